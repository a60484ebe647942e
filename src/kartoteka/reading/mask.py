"""Hide what the parser must not see, without moving anything: the masked text is as long as the text.

Note marks that cling to a word ("agents.l8") lose sentence ends and turn words into names, so their characters
become blanks. So do the brackets around a mark, whole blocks that no reader reads (licences, contents, running
heads), and the notes' own texts, which interrupt the story.
"""

from __future__ import annotations

from kartoteka.sources import SET_ASIDE, Block, Source

_OPENING = "[("
_CLOSING = "])"
_SENTENCE_END = frozenset(".!?…:;”’\"')]")


def mask(source: Source) -> str:
    """The source's text with note marks, note bodies and set-aside blocks overwritten by spaces.

    Same length as `source.text`, newlines kept where they stood, but for those that notes at the foot of a page put
    into the middle of a sentence.
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
    _join_sentences(characters, source)
    return "".join(characters)


def _join_sentences(characters: list[str], source: Source) -> None:
    """Make the gap that notes at the foot of a page tear into a sentence one of spaces, not a paragraph's end."""
    before: Block | None = None
    torn = False
    for block in source.blocks:
        if block.kind == "note" or block.kind in SET_ASIDE:
            torn = before is not None
            continue
        if before is not None and torn and before.kind == block.kind == "paragraph":
            ended = source.text[before.end - 1] in _SENTENCE_END
            if not ended and source.text[block.start].islower():
                characters[before.end : block.start] = " " * (block.start - before.end)
        before, torn = block, False


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    if start > 0 and end < len(text) and text[start - 1] in _OPENING and text[end] in _CLOSING:
        return start - 1, end + 1
    return start, end


def _blank(characters: list[str], start: int, end: int) -> None:
    characters[start:end] = [c if c == "\n" else " " for c in characters[start:end]]
