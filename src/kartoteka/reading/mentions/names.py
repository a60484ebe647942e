"""Names: runs of capitalised tokens with the particles inside them, titles taken off.

*The violinist [Yelagin]*, *Captains [Gloy] and [van Niekerk]*, *[Ministry of the Interior]*, *[SHPET, Gustav]*.
spaCy finds names well and types them badly, so its labels are one sign among others here and a vote later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import (
    AFTER_NAME,
    BODY_HEADS,
    BODY_NAMES,
    BODY_NOUNS,
    COMPOUND_FIRST,
    COMPOUND_LAST,
    HONORIFICS,
    PARTICLES,
    PEOPLE_ADJECTIVES,
    PEOPLE_COLLECTIVE,
    PEOPLE_NOUNS,
    PLACE_HEADS,
    PLACE_NAMES,
    PLACE_NOUNS,
    POST_NOUNS,
    TITLES,
    WORK_NOUNS,
    first_name_sex,
    fold,
    patronymic_sex,
    words_of_file,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CAPITAL = re.compile(r"^(?:[^\W\d_a-zß-öø-ÿ][\w’'.\-]*|(?:[a-z]{1,3}[-’'])[^\W\d_a-z][\w’'\-]*)$")
_INITIAL = re.compile(r"^(?:[^\W\d_]|Ye|Yu|Ya|Zh|Kh|Sh|Ch|Ts|Dz|Th|Ph)\.$")
_LEADING = words_of_file("names", "leading")
_LINKS = frozenset(["of", "for", "on", "the", "and", "in"])
_CALENDAR = words_of_file("names", "calendar")
_NEVER = words_of_file("names", "never")
_SURE_LABELS = frozenset({"PERSON", "GPE", "LOC", "FAC", "ORG"})


def find_names(doc: Doc) -> tuple[Found, ...]:
    """All names of the document in order, none overlapping."""
    lower = frozenset(t.text for t in doc if t.text.islower())
    found: list[Found] = []
    taken = -1
    runs = list(_runs(doc, lower))
    surnames = _surnames(doc, runs)
    for first, last in runs:
        if first < taken:
            continue
        inverted = _inverted(doc, first, last)
        if inverted is not None:
            found.append(inverted)
            taken = inverted.last
            continue
        for name in _split(doc, first, last, surnames):
            found.append(name)
            taken = name.last
    return tuple(found)


def _runs(doc: Doc, lower: frozenset[str]) -> Iterator[tuple[int, int]]:
    i = 0
    while i < len(doc):
        if not _starts(doc, i, lower):
            i += 1
            continue
        end = i + 1
        while True:
            longer = _next_part(doc, i, end)
            if longer is None:
                break
            end = longer
        yield i, end
        i = end


def _starts(doc: Doc, i: int, lower: frozenset[str]) -> bool:
    token = doc[i]
    if token.text in _LEADING and i + 1 < len(doc) and token.ent_type_ not in ("DATE", "CARDINAL"):
        after = doc[i + 1]
        return _capital(after) and fold(after.text) not in PLACE_NAMES and not _begins_sentence(token)
    if not _capital(token):
        return False
    if not _begins_sentence(token):
        return True
    if token.tag_ in ("NNP", "NNPS") or token.ent_type_ in _SURE_LABELS:
        return token.text.lower() not in lower or token.ent_type_ in _SURE_LABELS or _name_follows(doc, i)
    return _known(token.text) or (
        _name_follows(doc, i) and token.tag_ in ("NN", "NNS", "JJ") and fold(token.text) in TITLES
    )


def _name_follows(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and _capital(doc[i + 1]) and not doc[i + 1].is_sent_start


def _known(word: str) -> bool:
    key = fold(word)
    return key in PLACE_NAMES or key in BODY_NAMES or first_name_sex(word) is not None


def _begins_sentence(token: Token) -> bool:
    if token.is_sent_start or token.i == 0:
        return True
    before = token.doc[token.i - 1]
    return before.text in ("“", '"', "”", "‘", ":", "(", "—", ".") or before.is_space


def _capital(token: Token) -> bool:
    text = token.text
    if not _CAPITAL.match(text):
        return False
    key = text.lower()
    if key in _NEVER and not (_INITIAL.match(text) and len(text) == 2 and _beside_name(token)):
        return False
    if key in _CALENDAR and not _first_name_here(token):
        return False
    return len(text) > 1 or not text.isalpha() or token.tag_ in ("NNP",)


def _first_name_here(token: Token) -> bool:
    """*Jan*, *April*, *August* as a first name: beside another name or the comma of an entry, no figure near."""
    if first_name_sex(token.text) is None:
        return False
    doc = token.doc
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if any(
        t is not None and (t.like_num or t.lower_ in ("in", "of", "since", "until", "by", "last", "early", "late"))
        for t in (before, after)
    ):
        return False
    named = after is not None and after.text[:1].isupper() and after.text.lower() not in _NEVER
    return named or (before is not None and before.text == "," and token.i > 1 and doc[token.i - 2].text.isupper())


def _beside_name(token: Token) -> bool:
    """A lone initial is part of a name if a name or another initial follows."""
    doc = token.doc
    if token.i + 1 >= len(doc):
        return False
    after = doc[token.i + 1]
    return bool(_INITIAL.match(after.text)) or (
        after.text[:1].isupper() and after.tag_ == "NNP" and len(after.text) > 2
    )


def _next_part(doc: Doc, first: int, end: int) -> int | None:
    """The end of the run with one part more, or `None` where the run ends."""
    if end >= len(doc):
        return None
    token = doc[end]
    if token.is_sent_start and not _INITIAL.match(doc[end - 1].text):
        return None
    if _capital(token) and token.text not in AFTER_NAME:
        return end + 1
    if doc[end - 1].text in AFTER_NAME or end + 1 >= len(doc):
        return None
    after = doc[end + 1]
    if token.text.lower() in PARTICLES and token.text.islower():
        if _capital(after):
            return end + 2
        if after.text.lower() in PARTICLES and end + 2 < len(doc) and _capital(doc[end + 2]):
            return end + 3
        return None
    if token.text in ("'s", "’s") and _capital(after) and _is_head(after) and _has_article(doc, first):
        return end + 2
    if token.text in _LINKS:
        return _past_link(doc, first, end)
    return None


def _is_head(token: Token) -> bool:
    key = fold(token.text)
    return key in BODY_HEADS or key in PLACE_HEADS


def _has_article(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].text.lower() in ("the", "a", "this")


def _past_link(doc: Doc, first: int, end: int) -> int | None:
    """*Ministry [of the] Interior*, *Truth [and] Reconciliation Commission*: links inside names of bodies and places."""
    token = doc[end]
    head = any(_is_head(doc[i]) for i in range(first, end))
    step = end + 1
    if token.text == "and":
        if not _has_article(doc, first) or step >= len(doc) or not _capital(doc[step]):
            return None
        stop = step
        while stop < len(doc) and _capital(doc[stop]):
            stop += 1
        if head:
            return None
        return stop if _is_head(doc[stop - 1]) and stop - step > 1 else None
    if not head or token.text not in ("of", "for", "on"):
        return None
    if step < len(doc) and doc[step].text == "the":
        step += 1
    if step < len(doc) and _capital(doc[step]) and fold(doc[step].text) not in TITLES:
        return step + 1
    return None


def _inverted(doc: Doc, first: int, last: int) -> Found | None:
    """*SHPET, Gustav Gustavovich* at the beginning of a line: a name with the surname first."""
    if last >= len(doc) or doc[last].text != "," or not _begins_line(doc, first):
        return None
    surname = doc[first:last].text
    end = last + 1
    while end < len(doc) and _capital(doc[end]) and not doc[end].is_sent_start:
        end += 1
    if end == last + 1:
        return None
    given = doc[last + 1].text
    known = (
        first_name_sex(given) is not None
        or bool(_INITIAL.match(given))
        or patronymic_sex(doc[end - 1].text) is not None
    )
    loud = surname.isupper() and len(surname) > 2
    if not (known or loud) or (not loud and end < len(doc) and doc[end].text not in (",", ".", "(", ";", ":")):
        return None
    sex = first_name_sex(given) or patronymic_sex(doc[end - 1].text) or ""
    return Found(first, end, last - 1, "name", "person", sex, inverted=True)


def _begins_line(doc: Doc, first: int) -> bool:
    """Whether only a number or a bullet stands between the start of the line and the token."""
    i = first - 1
    while i >= 0 and first - i <= 3 and re.fullmatch(r"\(?\d+[.)]?|[.)\-•*–]", doc[i].text):
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


def _split(doc: Doc, first: int, last: int, surnames: frozenset[str]) -> Iterator[Found]:
    """Take titles off the run; a title in its middle begins another name."""
    start = first
    while start < last:
        titles_end = start if doc[last - 1].text in surnames and last - start == 1 else _titles_end(doc, start, last)
        end = _next_title(doc, titles_end, last)
        if titles_end >= end:
            yield _title_alone(doc, start, end)
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
    if key in TITLES:
        after = fold(doc[i + 1].text) if i + 1 < last else ""
        return not (key in BODY_HEADS and after in ("of", "for")) and after not in BODY_HEADS
    return key in COMPOUND_FIRST and i + 1 < last and fold(doc[i + 1].text) in COMPOUND_LAST


def _next_title(doc: Doc, start: int, last: int) -> int:
    for i in range(start + 1, last):
        key = fold(doc[i].text)
        if (
            key in TITLES
            and key in POST_NOUNS | COMPOUND_LAST
            and i + 1 < last
            and doc[i - 1].text not in ("of", "the", "for")
        ):
            if fold(doc[i + 1].text) in BODY_HEADS:
                continue
            return i
    return last


def _title_alone(doc: Doc, first: int, last: int) -> Found:
    """*the Tsar*, *the Prosecutor General*: a description in capitals."""
    from kartoteka.reading.mentions.words import TITLE_SEX

    return Found(first, last, last - 1, "nominal", "person", TITLE_SEX.get(fold(doc[last - 1].text), ""))


def _name(doc: Doc, first: int, last: int, titles: tuple[int, ...]) -> Found | None:
    while last > first and (
        doc[last - 1].text in AFTER_NAME or (last - first > 1 and fold(doc[last - 1].text) in HONORIFICS)
    ):
        last -= 1
    if last - first == 2 and fold(doc[last - 1].text) in _REGIMES and _is_surname(doc[first].text):
        last -= 1
    if last - first > 1 and not _is_head(doc[last - 1]):
        while last - first > 1 and fold(doc[first].text) in PEOPLE_ADJECTIVES:
            first += 1
    if last <= first:
        return None
    words = doc[first:last].text
    key = fold(words)
    if last - first == 1 and (
        key in PEOPLE_ADJECTIVES or key in PEOPLE_NOUNS or key in PEOPLE_COLLECTIVE or _plural_people(key)
    ):
        return None
    if not any(c.isalpha() for c in words):
        return None
    return Found(first, last, _head(doc, first, last), "name", titles=titles)


_REGIMES = frozenset(
    [
        "government",
        "cabinet",
        "regime",
        "administration",
        "group",
        "circle",
        "plot",
        "case",
        "affair",
        "trial",
        "clique",
        "faction",
    ]
)


def _is_surname(word: str) -> bool:
    """*the [Bethlen] Cabinet*, but not *the Romanian Government*, *the Moscow Group*, *the War Cabinet*."""
    key = fold(word)
    known = key in PLACE_NAMES or key in BODY_NAMES or key in BODY_HEADS or key in PEOPLE_ADJECTIVES
    return not known and word[1:].islower() and kind_of_common(key) is None and key not in _COMMON


_COMMON = words_of_file("names", "common")


def _plural_people(key: str) -> bool:
    return key.endswith("s") and (key[:-1] in PEOPLE_NOUNS or key[:-1] in PEOPLE_ADJECTIVES)


def kind_of_common(key: str) -> str | None:
    """Whether the word is a noun of the lists (`"listed"`)."""
    return "listed" if key in POST_NOUNS or key in BODY_NOUNS or key in PLACE_NOUNS or key in WORK_NOUNS else None


def _head(doc: Doc, first: int, last: int) -> int:
    for i in range(first, last):
        if not first <= doc[i].head.i < last or doc[i].head.i == i:
            return i
    return last - 1
