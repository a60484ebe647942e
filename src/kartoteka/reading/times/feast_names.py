"""Find the names of feasts among the tokens, before the grammar runs: Good Friday, St Nicholas' Day, Yom Kippur."""

from __future__ import annotations

from kartoteka.reading.times import lexicon
from kartoteka.reading.times.cascade import replaced
from kartoteka.reading.times.tokens import Alphabet, Item, Line

_LONGEST = max(len(name) for name in lexicon.feasts())


def mark_feasts(line: Line, alphabet: Alphabet) -> Line:
    """The line with every name of a feast as one item of category `FEASTNAME`."""
    starts = frozenset(alphabet.characters("FEASTSTART"))
    made = []
    done = 0
    for index, code in enumerate(line.codes):
        if index < done or code not in starts:
            continue
        length = _length_of_name(line, index)
        if length:
            entry = lexicon.feasts()[_words(line, index, length)]
            item = Item(line.starts[index], line.ends[index + length - 1], {"FEASTNAME": entry, "RULE": "feast"})
            made.append((index, index + length, item))
            done = index + length
    return replaced(line, made, alphabet, "FEASTNAME") if made else line


def _length_of_name(line: Line, index: int) -> int:
    names = lexicon.feasts()
    for length in range(min(_LONGEST, len(line.codes) - index), 0, -1):
        if _words(line, index, length) in names:
            return length
    return 0


def _words(line: Line, index: int, length: int) -> tuple[str, ...]:
    words = [line.word(i).replace("’", "'").replace("‘", "'").replace("–", "-") for i in range(index, index + length)]
    return tuple("saint" if word.rstrip(".") == "st" else word for word in words)
