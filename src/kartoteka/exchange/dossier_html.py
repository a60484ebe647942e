"""The dossier as HTML: the timeline, then the lines, each with its words in the margin beside it; prints with notes.

`dossier_to_html` gives one page that stands alone; the book uses `dossier_body` and says where each claim's words are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib.resources import files

from kartoteka.exchange.counting import counted
from kartoteka.exchange.dates import in_words, placed
from kartoteka.exchange.lifeline import lifeline
from kartoteka.exchange.markup import Markup, join, page, tag
from kartoteka.exchange.signs import SIGNS, WORDS, told
from kartoteka.exchange.terminal import DERIVED
from kartoteka.reasoning.dossier import Account, Dispute, Dossier, Line

__all__ = ["STYLE", "anchor", "dossier_body", "dossier_to_html", "linked"]

STYLE = files(__package__).joinpath("book.css").read_text(encoding="utf-8")

Address = Callable[[str], str | None]
"""Where the words of the claim of that number stand (`14`, `2:14`), or `None` where there is no such page."""

_NUMBER = re.compile(r"\[((?:\d+:)?\w+)\]")


def dossier_to_html(dossier: Dossier) -> str:
    """The dossier as one HTML document that needs nothing else."""
    return page(dossier.name, STYLE, tag("main", dossier_body(dossier, lambda number: None), class_="dossier"))


def anchor(number: str) -> str:
    """The id under which the claim of that number stands on a person's page: `claim-14`, `claim-2-14`."""
    return f"claim-{number.replace(':', '-')}"


def linked(sentence: str, address: Address) -> Markup:
    """The sentence with each claim's number in brackets as a link to its words."""
    parts: list[str | Markup] = []
    last = 0
    for match in _NUMBER.finditer(sentence):
        there = address(match[1])
        if there is not None:
            parts += [sentence[last : match.start()], tag("a", match[0], href=there)]
            last = match.end()
    return join(parts, sentence[last:])


def dossier_body(dossier: Dossier, address: Address) -> Markup:
    """Head, picture, life, what has no date, and the notes."""
    picture = lifeline(dossier, lambda line: f"#{anchor(line.accounts[0].number)}")
    return join(
        _head(dossier),
        tag("figure", Markup(picture), class_="lifeline") if picture else None,
        tag("h2", "The life"),
        tag("ol", _life(dossier, address), class_="life"),
        _unplaced(dossier, address),
        _key(dossier),
        _notes(dossier),
    )


def _head(dossier: Dossier) -> Markup:
    kin = [f"{k.relation} {k.name}".strip() + (f" ({k.fate})" if k.fate else "") for k in dossier.kin]
    facts = (
        ("also", dossier.names),
        ("called", dossier.descriptions),
        ("posts", dossier.posts),
        ("kin", kin),
        ("circle", dossier.associates),
        ("sources", dossier.sources),
    )
    rows = [(tag("dt", label), tag("dd", " · ".join(items))) for label, items in facts if items]
    counts = f"{counted(dossier.claims, 'claim')} in {counted(len(dossier.sources), 'source')}"
    return tag(
        "header",
        tag("h1", dossier.name),
        tag("p", f"{counts}, {dossier.reviewed} reviewed", class_="counts"),
        tag("dl", rows, class_="facts") if rows else None,
    )


def _life(dossier: Dossier, address: Address) -> Iterator[Markup]:
    year = ""
    for entry in dossier.life:
        lines = entry.lines if isinstance(entry, Dispute) else (entry,)
        items = []
        for line in lines:
            items.append(_line(line, year, address))
            year = _year(line) or year
        if isinstance(entry, Dispute):
            yield _dispute(entry, items)
        else:
            yield from items


def _dispute(dispute: Dispute, items: list[Markup]) -> Markup:
    verdict = tag("strong", "disputed", class_="verdict") if dispute.exclusive else None
    heading = tag("p", f"Told in different ways: {dispute.subject} ", verdict, class_="subject")
    return tag("li", heading, tag("ol", items), class_="dispute")


def _year(line: Line) -> str:
    return "" if line.when.bounds is None else placed(line.when.bounds).year


def _line(line: Line, year: str, address: Address) -> Markup:
    kind = f"line g-{line.group} s-{line.standing.replace(' ', '-')}" + (" turning" if line.turning else "")
    kind += " rejected" if line.holders else ""
    return tag(
        "li",
        _time(line, year),
        tag("div", _said(line), _why(line, address), class_="said"),
        tag("div", [_account(line, account, address) for account in line.accounts], class_="words"),
        id=anchor(line.accounts[0].number),
        class_=kind,
    )


def _time(line: Line, year: str) -> Markup:
    bounds = line.when.bounds
    if bounds is None:
        return tag("p", class_="when")
    date = placed(bounds)
    shown = tag("b", date.year, " ") if date.year and (date.year != year or not date.rest) else None
    derived = None if line.when.derived is None else tag("span", f" {DERIVED}", title="derived from other claims")
    return tag("p", shown, date.rest, derived, class_="when", title=in_words(bounds))


def _said(line: Line) -> Markup:
    sign = SIGNS[line.standing]
    shown = tag("span", f"{sign} ", class_="sign", title=WORDS[line.standing]) if sign else None
    standing = told(line)
    return tag(
        "p",
        shown,
        tag("span", line.phrase, class_="phrase"),
        tag("span", f" · {standing}", class_="told") if standing else None,
        class_="happening",
    )


def _why(line: Line, address: Address) -> Markup | None:
    if not line.when.why:
        return None
    return tag(
        "details",
        tag("summary", "why this date"),
        [tag("p", linked(why, address)) for why in line.when.why],
        class_="why",
    )


def _account(line: Line, account: Account, address: Address) -> Markup:
    start, end = account.trigger
    there = address(account.number)
    number = f"[{account.number}]"
    return tag(
        "blockquote",
        tag(
            "p",
            account.sentence[:start],
            tag("mark", account.sentence[start:end]),
            account.sentence[end:],
            [_note_mark(account, place) for place in range(len(account.notes))],
            " ",
            tag("a", number, href=there, title=f"in {account.source}")
            if there
            else tag("span", number, class_="number"),
        ),
        id=None if account is line.accounts[0] else anchor(account.number),
    )


def _note_mark(account: Account, place: int) -> Markup:
    mark = account.notes[place].mark
    return tag("sup", tag("a", mark, href=f"#{_note_id(account, mark)}", title=account.notes[place].body or "no text"))


def _unplaced(dossier: Dossier, address: Address) -> Markup | None:
    if not dossier.unplaced:
        return None
    lines = [_line(line, "", address) for line in dossier.unplaced]
    return join(
        tag("h2", "Not placed in time"),
        tag("p", "No source gives these a date, and none follows from the others.", class_="hint"),
        tag("ol", lines, class_="life"),
    )


def _key(dossier: Dossier) -> Markup:
    lines = dossier.lines()
    used = dict.fromkeys(line.standing for line in lines if line.standing != "fact")
    parts = [f"{SIGNS[standing]} {WORDS[standing]}" for standing in used]
    if any(line.when.derived is not None for line in lines):
        parts.append(f"{DERIVED} a date that follows from other claims")
    return tag("p", " · ".join([*parts, "[n] claim n of its source"]), class_="key")


def _notes(dossier: Dossier) -> Markup | None:
    found: dict[str, Markup] = {}
    for line in dossier.lines():
        for account in line.accounts:
            for note in account.notes:
                key = _note_id(account, note.mark)
                body = note.body or "The source has the mark, but not the note."
                back = tag("a", "↑", href=f"#{anchor(line.accounts[0].number)}", title="back to the line")
                source = f" ({account.source})" if len(dossier.sources) > 1 else None
                found.setdefault(key, tag("li", tag("b", note.mark), " ", body, source, " ", back, id=key))
    if not found:
        return None
    return tag(
        "section", tag("h2", "Notes of the sources"), tag("ul", found.values(), class_="notes"), class_="footnotes"
    )


def _note_id(account: Account, mark: str) -> str:
    return f"note-{account.key.reading + 1}-{''.join(c if c.isalnum() else f'x{ord(c):x}' for c in mark)}"
