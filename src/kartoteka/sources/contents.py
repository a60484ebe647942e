"""Tables of contents and indexes in a text without mark-up: from their heading to the first prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kartoteka.sources.model import Block

_HEADING = re.compile(
    r"\W{0,4}(?:(?:table of )?contents(?: of vol\S* \S{1,6})?|(?:general )?index|list of (?:illustrations|maps|plates|"
    r"documents|abbreviations)|illustrations|table des mati[eè]res|sommaire|inhalts?(?:verzeichnis|übersicht)?|"
    r"[ií]ndice(?: general)?|indice|spis treści|оглавление|содержание|указатель)\W{0,4}$",
    re.IGNORECASE,
)
_PAGE_AT_END = re.compile(r"(?:(?<!\d)(?:1[0-2]\d\d|\d{1,3})|\b[ivxlc]{1,7})[\])._]{0,2}$")
_SENTENCE_END = re.compile(r"[.!?]['\"”’_]?$")
_PROSE = 250
_SHORT = 150
_KINDS = frozenset({"paragraph", "heading", "quotation", "table", "furniture"})


def with_contents(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of a table of contents or an index given the kind `contents`."""
    found = list(blocks)
    index = 0
    while index < len(found):
        block = found[index]
        if block.kind in _KINDS and _is_heading(text, block):
            end = _end_of_entries(text, found, index + 1)
            if end > index + 1:
                found[index:end] = [replace(b, kind="contents", level=0) for b in found[index:end]]
                index = end
                continue
        index += 1
    return found


def _is_heading(text: str, block: Block) -> bool:
    return block.end - block.start <= 60 and _HEADING.match(text[block.start : block.end]) is not None


def _end_of_entries(text: str, blocks: Sequence[Block], start: int) -> int:
    """The index after the last entry that follows the heading before `start`."""
    last_paged, last_entry, doubtful = start, start, 0
    index = start
    while index < len(blocks) and doubtful <= 2:
        block = blocks[index]
        if block.kind not in _KINDS or _is_heading(text, block):
            break  # another list begins: it is looked at by itself, so that the time stays linear
        piece = text[block.start : block.end].rstrip()
        if _has_pages(piece):
            last_paged, doubtful = index + 1, 0
        elif block.kind == "furniture":
            pass
        elif len(piece) >= _PROSE:
            break
        elif len(piece) <= _SHORT and not _SENTENCE_END.search(piece):
            last_entry = index + 1
        else:
            doubtful += 1
        index += 1
    if last_paged > start:
        return last_paged
    # Without page numbers the last short lines may be the title of the text that follows.
    while last_entry > start and blocks[last_entry - 1].kind == "heading":
        last_entry -= 1
    return last_entry if last_entry - start >= 3 else start


def _has_pages(piece: str) -> bool:
    lines = [line.rstrip() for line in piece.splitlines() if line.strip()]
    paged = sum(_PAGE_AT_END.search(line) is not None for line in lines)
    return bool(lines) and (_PAGE_AT_END.search(lines[-1]) is not None or paged * 2 >= len(lines))
