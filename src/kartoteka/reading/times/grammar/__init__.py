"""The grammar of time expressions: rules in the order in which they are applied.

To add an expression: find the file of its subject, add a `Rule` (pattern, category, function) at the place where what
it builds on is there already, and a sentence to that file's test. A new kind of sense also needs its days in
`kartoteka.reading.times.meaning`. docs/time.md has the whole recipe.
"""

from __future__ import annotations

from kartoteka.reading.times.grammar import (
    ages,
    dates,
    feasts,
    lengths,
    numbers,
    numeric,
    parts,
    periods,
    pointers,
    ranges,
    republican,
    shifts,
    vague,
)

RULES = (
    *numbers.RULES,
    *lengths.RULES,
    *dates.ERAS,
    *dates.DAYS,
    *numeric.RULES,
    *republican.RULES,
    *dates.MONTHS,
    *feasts.RULES,
    *periods.RULES,
    *pointers.RULES,
    *parts.RULES,
    *ranges.RULES,
    *ages.RULES,
    *shifts.RULES,
    *ranges.AFTER_SHIFTS,
    *vague.RULES,
)

_DATE = frozenset({"DATE"})
NODE_CATEGORIES: dict[str, frozenset[str]] = {
    "NUMBER": frozenset({"NUMBER"}),
    "ORDINAL": frozenset({"ORDINAL", "DAYN"}),
    "VAGUENUMBER": frozenset({"VAGUENUMBER"}),
    "AMOUNT": frozenset({"AMOUNT"}),
    "OS": frozenset({"OS"}),
    "YEARX": frozenset({"YEARX", "ERAYEAR"}),
    "DAYDATE": _DATE | {"DAYDATE"},
    "MONTHDATE": _DATE | {"MONTHDATE"},
    "YEARDATE": _DATE | {"YEARDATE"},
    "SEASONDATE": _DATE | {"SEASONDATE"},
    "FEASTDATE": _DATE | {"FEASTDATE"},
    "FEASTNAME": frozenset({"FEASTNAME"}),
    "WEEKDATE": _DATE | {"WEEKDATE"},
    "BAREDAY": _DATE | {"BAREDAY"},
    "POINTER": _DATE | {"POINTER"},
    "PARTED": _DATE | {"PARTED"},
    "SHIFTED": _DATE | {"SHIFTED"},
    "SPAN": _DATE | {"SPAN"},
    "ELIDED": frozenset({"ELIDED"}),
    "AGE": frozenset({"AGE"}),
    "VAGUEREF": frozenset({"VAGUEREF"}),
}
"""The categories of what rules make: a `DAYDATE` is a `DATE` too."""
