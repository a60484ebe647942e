"""The real texts that lie beside the repository: counts of marks and bodies, parity of editions, the exam's notes."""

import json
import os
import re
from functools import cache
from pathlib import Path

import pytest

from kartoteka.sources import Source, load

SHARED = Path(os.environ.get("KARTOTEKA_SHARED", Path(__file__).parents[3] / "shared"))
TEXTS, EXAM = SHARED / "data" / "texts", SHARED / "exam" / "dev"
_ROW = re.compile(r"^\| (\S+\.\S+) \|.*\| ([\d,]+) / ([\d,]+) \|", re.MULTILINE)

needs_texts = pytest.mark.skipif(not TEXTS.is_dir(), reason="the shared texts are not beside the repository")
needs_exam = pytest.mark.skipif(not EXAM.is_dir(), reason="the shared exam is not beside the repository")

load_once = cache(load)


def counts() -> dict[str, tuple[int, int]]:
    """File -> the marks and texts of notes that its README counts by simple patterns."""
    readme = TEXTS / "README.md"
    rows = _ROW.findall(readme.read_text(encoding="utf-8")) if readme.is_file() else []
    return {name: (int(marks.replace(",", "")), int(bodies.replace(",", ""))) for name, marks, bodies in rows}


def text(name: str) -> Source:
    return load_once(TEXTS / name)


def bodies_of(source: Source) -> list[str]:
    """Each note's own text once, without mark-up of emphasis, in order."""
    found = {note.body_start: note.body for note in source.notes if note.body is not None}
    return [
        re.sub(r"[\W_]+", "", found[start] or "").casefold() for start in sorted(found, key=lambda start: start or 0)
    ]


@needs_texts
@pytest.mark.parametrize(("name", "marks", "bodies"), [(name, *pair) for name, pair in counts().items()])
def test_marks_and_bodies_are_within_three_per_cent_of_the_count(name: str, marks: int, bodies: int) -> None:
    source = text(name)
    slack = 2  # "none or a handful"
    assert abs(len(source.notes) - marks) <= max(slack, 0.03 * marks)
    assert abs(len(bodies_of(source)) - bodies) <= max(slack, 0.03 * bodies)
    for before, after in zip(source.blocks, source.blocks[1:], strict=False):
        assert before.end <= after.start


@needs_texts
@pytest.mark.parametrize("name", ["armenians_1916", "german_terror_belgium_1917"])
def test_two_editions_of_a_book_have_the_same_notes(name: str) -> None:
    plain, page = text(f"{name}.txt"), text(f"{name}.htm")
    assert abs(len(plain.notes) - len(page.notes)) <= 2
    same = sum(one == other for one, other in zip(bodies_of(plain), bodies_of(page), strict=True))
    assert same >= 0.95 * len(bodies_of(plain))


@needs_texts
def test_a_plain_text_is_its_file() -> None:
    for path in sorted(TEXTS.glob("*.txt")):
        source = text(path.name)
        assert source.text == path.read_bytes().decode(source.encoding or "utf-8")


@needs_exam
def test_the_exams_notes_are_found() -> None:
    right = wanted = found = 0
    for gold in sorted(EXAM.glob("*.gold.json")):
        notes = {(n["mark"], n["start"], n["end"]) for n in json.loads(gold.read_text(encoding="utf-8"))["notes"]}
        read = {(n.mark, n.start, n.end) for n in load(EXAM / gold.name.replace(".gold.json", ".txt")).notes}
        right, wanted, found = right + len(notes & read), wanted + len(notes), found + len(read)
    assert 2 * right / (wanted + found) >= 0.98
