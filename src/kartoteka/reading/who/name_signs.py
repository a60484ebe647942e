"""Signs at one mention of a name that it is a person, a body, a place or a work.

Each sign is a word; `data/people/name_types.toml` and a trained table say how much it weighs for each kind. The
kind of a name is decided from the signs at all its mentions together (`name_kinds`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.family_first import family_first
from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.nominals import kind_of_noun
from kartoteka.reading.mentions.words import (
    BODY_HEADS,
    BODY_NAMES,
    CITIES,
    COUNTRIES,
    HONORIFICS,
    KIN,
    NOBLE,
    PEOPLE_ADJECTIVES,
    PLACE_FIRST,
    PLACE_HEADS,
    POST_NOUNS,
    PRISONS,
    TIE_NOUNS,
    WORK_NAMES,
    first_name_sex,
    fold,
    patronymic_sex,
    singular,
    words_of_file,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INITIAL = re.compile(r"^(?:[^\W\d_]|Ye|Yu|Ya|Zh|Kh|Sh|Ch|Ts)\.$")
_PLACE_PREPOSITIONS = words_of_file("name_signs", "place_prepositions")
_SAYING = words_of_file("name_signs", "saying")
_DONE_TO_PEOPLE = words_of_file("name_signs", "done_to_people")
_PERSONAL_NOUNS = words_of_file("name_signs", "personal_nouns")
_CASE_NOUNS = words_of_file("name_signs", "case_nouns")
_DWELLERS = words_of_file("name_signs", "dwellers")
_OF_PERSONS = words_of_file("name_signs", "of_persons")
_ATTENDANTS = words_of_file("name_signs", "attendants")
_TOLD = words_of_file("teller", "told")
_AREAS = words_of_file("name_signs", "areas")
_LED = frozenset(
    ["guard", "agent", "deputy", "patron", "president", "prisoner", "patient", "guest", "member", "enemy", "executor"]
)
_REGIMES = words_of_file("names", "regimes")
_ALSO_SURNAMES = words_of_file("names", "also_surnames")


def signs(doc: Doc, name: Found, before: Found | None = None, after: Found | None = None) -> Iterator[str]:
    """The signs at this mention; `before` and `after` are the names that a comma or *and* joins to it."""
    yield from _inside(doc, name)
    yield from _around(doc, name)
    for neighbour in (before, after):
        if neighbour is not None:
            yield from _company(doc, neighbour)


_PERSONAL = frozenset({"title", "inverted", "first name first", "initials", "patronymic"})


def _company(doc: Doc, neighbour: Found) -> Iterator[str]:
    its = set(_inside(doc, neighbour))
    if its & _PERSONAL:
        yield "listed with a person"
    elif its & {"country", "city", "place head", "prison"}:
        yield "listed with a place"
    elif its & {"known body", "body head last", "body head first"}:
        yield "listed with a body"


def joined(doc: Doc, one: Found, other: Found) -> bool:
    """Whether only a comma or *and* (and a title) stands between two names."""
    start = other.titles[0] if other.titles else other.first
    return 0 < start - one.last <= 2 and all(doc[i].text in (",", "and", "&", "or") for i in range(one.last, start))


def _inside(doc: Doc, name: Found) -> Iterator[str]:
    words = [doc[i].text for i in range(name.first, name.last)]
    keys = [fold(w) for w in words]
    whole = " ".join(keys)
    if name.titles:
        yield "title"
    if name.inverted:
        yield "inverted"
    if whole in COUNTRIES:
        yield "country"
    if whole in CITIES:
        yield "city"
    if whole in PRISONS:
        yield "prison"
    if whole in WORK_NAMES:
        yield "known work"
    if whole in BODY_NAMES:
        yield "known body"
    sex = first_name_sex(words[0])
    if sex is not None and len(words) > 1:
        yield "first name first"
    if sex is not None and len(words) == 1:
        yield "first name alone"
    if sex is not None and len(words) == 3 and words[1] == "of":
        yield "of a house"
    if "-" in whole and len(words) > 1 and family_first(keys):
        yield "family name first"
    if any(_INITIAL.match(w) for w in words[:-1]):
        yield "initials"
    if any(patronymic_sex(w) for w in words):
        yield "patronymic"
    if keys[-1] in BODY_HEADS and len(words) > 1:
        yield "body head last"
    if keys[0] in BODY_HEADS and len(words) > 1:
        yield "body head first"
    if len(words) == 1 and (keys[0] in BODY_HEADS or kind_of_noun(keys[0], False) == "body"):
        yield "body head alone"
    if (keys[-1] in PLACE_HEADS and len(words) > 1) or (keys[0] in PLACE_HEADS and len(words) > 2 and "of" in keys):
        yield "place head"
    saint = keys[0] in ("san", "santo", "santa", "sao", "saint", "st", "st.", "sankt") and len(words) > 2
    if keys[0] in PLACE_FIRST and len(words) > 1 and not (saint and first_name_sex(words[1]) is not None):
        yield "place first"
    if keys[0] in PEOPLE_ADJECTIVES and len(words) > 1:
        yield "people adjective"
    if not doc.vocab[keys[-1]].has_vector:
        yield "rare word"
    yield from _endings(doc, name, keys)
    if len(words) > 1 and keys[-1] not in _ALSO_SURNAMES and kind_of_noun(keys[-1], False) in ("work", "body", "place"):
        yield "common noun last"
    if (
        name.first > 1
        and doc[name.first - 1].lower_ in ("called", "so-called")
        and doc[name.first - 2].text in ("so", "-")
    ):
        yield "so called"
    letters = re.sub(r"[^\w]", "", whole)
    if len(words) == 1 and len(letters) >= 2 and words[0].isupper() and not _loud_line(doc, name):
        yield "acronym"
    if any(c.isdigit() for c in whole):
        yield "digits"
    if len(words) == 1:
        yield "one word"
    elif len(words) <= 3:
        yield "two or three words"
    else:
        yield "long"
    if "of" in keys or "for" in keys or "the" in keys:
        yield "has of"


def _endings(doc: Doc, name: Found, keys: list[str]) -> Iterator[str]:
    """What the end of the last word tells: *Wolfrats[hausen]*, *Handels[gesellschaft]*, *Gleichschalt[ung]*."""
    last = keys[-1]
    if name.titles or "-" in last or (len(keys) > 1 and first_name_sex(doc[name.first].text) is not None):
        return
    for sign, ends in _ENDINGS:
        if any(len(last) >= len(end) + 3 and last.endswith(end) for end in ends):
            yield sign
            return


_ENDINGS = (
    ("ending of a body", frozenset(map(fold, words_of_file("name_signs", "body_endings")))),
    ("ending of a place", frozenset(map(fold, words_of_file("name_signs", "place_endings")))),
    ("ending of a common noun", frozenset(map(fold, words_of_file("name_signs", "common_endings")))),
)


def _loud_line(doc: Doc, name: Found) -> bool:
    around = [
        t for t in doc[max(0, name.first - 2) : name.last + 2] if t.is_alpha and not name.first <= t.i < name.last
    ]
    return bool(around) and all(t.text.isupper() for t in around)


def _around(doc: Doc, name: Found) -> Iterator[str]:
    for i in range(name.first, name.last):
        if doc[i].ent_type_:
            label = doc[i].ent_type_
            yield f"label {label}"
            if label in ("GPE", "LOC", "ORG", "PERSON"):
                size = "one word" if name.last - name.first == 1 else "several words"
                yield f"label {label}, {size}, {_listed(doc, name)}"
            break
    start = name.titles[0] if name.titles else name.first
    before = doc[start - 1] if start > 0 else None
    after = doc[name.last] if name.last < len(doc) else None
    if before is not None:
        yield from _before(doc, before, start)
        if before.lower_ == "of" and start > 1 and not (after is not None and after.tag_ == "POS"):
            yield from _of_it(doc, start - 2)
        if before.lower_ == "from" and start > 1 and _is_of_people(doc[start - 2]):
            yield "dweller of"
    head = doc[name.head]
    if head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_ in _SAYING:
        yield "subject of a human verb"
    elif head.dep_ in ("dobj", "nsubjpass", "dative") and head.head.lemma_ in _DONE_TO_PEOPLE:
        yield "object of a human verb"
    elif head.dep_ == "nsubj":
        yield "subject"
    elif head.dep_ == "nsubjpass":
        yield "passive subject"
    elif head.dep_ == "pobj" and head.head.dep_ == "agent":
        yield "agent"
    elif before is not None and before.lower_ == "by":
        yield "by"
    if after is not None:
        yield from _after(doc, after)
    if head.tag_ == "NNPS" and any(c.dep_ in ("det", "amod", "nummod") or c.text in ("-", "–") for c in head.lefts):
        yield "plural"
    if doc[name.first].is_sent_start:
        yield "begins a sentence"
    yield f"tag {head.tag_}" if head.tag_ in ("NNP", "NNPS", "NN", "NNS", "JJ") else "other tag"


def _listed(doc: Doc, name: Found) -> str:
    """Whether the lists of places and bodies know the name; spaCy's label of an unlisted word is often wrong."""
    whole = fold(doc[name.first : name.last].text)
    return "listed" if whole in COUNTRIES or whole in CITIES or whole in PRISONS or whole in BODY_NAMES else "unlisted"


def _before(doc: Doc, before: Token, start: int) -> Iterator[str]:
    if before.lower_ in ("the",):
        yield "the"
        before = doc[start - 2] if start > 1 else before
    if before.lower_ in ("named", "called") and not (before.i > 0 and doc[before.i - 1].text in ("so", "-")):
        yield "after named"
    if before.lower_ in _PLACE_PREPOSITIONS:
        yield (
            f"after {before.lower_}" if before.lower_ in ("in", "at", "to", "from") else "after a preposition of place"
        )
    key = singular(before.text, before.lemma_)
    kind = kind_of_noun(key, False) if before.tag_ in ("NN", "NNS") else None
    if key in KIN and kind is not None:
        yield "kin before"
    if kind is not None:
        yield f"noun before {kind}"
    if before.text == "," and start > 1:
        noun = doc[start - 2]
        if noun.tag_ in ("NN", "NNS"):
            if (
                singular(noun.text, noun.lemma_) in KIN
                and start > 2
                and doc[start - 3].tag_ in ("DT", "PRP$", "WP$", "JJ", "POS")
            ):
                yield "kin before"
            kind = kind_of_noun(singular(noun.text, noun.lemma_), False)
            if kind is not None:
                yield f"apposition {kind}"


def _one_of_many(noun: Token) -> bool:
    """*a barber of [Brielle]*: of a town; of a man he would be *the* barber."""
    return any(c.lower_ in ("a", "an") for c in noun.lefts)


def _is_of_people(noun: Token) -> bool:
    """*a carpenter from [Ismailia]*, *a young man from [Gyantse]*: people come from places; letters from people."""
    named = noun.tag_ in ("NN", "NNS") and noun.text.islower()
    return named and kind_of_noun(singular(noun.text, noun.lemma_), False) in ("person", "group")


def _of_it(doc: Doc, i: int) -> Iterator[str]:
    """*a tailor of [Pumwani]*, *Duchess of [Ayen]*, *the women of [Lidice]*: people are of a place."""
    noun = doc[i]
    key = singular(noun.text, noun.lemma_)
    if key in NOBLE and noun.text[:1].isupper():
        yield "title of"
    elif key in _AREAS:
        yield "area of"
    elif noun.lower_ in _TOLD:
        yield "telling of"
    elif noun.text.islower() and (key in KIN or (key in TIE_NOUNS - _OF_PERSONS - _LED and noun.tag_ == "NN")):
        yield "dweller of" if key in POST_NOUNS - _ATTENDANTS and _one_of_many(noun) else "tied to"
    elif noun.text.islower() and (key in POST_NOUNS or key in _DWELLERS) and key not in TIE_NOUNS | _OF_PERSONS:
        yield "dweller of"


def _after(doc: Doc, after: Token) -> Iterator[str]:
    following = doc[after.i + 1] if after.i + 1 < len(doc) else None
    if fold(after.text) in HONORIFICS and after.text[:1].isupper():
        yield "honorific after"
    if after.tag_ == "POS" and following is not None:
        key = singular(following.text, following.lemma_)
        yield (
            "possessor of kin"
            if key in KIN
            else "possessor of something personal"
            if key in _PERSONAL_NOUNS
            else "possessor"
        )
    if after.lower_ in ("who", "whom", "whose"):
        yield "who"
    if after.text == "," and following is not None and following.lower_ in ("who", "whom", "whose"):
        yield "who"
    if after.text == "," and following is not None:
        i = following.i
        while (
            i < len(doc)
            and i < following.i + 4
            and (doc[i].tag_ in ("DT", "JJ", "PRP$", "RB", "NNP") or doc[i].text == "then")
        ):
            i += 1
        if i < len(doc) and doc[i].tag_ in ("NN", "NNS"):
            kind = kind_of_noun(singular(doc[i].text, doc[i].lemma_), False)
            if kind is not None:
                yield f"apposition {kind}"
    if after.tag_ in ("NN", "NNS") and after.text.islower():
        key = singular(after.text, after.lemma_)
        kind = kind_of_noun(key, False)
        if key in _CASE_NOUNS or key in _REGIMES:
            yield "case or group after"
        elif kind is not None:
            yield f"noun after {kind}"
    if after.text[:1].isupper() and fold(after.text) in _REGIMES:
        yield "regime after"
    if after.text == ",":
        yield "comma after"
        if following is not None and (
            following.lower_ in ("aged", "age") or (following.text.isdigit() and len(following.text) < 3)
        ):
            closer = doc[following.i + 1] if following.i + 1 < len(doc) else None
            if closer is None or closer.text in (",", ";", ".", ")"):
                yield "age after"
