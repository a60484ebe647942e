"""The dossier as Markdown with real footnotes: each gives the words of a line, its source and the note there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kartoteka.exchange.dates import in_words
from kartoteka.exchange.signs import SIGNS, told
from kartoteka.exchange.terminal import DERIVED
from kartoteka.reasoning.dossier import Account, Dossier, Line

__all__ = ["dossier_to_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$^])")
_LINE_START = re.compile(r"^(\d+)([.)])|^([+\-=:>])")


def dossier_to_markdown(dossier: Dossier) -> str:
    """The whole dossier; footnotes are those of CommonMark's usual extension (`[^5]`)."""
    return "\n".join([*_head(dossier), *_life(dossier), *_unplaced(dossier), *_footnotes(dossier)]) + "\n"


def _head(dossier: Dossier) -> Iterator[str]:
    yield f"# {_plain(dossier.name)}"
    yield ""
    kin = [f"{k.relation} {k.name}".strip() + (f" ({k.fate})" if k.fate else "") for k in dossier.kin]
    for label, items in (
        ("Also", dossier.names),
        ("Called", dossier.descriptions),
        ("Posts", dossier.posts),
        ("Kin", kin),
        ("Circle", dossier.associates),
        ("Sources", dossier.sources),
    ):
        if items:
            yield f"- **{label}:** {' · '.join(_plain(item) for item in items)}"
    yield f"- **Rests on:** {dossier.claims} claims, {dossier.reviewed} of them reviewed"
    yield ""


def _life(dossier: Dossier) -> Iterator[str]:
    yield "## Life"
    yield ""
    for entry in dossier.life:
        if isinstance(entry, Line):
            yield _line(entry)
            continue
        verdict = " (disputed)" if entry.exclusive else ""
        yield f"- **Told in different ways: {_plain(entry.subject)}**{verdict}"
        yield from (f"    {_line(line)}" for line in entry.lines)
    yield ""


def _unplaced(dossier: Dossier) -> Iterator[str]:
    if dossier.unplaced:
        yield "## Not placed in time"
        yield ""
        yield from (_line(line) for line in dossier.unplaced)
        yield ""


def _line(line: Line) -> str:
    date = "" if line.when.bounds is None else in_words(line.when.bounds)
    if line.when.derived is not None:
        date = f"{date} {DERIVED}"
    sign = SIGNS[line.standing]
    words = f"**{_plain(line.phrase)}**" if line.turning else _plain(line.phrase)
    standing = told(line)
    said = f"{_plain(sign)} {words}".strip() + (f" · *{_plain(standing)}*" if standing else "")
    marks = "".join(f"[^{_label(account)}]" for account in line.accounts)
    return f"- {f'{date}: ' if date else ''}{said}{marks}"


def _footnotes(dossier: Dossier) -> Iterator[str]:
    for line in dossier.lines():
        for account in line.accounts:
            yield f"[^{_label(account)}]: {_words(account)} {_plain(account.source)}, character {account.start}."
            for note in account.notes:
                body = _plain(note.body) if note.body else "the source has the mark, but not the note"
                yield f"    Its note {_plain(note.mark)}: {body}"
            if account is line.accounts[0]:
                yield from (f"    {_plain(why)}" for why in line.when.why)


def _words(account: Account) -> str:
    start, end = account.trigger
    before, trigger, after = account.sentence[:start], account.sentence[start:end], account.sentence[end:]
    return f"“{_plain(before)}**{_plain(trigger)}**{_plain(after)}”" if trigger.strip() else f"“{_plain(before)}”"


def _label(account: Account) -> str:
    return account.number.replace(":", "-")


def _plain(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", _SPECIAL.sub(r"\\\1", text))
