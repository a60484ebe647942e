"""Names: runs of capitalised tokens with the particles inside them, titles taken off.

*The violinist [Yelagin]*, *Captains [Gloy] and [van Niekerk]*, *[Ministry of the Interior]*, *[SHPET, Gustav]*.
spaCy finds names well and types them badly, so its labels are one sign among others here and a vote later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.name_runs import name_runs
from kartoteka.reading.mentions.name_tokens import INITIAL, is_capital, is_head
from kartoteka.reading.mentions.words import (
    AFTER_NAME,
    BODY_HEADS,
    BODY_NAMES,
    BODY_NOUNS,
    COMPOUND_FIRST,
    COMPOUND_LAST,
    COUNTRIES,
    COURTESY,
    HONORIFICS,
    NOBLE,
    PEOPLE_ADJECTIVES,
    PEOPLE_COLLECTIVE,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    PLACE_HEADS,
    PLACE_NAMES,
    PLACE_NOUNS,
    POST_NOUNS,
    TITLE_SEX,
    TITLES,
    WORK_NOUNS,
    first_name_sex,
    fold,
    patronymic_sex,
    plural_people,
    words_of_file,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_names(doc: Doc) -> tuple[Found, ...]:
    """All names of the document in order, none overlapping."""
    lower = frozenset(t.text for t in doc if t.text.islower())
    found: list[Found] = []
    taken = -1
    runs = list(name_runs(doc, lower))
    surnames = _surnames(doc, runs)
    for first, last in runs:
        if first < taken or _heading(doc, first, last) or _is_formula(doc, first, last):
            continue
        inverted = _inverted(doc, first, last)
        if inverted is not None:
            found.append(inverted)
            taken = inverted.last
            continue
        if last - first == 1 and _family(doc, first, surnames):
            found.append(Found(first, last, first, "nominal", "group", "", True))
            taken = last
            continue
        start = _past_sender(doc, first, last)
        if start > first:
            found.append(Found(first, start, first, "name"))
        for name in _split(doc, start, last, surnames):
            found.append(name)
            taken = name.last
    return tuple(found)


_FORMULAS = frozenset(
    {"rip", "nb", "ps", "pps", "ad", "bc", "qed", "dv", "ihs", "inri", "usa", "us", "uk", "sos", "rsvp"}
)


def _is_formula(doc: Doc, first: int, last: int) -> bool:
    """*R. I. P.*, *N. B.*: initials of no person."""
    letters = "".join(doc[i].text for i in range(first, last))
    return last - first > 1 and letters.replace(".", "").lower() in _FORMULAS and "." in letters


def _past_sender(doc: Doc, first: int, last: int) -> int:
    """*[Manchukuo] Umetsu Yoshijirō*, *[MOFA] Togo Shigenori*: a country or short name that ran into a person's."""
    word = doc[first].text
    named = last - first == 3 and all(
        doc[i].ent_type_ == "PERSON" or doc[i].text.istitle() for i in (last - 2, last - 1)
    )
    short = (
        word.isupper() and word.isalpha() and len(word) > 2 and not doc[first + 1].text.isupper() if named else False
    )
    country = named and fold(word) in COUNTRIES and first_name_sex(word) is None
    rare = not doc.vocab.has_vector(doc[last - 1].text.lower())
    heads = named and (
        is_head(doc[last - 1]) or fold(doc[last - 1].text) in TITLES or fold(doc[last - 2].text) in TITLES
    )
    return (
        first + 1 if (short or country) and not heads and (rare or doc[last - 1].ent_type_ in ("PERSON", "")) else first
    )


def _heading(doc: Doc, first: int, last: int) -> bool:
    """*Papers.*, *Kin.*: a common word that is a sentence by itself."""
    word = doc[first]
    alone = last - first == 1 and word.is_sent_start and last < len(doc) and doc[last].text in (".", ":")
    if not alone or first_name_sex(word.text) is not None:
        return False
    closed = last + 1 >= len(doc) or bool(doc[last + 1].is_sent_start)
    return closed and word.vocab.has_vector(word.text.lower()) and fold(word.text) not in PLACE_NAMES | BODY_NAMES


def _inverted(doc: Doc, first: int, last: int) -> Found | None:
    """*SHPET, Gustav Gustavovich*, *CRÉMIEUX (Gaston)* at the beginning of a line: a name with the surname first."""
    if last >= len(doc) or doc[last].text not in (",", "(") or not _begins_line(doc, first):
        return None
    surname = doc[first:last].text
    end = last + 1
    if doc[last].text == "(":
        while end < len(doc) and end < last + 4 and is_capital(doc[end]):
            end += 1
        given = doc[last + 1].text if last + 1 < len(doc) else ""
        if not (surname.isupper() and len(surname) > 2 and last + 1 < end < len(doc) and doc[end].text == ")"):
            return None
        if doc[last + 1].text.isupper() and first_name_sex(given) is None:
            return None  # "ROSSEL (USPD)"
        return Found(first, end + 1, last - 1, "name", "person", first_name_sex(given) or "", inverted=True)
    while end < len(doc) and is_capital(doc[end]) and not doc[end].is_sent_start:
        end += 1
    if end == last + 1:
        return None
    given = doc[last + 1].text
    known = (
        first_name_sex(given) is not None or bool(INITIAL.match(given)) or patronymic_sex(doc[end - 1].text) is not None
    )
    loud = surname.isupper() and len(surname) > 2
    if not (known or loud) or (not loud and end < len(doc) and doc[end].text not in (",", ".", "(", ";", ":")):
        return None
    sex = first_name_sex(given) or patronymic_sex(doc[end - 1].text) or ""
    return Found(first, end, last - 1, "name", "person", sex, inverted=True)


_NUMBERING = re.compile(r"\(?\d+[a-z]?[.)]?|[.)\-•*–°§]|No\.?|Nos\.?|Nr\.?|N°|№|Case|Entry|File|[IVXLC]+[.)]?")


def _begins_line(doc: Doc, first: int) -> bool:
    """Whether only a number or a bullet stands between the start of the line and the token."""
    i = first - 1
    while i >= 0 and first - i <= 5 and _NUMBERING.fullmatch(doc[i].text):
        i -= 1
    return (
        i < 0 or "\n" in doc[i].text or "\n" in doc[i].whitespace_ or (doc[i].is_space and bool(doc[i].is_sent_start))
    )


def _surnames(doc: Doc, runs: list[tuple[int, int]]) -> frozenset[str]:
    """Last words of names that begin with a first name: *Willi [Graf]* shows that *Graf* is no title in this text."""
    return frozenset(
        doc[last - 1].text
        for first, last in runs
        if last - first > 1 and first_name_sex(doc[last - 2].text) is not None
    )


def _family(doc: Doc, i: int, surnames: frozenset[str]) -> bool:
    """*the [Scholls]*: the plural of a surname of the text."""
    word = doc[i].text
    if i == 0 or doc[i - 1].lower_ != "the" or not word.endswith("s"):
        return False
    if any(word.endswith(e) and word[: -len(e)] in surnames for e in ("s", "es")):
        return True
    listed = fold(word) in PLACE_NAMES or fold(word) in BODY_NAMES or plural_people(fold(word)) or is_head(doc[i])
    told = (
        doc[i].ent_type_ == "PERSON"
        and doc[i].tag_ == "NNPS"
        and i + 1 < len(doc)
        and doc[i + 1].tag_ not in ("NN", "NNP")
    )
    return told and not listed and not doc.vocab.has_vector(word.lower()) and word[1:].islower()


def _split(doc: Doc, first: int, last: int, surnames: frozenset[str]) -> Iterator[Found]:
    """Take titles off the run; a title in its middle begins another name."""
    start = first
    while start < last:
        titles_end = start if doc[last - 1].text in surnames and last - start == 1 else _titles_end(doc, start, last)
        end = _next_title(doc, titles_end, last)
        if (titles_end >= end or _is_office(doc, start, end)) and not _no_office(doc, start, end):
            yield _title_alone(doc, start, end)
        elif titles_end >= end:
            pass  # "Commissar for [Justice]", "[Mr.] and Mrs. Braun"
        else:
            name = _name(doc, titles_end, end, tuple(range(start, titles_end)))
            if name is not None:
                yield name
        start = end


def _titles_end(doc: Doc, start: int, last: int) -> int:
    i = start
    while i < last and _is_title(doc, i, last):
        i += 1
    if i < last and i > start and doc[i].text in ("of", "for", "on", "the"):
        return start
    return i


def _is_title(doc: Doc, i: int, last: int) -> bool:
    key = fold(doc[i].text)
    if key == "pak" and any("-" in doc[k].text for k in range(i + 1, last)):
        return False  # Korean: "Pak Chol-su"
    if key == "m." and i + 1 < last and INITIAL.match(doc[i + 1].text) and i > 0 and doc[i - 1].text not in (".", ";"):
        return False  # "grandson, M. K. Polivanov"
    if i + 1 < len(doc) and doc[i + 1].text == "-" and not doc[i].whitespace_:
        return False  # "Pak Hon-yong"
    if key.startswith(("ss-", "sa-", "ns-")) and (key[3:] in TITLES or key[3:] in ("mann", "manner")):
        return i + 1 < last
    if key in _SAINT and _names_a_place(doc, i, last):
        return False  # "in [St.] Petersburg"
    if key in TITLES:
        after = fold(doc[i + 1].text) if i + 1 < last else ""
        return not (key in BODY_HEADS and after in ("of", "for")) and after not in BODY_HEADS | PLACE_HEADS
    return key in COMPOUND_FIRST and i + 1 < last and fold(doc[i + 1].text) in COMPOUND_LAST


_SAINT = frozenset({"st", "st.", "saint", "sankt"})
_WHERE = frozenset({"in", "at", "to", "from", "near", "outside", "through", "via", "into", "towards"})


def _names_a_place(doc: Doc, i: int, last: int) -> bool:
    """Whether the saint gave the name to a place: behind *in* or *to*, or before the name of a town."""
    before = doc[i - 1].lower_ if i > 0 else ""
    return i + 1 < last and (before in _WHERE or fold(doc[i + 1].text) in PLACE_NAMES)


_MID_TITLES = POST_NOUNS | COMPOUND_LAST | COURTESY
"""Titles that can stand behind something else in one run: *German Consul Rössler*."""


def _next_title(doc: Doc, start: int, last: int) -> int:
    for i in range(start + 1, last):
        key = fold(doc[i].text)
        if i - start > 1 and i + 1 == last and key in TITLES and key in POST_NOUNS and _like_a_person(doc, start):
            return i  # "Galeazzo Ciano [Minister]": a line that lost its end
        if (
            key in TITLES
            and key in _MID_TITLES
            and not INITIAL.match(doc[i].text)
            and i + 1 < last
            and doc[i - 1].text not in ("of", "the", "for")
        ):
            if fold(doc[i + 1].text) in BODY_HEADS:
                continue
            return i
    return last


def _no_office(doc: Doc, start: int, end: int) -> bool:
    if start > 0 and doc[start - 1].lower_ == "for":
        return True
    words = [doc[i].text for i in range(start, end)]
    return all(
        w in AFTER_NAME or (w.endswith(".") and fold(w) in COURTESY) or w in ("Mr", "Mrs", "Ms", "Dr") for w in words
    )


def _like_a_person(doc: Doc, start: int) -> bool:
    """Whether a name begins like a person's: with a first name, an initial, or behind a title."""
    return (
        first_name_sex(doc[start].text) is not None
        or bool(INITIAL.match(doc[start].text))
        or (start > 0 and fold(doc[start - 1].text) in TITLES)
    )


def _is_office(doc: Doc, first: int, last: int) -> bool:
    """*the [District Commissioner]*, *his [Foreign Minister]*: an office written with capitals, not a name."""
    key = fold(doc[last - 1].text)
    if last - first < 2 or not (key in POST_NOUNS or key in COMPOUND_LAST) or key in _ALSO_SURNAMES or first == 0:
        return False
    before = doc[first - 1]
    if not (before.tag_ in ("DT", "PRP$", "POS") or before.lower_ in ("as", "became", "then", ",")):
        return False
    return all(first_name_sex(doc[i].text) is None and not INITIAL.match(doc[i].text) for i in range(first, last - 1))


_ALSO_SURNAMES = frozenset(map(fold, words_of_file("names", "also_surnames")))


def _title_alone(doc: Doc, first: int, last: int) -> Found:
    """*the Tsar*, *the Prosecutor General*: a description in capitals."""
    word = doc[last - 1]
    if (
        word.tag_ in ("NNPS", "NNS", "NNP")
        and last - first == 1
        and word.text.endswith("s")
        and fold(word.text).removesuffix("s") in POST_NOUNS | NOBLE
    ):
        return Found(first, last, last - 1, "nominal", "group", TITLE_SEX.get(fold(word.text), ""), True)
    return Found(first, last, last - 1, "nominal", "person", TITLE_SEX.get(fold(doc[last - 1].text), ""))


def _name(doc: Doc, first: int, last: int, titles: tuple[int, ...]) -> Found | None:
    while last > first and (
        doc[last - 1].text in AFTER_NAME or (last - first > 1 and fold(doc[last - 1].text) in HONORIFICS)
    ):
        last -= 1
    if last - first == 2 and fold(doc[last - 1].text) in _REGIMES and _is_surname(doc[first].text):
        last -= 1
    last = _without_tail(doc, first, last)
    if last - first > 1 and not is_head(doc[last - 1]):
        while last - first > 1 and fold(doc[first].text) in PEOPLE_ADJECTIVES:
            first += 1
    if last <= first:
        return None
    if plural_people(fold(doc[last - 1].text)) and not _like_a_person(doc, first):
        return None  # "Transylvanian Jews"
    words = doc[first:last].text
    key = fold(words)
    if last - first == 1 and (
        key in PEOPLE_ADJECTIVES or key in PEOPLE_NOUNS or key in PEOPLE_COLLECTIVE or plural_people(key)
    ):
        return None
    if not any(c.isalpha() for c in words) or _SHELF_MARK.fullmatch(words) or _no_name(doc, first, last):
        return None
    return Found(first, last, _head(doc, first, last), "name", titles=titles)


def _no_name(doc: Doc, first: int, last: int) -> bool:
    """*R. [Consul]* (Royal), *[Ex] - Servicemen*, *30 [Mark]*: letters, prefixes and things that are counted."""
    words = doc[first:last]
    if _is_loud_description(doc, first, last):
        return True
    if (
        last - first > 1
        and all(INITIAL.match(t.text) or fold(t.text) in TITLES or fold(t.text) in COMPOUND_FIRST for t in words)
        and not all(INITIAL.match(t.text) for t in words)
    ):
        return True
    if last - first > 1:
        return False
    after = doc[last].text if last < len(doc) else ""
    before = doc[first - 1] if first else None
    if after == "-" and doc[first].lower_ in ("ex", "non", "anti", "pro", "pre", "post", "semi", "half", "self", "co"):
        return True
    counted = before is not None and re.fullmatch(r"\d[\d.,]*", before.text) and not _YEAR.fullmatch(before.text)
    return bool(counted) and before is not None and before.head.i == first


def _is_loud_description(doc: Doc, first: int, last: int) -> bool:
    """*NARRATIVE OF A [DEPORTED WOMAN]*: capitals and an article before a noun for people."""
    article = first > 0 and doc[first - 1].lower_ in ("a", "an")
    return article and fold(doc[last - 1].text) in PERSON_NOUNS and all(t.text.isupper() for t in doc[first:last])


_YEAR = re.compile(r"1\d{3}|20\d\d")
_SHELF_MARK = re.compile(r"[A-Z]{1,2}\d+[a-z]?")
"""*R17*: a mark of a file."""


def _without_tail(doc: Doc, first: int, last: int) -> int:
    """*Umetsu Yoshijirō [Jews]*, *V. Broch [Report]*, *Herluf Zahle [Royal]*: words that a lost line end ran on."""
    while last - first > 2 or (last - first == 2 and _like_a_person(doc, first)):
        key = fold(doc[last - 1].text)
        people = key in PEOPLE_ADJECTIVES or plural_people(key)
        if not (people or key in WORK_NOUNS or key in _TAILS) or key in _ALSO_SURNAMES or is_head(doc[last - 1]):
            break
        if not (people or _like_a_person(doc, first)):
            break
        last -= 1
    return last


_TAILS = words_of_file("names", "tails")
_REGIMES = words_of_file("names", "regimes")


def _is_surname(word: str) -> bool:
    """*the [Bethlen] Cabinet*, but not *the Romanian Government*, *the Moscow Group*, *the War Cabinet*."""
    key = fold(word)
    known = key in PLACE_NAMES or key in BODY_NAMES or key in BODY_HEADS or key in PEOPLE_ADJECTIVES
    return not known and word[1:].islower() and kind_of_common(key) is None and key not in _COMMON


_COMMON = words_of_file("names", "common")


def kind_of_common(key: str) -> str | None:
    """Whether the word is a noun of the lists (`"listed"`)."""
    return "listed" if key in POST_NOUNS or key in BODY_NOUNS or key in PLACE_NOUNS or key in WORK_NOUNS else None


def _head(doc: Doc, first: int, last: int) -> int:
    for i in range(first, last):
        if not first <= doc[i].head.i < last or doc[i].head.i == i:
            return i
    return last - 1
