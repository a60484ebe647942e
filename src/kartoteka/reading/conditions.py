"""The conditions of lexicon entries: what must stand around a word for it to name the event.

| condition | holds where |
| --- | --- |
| `obj=person/thing/place/any/none/CLASS` | so the one to whom it is done: object, or subject of a passive |
| `subj=person/force/any/CLASS` | so the doer |
| `passive=yes/no`, `neg=yes`, `tag=VBN` | the verb's form |
| `prep=to/from` | one of the prepositions or particles depends on the verb |
| `bare=yes` | no particle and no complement changes the verb's sense |
| `near=...`, `not=...` | one (none) of the words, or of a class (`@post`), stands close by, same sentence |
| `clause=yes`, `quote=yes` | a clause, a quotation depends on the verb; `clause=hostile`: *meant to kill* |
| `place=yes` | a place stands in a phrase of the verb |
| `attr=CLASS` | a predicate of the class follows (*called him a traitor*) |
| `joined=` | the first parts of a hyphened verb stand before it (made from the pattern itself) |
| `own=` | a noun has a possessor or an *of*-phrase of the kind |
| `after=` | a preposition of the verb governs such a word |
| `of=`, `to=`, `by=`, `for=`, `with=`, `from=`, `on=`, `in=`, `at=`, `as=` | there is such a complement or owner |
| `entry=yes` | the word stands in an entry of a list, a register, an encyclopaedia |
| `event=...`, `det=yes`, `copula=yes` | a noun or phrase stands where it names an event and not a notion |

CLASS is a class of `data/word_classes.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kartoteka.reading import clause, clipped
from kartoteka.reading.kinds import Kinds, word_classes
from kartoteka.reading.lexicon import Entry

if TYPE_CHECKING:
    from spacy.tokens import Token

_CHANGING_PARTICLES = frozenset(
    ["to", "into", "off", "up", "out", "over", "as", "apart", "away", "down", "back", "on", "aback"]
)
_PREPOSITIONS = (
    *("to", "from", "for", "with", "on", "in", "into", "at", "against", "as", "over", "about", "across", "between"),
    *("upon", "behind", "before", "under", "around", "round", "through", "without", "onto", "off", "out of"),
)
_QUOTES = frozenset('"“”„‘«»')


@dataclass(frozen=True)
class Site:
    """A word that may be a trigger, with what stands around it (computed when first asked)."""

    token: Token
    kinds: Kinds
    in_entry: bool = False

    @cached_property
    def slots(self) -> clause.Slots:
        """The slots of the verb; in a clipped stretch the one of whom it is said, whatever the parser makes of it."""
        found = clause.slots(self.token)
        strict = self.token.lemma_.lower() in word_classes()["participial"]
        if self.in_entry and not self.is_verbless and self.opens_segment and self._is_bare_participle(found):
            return replace(found, undergoer=(), passive=True, clipped=True)
        if (self.in_entry or strict) and not self.is_verbless and self._looks_active(found):
            return replace(found, undergoer=(), passive=True, clipped=True)
        if self.is_verbless and not any(self.kinds.is_person(t) for t in found.undergoer if not found.passive):
            of_whom = clipped.subjects(self.token, self.kinds)
            return replace(found, doer=of_whom, undergoer=(), passive=True, clipped=True)
        return found

    @cached_property
    def undergoer(self) -> tuple[Token, ...]:
        """The logical object as the parser has it."""
        return clause.slots(self.token).undergoer

    @cached_property
    def undergoer_words(self) -> frozenset[str]:
        """Forms and base forms of the logical object, where it may stand before the verb."""
        return frozenset(t.lower_ for t in self.undergoer) | frozenset(t.lemma_.lower() for t in self.undergoer)

    def _looks_active(self, found: clause.Slots) -> bool:
        """*Petrovsky also exiled to Tomsk*: the parser takes a bare participle for a past tense."""
        bare = not any(c.dep_ in ("aux", "auxpass", "dobj", "ccomp", "xcomp") for c in self.token.children)
        return (
            self.token.tag_ in ("VBD", "VBN")
            and bare
            and (self.token.dep_ == "ROOT" or (self.in_entry and self.token.dep_ in ("dep", "parataxis")))
            and not found.passive
            and bool(found.doer)
            and not found.undergoer
            and not any(self.kinds.is_force(t) for t in found.doer)
            and not found.after.keys() & {"at", "on", "upon"} - ({"at", "on"} if self.in_entry else set())
        )

    @cached_property
    def opens_segment(self) -> bool:
        """Whether the word stands first in its stretch of the sentence, but for adjectives."""
        first = clipped.segment(self.token)[0]
        return all(t.pos_ == "ADJ" for t in self.token.doc[first : self.token.i])

    def _is_bare_participle(self, found: clause.Slots) -> bool:
        """*; hanged in the square, last of all, it is told*: a stretch that opens with a participle is of the entry's
        person, whatever follows in it."""
        token = self.token
        if token.tag_ not in ("VBN", "VBD") or (found.passive and clause.children(token, "auxpass")):
            return False
        return not any(c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.i > token.i for c in token.children)

    @cached_property
    def near(self) -> frozenset[str]:
        """Lemmas and forms in the sentence, from eight words before to fourteen after."""
        sentence = self.token.sent
        start, end = max(sentence.start, self.token.i - 8), min(sentence.end, self.token.i + 15)
        around = [t for t in self.token.doc[start:end] if t.i != self.token.i]
        return frozenset(t.lemma_.lower() for t in around) | frozenset(t.lower_ for t in around)

    @cached_property
    def close(self) -> frozenset[str]:
        """Lemmas and forms of the next six words and of the two before."""
        sentence = self.token.sent
        start, end = max(sentence.start, self.token.i - 2), min(sentence.end, self.token.i + 7)
        around = [t for t in self.token.doc[start:end] if t.i != self.token.i]
        return frozenset(t.lemma_.lower() for t in around) | frozenset(t.lower_ for t in around)

    @cached_property
    def is_verbless(self) -> bool:
        """Whether no finite verb with a subject stands in its stretch of the sentence: a clipped entry."""
        return clipped.is_clipped(self.token)


def holds(entry: Entry, site: Site) -> bool:
    """Whether all conditions of the entry hold at the site; who is moved (*was flown*) does not travel."""
    if entry.type == "travel" and entry.kind == "verb" and _is_moved(entry, site):
        return False
    return all(_CONDITIONS[name](site, values) for name, values in entry.conditions)


def _is_moved(entry: Entry, site: Site) -> bool:
    says = {name for name, _values in entry.conditions}
    return not says & {"passive", "obj"} and any(c.dep_ == "auxpass" for c in site.token.children)


def _is_class(site: Site, tokens: tuple[Token, ...], values: tuple[str, ...]) -> bool:
    for value in values:
        if (value == "any" and tokens) or (value == "none" and not tokens):
            return True
        if any(_is(site, token, value) for token in tokens):
            return True
    return False


def _is(site: Site, token: Token, value: str) -> bool:
    if value == "person":
        return site.kinds.is_people(token)
    if value == "place":
        return site.kinds.is_place(token)
    if value == "body":
        return "body" in site.kinds.of(token)
    if value == "force":
        return site.kinds.is_force(token)
    if value == "thing":
        return not site.kinds.is_person(token)
    if value == "body_part":
        value = "remains"
    classes = word_classes()
    if token.pos_ in ("NUM", "PRON", "DET"):  # *two of my teeth*
        parts = clause.prepositions(token).get("of", ())
        if any(t.lemma_.lower() in classes.get(value, ()) for t in parts):
            return True
    if value == "prison" and token.lower_ in classes["captivity"]:
        return True
    if not {token.lemma_.lower(), token.lower_}.isdisjoint(classes.get(value, ())):
        return True
    return value == "work" and "work" in site.kinds.of(token)


def _object(site: Site, values: tuple[str, ...]) -> bool:
    undergoer = site.slots.undergoer
    if site.slots.clipped:
        return bool({"person", "any", "none"} & set(values))
    if not undergoer and site.slots.passive and "none" not in values:
        return bool({"person", "any"} & set(values))
    if values == ("thing",):
        return bool(undergoer) and not any(_is(site, t, "person") for t in undergoer)
    if "person" in values and not any(_is(site, t, "person") for t in undergoer):
        if any(site.kinds.is_people(t) for t in site.slots.recipient):
            return True  # *gave him ten years*
        return any(
            site.kinds.is_people(owner)
            for t in undergoer
            if not {t.lemma_.lower(), t.lower_}.isdisjoint(_living_parts())
            for owner in clause.children(t, "poss")
        )  # *her leg was broken*, but not *his writings were seized*
    return _is_class(site, undergoer, values)


def _living_parts() -> frozenset[str]:
    classes = word_classes()
    return (classes["injury_part"] | classes["health"]) - classes["corpse"]


def _subject(site: Site, values: tuple[str, ...]) -> bool:
    doer = site.slots.doer
    if site.slots.clipped:
        return bool({"person", "any"} & set(values))
    if not doer and site.slots.passive and not site.slots.undergoer:
        return "force" not in values
    if not doer and site.slots.passive:
        return "person" in values or "any" in values or "force" in values
    if not doer and not site.slots.passive and site.is_verbless:
        return "person" in values or "any" in values
    return _is_class(site, doer, values)


def _passive(site: Site, values: tuple[str, ...]) -> bool:
    if site.slots.clipped and "no" in values:
        return site.token.tag_ != "VBN"
    return "any" in values or site.slots.clipped or site.slots.passive == ("yes" in values)


def _negated(site: Site, values: tuple[str, ...]) -> bool:
    token = site.token
    words = {t.lower_ for t in token.children} | {
        t.lower_ for s in (*site.slots.doer, *site.slots.undergoer) for t in s.children
    }
    words |= {t.lower_ for t in (*site.slots.doer, *site.slots.undergoer)}
    return bool(words & {"not", "n't", "never", "no", "nobody", "nothing", "neither", "none"})


def _preposition(site: Site, values: tuple[str, ...]) -> bool:
    governed = {
        c.lower_ for c in site.token.children if c.dep_ in ("prep", "prt", "advmod", "dative", "mark")
    } | site.slots.after.keys()
    governed |= {m.lower_ for c in clause.children(site.token, "advcl") for m in clause.children(c, "mark")}
    return any(v in governed for v in values)


def _bare(site: Site, values: tuple[str, ...]) -> bool:
    if "no" in values:
        return True
    for child in site.token.children:
        if child.dep_ in ("prt", "xcomp", "ccomp", "oprd", "acomp"):
            return False
        if child.dep_ == "prep" and child.lower_ in _CHANGING_PARTICLES and child.lower_ not in ("on", "down"):
            return False
    return True


def _near(site: Site, values: tuple[str, ...]) -> bool:
    return _stands_in(site.near, values)


def _not(site: Site, values: tuple[str, ...]) -> bool:
    return not _stands_in(site.close, values)


def _stands_in(words: frozenset[str], values: tuple[str, ...]) -> bool:
    """Whether one of the words, or a word of one of the classes (*@post*), is among the words around."""
    return any(not words.isdisjoint(word_classes()[v[1:]]) if v[0] == "@" else v in words for v in values)


def _clause(site: Site, values: tuple[str, ...]) -> bool:
    complements = clause.children(site.token, "ccomp", "xcomp") + [
        c
        for c in site.token.children
        if c.dep_ in ("acl", "advcl") and any(m.lower_ in ("that", "how", "whether") for m in c.children)
    ]
    if "that" in values:
        return any(c.dep_ == "ccomp" and c.i > site.token.i and clause.own_subject(c) for c in complements)
    if "no" in values:
        return not complements
    if "to" in values:
        return any(c.dep_ == "xcomp" and any(t.lower_ == "to" for t in c.children) for c in complements)
    if "would" in values:
        return any(t.lower_ in ("would", "will", "shall") for c in complements for t in c.children)
    if "accusing" in values:
        return (
            any(_is(site, t, "person") for c in complements for t in clause.own_subject(c)) and "belonged" in site.near
        )
    if "hostile" in values:
        return any(c.dep_ == "xcomp" and c.lemma_ in word_classes()["hostile"] for c in complements)
    if "spare" in values:
        return any(c.lemma_ in word_classes()["sparing"] for c in complements)
    return bool(complements) or _opens_quotation(site.token) or _is_in_passing(site.token)


def _is_in_passing(verb: Token) -> bool:
    """Whether the verb and its subject stand between commas in what they tell: *the papers, he hinted, were safe*."""
    subjects = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")]
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or len(subjects) > 2 or not subjects:
        return False
    if any(c.dep_ in ("dobj", "attr", "auxpass") for c in verb.children):
        return False
    doc, subject = verb.doc, subjects[-1]
    first = min(subject.left_edge.i, verb.i)
    if subject.left_edge.i < verb.i and doc[subject.left_edge.i].lower_ in ("who", "which", "that"):
        return False
    after = doc[max(verb.i, subject.i) + 1 : max(verb.i, subject.i) + 5]
    return first > verb.sent.start and doc[first - 1].text == "," and any(t.text == "," for t in after)


def _opens_quotation(verb: Token) -> bool:
    """Whether a quotation begins right after the verb or ends right before its clause: *"...," he said*."""
    start = min((t.i for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), default=verb.i)
    around = [*verb.doc[max(0, start - 2) : start], *verb.doc[verb.i + 1 : verb.i + 4]]
    return any(t.text in _QUOTES for t in around)


def _quote(site: Site, values: tuple[str, ...]) -> bool:
    token = site.token
    doc = token.doc
    around = doc[max(token.sent.start - 1, token.i - 4, 0) : min(len(doc), token.i + 5)]
    return any(t.text in _QUOTES for t in around)


def _place(site: Site, values: tuple[str, ...]) -> bool:
    governed = [t for name, heads in site.slots.after.items() if name != "by" for t in heads]
    governed += site.slots.undergoer
    return any(site.kinds.is_place(t) or _is_seat(site, t) for t in governed)


def _is_seat(site: Site, token: Token) -> bool:
    """*To the university*, *into the consulate*: a body that is where one goes; but not *expelled from the Party*."""
    return token.head.lower_ in ("to", "into", "at", "in") and site.kinds.of(token) == {"body"}


def _person_after(site: Site, values: tuple[str, ...]) -> bool:
    return any(site.kinds.is_person(t) for t in site.slots.after.get("to", ()))


def _joined(site: Site, values: tuple[str, ...]) -> bool:
    """Whether the first parts of a hyphened verb stand before it: *ill* and a hyphen before *treated*."""
    expected = [part for value in values for part in (value, "-")]
    start = site.token.i - len(expected)
    return start >= 0 and [t.lower_ for t in site.token.doc[start : site.token.i]] == expected


def _attribute(site: Site, values: tuple[str, ...]) -> bool:
    found = list(site.slots.attribute) + [
        a for c in clause.children(site.token, "ccomp") for a in (c, *clause.children(c, "attr"))
    ]
    tokens = tuple(t for f in found for t in clause.with_conjuncts(f))
    return _is_class(site, tokens, values)


def _tag(site: Site, values: tuple[str, ...]) -> bool:
    return site.token.tag_ in values


def _poss_other(site: Site, values: tuple[str, ...]) -> bool:
    return not site.near & {"own"}


def _by(site: Site, values: tuple[str, ...]) -> bool:
    governed = site.slots.after.get("by", ())
    if "years" in values:
        return any(t.lemma_ in ("year", "month", "week", "day") for t in governed)
    return _is_class(site, governed, values)


def _dative(site: Site, values: tuple[str, ...]) -> bool:
    return bool(site.slots.recipient) or "to" in site.slots.after


def _owner(site: Site, values: tuple[str, ...]) -> bool:
    """Whether a noun has an owner, an *of*-phrase or a defining word in front."""
    token = site.token
    owners = clause.children(token, "poss", "compound", "nmod") + list(site.slots.after.get("of", ()))
    owners += [t for name in ("by", "on", "upon", "from") for t in site.slots.after.get(name, ())]
    if "any" in values and (owners or _defined(token)):
        return True
    if _defined(token) and "person" in values and not owners:
        return True
    return _is_class(site, tuple(owners), values)


def _own(site: Site, values: tuple[str, ...]) -> bool:
    """Whether a noun has a possessor or an *of*-, *by*-phrase of the kind."""
    owners = clause.children(site.token, "poss") + [
        t for name in ("of", "by", "from") for t in site.slots.after.get(name, ())
    ]
    return _is_class(site, tuple(owners), values)


def _after_preposition(site: Site, values: tuple[str, ...]) -> bool:
    return any(
        _is_class(site, site.slots.after.get(name, ()), values) for name in ("on", "at", "upon", "against", "for")
    )


def _defined(token: Token) -> bool:
    """Whether a determiner says that one certain event is meant: *the*, *this*, *that same*, *no such*."""
    return any(
        c.lower_ in ("the", "this", "that", "these", "those", "no", "such", "second", "first", "his", "her", "their")
        for c in token.children
    )


def _complement(name: str) -> Callable[[Site, tuple[str, ...]], bool]:
    def check(site: Site, values: tuple[str, ...]) -> bool:
        if values == ("yes",):
            return site.token.dep_ == "pobj" and site.token.head.lower_ == name
        governed = site.slots.after.get(name, ())
        if "place" in values:
            return any(site.kinds.is_place(t) or _is_seat(site, t) for t in governed)
        return _is_class(site, governed, values) or (
            "any" in values and name in {c.lower_ for c in site.token.children}
        )

    return check


def _event(site: Site, values: tuple[str, ...]) -> bool:
    token, head = site.token, site.token.head
    if "no" in values:
        return False
    if "been" in values:
        return token.dep_ == "attr" and head.lemma_ in ("be", "remain", "become")
    if "left" in values:
        return token.dep_ in ("dobj", "conj") and "leave" in (head.lemma_, head.head.lemma_)
    if "on" in values:
        return (token.dep_ == "pobj" and head.lower_ in ("on", "by", "under", "upon")) or (
            token.dep_ == "dobj" and head.lemma_ in ("sign", "issue")
        )
    if "held" in values:
        happens = token.dep_ in ("nsubj", "nsubjpass") and head.lemma_ in word_classes()["happen"]
        return happens or (token.dep_ == "pobj" and head.lower_ in ("at", "after", "before", "during", "in", "since"))
    if "have" in values:
        return token.dep_ in ("dobj", "attr") and head.lemma_ in ("have", "suffer", "get")
    if "made" in values:
        return token.dep_ in ("dobj", "nsubjpass") and head.lemma_ in word_classes()["light"]
    if "verbless" in values:
        return site.is_verbless or (token.dep_ == "pobj" and head.lower_ == "in" and token.i - head.i <= 2)
    if "opened" in values:
        return token.dep_ in ("nsubj", "nsubjpass") and head.lemma_ in word_classes()["happen"]
    if "comes" in values:
        return token.dep_ in ("nsubj", "attr") and head.lemma_ in ("come", "be")
    if "find" in values:
        return token.dep_ == "dobj"
    if "of" in values:
        return token.dep_ == "pobj" and head.lower_ in ("of", "from")
    if "shouts" in values:
        return token.dep_ == "pobj" and head.lower_ == "of"
    return True


def _determined(site: Site, values: tuple[str, ...]) -> bool:
    has = (
        any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an", "any") for c in site.token.children)
        or site.is_verbless
    )
    return has != ("none" in values)


def _copula(site: Site, values: tuple[str, ...]) -> bool:
    token = site.token
    if "loose" in values:  # *they lifted him out dead*
        return token.dep_ in ("oprd", "acomp", "advcl") and token.head.pos_ == "VERB"
    return (
        token.head.lemma_ in ("be", "lie", "remain", "fall", "stand", "seem", "keep", "stay", "become", "go")
        or token.dep_ == "ROOT"
    )


def _dated(site: Site, values: tuple[str, ...]) -> bool:
    return any(t.like_num or t.ent_type_ == "DATE" for t in site.token.subtree)


def _part(site: Site, values: tuple[str, ...]) -> bool:
    return _owner(site, ("any",)) or "part" in site.near


def _in_entry(site: Site, values: tuple[str, ...]) -> bool:
    return site.in_entry


_CONDITIONS: dict[str, Callable[[Site, tuple[str, ...]], bool]] = {
    "obj": _object,
    "subj": _subject,
    "passive": _passive,
    "neg": _negated,
    "prep": _preposition,
    "bare": _bare,
    "near": _near,
    "not": _not,
    "clause": _clause,
    "quote": _quote,
    "place": _place,
    "person": _person_after,
    "attr": _attribute,
    "tag": _tag,
    "poss": _poss_other,
    "by": _by,
    "dative": _dative,
    "of": _owner,
    "own": _own,
    "joined": _joined,
    "after": _after_preposition,
    "event": _event,
    "det": _determined,
    "copula": _copula,
    "date": _dated,
    "part": _part,
    "entry": _in_entry,
} | {name: _complement(name) for name in _PREPOSITIONS}
"""Name of a condition -> whether it holds at a site for one of its values."""


def known_conditions() -> frozenset[str]:
    """The names that a lexicon entry may use."""
    return frozenset(_CONDITIONS)
