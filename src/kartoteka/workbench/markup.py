"""A stretch of text with its marks as safe HTML: words of claims as links, note marks raised.

The characters between the tags are exactly the source's characters, so that what a reader selects can be counted
back to offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """Words that name an event: one claim or several of the same words.

    `href` leads to the page with the card open, `part` to the card alone; `classes` give group, certainty and
    standing, `spoken` says the same in words.
    """

    start: int
    end: int
    id: str
    href: str
    part: str
    classes: str
    spoken: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class NoteSign:
    """A note mark; `href` leads to the note in the margin."""

    start: int
    end: int
    id: str
    href: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words to be lit: the passage of the claim that is open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tick:
    """The button behind a sentence `start`-`end` by which it is marked as done, or, where it is, as not done.

    It holds no characters, so that what stands between the tags stays the text. Without `address` there is no
    button, and only the words look done.
    """

    start: int
    end: int
    done: bool
    spoken: str = ""
    address: str = ""


Mark = ClaimMark | NoteSign


def marked_up(
    text: str,
    start: int,
    end: int,
    marks: Sequence[Mark],
    lit: Stretch | None = None,
    ticks: Sequence[Tick] = (),
) -> SafeString:
    """`text[start:end]` with the marks that lie in it; of two marks that overlap the first and longer one wins.

    `ticks` are of sentences in order; each stands behind its sentence, or behind the mark in which that ends.
    """
    pieces: list[str] = []
    here, waiting = start, list(ticks)
    for mark in _apart(marks, start, end):
        pieces.append(_sentences(text, here, mark.start, lit, waiting))
        pieces.append(_tagged(mark, text[mark.start : mark.end]))
        here = mark.end
    pieces.append(_sentences(text, here, end, lit, waiting))
    pieces += [_tick(tick) for tick in waiting]
    return mark_safe("".join(pieces))


def _apart(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if (
            mark.start >= start
            and mark.end <= end
            and mark.start < mark.end
            and (not kept or mark.start >= kept[-1].end)
        ):
            kept.append(mark)
    return kept


def _sentences(text: str, start: int, end: int, lit: Stretch | None, waiting: list[Tick]) -> str:
    """The words without marks, cut where a sentence ends, with the ticks of those that end here."""
    pieces: list[str] = []
    while waiting and waiting[0].end <= end:
        tick = waiting.pop(0)
        stop = max(tick.end, start)
        pieces += [_worked(text, start, stop, lit, tick), _tick(tick)]
        start = stop
    pieces.append(_worked(text, start, end, lit, waiting[0] if waiting else None))
    return "".join(pieces)


def _worked(text: str, start: int, end: int, lit: Stretch | None, tick: Tick | None) -> str:
    if start >= end:
        return ""
    if tick is None or not tick.done or tick.start >= end:
        return _plain(text, start, end, lit)
    first = max(start, tick.start)
    words = mark_safe(_plain(text, first, end, lit))
    return format_html('{}<span class="worked">{}</span>', text[start:first], words)


def _tick(tick: Tick) -> str:
    if not tick.address:
        return ""
    return format_html(
        '<button class="tick" id="done-{}" name="{}" value="{}" form="done" aria-pressed="{}" aria-label="{}"'
        ' hx-post="{}" hx-target="#book" hx-select="#book" hx-select-oob="#covered,#messages,#rest"'
        ' hx-swap="outerHTML"></button>',
        tick.start,
        "not_done" if tick.done else "done",
        tick.start,
        "true" if tick.done else "false",
        tick.spoken,
        tick.address,
    )


def _plain(text: str, start: int, end: int, lit: Stretch | None) -> str:
    if lit is None or lit.end <= start or lit.start >= end:
        return conditional_escape(text[start:end])
    a, b = max(start, lit.start), min(end, lit.end)
    return format_html('{}<span class="passage">{}</span>{}', text[start:a], text[a:b], text[b:end])


def _tagged(mark: Mark, words: str) -> str:
    if isinstance(mark, NoteSign):
        return format_html(
            '<a class="note-mark" id="{}" href="{}" aria-label="{}">{}</a>', mark.id, mark.href, mark.spoken, words
        )
    return format_html(
        '<a class="claim {}" id="{}" href="{}" hx-get="{}" hx-target="#card" title="{}"{}>{}</a>',
        mark.classes,
        mark.id,
        mark.href,
        mark.part,
        mark.spoken,
        mark_safe(' aria-current="true"') if mark.current else "",
        words,
    )


def passage_html(
    text: str, start: int, end: int, trigger: tuple[int, int], notes: Sequence[tuple[int, int]]
) -> SafeString:
    """The passage `text[start:end]` with the trigger marked and the note marks, as (start, end), raised."""
    spans = sorted({(low, high, "sup") for low, high in notes if start <= low < high <= end} | {(*trigger, "mark")})
    pieces, here = [], start
    for low, high, tag in spans:
        if low < here or high > end:
            continue
        pieces += [conditional_escape(text[here:low]), format_html("<{}>{}</{}>", tag, text[low:high], tag)]
        here = high
    return mark_safe("".join([*pieces, conditional_escape(text[here:end])]))
