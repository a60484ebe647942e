"""The dossier for a terminal: a column of dates, what happened, the words, where they stand.

The text is the same on a terminal and in a pipe; a terminal only adds weight to what a sign or a word says already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.text import Text

from kartoteka.errors import NotFound
from kartoteka.exchange.counting import counted
from kartoteka.exchange.dates import in_words, placed
from kartoteka.exchange.extract import extract
from kartoteka.exchange.signs import SIGNS, WORDS, told
from kartoteka.reasoning.dossier import Account, Dispute, Dossier, Line, When

__all__ = ["DERIVED", "claims_as_text", "columns", "dossier_as_text", "legend", "one_date"]

DERIVED = "⌁"
"""Stands after a date that no source states: it follows from other claims."""

_YEAR, _DATE, _SIGN, _REFERENCE = 6, 16, 3, 12
_LEFT = _YEAR + _DATE
_INDENT = "  "
_BEFORE_DETAIL = re.compile(r".+?(?=,| (?:at|by|for|from|in|of|on|to|with) )")
"""What happened, without where and by whom."""

_NARROW = 96
"""On fewer columns the words stand below the phrase instead of beside it."""


def dossier_as_text(dossier: Dossier, width: int = 110) -> Text:
    """The whole dossier, lines at most `width` characters long (60 or more)."""
    text = Text()
    for part in (
        _head(dossier, width),
        _life(dossier, width),
        _unplaced(dossier, width),
        legend(dossier.lines(), width),
    ):
        for row in part:
            text.append_text(row)
            text.append("\n")
    return text


def claims_as_text(dossier: Dossier, numbers: Sequence[str], width: int = 110, *, why: bool = False) -> Text:
    """The words of the claims with these numbers, or with `why` how their dates were found.

    Raises:
        NotFound: the dossier has no claim of that number.
    """
    text = Text()
    for number in numbers:
        found = dossier.account(number.strip("[]c"))
        if found is None:
            raise NotFound(f"the dossier of {dossier.name} has no claim {number}; its numbers stand in brackets")
        line, account = found
        text.append_text(_heading(line, account))
        for row in _why(line, account, width) if why else _words(line, account, width):
            text.append(f"    {row}\n", style="not bold")
    return text


def _heading(line: Line, account: Account) -> Text:
    heading = Text(f"[{account.number}] {line.phrase}", style="bold")
    return heading.append(f"    {account.source}, character {account.start:,}\n", style="not bold dim")


def _words(line: Line, account: Account, width: int) -> Iterator[str]:
    """The sentence with the trigger between » and «, how sure it is, its notes and their texts."""
    start, end = account.trigger
    yield from wrap(f"{account.sentence[:start]}»{account.sentence[start:end]}«{account.sentence[end:]}", width - 4)
    if standing := told(line):
        yield f"{SIGNS[line.standing] or '·'} {standing}"
    for note in account.notes:
        body = note.body or "(the source has the mark, but not the note)"
        yield from wrap(f"n.{note.mark}  {body}", width - 4, subsequent_indent=" " * (len(note.mark) + 4))


def _why(line: Line, account: Account, width: int) -> Iterator[str]:
    """How the date was found, and how each part of the claim was read."""
    for row in (*_why_dated(line.when), *(f"{part}: {reason}" for part, reason in account.explanation)):
        yield from wrap(row, width - 4, subsequent_indent="  ")


def _why_dated(when: When) -> Iterator[str]:
    if when.stated is not None:
        words = " · ".join(f"“{words}”" for words in when.words)
        yield f"stated: {in_words(when.stated)}" + (f", from {words}" if words else "")
    if when.derived is not None:
        yield f"derived: {in_words(when.derived)}"
        yield from when.why
    if when.bounds is None:
        yield "no date: neither this claim nor another puts it in time"


def _head(dossier: Dossier, width: int) -> Iterator[Text]:
    counts = (
        f"{counted(len(dossier.sources), 'source')}, {counted(dossier.claims, 'claim')}, {dossier.reviewed} reviewed"
    )
    yield Text(f"{dossier.name.upper()}    ", style="bold").append(counts, style="not bold dim")
    for label, items in (
        ("also", dossier.names),
        ("called", dossier.descriptions),
        ("posts", dossier.posts),
        ("kin", tuple(_kin(k.relation, k.name, k.fate) for k in dossier.kin)),
        ("circle", dossier.associates),
    ):
        if items:
            yield from _labelled(label, " · ".join(items), width)
    if len(dossier.sources) > 1:
        numbered = " · ".join(f"{number} {name}" for number, name in enumerate(dossier.sources, 1))
        yield from _labelled("sources", numbered, width)
    yield Text()


def _kin(relation: str, name: str, fate: str | None) -> str:
    return f"{relation} {name}".strip() + (f" ({fate})" if fate else "")


def _labelled(label: str, content: str, width: int) -> Iterator[Text]:
    for number, row in enumerate(wrap(content, width - 12)):
        yield Text(f"{_INDENT}{label if number == 0 else '':<10}").append(row)


def _life(dossier: Dossier, width: int) -> Iterator[Text]:
    year = ""
    if not dossier.life:
        yield Text(f"{_INDENT}No source gives a date to anything in this life.")
    for entry in dossier.life:
        if isinstance(entry, Line):
            year, rows = _rows(entry, year, width)
            yield from rows
            continue
        yield _dispute_head(entry, width)
        for line in entry.lines:
            year, rows = _rows(line, year, width, inside=True)
            yield from rows


def _dispute_head(dispute: Dispute, width: int) -> Text:
    words = f"▸ Told in different ways: {dispute.subject}"
    verdict = "DISPUTED" if dispute.exclusive else ""
    indent = min(len(_INDENT) + _LEFT, max(width - len(words) - len(verdict) - 1, 0))
    return Text(f"{' ' * indent + words:<{width - len(verdict)}}{verdict}".rstrip(), style="bold")


def _rows(line: Line, year: str, width: int, inside: bool = False) -> tuple[str, list[Text]]:
    when = line.when.bounds
    assert when is not None
    date = placed(when)
    shown_year = date.year if date.year != year or not date.rest else ""
    left = _date_column(shown_year, f"{date.rest} {DERIVED}".strip() if line.when.derived is not None else date.rest)
    return date.year or year, list(columns(line, left, width, inside))


def _date_column(year: str, rest: str) -> list[Text]:
    """Year and day in two columns, or the whole in one where the year itself is a range."""
    if len(year) >= _YEAR:
        return [Text(f"{year} {rest}".strip(), style="bold")]
    rows = [Text(f"{'':<{_YEAR}}{row}") for row in _date_rows(rest, _DATE)] or [Text()]
    rows[0] = Text(f"{year:<{_YEAR}}", style="bold").append(rows[0].plain[_YEAR:], style="not bold")
    return rows


def columns(line: Line, left: Sequence[Text], width: int, inside: bool = False) -> Iterator[Text]:
    """The rows of one line: `left` in the date's column, then sign, phrase, words and references.

    `inside` marks an account in a dispute.
    """
    account = line.accounts[0]
    room = width - len(_INDENT) - _LEFT - _SIGN - _REFERENCE - 1
    beside = width >= _NARROW
    phrase_room = room * 11 // 20 if beside else room
    quote_room = room - phrase_room - 1
    phrases = wrap(_said(line), phrase_room)
    quote = f"“{extract(account.sentence, account.trigger, quote_room * len(phrases) - 5 * len(phrases) + 3)}”"
    quotes = wrap(quote, quote_room) if beside else []
    references = wrap(_references(line), _REFERENCE)
    for number in range(max(map(len, (left, phrases, quotes, references)))):
        row = Text(_INDENT).append_text(left[number] if number < len(left) else Text())
        row.pad_right(max(0, len(_INDENT) + _LEFT - len(row)))
        sign = SIGNS[line.standing] if number == 0 else ""
        row.append(f"{('│' if inside else '') + sign:<{_SIGN}}")
        row.append(f"{_at(phrases, number):<{phrase_room}} ", style="bold" if line.turning else "")
        if beside:
            row.append(f"{_at(quotes, number):<{quote_room}} ", style="dim")
        row.append(_at(references, number))
        row.rstrip()
        yield row
    if not beside:
        quote = extract(account.sentence, account.trigger, room - 2)
        yield Text(f"{' ' * (len(_INDENT) + _LEFT + _SIGN)}“{quote}”", style="dim")


def one_date(date: str) -> list[Text]:
    """A date with its year, as the left column of a line."""
    return [Text(row) for row in _date_rows(date, _LEFT)]


def _date_rows(date: str, room: int) -> list[str]:
    """The date in rows that fit its column, cut after the dash."""
    if len(date) < room:
        return [date] if date else []
    first, dash, last = date.partition(" – ")
    return [f"{first} –", last] if dash else wrap(date, room - 1)


def _said(line: Line) -> str:
    words = line.phrase
    if line.turning:
        what = _BEFORE_DETAIL.match(words)
        words = f"{what[0].upper()}{words[what.end() :]}" if what else words.upper()
    standing = told(line)
    return f"{words} · {standing}" if standing else words


def _references(line: Line) -> str:
    numbers = ",".join(account.number for account in line.accounts)
    notes = dict.fromkeys(note.mark for account in line.accounts for note in account.notes)
    return " ".join([f"[{numbers}]", *(f"n.{mark}" for mark in notes)])


def _unplaced(dossier: Dossier, width: int) -> Iterator[Text]:
    if not dossier.unplaced:
        return
    yield Text()
    yield Text(f"{_INDENT}Not placed in time", style="bold")
    for line in dossier.unplaced:
        yield from columns(line, [], width)


def legend(lines: Sequence[Line], width: int, *, numbers: bool = True) -> Iterator[Text]:
    """What the signs mean that occur in these lines; `numbers` tells what to do with a claim's number."""
    parts = ["[n] its words: --words n"] if numbers else ["[n] claim n of the reading"]
    if any(line.when.derived is not None for line in lines):
        parts.append(f"{DERIVED} derived from other claims: --why n")
    if any(account.notes for line in lines for account in line.accounts):
        parts.append("n.1 a note of the source")
    used = dict.fromkeys(line.standing for line in lines if line.standing != "fact")
    parts += [f"{SIGNS[standing]} {WORDS[standing]}" for standing in used]
    yield Text()
    for row in wrap("    ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts), width - len(_INDENT)):
        yield Text(f"{_INDENT}{row}", style="dim")


def _at(rows: Sequence[str], number: int) -> str:
    return rows[number] if number < len(rows) else ""
