#!/usr/bin/env python3
"""How well the reader knows who is who: measured on the corpora of the shared data folder and on the passages.

    tools/eval_people.py [--shared ../shared] [--cache DIR] [--half even|odd|all] [ehri] [litbank] [gum] [exam] [speed]

Prints, for what is named (default: all):
  ehri     names of persons, exact spans, against EHRI-NER's PERS (not exhaustive: precision is a lower bound)
  litbank  pronouns to the right antecedent and to the right person (`pronoun_measure` says what that is); and
           names, found and typed
  gum      the same for GUM's persons, organisations and places
  exam     persons, relations and listings of the passages, by tools/score_reading.py of the shared folder
  speed    seconds of who is who, relations and listings against spaCy's own parse

`--cache DIR` keeps parsed documents there. `--half` takes every second document only (models are trained on the
even ones).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from pronoun_measure import Span, count_pronouns, show_pronouns
from spacy.tokens import Doc, DocBin

from kartoteka.reading.cast import Cast
from kartoteka.reading.listings import find_listings
from kartoteka.reading.mask import mask
from kartoteka.reading.parse import parse, pipeline
from kartoteka.reading.relations import find_relations
from kartoteka.reading.who import who_is_who
from kartoteka.sources import Source, from_text, load

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "miss",
        "ms",
        "dr",
        "sir",
        "lady",
        "lord",
        "madame",
        "mr.",
        "mrs.",
        "dr.",
        "captain",
        "colonel",
        "aunt",
        "uncle",
    ]
)


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", help="ehri, litbank, gum, exam, speed; default all")
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("KARTOTEKA_SHARED", "../shared")))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--half", choices=("even", "odd", "all"), default="all")
    given = parser.parse_args()
    if not given.shared.is_dir():
        print(f"{given.shared} is not there: name the shared folder with --shared", file=sys.stderr)
        return 1
    for what in given.what or ("ehri", "litbank", "gum", "exam", "speed"):
        MEASURES[what](given)
    return 0


def documents(given: argparse.Namespace, name: str) -> Iterator[tuple[dict[str, Any], Source, Doc, Cast]]:
    """The documents of a corpus, parsed and cast."""
    lines = (given.shared / "data" / "reading" / name).read_text(encoding="utf-8").splitlines()
    chosen = [line for i, line in enumerate(lines) if given.half == "all" or (i % 2 == 0) == (given.half == "even")]
    for line in chosen:
        gold = json.loads(line)
        source = from_text(gold["text"], gold["id"])
        source = Source(source.name, "", "text/plain", gold["text"])  # no notes, no set-aside: gold counts everything
        doc = parsed(source, given.cache)
        yield gold, source, doc, who_is_who(source, doc)


def parsed(source: Source, cache: Path | None) -> Doc:
    """The parsed document, from the cache if it is there."""
    if cache is None:
        return parse(mask(source))
    masked = mask(source)
    path = cache / f"{sha256(masked.encode()).hexdigest()[:20]}.spacy"
    if path.exists():
        return next(iter(DocBin().from_disk(path).get_docs(pipeline().vocab)))
    doc = parse(masked)
    cache.mkdir(parents=True, exist_ok=True)
    attributes = ["ORTH", "TAG", "POS", "HEAD", "DEP", "LEMMA", "ENT_IOB", "ENT_TYPE", "SENT_START", "SPACY"]
    DocBin(attrs=attributes, docs=[doc]).to_disk(path)
    return doc


def f1(right: int, gold: int, read: int) -> str:
    """Precision, recall and F1 in one line."""
    p, r = right / max(read, 1), right / max(gold, 1)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f} of {gold}"


def name_spans(cast: Cast) -> dict[Span, str]:
    """Span of each name mention with the kind of its entity."""
    return {(m.start, m.end): e.kind for e in cast.entities for m in e.mentions if m.form == "name"}


def ehri(given: argparse.Namespace) -> None:
    """Names of persons, exact spans."""
    right = gold_n = read_n = touched = 0
    for gold, _, _, cast in documents(given, "ehri-ner/entities.jsonl"):
        want = {(e["start"], e["end"]) for e in gold["entities"] if e["type"] == "PERS"}
        got = {span for span, kind in name_spans(cast).items() if kind == "person"}
        right, gold_n, read_n = right + len(want & got), gold_n + len(want), read_n + len(got)
        touched += sum(1 for w in want if any(g[0] < w[1] and w[0] < g[1] for g in got))
    print(f"EHRI-NER persons, exact spans        {f1(right, gold_n, read_n)}; touched {touched / gold_n:.3f}")


KIND_OF_LABEL = {
    "PER": "person", "person": "person", "ORG": "body", "organization": "body",
    "GPE": "place", "LOC": "place", "FAC": "place", "VEH": "place", "place": "place",
}  # fmt: skip


def names_found(pairs: list[tuple[dict[Span, str], dict[Span, str]]], title: str) -> None:
    """Names typed (exact spans and kind), and touched."""
    right = gold_n = read_n = touched = typed = 0
    for want, got in pairs:
        right += sum(1 for span, kind in want.items() if got.get(span) == kind)
        gold_n, read_n = gold_n + len(want), read_n + len(got)
        for (start, end), kind in want.items():
            hits = [(min(end, e) - max(start, s), k) for (s, e), k in got.items() if s < end and start < e]
            touched += bool(hits)
            typed += bool(hits) and max(hits)[1] == kind
    print(f"{title} names, exact and typed   {f1(right, gold_n, read_n)}; touched {touched / gold_n:.3f}, "
          f"typed right of those {typed / max(touched, 1):.3f}")  # fmt: skip


def without_title(text: str, start: int, end: int) -> Span:
    """LitBank's names carry their titles; ours do not."""
    words = text[start:end]
    while " " in words and words.split()[0].lower() in TITLES | {"the", "little", "old", "young", "poor", "dear"}:
        cut = words.index(" ") + 1
        start, words = start + cut, words[cut:]
    return start, end


def litbank(given: argparse.Namespace) -> None:
    """Pronouns to the right person, and names."""
    counts: Counter[str] = Counter()
    pairs = []
    for gold, _, _, cast in documents(given, "litbank/documents.jsonl"):
        text = gold["text"]
        count_pronouns(gold, cast, counts)
        want = {
            without_title(text, m["start"], m["end"]): KIND_OF_LABEL[m["type"]]
            for m in gold["mentions"] if m["form"] == "PROP" and m["type"] in KIND_OF_LABEL
        }  # fmt: skip
        pairs.append((want, name_spans(cast)))
    show_pronouns("LitBank", counts)
    names_found(pairs, "LitBank")


def gum(given: argparse.Namespace) -> None:
    """Pronouns and names in modern prose."""
    counts: Counter[str] = Counter()
    pairs = []
    for gold, _, _, cast in documents(given, "gum/documents.jsonl"):
        for m in gold["mentions"]:
            m["chain"] = m["entity"] if m["type"] == "person" else None
        count_pronouns(gold, cast, counts)
        want = {
            without_title(gold["text"], *m["name"]): KIND_OF_LABEL[m["type"]]
            for m in gold["mentions"] if m.get("name") and m["form"] == "PROP" and m["type"] in KIND_OF_LABEL
        }  # fmt: skip
        pairs.append((want, name_spans(cast)))
    show_pronouns("GUM", counts)
    names_found(pairs, "GUM")


def exam(given: argparse.Namespace) -> None:
    """Persons, relations and listings of the passages."""
    sys.path.insert(0, str(given.shared / "tools"))
    from score_reading import figures, score  # type: ignore[import-not-found]

    from kartoteka.claims import Reading, SourceHead, to_json

    total: dict[str, list[int]] = {}
    for path in sorted((given.shared / "exam" / "dev").glob("*.txt")):
        source = load(path)
        doc = parsed(source, given.cache)
        cast = who_is_who(source, doc)
        head = SourceHead(source.name, source.sha256, source.media_type, len(source.text))
        relations, listings = find_relations(source, doc, cast), find_listings(source, doc, cast, ())
        reading = to_json(Reading(head, (), cast.entities, relations, (), (), listings))
        gold = json.loads(path.with_suffix("").with_suffix(".gold.json").read_text(encoding="utf-8"))
        for part, counts in score(gold, reading).items():
            total[part] = [a + b for a, b in zip(total.get(part, [0] * len(counts)), counts, strict=True)]
    for part in ("persons", "relations", "listings"):
        found = figures(total[part])
        p, r, f = (found[key] or 0 for key in ("precision", "recall", "f1"))
        print(f"exam {part:10} P {p:.3f} R {r:.3f} F1 {f:.3f} of {found['of']}")


def speed(given: argparse.Namespace) -> None:
    """Seconds against spaCy's parse, on one real text."""
    text = (given.shared / "data" / "texts" / "deutsch_siberia_1903.txt").read_text(encoding="utf-8")[200_000:400_000]
    source = Source("speed", "", "text/plain", text)
    pipeline()
    started = time.process_time()
    doc = parse(text)
    parse_time = time.process_time() - started
    started = time.process_time()
    cast = who_is_who(source, doc)
    find_relations(source, doc, cast)
    find_listings(source, doc, cast, ())
    own = time.process_time() - started
    print(
        f"speed: {len(doc)} tokens; parse {parse_time:.2f} s, people {own:.2f} s ({own / parse_time:.2f} of the parse)"
    )


MEASURES = {"ehri": ehri, "litbank": litbank, "gum": gum, "exam": exam, "speed": speed}

if __name__ == "__main__":
    sys.exit(main())
