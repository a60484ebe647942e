"""Names and words as a dossier prints them: "the NKVD", a sentence without its note marks, a description."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED, Claim, Entity, Mention, Reading

__all__ = ["called", "description", "holder_names", "passage_words", "text_of"]

_ARTICLE = re.compile(r"\b[Tt]he\s+$")
_LEADING = re.compile(
    r"(?:\b(?:the|his|her|their|my|our|its|this|that|a|an|one|two|three|another)|[’']s)\s+(?:[\w-]+\s+){0,3}$", re.I
)
_BROKEN = re.compile(r"[.,;:!?“”\"()\n]")
_WITH_ARTICLE = frozenset({"body", "place", "work", "group"})
_LONGEST_DESCRIPTION = 48

_HOLDERS = {HOLDER_RUMOUR: "rumour", HOLDER_UNSPECIFIED: "nobody named"}


def text_of(reading: Reading) -> str:
    """The text that the reading's offsets count in.

    Raises:
        ValueError: the reading does not carry it; whoever loads a reading fills it in.
    """
    if reading.source.text is None:
        raise ValueError(f"the reading of {reading.source.name!r} carries no text")
    return reading.source.text


def called(entity: Entity, text: str) -> str:
    """The entity's name with *the* where the text mostly says so ("the NKVD", but "Leningrad")."""
    name = entity.name
    if entity.kind not in _WITH_ARTICLE or name[:4].lower() == "the ":
        return name
    named = [m for m in entity.mentions if text[m.start : m.end] == name]
    with_article = sum(bool(_ARTICLE.search(text[max(0, m.start - 6) : m.start])) for m in named)
    return f"the {name}" if with_article * 2 > len(named) else name


def holder_names(holders: Sequence[str], names: Mapping[str, str], subject: str) -> tuple[str, ...]:
    """Holders as they are to be read, outermost first; the person of the dossier alone is "own account"."""
    if tuple(holders) == (subject,):
        return ("own account",)
    return tuple(_HOLDERS.get(holder) or names.get(holder, holder) for holder in holders)


def description(mention: Mention, text: str) -> str | None:
    """A description with the words before its head noun that belong to it ("the old man"); `None` if it has none.

    A possessive is left out: whose "former pupil" somebody is would need the name that the pronoun stands for.
    """
    before = text[max(0, mention.start - 40) : mention.start]
    match = _LEADING.search(before)
    if match is None or _BROKEN.search(match[0]):
        return None
    words = f"{match[0]}{text[mention.start : mention.end]}".split()
    if words[0].lower() not in {"the", "a", "an"} or len(" ".join(words)) > _LONGEST_DESCRIPTION:
        return None
    return " ".join([words[0].lower(), *words[1:]])


def passage_words(claim: Claim, reading: Reading) -> tuple[str, tuple[int, int]]:
    """The claim's passage without note marks, white space folded, and where the trigger stands in that."""
    text = text_of(reading)
    hidden = [
        _with_brackets(text, note.start, note.end)
        for note in reading.notes
        if note.start < claim.passage_end and note.end > claim.passage_start
    ]
    words = _Folded()
    first = last = 0
    for place in range(claim.passage_start, min(claim.passage_end, len(text))):
        if place == claim.start:
            first = words.length_before_next(text[place])
        if not any(start <= place < end for start, end in hidden):
            words.add(text[place])
        if place == claim.end - 1:
            last = words.length
    folded = words.text()
    first, last = min(first, len(folded)), min(last, len(folded))
    return folded, (first, max(first, last))


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    bracketed = start > 0 and text[start - 1] in "[(" and text[end : end + 1] in ("]", ")")
    return (start - 1, end + 1) if bracketed else (start, end)


class _Folded:
    """Characters with every run of white space as one space, none at the start."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._gap = False
        self.length = 0

    def length_before_next(self, character: str) -> int:
        return self.length + (1 if self._gap and not character.isspace() else 0)

    def add(self, character: str) -> None:
        if character.isspace():
            self._gap = bool(self._parts)
            return
        if self._gap:
            self._parts.append(" ")
            self.length += 1
            self._gap = False
        self._parts.append(character)
        self.length += 1

    def text(self) -> str:
        return "".join(self._parts)
