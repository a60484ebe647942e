"""Where each token stands: its sentence, its paragraph, and the quotation that it is inside of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPEN = {"“": "”", "„": "“", "«": "»", "‘‘": "’’", "``": "''"}
_LONGEST = 600
"""A quotation that has not closed after so many tokens was none (an OCR fault, a lone mark)."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Per token: number of its sentence, of its paragraph, and of its quotation (0 outside)."""

    sentence: tuple[int, ...]
    paragraph: tuple[int, ...]
    quote: tuple[int, ...]


def layout(doc: Doc) -> Layout:
    """The layout of the document."""
    sentence, paragraph = [], []
    sentences = paragraphs = 0
    for token in doc:
        if token.is_sent_start and token.i > 0:
            sentences += 1
        sentence.append(sentences)
        paragraph.append(paragraphs)
        if token.is_space and token.text.count("\n") > 1:
            paragraphs += 1
    return Layout(tuple(sentence), tuple(paragraph), quotations(doc))


def quotations(doc: Doc) -> tuple[int, ...]:
    """Per token the number of the quotation that it is in, 0 outside; a short one (one or two words) is none."""
    result = [0] * len(doc)
    number, start, closing = 0, -1, ""
    for token in doc:
        text = token.text
        if start < 0:
            if text == "‘" or text in _OPEN:
                start, closing = token.i, _OPEN.get(text, "’")
            elif text == '"':
                start, closing = token.i, '"'
        elif text == closing or (closing == "”" and text == '"'):
            if token.i - start > 4:
                number += 1
                result[start : token.i + 1] = [number] * (token.i + 1 - start)
            start = -1
        elif token.i - start > _LONGEST or (token.is_space and text.count("\n") > 1):
            start = -1
    return tuple(result)
