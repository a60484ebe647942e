"""Hide what the parser must not see, without moving anything: the masked text is as long as the text.

Note marks that cling to a word ("agents.l8") lose sentence ends and turn words into names, so their characters
become blanks. So do the brackets around a mark, whole blocks that no reader reads (licences, contents, running
heads), and the notes' own texts, which interrupt the story.
"""

from __future__ import annotations

from kartoteka.sources import SET_ASIDE, Source

_OPENING = "[("
_CLOSING = "])"


def mask(source: Source) -> str:
    """The source's text with note marks, note bodies and set-aside blocks overwritten by spaces.

    Same length as `source.text`, newlines kept where they stood.
    """
    characters = list(source.text)
    for note in source.notes:
        start, end = _with_brackets(source.text, note.start, note.end)
        characters[start:end] = " " * (end - start)
    for block in source.blocks:
        if block.kind in SET_ASIDE or block.kind == "note":
            _blank(characters, block.start, block.end)
    for note in source.notes:
        if note.body_start is not None and note.body_end is not None:
            _blank(characters, note.body_start, note.body_end)
    return "".join(characters)


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    if start > 0 and end < len(text) and text[start - 1] in _OPENING and text[end] in _CLOSING:
        return start - 1, end + 1
    return start, end


def _blank(characters: list[str], start: int, end: int) -> None:
    characters[start:end] = [c if c == "\n" else " " for c in characters[start:end]]
