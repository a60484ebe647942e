"""The event lexicon: which words name which event, under which conditions, and who plays which part.

The entries stand in `data/events/*.toml`, one table a type of event. A pattern is the words of the event, then
conditions, separated by semicolons:

    "take into custody; obj=person"      the verb *take*, later in its phrase *into*, then *custody*
    "die; near=torture/axe"              alternatives are joined by a slash

`verbs` begin with the verb's base form and stretch over its object (*took him into custody*); `nouns` and
`phrases` stand together in the text; `abbreviations` are the triggers of clipped entries (*arr.*, *b.*). The
conditions are described in `kartoteka.reading.conditions`; `frame`, `fact` are no conditions but say how the
entry's roles and polarity are read. Where several entries fit a word, the one with most words and conditions
wins. To add an entry: write it into the table of its type, and a sentence into tests/reading/test_events.py.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from kartoteka.reading.inflection import forms

_WHOLE = frozenset({"court-martial"})

EntryKind = Literal["verb", "noun", "phrase", "abbreviation"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern of the lexicon.

    `words` are lower-case, the first a base form; `conditions` are (name, alternatives) pairs; `frame` names a
    frame of `data/events/frames.toml`; `polarity` is `CT-` where the words themselves deny the event (*pleaded
    not guilty* as a confession), `CT+` where a negation belongs to the words (*was never seen again*), else "".
    """

    type: str
    kind: EntryKind
    words: tuple[str, ...]
    conditions: tuple[tuple[str, tuple[str, ...]], ...]
    frame: str
    polarity: str
    only_where_told: bool = False
    """Whether the words name the event only where repression is told of close by (a key at the head of the file)."""

    @property
    def weight(self) -> int:
        """How specific the entry is: words count more than conditions, what excludes or allows anything not at all."""
        return 8 * len(self.words) + sum(_informs(name, values) for name, values in self.conditions)

    @property
    def pattern(self) -> str:
        """The words as they stand in the lexicon."""
        return " ".join(self.words)


_GENERAL = frozenset(["person", "thing", "none", "yes", "no", "place", "body"])


def _informs(name: str, values: tuple[str, ...]) -> int:
    """How much a condition narrows: a word or class more than a kind (*person*), *any* and what is shut out nothing."""
    if name == "not" or ("any" in values and name in ("subj", "obj", "passive", "bare", "clause")):
        return 0
    return 2 if _GENERAL.issuperset(values) or name in ("prep", "tag") else 3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, found by the surface form (lower case) of their first word."""

    by_form: Mapping[str, tuple[Entry, ...]]

    def starting_with(self, form: str) -> tuple[Entry, ...]:
        """Entries whose first word can be written so, most specific first."""
        return self.by_form.get(form, ())


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that ships with the reader, loaded once a process."""
    found: dict[str, list[Entry]] = {}
    for entry in _entries():
        first = entry.words[0]
        for form in forms(first) if entry.kind == "verb" else {first}:
            found.setdefault(form, []).append(entry)
    return Lexicon({form: tuple(sorted(entries, key=lambda e: -e.weight)) for form, entries in found.items()})


@lru_cache(maxsize=1)
def frames() -> Mapping[str, Mapping[str, Any]]:
    """Frame -> slot -> role, from `data/events/frames.toml`."""
    text = files(__package__).joinpath("data/events/frames.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _entries() -> Iterator[Entry]:
    folder = files(__package__).joinpath("data/events")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml") and file.name != "frames.toml":
            tables = tomllib.loads(file.read_text(encoding="utf-8"))
            only_where_told = bool(tables.pop("only_where_told", False))
            for event_type, table in tables.items():
                yield from (replace(entry, only_where_told=only_where_told) for entry in _table(event_type, table))


def _table(event_type: str, table: dict[str, Any]) -> Iterator[Entry]:
    kinds: tuple[tuple[str, EntryKind, str], ...] = (
        ("verbs", "verb", table["frame"]),
        ("nouns", "noun", table["noun_frame"]),
        ("phrases", "phrase", "state"),
        ("abbreviations", "abbreviation", table["frame"]),
    )
    for key, kind, frame in kinds:
        for pattern in table.get(key, ()):
            yield _entry(event_type, kind, pattern, frame)


def _entry(event_type: str, kind: EntryKind, pattern: str, frame: str) -> Entry:
    words, *rest = [part.strip() for part in pattern.split(";")]
    settings = [(name, value) for name, _, value in (part.partition("=") for part in rest)]
    named = dict(settings)
    conditions = tuple(
        (name, tuple(value.split("/"))) for name, value in settings if name not in ("frame", "fact", "keep")
    )
    tokens = words.lower().split()
    if kind == "verb" and "-" in tokens[0]:
        *before, tokens[0] = tokens[0].split("-")
        conditions = (*conditions, ("joined", tuple(before)))
    elif kind == "noun":
        tokens = [part for token in tokens for part in _parts(token)]
    return Entry(event_type, kind, tuple(tokens), conditions, named.get("frame", frame), named.get("fact", ""))


def _parts(word: str) -> list[str]:
    """A word as spaCy splits it: at hyphens, but for a few that it knows."""
    if "-" not in word or word in _WHOLE:
        return [word]
    return [part for piece in word.split("-") for part in ("-", piece)][1:]
