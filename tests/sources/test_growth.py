"""Twice the text takes about twice the time, also where every character invites a rule to look again.

Counted is processor time of one process, the better of two, with a margin: a quadratic rule would show a factor of 4.
"""

import time

import pytest

from kartoteka.sources import from_text

REPEATED = [
    "a", "1", "[", "]", "[1] ", "*", "* ", "†", "\n", " \n", " ", "word.1 ", "a.1 b.2 c.1 ", ".", '"', "¹", "word.¹ ",
    "[1] x\n", "1. x\n", "[Footnote 1: ", "Footnote 1:\n\n", "-----\n", "NOTES\n\n", "CONTENTS\n\n", "CHAPTER I\n\n",
    "CONTENTS\n\nOne 12\n\n", "Transcriber's Note\n\n", "a | b\n", "x(1)", "x^1 ", "x[^a] ", ".l ", "lI1O0S5 ", "x* ",
    " *x", "He was shot.[1] ", "[1] a\n\n", "[[[]]]", "a\tb\n", "_ ", "1 Abc\n", "12.1882 ",
]  # fmt: skip


def seconds(text: str) -> float:
    best = 60.0
    for _ in range(2):
        start = time.process_time()
        from_text(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("unit", REPEATED, ids=ascii)
def test_time_grows_with_the_length(unit: str) -> None:
    size = 10_000
    text = (unit * size)[:size]
    assert seconds(text * 2) < 2.9 * seconds(text) + 0.02
