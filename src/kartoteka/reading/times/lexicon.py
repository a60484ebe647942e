"""The words of time, read from the tables beside this module.

A word has a set of categories (`MONTH`, `UNIT`, `ORDINAL` ...) and a value in each of them. Words with the same set of
categories share one character, so that a text becomes a short string over which the grammar's patterns run
(`kartoteka.reading.times.cascade`).

To add a word, write it into its table; a new category needs a line in `_load`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any

CIRCA = ("about", "around", "circa", "ca", "c", "approximately", "approx", "roughly", "near", "towards", "toward")
_SAINT = re.compile(r"saint (\w+?)(?:'s|')? day")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
"""Roman numbers: of months (10 III 1939), and of the years of the French Republic."""
ERAS = {"bc": -1, "bce": -1, "ad": 1, "ce": 1}
OLD_STYLE = ("os", "o.s")
ABBREVIATED = (
    "ca",
    "c",
    "approx",
    "yrs",
    "yr",
    "mos",
    "hrs",
    "wks",
    "mins",
    "inst",
    "ult",
    "prox",
    "st",
    "b",
    "d",
    "fl",
)


@dataclass(slots=True)
class Word:
    """What the tables say of one word: a value for each category, and those that need a capital letter."""

    values: dict[str, Any] = field(default_factory=dict)
    only_capital: set[str] = field(default_factory=set)

    def categories(self, capital: bool) -> frozenset[str]:
        """The categories of the word as it is written."""
        return frozenset(c for c in self.values if capital or c not in self.only_capital)


@lru_cache(maxsize=1)
def words() -> Mapping[str, Word]:
    """All words of all tables, folded to small letters."""
    found: dict[str, Word] = {}

    def add(names: Iterable[str], category: str, value: Any, only_capital: bool = False) -> None:
        for name in names:
            word = found.setdefault(name, Word())
            word.values[category] = value
            if only_capital:
                word.only_capital.add(category)

    _add_calendar(add)
    _add_numbers(add)
    _add_pointers(add)
    return found


def _add_calendar(add: Any) -> None:
    for entry in table("months")["month"]:
        add(entry["names"], "MONTH", entry["number"], entry.get("only_capital", False))
        add(entry["short"], "MONTH", entry["number"], True)
    for entry in table("republican")["month"]:
        add(entry["names"], "RMONTH", entry["number"])
    for number, name in enumerate(ROMAN, 1):
        add([name], "ROMAN", number, True)
    for entry in table("weekdays")["weekday"]:
        add(entry["names"], "WEEKDAY", entry["number"])
        add((name + "s" for name in entry["names"]), "WEEKDAYS", entry["number"])
        add(entry["short"], "WEEKDAY", entry["number"], True)
    for entry in table("seasons")["season"]:
        add(entry["names"], "SEASON", entry["code"])
    for entry in table("units")["unit"]:
        add(entry["names"], "UNIT", entry["name"])
    parts = table("parts")
    for word, key in parts["adjectives"].items():
        add([word], "PARTADJ", key)
    for word, key in parts["nouns"].items():
        add([word], "PARTNOUN", key)
    for word, key in parts["dayparts"].items():
        add([word], "DAYPART", key)


def _add_numbers(add: Any) -> None:
    numbers = table("numbers")
    for group, category in (("ones", "ONES"), ("teens", "TEENS"), ("tens", "TENS")):
        for word, value in numbers[group].items():
            add([word], "NUMBER", value)
            add([word], category, value)
    for group in ("ordinals", "ordinal_teens", "ordinal_tens"):
        for word, value in numbers[group].items():
            add([word], "ORDINAL", value)
            if value <= 31:
                add([word], "DAYN", value)
            if group == "ordinals":
                add([word], "ORDONES", value)
    for word, value in numbers["vague"].items():
        add([word], "VAGUENUMBER", tuple(value))


def _add_pointers(add: Any) -> None:
    for turn, names in table("turns").items():
        add(names, "TURN", turn)
    for reference, names in table("vague").items():
        add(names, "VAGUE", reference)
    add(CIRCA, "CIRCA", "approx")
    for name, sign in ERAS.items():
        add([name], "ERA", sign)
    add(OLD_STYLE, "OLDSTYLE", True)
    for family, names in table("events").items():
        add(names, "EVENTWORD", family)
    add(("st", *{name[0] for name in feasts()} - {"feast"}), "FEASTSTART", True, True)
    add(("feast",), "FEASTSTART", True)


@lru_cache(maxsize=1)
def feasts() -> Mapping[tuple[str, ...], Mapping[str, Any]]:
    """The feasts by the words of their names (small letters, "saint" written out)."""
    found = {_feast_words(name): entry for entry in table("feasts")["feast"] for name in _feast_names(entry)}
    for words, entry in list(found.items()):
        if words[0] == "saint" and words[-1] == "day":
            found.setdefault((*words[:-1], "eve"), {**entry, "eve": True})
    return found


def _feast_names(entry: Mapping[str, Any]) -> Iterator[str]:
    """The names of a feast; a saint's day is also the feast of the saint."""
    for name in entry["names"]:
        yield name
        saint = _SAINT.fullmatch(name)
        if saint:
            yield f"feast of saint {saint[1]}"
            yield f"feast day of saint {saint[1]}"


def _feast_words(name: str) -> tuple[str, ...]:
    return tuple(name.replace("'", " ' ").replace("-", " - ").split())


@lru_cache(maxsize=1)
def units() -> Mapping[str, Mapping[str, Any]]:
    """The units of time by name."""
    return {entry["name"]: entry for entry in table("units")["unit"]}


@lru_cache(maxsize=1)
def season_months() -> Mapping[str, int]:
    """The first month of each season, by its code."""
    return {entry["code"]: entry["first_month"] for entry in table("seasons")["season"]}


@lru_cache(maxsize=1)
def event_families() -> Mapping[str, str]:
    """The family of each event word."""
    return {word: family for family, names in table("events").items() for word in names}


@lru_cache(maxsize=1)
def stance_words() -> Mapping[str, frozenset[str]]:
    """The stances that a word can show, by word."""
    found: dict[str, set[str]] = {}
    for stance, names in table("stance").items():
        for name in names:
            found.setdefault(name, set()).add(stance)
    return {word: frozenset(stances) for word, stances in found.items()}


@lru_cache(maxsize=1)
def false_friends() -> Mapping[str, frozenset[str]]:
    """Words that make a number beside them no date, and titles and phrases that make a month a name."""
    return {key: frozenset(names) for key, names in table("false_friends").items()}


def word_set(text: str) -> frozenset[str]:
    """The words of a string, for lists that a rule asks."""
    return frozenset(text.split())


@cache
def table(name: str) -> dict[str, Any]:
    """One table, as TOML gives it."""
    text = resources.files(__package__).joinpath("tables", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
