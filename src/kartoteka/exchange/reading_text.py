"""A reading for a person: everybody's claims in the order of the text, with time, certainty, holder, notes, words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from textwrap import wrap

from rich.text import Text

from kartoteka.claims import Claim, Entity, Reading
from kartoteka.exchange.counting import counted
from kartoteka.exchange.dates import in_words
from kartoteka.exchange.terminal import columns, legend, one_date
from kartoteka.reasoning.dossier import Indexed, Line, indexed, line_of_claim
from kartoteka.reasoning.dossier.person import kin_of, posts_of
from kartoteka.reasoning.keys import ClaimKey, EntityKey

__all__ = ["reading_as_text"]

_SUBJECT_ROLES = ("patient", "agent", "recipient", "principal")
_NOBODY = ""


def reading_as_text(reading: Reading, width: int = 110, *, explain: bool = False) -> Text:
    """The reading, which must carry its text, in lines of at most `width` characters.

    Every claim stands once, under the person, group or body to whom it happens or else who does it. `explain` adds
    how each was read, and how confident the reader is.
    """
    text = Text()
    for row in _rows(reading, width, explain):
        row.rstrip()
        text.append_text(row)
        text.append("\n")
    return text


def _rows(reading: Reading, width: int, explain: bool) -> Iterator[Text]:
    yield _head(reading)
    for warning in reading.warnings:
        yield from (Text(row) for row in wrap(f"! {warning}", width - 2, initial_indent="  ", subsequent_indent="    "))
    (told,) = indexed([reading])
    entities = told.entities
    lines: list[Line] = []
    for subject, claims in _by_subject(reading, entities).items():
        yield Text()
        yield from _subject(told, entities.get(subject), width)
        for claim in claims:
            line = line_of_claim(told, ClaimKey(0, claim.id), subject or None)
            lines.append(line)
            yield from columns(line, one_date(_date(claim)), width)
            if explain:
                yield from _explained(claim, width)
    yield from _listings(reading, entities, width)
    yield from legend(lines, width, numbers=False)


def _head(reading: Reading) -> Text:
    people = sum(entity.kind == "person" for entity in reading.entities)
    numbers = (
        (reading.source.characters, "character"),
        (len(reading.notes), "note"),
        (people, "person"),
        (len(reading.claims), "claim"),
        (len(reading.times), "time expression"),
    )
    counts = ", ".join(counted(number, thing) for number, thing in numbers)
    return Text(reading.source.name, style="bold").append(f"    {counts}", style="not bold dim")


def _by_subject(reading: Reading, entities: Mapping[str, Entity]) -> dict[str, list[Claim]]:
    """Claims by the one whom they are told of, people before groups and bodies; subjects in order of the text."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        found[_subject_of(claim, entities)].append(claim)
    return dict(sorted(found.items(), key=lambda each: (each[0] == _NOBODY, each[1][0].start)))


def _subject_of(claim: Claim, entities: Mapping[str, Entity]) -> str:
    filled = [e for role in _SUBJECT_ROLES for e in claim.roles.get(role, ()) if e in entities]
    people = [e for e in filled if entities[e].kind == "person"]
    return (people or filled or [_NOBODY])[0]


def _subject(told: Indexed, entity: Entity | None, width: int) -> Iterator[Text]:
    if entity is None:
        yield Text("NOBODY NAMED", style="bold")
        return
    others = [name for name in entity.names if name != entity.name]
    kind = "" if entity.kind == "person" else f"    {entity.kind}"
    yield Text(entity.name.upper(), style="bold").append(kind, style="not bold dim")
    here = [EntityKey(0, entity.id)]
    kin = [f"{each.relation} {each.name}".strip() for each in kin_of([told], here)]
    for label, items in (("also", others), ("posts", list(posts_of([told], here))), ("kin", kin)):
        if items:
            for number, row in enumerate(wrap(" · ".join(items), width - 10)):
                yield Text(f"  {label if number == 0 else '':<8}{row}")


def _date(claim: Claim) -> str:
    return "" if claim.time is None or claim.time.bounds.is_open else in_words(claim.time.bounds)


def _explained(claim: Claim, width: int) -> Iterator[Text]:
    confidence = "" if claim.confidence is None else f", confidence {claim.confidence:.2f}"
    rows = [f"read by {claim.reader}{confidence}", *(f"{part}: {reason}" for part, reason in claim.explanation)]
    for row in rows:
        for piece in wrap(row, width - 30, subsequent_indent="  "):
            yield Text(f"{'':<27}{piece}", style="dim")


def _listings(reading: Reading, entities: Mapping[str, Entity], width: int) -> Iterator[Text]:
    for listing in reading.listings:
        names = [f"{place} {entities[e].name}" for place, e in enumerate(listing.order, 1) if e in entities]
        when = f" ({in_words(listing.time)})" if listing.time is not None and not listing.time.is_open else ""
        yield Text()
        yield Text(f"IN THIS ORDER{when}", style="bold")
        for row in wrap(" · ".join(names), width - 4):
            yield Text(f"  {row}")
