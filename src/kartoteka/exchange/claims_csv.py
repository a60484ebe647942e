"""Claims as a table for a spreadsheet: one row a claim, its words and place beside it, safe to open.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break would be run as a formula by a spreadsheet; it gets
an apostrophe in front, which a spreadsheet takes for "this is text" (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from kartoteka.claims import Claim, Entity, Reading

COLUMNS = (
    "source", "claim", "type", "words", "passage", "start", "end", "agent", "patient", "principal", "recipient",
    "place", "origin", "post", "term", "earliest", "latest", "edtf", "factuality", "holders", "notes", "reader",
    "confidence", "reviewed",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value: object) -> str:
    """The value as text that no spreadsheet runs; numbers stay numbers, `None` is empty."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    # Also behind blanks: some programs strip them first.
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def claims_csv(readings: Iterable[tuple[Reading, frozenset[str]]]) -> Iterable[str]:
    """Lines of CSV (RFC 4180, with a heading), for readings that carry their text, each with the ids reviewed."""
    yield _line(COLUMNS)
    for reading, reviewed in readings:
        entities = {entity.id: entity for entity in reading.entities}
        for claim in reading.claims:
            row = claim_row(claim, reading, entities) | {"reviewed": "yes" if claim.id in reviewed else "no"}
            yield _line([safe_cell(row[column]) for column in COLUMNS])


def claim_row(claim: Claim, reading: Reading, entities: Mapping[str, Entity]) -> dict[str, object]:
    """The claim's columns; people and places by name, several with semicolons between them."""

    def names(ids: Iterable[str]) -> str:
        return "; ".join(entities[e].name if e in entities else e.removeprefix("holder:") for e in ids)

    text = reading.source.text or ""
    earliest, latest = (None, None) if claim.time is None else claim.time.bounds.to_iso()
    return {
        "source": reading.source.name,
        "claim": claim.id,
        "type": claim.type,
        "words": text[claim.start : claim.end],
        "passage": " ".join(text[claim.passage_start : claim.passage_end].split()),
        "start": claim.start,
        "end": claim.end,
        **{role: names(claim.roles.get(role, ())) for role in COLUMNS[7:13]},
        "post": claim.post,
        "term": claim.term,
        "earliest": earliest,
        "latest": latest,
        "edtf": None if claim.time is None else claim.time.edtf,
        "factuality": claim.factuality,
        "holders": names(claim.holders),
        "notes": "; ".join(claim.notes),
        "reader": claim.reader,
        "confidence": claim.confidence,
    }


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
