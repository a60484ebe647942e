"""Two names that the text says are one person's: *Ahmed of Serres, known as [Cherkes Ahmed]*; *Lenora ([Nora])*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.words import load, words_of_file

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CUES: tuple[tuple[str, ...], ...] = tuple(
    sorted(
        {tuple(way.split()) for cue in load("relations")["also_known"] for way in (cue, cue.replace("-", " - "))},
        key=len,
        reverse=True,
    )
)
_GOES_BY: tuple[tuple[str, ...], ...] = tuple(tuple(cue.split()) for cue in load("relations")["goes_by"])
_FIRST_WORDS = frozenset(cue[-1] for cue in _CUES)
_WEAK = frozenset(
    {
        ("also",),
        ("later",),
        ("formerly",),
        ("originally",),
        ("born",),
        ("the", "later"),
        ("the", "future"),
        ("called",),
        ("otherwise",),
        ("surnamed",),
        ("styled",),
        ("christened",),
        ("baptised",),
        ("baptized",),
        ("dit",),
        ("dite",),
        ("real", "name"),
        ("true", "name"),
        ("gen.",),
        ("in", "religion"),
    }
)
"""Cues that are ordinary words elsewhere: they count in brackets or right behind a name and a comma only."""
_REACH = 14


def also_named(doc: Doc, names: Mapping[int, int], persons: Set[int]) -> Iterator[tuple[int, int, int]]:
    """(first token, last token outside, first token of the earlier name) of each other name.

    `names` maps the first token of each name to the token after its last; `persons` are the first tokens of those
    that are persons' for sure. The earlier name is a person's, or another name of a person.
    """
    starts = sorted(names)
    bearer: int | None = None
    for first in starts:
        if bearer is not None and (
            _in_brackets(doc, names, bearer, first)
            or _after_cue(doc, names, bearer, first)
            or _listed_after_alias(doc, names, bearer, first)
        ):
            yield first, names[first], bearer
        elif first in persons:
            bearer = first


def strong_cue_before(doc: Doc, first: int) -> bool:
    """Whether words that can only bring another name in stand right before the token (*under the name of*)."""
    i = first - 1
    while i >= 0 and doc[i].text in _OPENING:
        i -= 1
    return any(
        i - len(cue) + 1 >= 0 and tuple(doc[k].lower_ for k in range(i - len(cue) + 1, i + 1)) == cue
        for cue in (*_CUES, *_GOES_BY)
        if cue not in _WEAK and len(cue) > 1
    )


_OPENING = frozenset({"“", '"', "‘", "'", "«", "„", ":", ",", "("})


def _in_brackets(doc: Doc, names: Mapping[int, int], earlier: int, first: int) -> bool:
    """*Lenora (Nora)*: one name in brackets right behind another."""
    end, last = names[earlier], names[first]
    return first == end + 1 and doc[end].text == "(" and last < len(doc) and doc[last].text == ")" and last - first <= 3


def _after_cue(doc: Doc, names: Mapping[int, int], earlier: int, first: int) -> bool:
    i = first - 1
    while i >= 0 and doc[i].text in ("“", '"', "‘", "'", "«", "„", ":"):
        i -= 1
    if (
        i < 0
        or doc[i].lower_ not in _FIRST_WORDS
        or first - names[earlier] > _REACH
        or _names_a_thing(doc, names[first])
    ):
        return False
    for cue in _CUES:
        start = i - len(cue) + 1
        if start >= names[earlier] - 1 and tuple(doc[k].lower_ for k in range(start, i + 1)) == cue:
            return _cue_stands(doc, names, earlier, start, cue)
    return _known_somewhere_as(doc, names, earlier, i)


def _names_a_thing(doc: Doc, end: int) -> bool:
    """*whom he called “Butcher” [battalions]*: a common noun behind has the name, not the person."""
    if end < len(doc) and doc[end].text in ("”", '"', "’", "“", "»"):
        end += 1
    return end < len(doc) and doc[end].tag_ in ("NN", "NNS") and doc[end].text.islower()


def _cue_stands(doc: Doc, names: Mapping[int, int], earlier: int, start: int, cue: tuple[str, ...]) -> bool:
    if cue not in _WEAK:
        return not any(doc[k].text in (";", "and") or doc[k].is_sent_start for k in range(names[earlier], start))
    return all(doc[k].text in (",", "(", "then") for k in range(names[earlier], start)) and start - names[earlier] <= 2


def _known_somewhere_as(doc: Doc, names: Mapping[int, int], earlier: int, i: int) -> bool:
    """*known in the Party as Phoas*."""
    if doc[i].lower_ != "as":
        return False
    return any(doc[k].lower_ == "known" for k in range(max(names[earlier], i - 6), i))


def _listed_after_alias(doc: Doc, names: Mapping[int, int], earlier: int, first: int) -> bool:
    """*SHPET (also [Špet], [Chpet]; Shpett ...)*, *YEFREMOV (Pol. [Jefremow]; cryptonyms [S. Okhrimenko])*: a bracket
    of other names right behind a name."""
    opening, cued = names[earlier], False
    if opening >= len(doc) or doc[opening].text != "(" or first - opening > 3 * _REACH:
        return False
    taken = {i for start, last in names.items() if start < first and last > opening for i in range(start, last)}
    for i in range(opening + 1, first):
        if doc[i].text == ")":
            return False
        if i in taken:
            continue
        word = doc[i].lower_ if doc[i].text != "." else doc[i - 1].lower_
        if word in _IN_BRACKET or f"{word}." in _IN_BRACKET:
            cued = True
        elif doc[i].text not in (",", ";", ":", "/", "“", "”", '"'):
            return False
    return cued


_IN_BRACKET = words_of_file("aliases", "in_bracket")
