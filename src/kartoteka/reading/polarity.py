"""What an event's own clause says of it: negation, modal verbs, adverbs; and the value that results."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.sayings import says
from kartoteka.reading.stance_words import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

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


def negation(verb: Token) -> Token | None:
    """The word that denies the verb: *not*, *never*, *no* with its subject or object; but not in *not ... until*."""
    words = word_class("negations", "words")
    for child in verb.children:
        inner = [c for c in child.children if c.dep_ == "neg"] if child.dep_ in ("aux", "auxpass") else []
        for negative in (child, *inner):
            if negative.dep_ == "neg" and negative.lower_ in words:
                return None if _has_until(verb) or _denies_a_part(negative, verb) else negative
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "advmod", "preconj", "dative", "npadvmod"):
            if child.lower_ in word_class("negations", "pronouns"):
                return child
            for other in child.children:
                denies = other.dep_ in ("det", "neg", "preconj", "advmod") and other.lower_ in ("no", "neither", "not")
                if denies and (other.lower_ != "not" or child.dep_ != "advmod"):
                    return other
    return None


def _denies_a_part(negative: Token, verb: Token) -> bool:
    """*died not on the rack but three weeks later*: where he died is denied, that he did is not."""
    after = [t.lower_ for t in verb.doc[negative.i + 1 : verb.sent.end]]
    return negative.i == verb.i + 1 and "but" in after and after[:1] != ["but"]


def _nothing_after(verb: Token) -> Token | None:
    """*was accused of nothing*, *spoke to nobody*."""
    for preposition in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("of", "to", "with", "about")):
        for governed in clause.children(preposition, "pobj"):
            if governed.lower_ in ("nothing", "nobody", "none"):
                return governed
    return None


def _has_until(verb: Token) -> bool:
    return any(t.lower_ in ("until", "till") and t.i > verb.i for c in verb.children for t in (c, *c.children))


def own_clause(token: Token, outer: Stance, is_verb: bool, ignore_negation: bool) -> Stance:
    """What the event's own clause says: negation, modal verbs, adverbs."""
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
    own_aux = any(c.dep_ == "aux" for c in token.children) or (token.tag_ == "VBD" and clause.is_past_tense(token))
    for verb in verbs:
        if verb is token or not own_aux:
            stance = _modal(verb, stance)
    if is_verb and not ignore_negation:
        stance = _negated(token, verbs, stance)
    elif not is_verb:
        stance = _so_called(token, _noun_negated(token, stance))
    return _adverbs(token, stance)


def _modal(verb: Token, stance: Stance) -> Stance:
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    for auxiliary in (c for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"):
        name = "would" if auxiliary.lower_.endswith(("'d", "’d", "ll")) and len(auxiliary) <= 3 else auxiliary.lower_
        if name in ("could", "can", "would") and negation(verb) is not None and not perfect:
            continue
        if name == "would" and not stance.holders and not perfect and (verb.dep_ == "relcl" or _used_to_say(verb)):
            continue
        if name in _MODALS:
            certainty = "U" if name == "could" and not perfect else _MODALS[name]
            stance = stance.weaker(certainty, f"modal: {auxiliary.text}")
    return stance


def _used_to_say(verb: Token) -> bool:
    """*She would insist that he lived*, *a warder would recall how*: often, or later; no condition stands beside it."""
    if (
        not says(verb)
        or clause.is_passive(verb)
        or verb.dep_ not in ("ROOT", "conj", "ccomp")
        or (verb.dep_ == "ccomp" and says(verb.head))
    ):
        return False
    told = any(c.dep_ in ("ccomp", "dobj") for c in verb.children)
    conditional = any(
        (t.lower_ in word_class("conditions", "marks") and t.dep_ == "mark") or t.lower_ == "should" for t in verb.sent
    )
    return told and not conditional


def _negated(token: Token, verbs: list[Token], stance: Stance) -> Stance:
    found = negation(token) or _nothing_after(token)
    if found is None and len(verbs) > 1:
        joined = [c.lower_ for v in verbs[1:] for c in v.children if c.dep_ == "cc"]
        if joined and joined[-1] in ("or", "nor"):
            found = next((n for n in map(negation, verbs[1:]) if n is not None), None)
    if found is None:
        adverbs = [a for c in token.children for a in (c, *(c.children if c.lower_ == "ever" else ()))]
        if any(a.lower_ in word_class("adverbs", "hardly") for a in adverbs):
            return stance.turned("hardly").weaker("PR", "hardly")
        nearly = next((a for a in adverbs if a.lower_ in word_class("adverbs", "nearly") and a.dep_ == "advmod"), None)
        return stance if nearly is None else stance.turned(f"only {nearly.text}")
    return stance.turned(f"negated: {found.text}")


def _noun_negated(noun: Token, stance: Stance) -> Stance:
    for child in noun.children:
        if child.dep_ in ("det", "neg", "preconj") and child.lower_ in ("no", "neither", "not"):
            return stance.turned(f"negated: {child.text}") if stance.positive else stance
    return stance


def _is_official_word(adverb: Token) -> bool:
    """*Officially, he died of a stroke*: so it was said; not *was officially charged*."""
    opens = adverb.lower_ == "officially" and adverb.i + 1 < len(adverb.doc)
    return opens and (adverb.nbor().text == "," or adverb.i == adverb.sent.start)


def _so_called(noun: Token, stance: Stance) -> Stance:
    """*his alleged plot*, *the rumoured arrest*: said by somebody whom the words do not name."""
    for child in clause.children(noun, "amod"):
        if child.lower_ in word_class("adjectives", "rumoured"):
            return stance.weaker("U", f"rumoured: {child.text}").held((HOLDER_RUMOUR,), f"rumoured: {child.text}")
        if child.lower_ in word_class("adjectives", "alleged"):
            return stance.weaker("U", f"only {child.text}").held((HOLDER_UNSPECIFIED,), f"only {child.text}")
    return stance


def _adverbs(token: Token, stance: Stance) -> Stance:
    helping = (c for a in clause.children(token, "aux", "auxpass") for c in a.children)
    for child in (*token.children, *helping):
        if child.dep_ not in ("advmod", "npadvmod"):
            continue
        if child.lower_ in word_class("adverbs", "probable"):
            stance = stance.weaker("PR", f"adverb: {child.text}")
        elif child.lower_ in word_class("adverbs", "possible"):
            stance = stance.weaker("PS", f"adverb: {child.text}")
        elif (child.lower_ in word_class("adverbs", "reported") and child.i < token.i) or _is_official_word(child):
            stance = stance.weaker("U", f"adverb: {child.text}").held((HOLDER_UNSPECIFIED,), f"adverb: {child.text}")
    for preposition in clause.children(token, "prep"):
        for noun in clause.children(preposition, "pobj"):
            if preposition.lower_ in ("in", "by") and noun.lower_ in word_class("adverbs", "likelihood"):
                stance = stance.weaker("PR", f"adverb: {preposition.text} {noun.text}")
    return stance
