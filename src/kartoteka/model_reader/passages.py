"""Cut the segments of a source into passages that fit a model's context, with an overlap.

A passage has segments to read and, before them, segments shown again only so that the model knows where it is.
Passages lie in lanes: a lane is read one passage after the other, so that who is who, the day that the story has
reached and an open holder are carried on; lanes are read at the same time and joined at the end by names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kartoteka.model_reader.segments import Segment

CHARACTERS_A_TOKEN = 3.5
"""Of English prose, careful side (measured on the example source: 4.2 with usual vocabularies of 100,000 entries)."""

ANSWER_FACTOR = 3.2
"""Tokens of a full answer for each token of text, careful side (measured on recorded answers)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """`before` is context that was read already; `segments` are to be read now; both in order, never empty."""

    before: tuple[Segment, ...]
    segments: tuple[Segment, ...]


def tokens(text_characters: int) -> int:
    """About how many tokens so many characters make, on the careful side."""
    return int(text_characters / CHARACTERS_A_TOKEN) + 1


def passages(
    segments: Sequence[Segment], *, context_tokens: int, prompt_tokens: int, most_characters: int = 6_000
) -> tuple[Passage, ...]:
    """Passages in order, each as long as the context allows but at most `most_characters` to read.

    The context must hold the prompt, the passage with its overlap, and the answer. Where possible a passage ends
    with a paragraph. A segment is never cut; one longer than the room stands alone.
    """
    room = max(600, int((context_tokens - prompt_tokens) / (1.25 + ANSWER_FACTOR) * CHARACTERS_A_TOKEN))
    limit = min(room, most_characters)
    found: list[Passage] = []
    start = 0
    while start < len(segments):
        end = _passage_end(segments, start, limit)
        found.append(Passage(_overlap(segments, start, limit // 5), tuple(segments[start:end])))
        start = end
    return tuple(found)


def _passage_end(segments: Sequence[Segment], start: int, limit: int) -> int:
    end, size = start, 0
    while end < len(segments) and (end == start or size + _length(segments[end]) <= limit):
        size += _length(segments[end])
        end += 1
    if end == len(segments):
        return end
    for cut in range(end, start, -1):  # back to a paragraph, if that leaves at least half
        if segments[cut].opens_paragraph and sum(map(_length, segments[start:cut])) * 2 >= limit:
            return cut
    return end


def _overlap(segments: Sequence[Segment], start: int, characters: int) -> tuple[Segment, ...]:
    first, size = start, 0
    while first > 0 and size + _length(segments[first - 1]) <= characters:
        first -= 1
        size += _length(segments[first])
    return tuple(segments[first:start])


def _length(segment: Segment) -> int:
    return segment.end - segment.start


def lanes(found: Sequence[Passage], count: int) -> tuple[tuple[Passage, ...], ...]:
    """The passages in at most `count` runs of neighbours, as even as can be; never an empty one."""
    count = max(1, min(count, len(found)))
    size, rest = divmod(len(found), count)
    result, at = [], 0
    for number in range(count):
        end = at + size + (1 if number < rest else 0)
        result.append(tuple(found[at:end]))
        at = end
    return tuple(result)
