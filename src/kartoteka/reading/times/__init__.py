"""The time reader: every time expression of a text, its days, and on what they rest.

    >>> from kartoteka.reading.times import read_times
    >>> [e.bounds.to_iso() for e in read_times("Arrested in December 1936. By March his chair was vacant.")]
    [('1936-12-01', '1936-12-31'), (None, '1937-03-31')]

It works on the text alone. The conventions are those of docs/time.md.
"""

from kartoteka.reading.times.expression import Basis, Expression, Hanging
from kartoteka.reading.times.read import read_times
from kartoteka.reading.times.timex import Timex

__all__ = ["Basis", "Expression", "Hanging", "Timex", "read_times"]
