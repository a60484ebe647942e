"""`kartoteka find`: people whose name it can be, in any spelling and script, each hit with its reason.

kartoteka find Meyerhold                        from the case (case.kartoteka)
kartoteka find "Мейерхольд В. Э."               the same man
kartoteka find Tuchatschewski --reading a.json  from readings instead of a case
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from kartoteka.cli import gathering
from kartoteka.exchange.counting import counted

if TYPE_CHECKING:
    from kartoteka.reasoning.dossier import Person
    from kartoteka.reasoning.finding import FoundPerson

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("name", nargs="+", metavar="NAME", help="or a part of it; initials will do")
    gathering.configure(parser)
    parser.add_argument("--count", type=int, default=20, metavar="N", help="at most so many (default: 20)")
    parser.add_argument("--json", action="store_true", help="print as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the hits, the likeliest first; 0 also where there is none."""
    from kartoteka.reasoning.finding import find

    query = " ".join(arguments.name)
    case = gathering.gathered(arguments)
    hits = find(query, case.people, arguments.count)
    if arguments.json:
        json.dump([_as_json(hit) for hit in hits], sys.stdout, indent=1, ensure_ascii=False)
        sys.stdout.write("\n")
    elif not hits:
        print(f"nobody among {len(case.people)} people is called anything like {query!r}")
    else:
        for hit in hits:
            print(_line(hit))
    return 0


def _line(hit: FoundPerson[Person]) -> str:
    person = hit.person
    written = "" if hit.name == person.name else f", written {hit.name}"
    sources = len({where.reading for where in person.appearances})
    told = f"{counted(person.claims, 'claim')} in {counted(sources, 'source')}"
    return f"{hit.likeness:4.0%}  {person.name}{written}  ({told})\n      {'; '.join(hit.reasons)}"


def _as_json(hit: FoundPerson[Person]) -> dict[str, Any]:
    return {
        "name": hit.person.name,
        "written": hit.name,
        "likeness": round(hit.likeness, 4),
        "reasons": list(hit.reasons),
        "appearances": [{"reading": where.reading + 1, "entity": where.entity} for where in hit.person.appearances],
    }
