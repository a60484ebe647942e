"""How far a TIMEX2 reaches past its words: a length takes its complement along ("two months of fierce battles").

Our own expressions end earlier; only the timexes of WikiWars are whole phrases.
"""

from __future__ import annotations

from kartoteka.reading.times.lexicon import word_set
from kartoteka.reading.times.tokens import Line

_LONGEST = 7
_DETERMINERS = word_set("the his her their its which whom that it them")
_ENDS = word_set(
    "was were is are had has have did do will would could he she they it who whom which that when until "
    "before after by to on for and but or then while as where from with until"
)


def with_complement(line: Line, index: int, of_the: bool = False) -> int:
    """The end offset of a length with its complement: "of" and what follows to the phrase's end; "old".

    `of_the` allows a complement with an article ("the first three years of the war"), which others do not take.
    """
    following = line.word(index + 1)
    if following == "old":
        return line.ends[index + 1]
    if following != "of" or (line.word(index + 2) in _DETERMINERS and not of_the):
        return line.ends[index]
    last = index + 1
    while last - index < _LONGEST and last + 1 < len(line.starts) and _belongs(line, last + 1):
        last += 1
    return line.ends[last] if last > index + 1 else line.ends[index]


def _belongs(line: Line, index: int) -> bool:
    word, item = line.word(index), line.items[index]
    if item is not None and "DATE" in item.values:
        return False
    if word in ("-", "’", "'"):
        return line.starts[index] == line.ends[index - 1]
    return word[0].isalpha() and word not in _ENDS
