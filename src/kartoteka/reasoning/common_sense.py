"""The common-sense rules about the order of events, as rows of `common_sense.toml` (its head explains the keys).

Every rule can be switched off by name: pass the others to `chronology`, as `rules_without("born_first")` gives them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from kartoteka.errors import NotFound

Link = Literal["person", "custody", "post", "only", "kin"]
Side = tuple[str, ...] | Literal["*", "alive"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: `earlier` comes before `later`, by `least` to `most` days (`most` may be open).

    A `default` rule says what is usual only, and gives way to every claim.

    `of_earlier` and `of_later` say which point of the event counts, its start or its end.
    """

    name: str
    words: str
    earlier: Side
    later: Side
    link: Link
    of_earlier: Literal["start", "end"] = "start"
    of_later: Literal["start", "end"] = "start"
    least: int = 0
    most: int | None = None
    when: Literal["", "first term", "sole term", "told last"] = ""
    default: bool = False


def _load() -> Mapping[str, Rule]:
    table = tomllib.loads(files(__package__).joinpath("common_sense.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            name: Rule(
                name,
                row["words"],
                _side(row["earlier"]),
                _side(row["later"]),
                row["link"],
                row.get("from", "start"),
                row.get("to", "start"),
                row.get("least", 0),
                row.get("most"),
                row.get("when", ""),
                row.get("default", False),
            )
            for name, row in table.items()
        }
    )


def _side(given: str | list[str]) -> Side:
    return tuple(given) if isinstance(given, list) else given  # type: ignore[return-value]


RULES: Mapping[str, Rule] = _load()
ALL_RULES: tuple[str, ...] = tuple(RULES)


def rules_without(*names: str) -> tuple[str, ...]:
    """The names of all rules but these.

    Raises:
        NotFound: there is no rule of such a name.
    """
    for name in names:
        if name not in RULES:
            raise NotFound(f"there is no common-sense rule {name!r}; the rules are {', '.join(RULES)}")
    return tuple(rule for rule in ALL_RULES if rule not in names)
