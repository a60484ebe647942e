"""A name in any script and scheme as the sounds that it can stand for.

The same Russian name is spelled in a dozen ways (*Тухачевский, Tukhachevsky, Tuchatschewski, Toukhatchevski,
Tuchaczewski*). No single key can undo this, for the same letters mean different sounds: *ch* is ч in English, х in
German and ш in French. So a word has several **readings**, one for each scheme that it may be written in, all in
one alphabet of sounds; two spellings of one name share a reading, or nearly.

    >>> sorted(readings("Tuchatschewski") & readings("Тухачевский"))
    ['tuhaCevski']

The schemes are rows of `name_schemes.toml`. Letters of other scripts go through anyascii first.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from anyascii import anyascii

_TABLE = tomllib.loads(files(__package__).joinpath("name_schemes.toml").read_text(encoding="utf-8"))
_CYRILLIC: Mapping[str, str] = _TABLE["cyrillic"]

SCHEMES: tuple[str, ...] = tuple(_TABLE["schemes"])
"""Names of the Latin schemes, English first."""


def _rows(scheme: str) -> Mapping[str, str]:
    return {**_TABLE["signs"], **_TABLE["latin"], **_TABLE["schemes"][scheme]}


_ROWS = {scheme: _rows(scheme) for scheme in SCHEMES}
_PATTERNS = {
    scheme: re.compile("|".join(sorted(map(re.escape, rows), key=len, reverse=True))) for scheme, rows in _ROWS.items()
}
_TELLING = {
    scheme: tuple(
        key for key in {*rows, *_ROWS["english"]} if rows.get(key) != _ROWS["english"].get(key) or scheme == "english"
    )
    for scheme, rows in _ROWS.items()
}
"""The letters that a scheme reads otherwise than English does; a word without them needs no second reading."""

_SIGNS = re.compile(r"['’ʼʹʺ`´‘\"”“·]")
_MANY = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def readings(word: str) -> frozenset[str]:
    """The sounds that one word can stand for, never empty unless it has no letters; an apostrophe is no letter."""
    return frozenset(squashed for _, squashed in spellings(word))


@lru_cache(maxsize=200_000)
def spellings(word: str) -> tuple[tuple[str, str], ...]:
    """For each way to read the word, all its sounds and the squashed ones; the likeliest way first."""
    letters = _letters(word)
    if _is_cyrillic(letters):
        found = [_read_cyrillic(letters)]
    else:
        latin = letters if _is_latin(letters) else anyascii(letters).casefold()
        schemes = [s for s in SCHEMES if s == "english" or any(key in latin for key in _TELLING[s])]
        found = [_read(latin, scheme) for scheme in schemes]
    return tuple((sounds, squash(sounds)) for sounds in dict.fromkeys(found) if sounds)


def reading(word: str) -> str:
    """The one reading that is likeliest without more knowledge: as English, or as Cyrillic. May be empty."""
    return next((squashed for _, squashed in spellings(word)), "")


def _letters(word: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFC", word).casefold())


def squash(sounds: str) -> str:
    """Sounds without the differences that schemes do not agree on: doubled letters, ye and e, -off and -ov."""
    sounds = _MANY.sub(r"\1", sounds).replace("ts", "c").replace("io", "e").replace("ie", "e")
    sounds = re.sub(r"(?<=[CSZ])o", "e", sounds)
    sounds = re.sub(r"(?<=[oe])f$", "v", sounds)
    sounds = re.sub(r"(?<=..[^aeiou])ine$", "in", sounds)
    return _MANY.sub(r"\1", sounds)


def _read_cyrillic(letters: str) -> str:
    return "".join(_CYRILLIC[each] if each in _CYRILLIC else anyascii(each).casefold() for each in letters)


def _read(letters: str, scheme: str) -> str:
    rows, pattern = _ROWS[scheme], _PATTERNS[scheme]
    found = []
    at = 0
    while at < len(letters):
        match = pattern.match(letters, at)
        if match is not None:
            found.append(rows[match.group()])
            at = match.end()
        else:
            found.append(_bare(letters[at]))
            at += 1
    return "".join(found)


def _bare(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() and base.isalpha() else ""


def _is_cyrillic(letters: str) -> bool:
    return any("Ѐ" <= letter <= "ӿ" for letter in letters)


def _is_latin(letters: str) -> bool:
    return all(letter < "ɐ" or unicodedata.combining(letter) or not letter.isalpha() for letter in letters)
