"""`kartoteka check`: what in the readings cannot all be true.

kartoteka check                                   the case (case.kartoteka)
kartoteka check --reading one.json two.json       readings instead of a case
kartoteka check --suppose 19                      as if claim 19, which is only alleged, were true
kartoteka check --without dead_last               without this rule of common sense (--rules lists them)
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kartoteka.cli import gathering
from kartoteka.exchange.counting import counted

if TYPE_CHECKING:
    from kartoteka.claims import Reading
    from kartoteka.reasoning.chronology import Chronology
    from kartoteka.reasoning.conflict import Conflict
    from kartoteka.reasoning.keys import ClaimKey

__all__ = ["configure", "run"]

_SHOWN = 3  # contradictions that hang on one claim


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    gathering.configure(parser)
    parser.add_argument("--suppose", nargs="+", default=[], metavar="N", help="count these alleged claims as true")
    parser.add_argument("--reject", nargs="+", default=[], metavar="N", help="leave these claims out")
    parser.add_argument("--without", nargs="+", default=[], metavar="RULE", help="switch rules of common sense off")
    parser.add_argument("--rules", action="store_true", help="print the rules of common sense and do nothing else")
    parser.add_argument("--probable", action="store_true", help="what is told as probable counts as told as a fact")
    parser.add_argument("--json", action="store_true", help="print as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the contradictions; 0 also where there are some, for the sources' faults are no fault of the command."""
    from kartoteka.reasoning.chronology import chronology
    from kartoteka.reasoning.common_sense import RULES, rules_without

    if arguments.rules:
        sys.stdout.writelines(f"{name:28} {rule.words}\n" for name, rule in RULES.items())
        return 0
    case = gathering.gathered(arguments)
    found = chronology(
        case.readings,
        rules=rules_without(*arguments.without),
        suppose=[_key(number, case.readings) for number in arguments.suppose],
        reject=[_key(number, case.readings) for number in arguments.reject],
        probable=arguments.probable,
        people=case.beings,
    )
    if arguments.json:
        json.dump([_as_json(conflict, found) for conflict in found.conflicts], sys.stdout, indent=1, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(found))
    return 0


def _key(number: str, readings: Sequence[Reading]) -> ClaimKey:
    """`19` is claim c19 of the first reading, `2:19` that of the second."""
    from kartoteka.errors import NotFound
    from kartoteka.reasoning.keys import ClaimKey

    place, _, claim = number.rpartition(":")
    reading = int(place) - 1 if place.isdecimal() else 0 if not place else -1
    for named in (claim, f"c{claim}"):
        if 0 <= reading < len(readings) and any(each.id == named for each in readings[reading].claims):
            return ClaimKey(reading, named)
    raise NotFound(f"there is no claim {number!r}; name one as N, or as READING:N where there are several readings")


def _lines(found: Chronology) -> Iterator[str]:
    told = sum(len(reading.claims) for reading in found.readings)
    yield f"{counted(told, 'claim')} in {counted(len(found.readings), 'source')}"
    open_ones = [conflict for conflict in found.conflicts if not conflict.settled]
    settled = [conflict for conflict in found.conflicts if conflict.settled]
    for title, conflicts in (("open", open_ones), ("settled by the source itself", settled)):
        if conflicts:
            yield f"\n{len(conflicts)} {title}"
        for together in _sharing(conflicts):
            yield from _group_lines(together, found)
    if not found.conflicts:
        yield "nothing contradicts"


def _sharing(conflicts: Sequence[Conflict]) -> list[list[Conflict]]:
    """Conflicts that hang on one claim, together: settle it, and all of them are settled."""
    groups: dict[object, list[Conflict]] = {}
    for number, conflict in enumerate(conflicts):
        groups.setdefault(conflict.set_aside or number, []).append(conflict)
    return list(groups.values())


def _group_lines(conflicts: Sequence[Conflict], found: Chronology) -> Iterator[str]:
    for conflict in conflicts[:_SHOWN]:
        yield f"  {conflict.sentence}"
    if len(conflicts) > _SHOWN:
        yield f"  … and it contradicts {len(conflicts) - _SHOWN} more"
    for key in dict.fromkeys(key for conflict in conflicts[:_SHOWN] for key in conflict.claims):
        reading = found.readings[key.reading]
        claim = next(each for each in reading.claims if each.id == key.claim)
        sure = "" if claim.confidence is None else f", read {claim.confidence:.0%} surely"
        aside = "; gives no bounds until this is settled" if key in conflicts[0].set_aside else ""
        yield f"    [{key}] {_words(reading, claim.passage_start, claim.passage_end)}{sure}{aside}"


def _words(reading: Reading, start: int, end: int) -> str:
    text = reading.source.text
    said = f"“{' '.join(text[start:end].split())}” " if text else ""
    return f"{said}{reading.source.name}, {start}-{end}"


def _as_json(conflict: Conflict, found: Chronology) -> dict[str, Any]:
    return {
        "kind": conflict.kind,
        "claims": [
            {
                "source": found.readings[key.reading].source.name,
                "claim": key.claim,
                "set_aside": key in conflict.set_aside,
            }
            for key in conflict.claims
        ],
        "rules": list(conflict.rules),
        "sentence": conflict.sentence,
        "settled": conflict.settled,
    }
