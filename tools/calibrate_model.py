"""Fit the confidences of `--reader both` on the development passages, and print how reliable they are.

    python tools/calibrate_model.py [--exam DIR] [--scorer FILE]

A claim is right where the exam's scorer finds it right end to end (type, person, time, factuality). The levels are
those of `kartoteka.model_reader.join.agreement`. The table is cross-validated: each passage is judged by shares that
were counted without it. The shares go to src/kartoteka/model_reader/confidence.toml.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from exam_model import Nobody
from record_model import RECORDED, RECORDINGS

from kartoteka.claims import Reading, to_json
from kartoteka.model_reader.cache import Cache
from kartoteka.model_reader.join import level_of_each
from kartoteka.model_reader.run import read_with_model
from kartoteka.reading import read
from kartoteka.sources import load

OUT = Path(__file__).parent.parent / "src" / "kartoteka" / "model_reader" / "confidence.toml"
LEVELS = ("alone", "trigger", "type", "who", "all", "doubtful_time", "rules_alone")
Judged = list[tuple[int, str, bool]]
"""(number of the passage, level, right)."""


def scorer_module(path: Path) -> ModuleType:
    """The exam's scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_reading", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def right_claims(score: ModuleType, gold: dict[str, Any], reading: Reading) -> dict[str, bool]:
    """For each claim of the reading, but those that the gold calls optional, whether it is right end to end."""
    found = to_json(reading)
    names = score.map_entities(gold, found)
    pairs = {r["id"]: g for g, r in score.align(gold["claims"], found["claims"], False)}
    judged = {}
    for claim in found["claims"]:
        partner = pairs.get(claim["id"])
        if partner is None or not partner.get("optional"):
            judged[claim["id"]] = partner is not None and score.end_to_end_right(partner, claim, names)
    return judged


def judged_claims(exam: Path, score: ModuleType) -> Judged:
    """Every claim of the model, and every one that only the rules made, with its level and whether it is right."""
    found: Judged = []
    for number, text in enumerate(sorted(exam.glob("*.txt"))):
        source = load(text)
        gold = json.loads(text.with_name(f"{text.stem}.gold.json").read_text(encoding="utf-8"))
        model = read_with_model(source, RECORDED, client=Nobody(), cache=Cache(RECORDINGS)).reading
        rules = read(source)
        levels = level_of_each(model, rules)
        found += [(number, levels[id_], right) for id_, right in right_claims(score, gold, model).items()]
        alone = levels.keys() - {claim.id for claim in model.claims}
        right = right_claims(score, gold, rules)
        found += [
            (number, "rules_alone", right[id_.removeprefix("r")]) for id_ in alone if id_.removeprefix("r") in right
        ]
    return found


def shares(judged: Judged, without: int | None = None) -> dict[str, float]:
    """The share of right claims at each level, drawn a little towards the whole so that few cases do not decide."""
    seen = [(level, right) for number, level, right in judged if number != without]
    whole = sum(right for _, right in seen) / len(seen)
    hits: dict[str, float] = defaultdict(float)
    count = Counter(level for level, _ in seen)
    for level, right in seen:
        hits[level] += right
    return {level: (hits[level] + 4 * whole) / (count[level] + 4) for level in LEVELS}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--exam", type=Path, default=Path("../shared/exam/dev"))
    parser.add_argument("--scorer", type=Path, default=Path("../shared/tools/score_reading.py"))
    arguments = parser.parse_args()
    judged = judged_claims(arguments.exam, scorer_module(arguments.scorer))
    fitted = shares(judged)
    print(f"{'level':16} {'claims':>6} {'right':>6}")
    for level in LEVELS:
        own = [right for _, name, right in judged if name == level]
        print(f"{level:16} {len(own):6} {sum(own) / len(own) if own else 0:6.2f}")
    passages = sorted({number for number, _, _ in judged})
    held_out = {number: shares(judged, without=number) for number in passages}
    said = [(held_out[number][level], right) for number, level, right in judged]
    brier = sum((p - right) ** 2 for p, right in said) / len(said)
    mean = sum(right for _, right in said) / len(said)
    print(f"Brier score, each passage judged without it: {brier:.3f} (always the mean: {mean * (1 - mean):.3f})")
    for low, high in ((0.0, 0.5), (0.5, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        inside = [(p, right) for p, right in said if low <= p < high]
        if inside:
            told, true = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            print(f"  said {low:.2f} to {high:.2f}: {len(inside):4} claims, said {told:.2f}, right {true:.2f}")
    write(fitted)
    return 0


def write(fitted: dict[str, float]) -> None:
    """The fitted shares into confidence.toml, its opening comment and its threshold kept."""
    lines = OUT.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.startswith(("#", "[", "rules_alone_from"))]
    OUT.write_text("\n".join([*kept, *(f"{level} = {fitted[level]:.3f}" for level in LEVELS)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
