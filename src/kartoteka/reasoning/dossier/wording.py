"""Names and words as a dossier prints them: "the NKVD", a sentence without its note marks, a description."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED, Entity, Mention, Reading
from kartoteka.reasoning.words import in_sentence

__all__ = ["called", "description", "folded_passage", "holder_names", "text_of"]

_APART = (
    "the", "a", "an", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or", "but", "that", "which",
    "who", "whom", "whose", "his", "her", "their", "its", "my", "our", "when", "as", "was", "were", "is", "had",
    "has", "time",
)  # fmt: skip
"""Words that end a description before it begins: "the hand of their [friend]"."""

_ARTICLE = re.compile(r"\b[Tt]he\s+$")
_LEADING = re.compile(rf"\b(?:the|a|an)\s+(?:(?!(?:{'|'.join(_APART)})\s)[\w-]+\s+){{0,3}}$", re.I)
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
    """The entity's name within a sentence, with *the* where the text mostly says so ("the NKVD", but "Leningrad")."""
    name = entity.name
    if entity.kind not in _WITH_ARTICLE or name[:4].lower() == "the ":
        return in_sentence(name)
    named = [m for m in entity.mentions if text[m.start : m.end] == name]
    with_article = sum(bool(_ARTICLE.search(text[max(0, m.start - 6) : m.start])) for m in named)
    return f"the {name}" if with_article * 2 > len(named) else name


def holder_names(holders: Sequence[str], names: Mapping[str, str], subject: str) -> tuple[str, ...]:
    """Holders as they are to be read, outermost first; the person of the dossier alone is "own account"."""
    if tuple(holders) == (subject,):
        return ("own account",)
    return tuple(_HOLDERS.get(holder) or in_sentence(names.get(holder, holder)) for holder in holders)


def description(mention: Mention, text: str) -> str | None:
    """A description with its article and what stands between ("the old man"); `None` if it has no article.

    What begins with a possessive is left out: "his former pupil" means nothing without the name he stands for.
    """
    match = _LEADING.search(text[max(0, mention.start - 40) : mention.start])
    if match is None:
        return None
    words = f"{match[0]}{text[mention.start : mention.end]}".split()
    if len(" ".join(words)) > _LONGEST_DESCRIPTION:
        return None
    return " ".join([words[0].lower(), *words[1:]])


def folded_passage(
    text: str, passage: tuple[int, int], trigger: tuple[int, int], marks: Sequence[tuple[int, int]]
) -> tuple[str, tuple[int, int]]:
    """The passage without the note marks at those places, white space folded, and where the trigger stands in that."""
    hidden = {place for start, end in marks for place in range(*_with_brackets(text, start, end))}
    kept: list[str] = []
    first = last = 0
    for place in range(passage[0], min(passage[1], len(text))):
        character = text[place]
        if place not in hidden:
            if not character.isspace():
                kept.append(character)
            elif kept and kept[-1] != " ":
                kept.append(" ")
        if place == trigger[0]:
            first = len(kept) - 1
        if place == trigger[1] - 1:
            last = len(kept)
    folded = "".join(kept).rstrip()
    first = min(max(first, 0), len(folded))
    return folded, (first, min(max(first, last), len(folded)))


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    bracketed = start > 0 and text[start - 1] in "[(" and text[end : end + 1] in ("]", ")")
    return (start - 1, end + 1) if bracketed else (start, end)
