"""What the time reader makes of a sentence, as a table: expression -> (earliest, latest)."""

from kartoteka.reading.times import read_times
from kartoteka.values import days


def dated(text, anchor=None):
    """The expressions that fix a day, in their order: words -> ISO days, None for an open side."""
    start = None if anchor is None else days.from_iso(anchor)
    return {e.text: e.bounds.to_iso() for e in read_times(text, anchor=start) if e.fixes_a_date}


def on(day):
    """One day, as `dated` gives it."""
    return (day, day)


def timexes(text):
    """The TIMEX2 expressions: words -> value, with the modifier behind a blank."""
    return {text[t.start : t.end]: f"{t.value} {t.mod}".strip() for e in read_times(text) for t in e.timexes}
