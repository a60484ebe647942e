"""Find the words that name an event of the vocabulary: the triggers.

Each word that can begin a lexicon entry is looked at once; of the entries whose words stand there and whose
conditions hold, the most specific one wins. A noun counts only where it stands as the name of one event: *the
arrest of his brother*, *after the trial*, not *murder suspects*, *fear of arrest*.

    She was put under arrest.        ->  arrest: "put under arrest"
    He works in an arrest ward.      ->  nothing
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading import clause, clipped
from kartoteka.reading.clipped import Headwords
from kartoteka.reading.conditions import Site, holds
from kartoteka.reading.event_types import types
from kartoteka.reading.kinds import Kinds, word_classes
from kartoteka.reading.lexicon import Entry, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STRETCH = 12
_GAP = 3
_COMPANY = 60
"""Tokens on either side within which an event of repression makes broad patterns count."""
_TEMPORAL = frozenset(
    [
        "after",
        "before",
        "during",
        "since",
        "until",
        "till",
        "following",
        "upon",
        "at",
        "on",
        "under",
        "by",
        "from",
        "in",
        "pending",
        "despite",
        "through",
        "for",
    ]
)
_REFLEXIVE = frozenset(["himself", "herself", "themselves", "myself", "ourselves", "oneself"])
"""*Himself* in a pattern stands for each of them."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that name an event: tokens `start` to `end` (exclusive), the head of their clause, the entry."""

    head: int
    start: int
    end: int
    entry: Entry
    slots: clause.Slots

    @property
    def type(self) -> str:
        """The event type of the vocabulary."""
        return self.entry.type


def find_triggers(doc: Doc, kinds: Kinds, headwords: Headwords | None = None) -> list[Trigger]:
    """All triggers of the text, in order; they do not overlap, but for objects that stand inside a phrase.

    Set phrases and everyday words (entries that are `only_where_told`) count in the company of an event of repression
    that a narrower entry names: *left a void in his country* is a flight only where somebody is hunted. A text of a
    few sentences has no company, and is read by all.
    """
    forms = [frozenset((token.lower_, token.lemma_.lower())) for token in doc]
    best = {token.i: _best(token, kinds, headwords, forms) for token in doc if _may_begin(token)}
    if len(doc) <= _COMPANY:
        return _without_doubles(_chosen(best, range(len(doc))))
    told = [trigger.head for trigger in _chosen(best, ()) if trigger.type in types("repression")]
    return _without_doubles(_chosen(best, told))


_Found = tuple[Trigger, list[int]]
_Pair = tuple[_Found | None, _Found | None]
"""Of a token: the trigger by all entries, and the one by the narrower entries; each with the tokens that it takes."""


def _may_begin(token: Token) -> bool:
    return token.is_alpha or token.lower_[0].isalpha() or token.text in "†*"


def _chosen(best: Mapping[int, _Pair], told: Sequence[int]) -> list[Trigger]:
    """Triggers, by all entries near the tokens where repression is `told`, by the narrower ones elsewhere."""
    found: list[Trigger] = []
    taken: set[int] = set()
    for index, (of_all, of_narrow) in best.items():
        if index in taken or (of_all is None and of_narrow is None):
            continue
        near = bisect_right(told, index + _COMPANY) > bisect_left(told, index - _COMPANY)
        trigger = of_all if near else of_narrow
        if trigger is not None:
            found.append(trigger[0])
            taken.update(trigger[1])
    return found


def _without_doubles(found: list[Trigger]) -> list[Trigger]:
    """*The order was given*: a verb that takes a noun before it into its pattern makes the noun's own trigger idle; so
    does a verb of the same type whose object the noun is (*smuggled a letter*), or to which it says where (*buried in a
    common grave*, *held in detention*)."""
    covered = {(t.start, t.type) for t in found if t.head != t.start}
    verbs = [t for t in found if t.entry.kind == "verb"]
    taken_in = {(o.i, t.type) for t in verbs for o in t.slots.undergoer}
    taken_in |= {(g.i, t.type) for t in verbs for name in _INTO for g in t.slots.after.get(name, ())}
    return [
        t
        for t in found
        if t.entry.kind not in ("noun", "phrase")
        or ((t.start, t.type) not in covered and (t.end - 1, t.type) not in taken_in)
    ]


_INTO = ("in", "into", "to")


def _best(token: Token, kinds: Kinds, headwords: Headwords | None, forms: Sequence[frozenset[str]]) -> _Pair:
    entries = lexicon().starting_with(token.lower_)
    if not entries:
        return None, None
    site = Site(token, kinds, headwords is not None and headwords.at(token) is not None)
    following = _following(forms[token.i + 1 : token.i + 2 * _STRETCH])
    verbal = {1: _is_verbal(token, 1), 2: _is_verbal(token, 2)}
    first: _Found | None = None
    for entry in entries:
        if first is not None and entry.only_where_told:
            continue
        if (entry.kind == "verb" and not verbal[min(len(entry.words), 2)]) or not _may_stand(entry, site, following):
            continue
        words = _words_at(entry, site, following)
        if words and _shape_fits(entry, site) and holds(entry, _site_of(entry, site, words)):
            found = Trigger(token.i, min(words), max(words) + 1, entry, site.slots), words
            first = first or found
            if not entry.only_where_told:
                return first, found
    return first, None


def _may_stand(entry: Entry, site: Site, following: frozenset[str]) -> bool:
    """Whether the second word of the entry stands anywhere near: most entries are ruled out so, and quickly."""
    if len(entry.words) == 1 or entry.words[1] in following:
        return True
    return len(entry.words) == 2 and entry.kind == "verb" and entry.words[1] in site.undergoer_words


def _site_of(entry: Entry, site: Site, words: list[int]) -> Site:
    """Where the conditions of the entry are to hold: for a noun of several words at the last, which is its head."""
    if entry.kind != "noun" or len(words) == 1 or site.token.doc[words[-1]].pos_ not in ("NOUN", "PROPN"):
        return site
    return Site(site.token.doc[words[-1]], site.kinds, site.in_entry)


def _shape_fits(entry: Entry, site: Site) -> bool:
    if entry.kind == "noun":
        noun = site.token.doc[site.token.i + len(entry.words) - 1]
        return is_eventive(noun) or (site.in_entry and _stands_before_date(noun))
    if entry.kind == "abbreviation":
        if len(entry.words[0]) <= 2:
            return _is_abbreviation(site.token, site.in_entry)
        opens = site.is_verbless or (site.in_entry and site.opens_segment)
        return entry.words[0].endswith(".") or (opens and _opens_stretch(site.token))
    return True


def _stands_before_date(noun: Token) -> bool:
    """*amnesty VIII 1921*: in an entry the parser takes the event for a modifier of its date."""
    return noun.dep_ == "compound" and (noun.head.is_digit or not set(noun.head.text) - set("IVX"))


def _opens_stretch(token: Token) -> bool:
    """Whether a post without an article stands at the head of its stretch: *1918-21 prof.*, not *student unrest*."""
    if token.dep_ in ("compound", "amod", "nmod"):
        return False
    start, _ = clipped.segment(token)
    before = token.doc[token.i - 1]
    return token.i == start or before.like_num or before.text in (",", "and") or before.pos_ in ("NUM", "PUNCT", "ADJ")


def _is_verbal(token: Token, words: int) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ not in ("aux", "auxpass", "compound") and not (
            token.dep_ == "amod" and token.i + 1 < len(token.doc) and words == 1
        )
    if token.tag_ in ("JJ", "NN", "NNP") and token.lower_.endswith(("ed", "en", "shot", "ung", "ught", "eld")):
        return token.dep_ not in ("amod", "compound", "nmod", "pobj") or words > 1
    return False


def _is_abbreviation(token: Token, in_entry: bool) -> bool:
    """Whether *B.*, *d.*, *M.* opens a stretch of a clipped entry and is no initial of a name."""
    start, end = clipped.segment(token)
    if token.i != start and not token.doc[token.i - 1].like_num:
        return False
    following = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    if in_entry and (following[:1].isdigit() or following in ("in", "at", "on", "of", "c.", "abt")):
        return True  # *D. in the prison hospital, no doctor having been called*
    if token.text == "*":
        return False
    return ((end - start > 1 or following == "(") and clipped.is_clipped(token)) or token.doc[start - 1].text == "("


def is_eventive(noun: Token) -> bool:
    """Whether a noun stands as the name of one event and not as a notion, a modifier or a part of a name."""
    if noun.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB") or noun.dep_ in ("compound", "nmod", "amod", "poss"):
        return False
    if noun.pos_ == "VERB" and noun.tag_ != "VBG":
        return False
    modifiers = {c.dep_ for c in noun.children}
    if modifiers & {"poss", "det", "nummod", "prep", "acl", "relcl"} or noun.text[:1].isupper():
        return not any(c.lower_ in ("any", "every", "each") for c in noun.children)
    if noun.dep_ == "pobj":
        return noun.head.lower_ in _TEMPORAL or (noun.head.lower_ == "of" and noun.head.head.pos_ == "VERB")
    return noun.dep_ in ("ROOT", "nsubj", "nsubjpass", "dobj", "attr", "conj", "appos", "npadvmod")


def _following(forms: Sequence[frozenset[str]]) -> frozenset[str]:
    """Forms and base forms of the words that follow within the stretch of an entry."""
    found = frozenset().union(*forms)
    return found if found.isdisjoint(_REFLEXIVE) else found | {"himself"}


def _words_at(entry: Entry, site: Site, following: frozenset[str]) -> list[int]:
    """Indexes of the entry's words if they stand there, else empty."""
    token = site.token
    if len(entry.words) > 1 and not following.issuperset(entry.words[1:]):
        return _before(entry, site)
    found = [token.i]
    limit = min(token.sent.end, token.i + _STRETCH + 1)
    position = token.i + 1
    for number, word in enumerate(entry.words[1:]):
        far = number == 0 and entry.words[0] != "be"
        gap = 0 if entry.kind != "verb" else _STRETCH if far else _GAP
        place = _next(entry, word, token, position, min(limit, position + gap + 1))
        if place is None:
            return _before(entry, site) if number == 0 else []
        found.append(place)
        position = place + 1
    return found


def _next(entry: Entry, word: str, head: Token, start: int, end: int) -> int | None:
    for other in head.doc[start:end]:
        if (
            _is_word(other, word)
            and (entry.kind != "verb" or _belongs(other, head))
            and _stands_right(entry, other, head)
        ):
            return other.i
    return None


_PARTICLES = frozenset(["in", "up", "off", "out", "down", "away", "over", "on", "back"])


def _stands_right(entry: Entry, word: Token, head: Token) -> bool:
    """A reflexive must be the object (not *was himself shot*), a particle of a transitive verb must govern nothing."""
    if entry.kind != "verb":
        return True
    if word.lower_.endswith(("self", "selves")):
        return word.dep_ in ("dobj", "pobj")
    transitive = any(name == "obj" and values[0] != "none" for name, values in entry.conditions)
    if len(entry.words) == 2 and transitive and word.lower_ in _PARTICLES:
        return _is_particle(word)
    return True


def _is_particle(word: Token) -> bool:
    return not clause.children(word, "pobj", "pcomp")


def _is_word(token: Token, word: str) -> bool:
    return token.lower_ == word or token.lemma_.lower() == word or (word == "himself" and token.lower_ in _REFLEXIVE)


def _belongs(token: Token, head: Token) -> bool:
    if token.dep_ == "aux" and token.head.i != head.i:
        token = token.head  # the *to* of *meant to overthrow*
    for step in range(4):
        beside = token.head.i == head.i and 0 < token.i - head.i <= 2  # *laid to rest*
        if token.pos_ == "VERB" and (step or (token.dep_ in ("relcl", "advcl", "conj") and not beside)):
            return False
        far = token.i - head.i > _GAP or (token.tag_ in ("VBD", "VBZ", "VBP") and clause.own_subject(token))
        if token.pos_ == "VERB" and token.dep_ in ("ccomp", "acl") and far:
            return False  # *gave the information that they had left* is not *gave leave*
        if token.head.i == head.i:
            return True
        token = token.head
    return False


def _before(entry: Entry, site: Site) -> list[int]:
    """An object that a passive or a relative clause has moved to the front: *the sentence was carried out* keeps order,
    *charges were brought*, *the oath that he refused* do not."""
    token = site.token
    if len(entry.words) != 2 or entry.kind != "verb" or entry.words[1].endswith(("self", "selves")):
        return []
    for other in site.undergoer:
        if _is_word(other, entry.words[1]) and other.i < token.i and token.i - other.i <= _STRETCH:
            return [token.i, other.i]
    return []


def light_governor(noun: Token) -> Token | None:
    """The light verb whose object the noun is: *made* in *made a report*; `None` for any other construction."""
    classes = word_classes()
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in classes["light"] | classes["suffered"]:
        return noun.head
    return None


def governors(noun: Token) -> Iterator[Token]:
    """Verbs that say of the event that it happened: *took place*, *began*, *was followed*."""
    if (
        noun.dep_ in ("nsubj", "nsubjpass")
        and noun.head.pos_ in ("VERB", "AUX")
        and noun.head.lemma_ in word_classes()["happen"]
    ):
        yield noun.head
