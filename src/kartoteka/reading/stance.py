"""How sure an event is, and on whose word it stands: the narrator's stand, in the values of FactBank.

From the event word the walk goes up through the sentence. In its own clause stand negation, modal verbs and adverbs;
each clause above either leaves the event as sure as it is itself (*was made to sign*), turns it round (*refused to
sign*), leaves it open (*ordered her to sign*), or says on whose word it stands (*she wrote that he had signed*).

    Harich denied that he had testified.   ->  testified: Uu, holder Harich
    He refused to name anybody.            ->  name: CT-
    It is rumoured that he was shot.       ->  shot: Uu, holder rumour

Sources: FactBank (Sauri and Pustejovsky 2009); implicatives after Karttunen 2012 and Nairn et al. 2006.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.roles import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPTH = 8
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "acl", "csubj", "csubjpass", "oprd"})
_MODALS = {
    "may": "PS",
    "might": "PS",
    "could": "PS",
    "must": "PR",
    "can": "U",
    "will": "U",
    "shall": "U",
    "should": "U",
    "would": "U",
}
_ORDER = ("CT", "PR", "PS", "U")


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    text = files(__package__).joinpath("data/stance.toml").read_text(encoding="utf-8")
    loaded = tomllib.loads(text)
    return {
        section: {key: frozenset(value.split()) if isinstance(value, str) else value for key, value in rows.items()}
        for section, rows in loaded.items()
    }


def word_class(section: str, name: str) -> frozenset[str]:
    """The lemmas of a class of `data/stance.toml`."""
    found: frozenset[str] = _table()[section][name]
    return found


def refutations() -> tuple[str, ...]:
    """Patterns of the words by which a narrator refutes what stood before."""
    return tuple(_table()["refuted"]["strong"])


@dataclass(frozen=True, slots=True)
class Stance:
    """How sure (`CT`, `PR`, `PS`, `U`), whether it happened or not, on whose word (outermost first), and why."""

    certainty: str = "CT"
    positive: bool = True
    holders: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """The FactBank value."""
        return "Uu" if self.certainty == "U" else self.certainty + ("+" if self.positive else "-")

    def weaker(self, certainty: str, reason: str) -> Stance:
        """At most as sure as `certainty`."""
        weakest = max(self.certainty, certainty, key=_ORDER.index)
        return replace(self, certainty=weakest, reasons=(*self.reasons, reason))

    def turned(self, reason: str) -> Stance:
        """The contrary."""
        return replace(self, positive=not self.positive, reasons=(*self.reasons, reason))

    def held(self, holders: tuple[str, ...], reason: str) -> Stance:
        """On the word of these, inside the holders that it has."""
        new = tuple(h for h in holders if h not in self.holders)
        return replace(self, holders=(*self.holders, *new), reasons=(*self.reasons, reason))


class Stances:
    """The stances of the words of one text."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def of(self, token: Token, is_verb: bool, ignore_negation: bool = False) -> Stance:
        """The stance of the event that the token names."""
        outer = self._outer(token, _DEPTH)
        return _local(token, outer, is_verb, ignore_negation)

    def _outer(self, token: Token, depth: int) -> Stance:
        """The stance of the world in which the token's clause stands: what its governors say."""
        head = token.head
        if head is token or head.i == token.i or depth == 0:
            return Stance()
        if token.dep_ == "conj":
            return self._outer(token.head, depth - 1)
        if token.dep_ in ("prep", "agent", "dative", "prt", "mark"):
            return self._outer_of_phrase(token, depth)
        if token.dep_ in _COMPLEMENTS or token.dep_ in ("dobj", "attr"):
            return self._governed(token, head, depth)
        if token.dep_ in ("pobj",):
            return self._outer_of_phrase(head, depth, token)
        if token.dep_ == "advcl":
            return self._adverbial(token, head, depth)
        if token.dep_ == "relcl":
            return self._relative(head, depth)
        if token.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
            return self._as_subject(token, head, depth)
        return self._outer(head, depth - 1)

    def _relative(self, antecedent: Token, depth: int) -> Stance:
        """A relative clause tells more of its noun: it shares the word on which the noun's clause stands, not its negation."""
        above = self._outer(antecedent, depth - 1)
        return replace(above, positive=True, certainty=above.certainty if above.holders else "CT")

    def _outer_of_phrase(self, preposition: Token, depth: int, inner: Token | None = None) -> Stance:
        governor = preposition.head
        if governor.i == preposition.i:
            return Stance()
        above = self._outer(governor, depth - 1)
        if preposition.lower_ == "without":
            return above.turned("negated: without")
        if preposition.lower_ in ("of", "about", "to", "with", "for", "from", "into") and governor.pos_ in (
            "VERB",
            "NOUN",
            "ADJ",
        ):
            if governor.pos_ == "NOUN" and inner is not None and governor.dep_ != "ROOT":
                return self._under_noun(governor, depth, above)
            if preposition.lower_ in ("of", "about", "with", "for") and governor.pos_ == "VERB":
                return self._under_reporting_phrase(preposition, governor, above)
            if preposition.lower_ == "from" and governor.lemma_ in word_class("governors", "implies_not"):
                return self._turned_by(governor, above)
        return above

    def _under_reporting_phrase(self, preposition: Token, governor: Token, above: Stance) -> Stance:
        lemma = governor.lemma_
        accusing = preposition.lower_ in ("of", "with", "for") and lemma in (
            "accuse",
            "suspect",
            "charge",
            "convict",
            "condemn",
            "sentence",
            "indict",
            "blame",
            "denounce",
            "try",
        )
        if accusing:
            holders = self._speakers(governor)
            return above.weaker("U", f"charged: {governor.text}").held(holders, f"held by who {governor.text}")
        if preposition.lower_ in ("of", "about") and lemma in (
            "speak",
            "talk",
            "tell",
            "boast",
            "complain",
            "hear",
            "know",
            "warn",
            "dream",
        ):
            return above.weaker("U", f"told: {governor.text} {preposition.text}").held(
                self._speakers(governor), f"held by who {governor.text}"
            )
        if (
            lemma in ("ask", "apply", "beg", "plead", "hope", "wait", "call", "petition", "appeal")
            and preposition.lower_ == "for"
        ):
            return above.weaker("U", f"open: {governor.text} for")
        return above

    def _as_subject(self, token: Token, head: Token, depth: int) -> Stance:
        above = self._outer(head, depth - 1)
        happens = head.lemma_ in (
            "take",
            "occur",
            "happen",
            "follow",
            "begin",
            "start",
            "open",
            "come",
            "be",
            "give",
            "make",
        )
        if token.pos_ in ("NOUN", "PROPN") and happens and head.lemma_ != "be":
            return _local(head, above, True, False)
        return above

    def _adverbial(self, token: Token, head: Token, depth: int) -> Stance:
        above = self._outer(head, depth - 1)
        marks = {child.lower_ for child in token.children if child.dep_ in ("mark", "advmod", "aux")}
        if marks & word_class("conditions", "marks"):
            return above.weaker("U", "conditional clause")
        if "should" in marks and token.i < head.i:
            return above.weaker("U", "conditional clause")
        if (
            token.tag_ == "VB"
            and "to" in marks
            and head.lemma_ not in ("come", "go", "hurry", "travel", "return", "live", "survive")
        ):
            return above.weaker("U", "a purpose")
        return above

    def _governed(self, token: Token, head: Token, depth: int) -> Stance:
        above = self._outer(head, depth - 1)
        if _is_apart(token, head):
            return above
        if head.pos_ in ("NOUN", "PROPN"):
            participle = token.dep_ == "acl" and token.tag_ in ("VBN", "VBG", "VBD")
            return above if participle else self._under_noun(head, depth, above)
        if head.pos_ == "ADJ" or head.lemma_ == "be":
            return self._under_adjective(token, head, above)
        if head.pos_ not in ("VERB", "AUX"):
            return above
        if token.dep_ == "pcomp":
            return above
        return self._under_verb(token, head, above)

    def _under_verb(self, token: Token, head: Token, above: Stance) -> Stance:
        lemma, clausal = head.lemma_.lower(), token.dep_ in ("ccomp", "xcomp", "csubj", "csubjpass", "oprd", "acl")
        finite = (
            token.dep_ == "ccomp" or any(c.lower_ == "that" for c in token.children) or _is_perfect_infinitive(token)
        )
        if lemma in word_class("governors", "probable") and clausal:
            return _local(head, above, True, False).weaker("PR", f"probable: {head.text}")
        if lemma in word_class("governors", "rumour") and clausal:
            return above.weaker("U", "rumour").held((HOLDER_RUMOUR,), f"rumour: {head.text}")
        if lemma in word_class("governors", "implies_not") and (clausal or token.pos_ == "NOUN"):
            return self._turned_by(head, above)
        if clausal and finite and self._reports(head):
            return self._reported(head, above)
        if lemma in word_class("governors", "open") and (
            clausal
            or token.pos_ == "NOUN"
            and lemma
            in (
                "want",
                "seek",
                "demand",
                "plan",
                "threaten",
                "promise",
                "offer",
                "order",
                "expect",
                "request",
                "plot",
                "await",
                "fear",
                "attempt",
                "propose",
                "urge",
            )
        ):
            return above.weaker("U", f"open: {head.text}")
        if clausal and self._reports(head) and lemma not in word_class("governors", "implies"):
            return self._reported(head, above)
        if token.dep_ == "dobj" and lemma in ("deny", "allege", "dispute", "suspect"):
            return self._reported(head, above)
        if clausal and lemma in word_class("governors", "implies"):
            return _local(head, above, True, False)
        if token.dep_ == "dobj" and token.pos_ == "NOUN":
            return _local(head, above, True, False)
        return above

    def _turned_by(self, head: Token, above: Stance) -> Stance:
        own = _local(head, above, True, False)
        return own.turned(f"turned round: {head.text}") if own.certainty == "CT" else own

    def _reports(self, head: Token) -> bool:
        lemma = head.lemma_.lower()
        return lemma in word_class("governors", "report") or lemma in word_class("governors", "claim")

    def _reported(self, head: Token, above: Stance) -> Stance:
        lemma = head.lemma_.lower()
        if lemma in ("know", "learn", "hear", "see") and not clause.is_passive(head):
            return above
        holders = self._speakers(head)
        stance = above.held(holders, f"held by who {head.text}")
        negated = _negation(head) is not None
        if self.is_distant(head, holders) or negated:
            return stance.weaker("U", f"only {head.text}" if not negated else f"not {head.text}")
        return stance

    def speakers(self, verb: Token) -> tuple[str, ...]:
        """On whose word stands what the speaking verb says; empty where nobody can be named."""
        return self._speakers(verb)

    def is_distant(self, verb: Token, holders: tuple[str, ...]) -> bool:
        """Whether the narrator does not take over what the verb says: a claim, a rumour, the word of those in power."""
        lemma = verb.lemma_.lower()
        open_holder = HOLDER_RUMOUR in holders or HOLDER_UNSPECIFIED in holders
        return open_holder or lemma in word_class("governors", "claim") or self._is_interested(verb)

    def _speakers(self, verb: Token) -> tuple[str, ...]:
        """On whose word stands what the verb governs."""
        slots = clause.slots(verb)
        if verb.lemma_ in ("learn", "hear"):
            return self._entities(slots.after.get("from", ()))
        found = self._entities(slots.doer)
        if found:
            if verb.lemma_ == "have" and "from" in slots.after:
                return (*found, *self._entities(slots.after["from"]))
            return found
        if verb.lemma_ in (
            "accuse",
            "charge",
            "suspect",
            "convict",
            "condemn",
            "sentence",
            "indict",
            "blame",
            "denounce",
            "try",
        ):
            return ()
        if any(t.text[:1].isupper() for t in slots.doer if t.pos_ == "PROPN"):
            return ()
        past = any(c.dep_ == "auxpass" and c.lower_ in ("was", "were") for c in verb.children)
        impersonal = slots.passive and any(
            t.lower_ == "it" for t in clause.children(verb, "nsubjpass", "nsubj", "expl")
        )
        if impersonal and (
            past or any(c.lower_ in ("everywhere", "generally", "widely", "commonly") for c in verb.children)
        ):
            return (HOLDER_RUMOUR,)
        return (HOLDER_UNSPECIFIED,) if slots.passive else ()

    def _entities(self, tokens: tuple[Token, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(e for t in tokens for e in (self._resolver.any(t) or self._resolver.people(t))))

    def _is_interested(self, verb: Token) -> bool:
        """Whether those who say it are those in power, or those who are charged."""
        doers = clause.slots(verb).doer
        return any(t.lemma_.lower() in word_classes()["institution_of_power"] for t in doers)

    def _under_adjective(self, token: Token, head: Token, above: Stance) -> Stance:
        adjectives = [head] if head.pos_ == "ADJ" else clause.children(head, "acomp", "attr")
        own = _local(head, above, True, True) if head.pos_ != "ADJ" else above
        for adjective in adjectives:
            if adjective.i == token.i:
                continue
            for name, certainty in (("probable", "PR"), ("possible", "PS"), ("open", "U")):
                if adjective.lemma_.lower() in word_class("adjectives", name) and token.dep_ in _COMPLEMENTS:
                    return own.weaker(certainty, f"{name}: {adjective.text}")
            if adjective.lemma_.lower() in word_class("adjectives", "false") and token.dep_ in _COMPLEMENTS:
                return own.turned(f"false: {adjective.text}")
            if adjective.pos_ == "NOUN" and token.dep_ in ("ccomp", "acl"):
                return self._under_noun(adjective, 2, own)
        if head.lemma_ == "be" and token.dep_ == "xcomp":
            return own.weaker("U", "was to be") if clause.is_passive(token) else own
        if head.lemma_ == "be" and token.dep_ == "ccomp":
            for subject in clause.children(head, "nsubj"):
                if subject.lemma_.lower() in word_class("nouns", "said"):
                    return own.weaker("U", f"the {subject.text} was")
        return own if head.lemma_ != "be" or token.dep_ != "attr" else _local(head, above, True, False)

    def _under_noun(self, noun: Token, depth: int, above: Stance) -> Stance:
        lemma = noun.lemma_.lower()
        negated = (
            any(c.lower_ in ("no", "any") for c in clause.children(noun, "det"))
            or noun.head.pos_ in ("VERB", "AUX")
            and _negation(noun.head) is not None
        )
        if lemma in word_class("nouns", "rumour"):
            return above.weaker("U", f"rumour: {noun.text}").held((HOLDER_RUMOUR,), f"rumour: {noun.text}")
        if lemma in word_class("nouns", "open"):
            return above.weaker("U", f"open: {noun.text}")
        if lemma in word_class("nouns", "proof") and negated:
            return above.weaker("U", f"no {noun.text}")
        if lemma in word_class("nouns", "report") and any(c.lower_ == "that" for c in noun.subtree):
            owners = self._entities(tuple(clause.children(noun, "poss")) + clause.prepositions(noun).get("of", ()))
            return above.weaker("U", f"told: {noun.text}").held(owners, f"held: {noun.text}")
        return above


def _is_apart(token: Token, head: Token) -> bool:
    """Whether a semicolon or colon stands between: two sentences that the parser has joined."""
    start, end = sorted((token.i, head.i))
    return any(t.text in (";", ":") for t in token.doc[start:end])


def _is_perfect_infinitive(token: Token) -> bool:
    lowers = {c.lower_ for c in token.children if c.dep_ == "aux"}
    return {"to", "have"} <= lowers


def _negation(verb: Token) -> Token | None:
    """The word that denies the verb: *not*, *never*, *no* with its subject or object; not the *not* of *not ... until*."""
    words = word_class("negations", "words")
    for child in (
        c
        for child in verb.children
        for c in ((child, *child.children) if child.dep_ in ("aux", "auxpass") else (child,))
    ):
        if child.dep_ == "neg" and child.lower_ in words:
            if _has_until(verb):
                return None
            return child
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "advmod", "preconj", "dative", "npadvmod"):
            if child.lower_ in ("nobody", "nothing", "none", "neither", "never", "nowhere", "no"):
                return child
            for inner in child.children:
                if (
                    inner.dep_ in ("det", "neg", "preconj", "advmod")
                    and inner.lower_ in ("no", "neither", "not")
                    and not (inner.lower_ == "not" and child.dep_ == "advmod")
                ):
                    return inner
    return None


def _has_until(verb: Token) -> bool:
    return any(t.lower_ in ("until", "till") and t.i > verb.i for c in verb.children for t in (c, *c.children))


def _local(token: Token, outer: Stance, is_verb: bool, ignore_negation: bool) -> Stance:
    """What the event's own clause says: negation, modal verbs, adverbs, questions."""
    stance = outer
    verbs = [token]
    current = token
    while (
        current.dep_ == "conj"
        and current.head.pos_ in ("VERB", "AUX")
        and not clause.own_subject(current)
        and len(verbs) < 5
    ):
        current = current.head
        verbs.append(current)
    own_aux = any(c.dep_ in ("aux",) for c in token.children)
    for verb in verbs:
        if verb is not token and own_aux:
            break
        stance = _modal(verb, stance)
    if is_verb and not ignore_negation:
        stance = _negated(token, verbs, stance)
    elif not is_verb:
        stance = _noun_negated(token, stance)
    return _adverbs(token, stance)


def _modal(verb: Token, stance: Stance) -> Stance:
    auxiliaries = [c for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"]
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    for auxiliary in auxiliaries:
        name = auxiliary.lower_
        if name in ("could", "can", "would") and _negation(verb) is not None and not perfect:
            continue
        if name == "would" and not stance.holders and verb.dep_ in ("relcl",) and not perfect:
            continue
        if name in ("'d", "’d", "’ll", "'ll"):
            name = "would"
        if name in _MODALS:
            certainty = "U" if name == "could" and not perfect else _MODALS[name]
            stance = stance.weaker(certainty, f"modal: {auxiliary.text}")
    return stance


def _negated(token: Token, verbs: list[Token], stance: Stance) -> Stance:
    found = _negation(token)
    if found is None and len(verbs) > 1:
        joined = [c.lower_ for v in verbs[1:] for c in v.children if c.dep_ == "cc"]
        if joined and joined[-1] in ("or", "nor"):
            found = next((n for n in map(_negation, verbs[1:]) if n is not None), None)
    if found is None:
        hardly = [c for c in token.children if c.lower_ in word_class("adverbs", "hardly")]
        return stance.turned("hardly").weaker("PR", "hardly") if hardly else stance
    return stance.turned(f"negated: {found.text}")


def _noun_negated(noun: Token, stance: Stance) -> Stance:
    for child in noun.children:
        if child.dep_ in ("det", "neg", "preconj") and child.lower_ in ("no", "neither", "not"):
            return stance.turned(f"negated: {child.text}") if stance.positive else stance
    return stance


def _adverbs(token: Token, stance: Stance) -> Stance:
    for child in token.children:
        if child.dep_ not in ("advmod", "npadvmod"):
            continue
        word = child.lower_
        if word in word_class("adverbs", "probable"):
            stance = stance.weaker("PR", f"adverb: {child.text}")
        elif word in word_class("adverbs", "possible"):
            stance = stance.weaker("PS", f"adverb: {child.text}")
        elif word in word_class("adverbs", "reported") and child.i < token.i:
            stance = stance.weaker("U", f"adverb: {child.text}").held((HOLDER_UNSPECIFIED,), f"adverb: {child.text}")
    return stance
