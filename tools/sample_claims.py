"""A sample of the reader's claims over whole books, for judging by hand; and what the judgements say.

    python tools/sample_claims.py draw [--out build/sample.txt]     draws the sample and writes a sheet to judge
    python tools/sample_claims.py figures                           precision by part, from docs/sample-judged.tsv

The texts are those of `../shared/data/texts` (KARTOTEKA_SHARED). From each, two stretches of 40,000 characters at
places given by the seed are read, and as many claims drawn as make a hundred over all texts that give any. Each claim
is shown in its paragraph. In docs/sample-judged.tsv every part of it is `right`, `wrong`, or `none` where the claim
says nothing of the part and the words say nothing either: event (is it one, of this type), leading (the patient, or
the agent where nobody undergoes it), roles (all others), time, factuality, holders. A claim without a date where the
words give none is `none`; where they give one, `wrong`.
"""

from __future__ import annotations

import argparse
import os
import re
from collections import Counter
from pathlib import Path
from random import Random

from kartoteka.claims import Claim, Reading
from kartoteka.reading.read import read
from kartoteka.sources import from_text, load

ROOT = Path(__file__).resolve().parent.parent
JUDGED = ROOT / "docs" / "sample-judged.tsv"
STRETCH = 40_000
STRETCHES = 2
CLAIMS = 100
SEED = 1939
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n\s*")
PARTS = ("event", "leading", "roles", "time", "factuality", "holders")


def main() -> int:
    """Draw, or count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("draw", "figures"))
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "sample.txt")
    arguments = parser.parse_args()
    if arguments.what == "figures":
        print_figures(JUDGED)
    else:
        draw(arguments.shared / "data" / "texts", arguments.out)
    return 0


def draw(folder: Path, out: Path) -> None:
    """Write the sheet: the paragraph with the trigger marked, then the claim part by part."""
    chance = Random(SEED)
    found: dict[str, list[tuple[int, str, Reading, Claim]]] = {}
    for path in sorted(p for p in folder.iterdir() if p.name not in ("README.md", "index.json")):
        source = load(path)
        for _ in range(STRETCHES):
            start = _paragraph(source.text, chance.randrange(max(1, len(source.text) - STRETCH)))
            text = source.text[start : start + STRETCH]
            reading = read(from_text(text))
            found.setdefault(path.name, []).extend((start, text, reading, claim) for claim in reading.claims)
    names = [name for name, claims in found.items() if claims]
    each = {name: CLAIMS // len(names) + (number < CLAIMS % len(names)) for number, name in enumerate(names)}
    out.parent.mkdir(parents=True, exist_ok=True)
    drawn = 0
    with out.open("w", encoding="utf-8") as sheet:
        for name in names:
            chosen = chance.sample(found[name], min(each[name], len(found[name])))
            drawn += len(chosen)
            for start, text, reading, claim in sorted(chosen, key=lambda one: one[0] + one[3].start):
                sheet.write(_shown(name, start, text, reading, claim))
    print(f"{out}: {drawn} claims of {len(names)} texts")


def _paragraph(text: str, place: int) -> int:
    """Where the next paragraph begins."""
    found = _EMPTY_LINE.search(text, place)
    return found.end() if found else place


def _shown(name: str, start: int, text: str, reading: Reading, claim: Claim) -> str:
    names = {entity.id: entity.name for entity in reading.entities}
    begin = max(0, text.rfind("\n\n", 0, claim.start), claim.start - 900)
    end = min(len(text), claim.end + 400)
    around = text[begin : claim.start] + "[[" + text[claim.start : claim.end] + "]]" + text[claim.end : end]
    roles = "; ".join(f"{role}: {', '.join(names.get(e, e) for e in ids)}" for role, ids in claim.roles.items())
    holders = ", ".join(names.get(holder, holder) for holder in claim.holders)
    time = "none" if claim.time is None else f"{claim.time.bounds.earliest} to {claim.time.bounds.latest}"
    more = "".join(f"; {what}: {value}" for what, value in (("post", claim.post), ("term", claim.term)) if value)
    word = text[claim.start : claim.end].split()[0]
    return (
        f"=== {name}\t{start + claim.start}\t{claim.type}\t{word}\n{around.strip()}\n"
        f"--- {claim.type} | {roles}{more} | time {time} | {claim.factuality} | holders {holders or 'the narrator'}\n\n"
    )


def print_figures(judged: Path) -> None:
    """Precision of each part, and of claims that are right in event, leading role, time and factuality at once."""
    rows = [line.split("\t") for line in judged.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    print(f"{len(rows)} claims of {len({row[0] for row in rows})} texts")
    verdicts = [dict(zip(PARTS, row[4:], strict=True)) for row in rows]
    for part in PARTS:
        counts = Counter(verdict[part] for verdict in verdicts if part == "event" or verdict["event"] == "right")
        said = counts["right"] + counts["wrong"]
        print(f"  {part:12} {counts['right']:3} of {said:3} right  {counts['right'] / said if said else 0:.2f}")
    whole = ("event", "leading", "time", "factuality")
    all_right = sum(all(verdict[part] != "wrong" for part in whole) for verdict in verdicts)
    print(f"  {'all of these':12} {all_right:3} of {len(rows):3} right  {all_right / len(rows):.2f}")


if __name__ == "__main__":
    raise SystemExit(main())
