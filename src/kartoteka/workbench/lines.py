"""The lines of a dossier as the page shows them, and its two pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from kartoteka.drawing import Bar, Tie
from kartoteka.drawing.network import NodeKind, TieKind
from kartoteka.drawing.timeline import End, Standing
from kartoteka.reasoning.dossier import Account, Dispute, Line
from kartoteka.reasoning.keys import ClaimKey
from kartoteka.record.access import Who, name_of
from kartoteka.record.models import Claim, Cluster, Relation
from kartoteka.values import Bounds, days
from kartoteka.workbench import words

MOST_BARS = 44
_DRAWN: Mapping[str, Standing] = {
    "fact": "fact",
    "probable": "probable",
    "possible": "possible",
    "open": "alleged",
    "denied": "denied",
    "probably not": "denied",
    "possibly not": "denied",
}
_SIGNS = {
    "fact": "",
    "probable": "~",
    "possible": "(?)",
    "open": "?",
    "denied": "✗",
    "probably not": "~✗",
    "possibly not": "(?)✗",
}
_SAID = {
    "fact": "told as a fact",
    "open": "alleged, the narrator does not commit himself",
    "denied": "denied: it did not happen",
}
_REFERENCE = re.compile(r"\[((?:\d+:)?)(\d+)\]")


@dataclass(frozen=True, slots=True)
class AccountShown:
    """A claim that a line rests on: its row, and its sentence cut at the trigger."""

    account: Account
    row: Claim
    before: str
    trigger: str
    after: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line: `number` is its anchor; `year` stands above it where it is the first of its year."""

    line: Line
    number: int
    year: str
    when: str
    stated: str
    derived: bool
    sign: str
    certainty: str
    standing: Standing
    accounts: tuple[AccountShown, ...]

    @property
    def why(self) -> tuple[SafeString, ...]:
        """Why it was then, each claim's number leading to the claim."""
        return tuple(linked(step) for step in self.line.when.why)

    @property
    def struck(self) -> bool:
        """Whether to strike the phrase out: it is denied, and does not say so in its own words."""
        return self.standing == "denied" and not self.line.phrase.startswith(("not ", "did not "))


@dataclass(frozen=True, slots=True)
class DisputeShown:
    """Lines side by side that differ on one thing."""

    subject: str
    exclusive: bool
    lines: tuple[LineShown, ...]
    year: str


class Liner:
    """Numbers lines from 1 on, and remembers the year that it showed last."""

    def __init__(self, claims: Mapping[ClaimKey, Claim]) -> None:
        self.claims = claims
        self.shown: list[LineShown] = []
        self._year: int | None = None

    def life(self, entries: Iterable[Line | Dispute]) -> list[LineShown | DisputeShown]:
        """The entries in their order, a dispute with its lines inside."""
        return [self._dispute(entry) if isinstance(entry, Dispute) else self.line(entry) for entry in entries]

    def _dispute(self, entry: Dispute) -> DisputeShown:
        year = self._new_year(entry.lines[0])
        lines = tuple(self.line(line) for line in entry.lines)
        return DisputeShown(entry.subject, entry.exclusive, lines, year)

    def line(self, line: Line) -> LineShown:
        """One line."""
        bounds = line.when.bounds
        stated = line.when.stated
        shown = LineShown(
            line=line,
            number=len(self.shown) + 1,
            year=self._new_year(line),
            when=_when(bounds),
            stated=_when(stated) if stated is not None else "",
            derived=line.when.derived is not None,
            sign=_SIGNS[line.standing],
            certainty=_SAID.get(line.standing, line.standing),
            standing=_DRAWN[line.standing],
            accounts=tuple(self._account(account) for account in line.accounts),
        )
        self.shown.append(shown)
        return shown

    def _account(self, account: Account) -> AccountShown:
        start, end = account.trigger
        said = account.sentence
        return AccountShown(account, self.claims[account.key], said[:start], said[start:end], said[end:])

    def _new_year(self, line: Line) -> str:
        bounds = line.when.bounds
        first = None if bounds is None else bounds.earliest if bounds.earliest is not None else bounds.latest
        if first is None:
            return ""
        year = days.to_ymd(first)[0]
        # What is told between two days of 1940 and bounded only by 1939 stays under 1940.
        if self._year is not None and year <= self._year:
            return ""
        self._year = year
        return str(year)


def linked(sentence: str) -> SafeString:
    """A reason in which each claim's number leads to the claim."""
    pieces, here = [], 0
    for match in _REFERENCE.finditer(sentence):
        pieces.append(conditional_escape(sentence[here : match.start()]))
        pieces.append(format_html('<a href="{}">[{}]</a>', reverse("claim", args=[int(match[2])]), match[2]))
        here = match.end()
    pieces.append(conditional_escape(sentence[here:]))
    return mark_safe("".join(pieces))


def _when(bounds: Bounds | None) -> str:
    return "" if bounds is None else words.when(bounds.earliest, bounds.latest)


def bars(shown: Iterable[LineShown], address_of: Callable[[int], str] = "#line-{}".format) -> list[Bar]:
    """The bars of the timeline: of many lines, those that turn the life and those of which most is told.

    `address_of` gives the address of the line of that number.
    """
    placed = [one for one in shown if one.line.when.bounds is not None]
    if len(placed) > MOST_BARS:
        weight = {one.number: (one.line.turning, one.standing == "fact", len(one.accounts)) for one in placed}
        kept = {one.number for one in sorted(placed, key=lambda one: weight[one.number], reverse=True)[:MOST_BARS]}
        placed = [one for one in placed if one.number in kept]
    return [_bar(one, address_of(one.number)) for one in sorted(placed, key=_first_day)]


def _first_day(one: LineShown) -> int:
    bounds = one.line.when.bounds
    assert bounds is not None
    return bounds.earliest if bounds.earliest is not None else bounds.latest or 0


def _bar(one: LineShown, address: str) -> Bar:
    bounds = one.line.when.bounds
    assert bounds is not None
    return Bar(
        label=one.line.phrase,
        bounds=bounds,
        group=one.line.group,
        standing=one.standing,
        earliest_is=_end(one.line, "earliest"),
        latest_is=_end(one.line, "latest"),
        href=address,
        spoken=f"{one.when}: {one.line.phrase}, {one.certainty}",
    )


def _end(line: Line, side: str) -> End:
    stated, derived = line.when.stated, line.when.derived
    if derived is None or (stated is not None and getattr(stated, side) == getattr(derived, side)):
        return "stated"
    return "derived"


def ties(who: Who, cluster: Cluster, relations: Iterable[Relation], claims: Iterable[Claim]) -> list[Tie]:
    """Kin first, then those who are said to belong to the person, then those met in most events."""
    found: dict[int, Tie] = {}
    for relation in relations:
        other = relation.object if relation.subject.cluster_id == cluster.pk else relation.subject
        if other is None or other.cluster_id is None or other.cluster_id == cluster.pk or relation.type == "post":
            continue
        kind: TieKind = "kin" if relation.type == "kin" else "said"
        said = relation.value or relation.type
        said = f"{said} of" if relation.subject.cluster_id == cluster.pk and relation.type == "kin" else said
        if other.cluster_id not in found or kind == "kin":
            found[other.cluster_id] = Tie(name_of(who, other), said, kind, _node(other.kind), _page(other.cluster_id))
    met: dict[int, Counter[str]] = {}
    names: dict[int, tuple[str, str]] = {}
    for claim in claims:
        for role in claim.parts:
            other = role.entity
            if role.role in ("place", "origin") or other.cluster_id in (None, cluster.pk) or other.cluster_id in found:
                continue
            met.setdefault(other.cluster_id, Counter())[words.type_words(claim.type)] += 1
            names[other.cluster_id] = (name_of(who, other), other.kind)
    kin_first = sorted(found.values(), key=lambda tie: tie.kind != "kin")
    by_events = sorted(met, key=lambda pk: -met[pk].total())
    return [
        *kin_first,
        *(Tie(names[pk][0], _events(met[pk]), "event", _node(names[pk][1]), _page(pk)) for pk in by_events),
    ]


def _events(counted: Counter[str]) -> str:
    return ", ".join(name if number == 1 else f"{name} ×{number}" for name, number in counted.most_common(2))


def _node(kind: str) -> NodeKind:
    return kind if kind in ("group", "body") else "person"  # type: ignore[return-value]


def _page(cluster: int) -> str:
    return reverse("person", args=[cluster])
