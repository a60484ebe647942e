"""What a claim and a reading are: the reading format (`docs/reading-format.md`) as frozen values.

Offsets are code points into the source's text, `start` inside, `end` outside. Ids of entities and claims
(`e1`, `c14`) are good inside one reading only; what is the same across readings is said by
`kartoteka.claims.fingerprint`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from kartoteka.claims.vocabulary import EventType
from kartoteka.values import Bounds

EntityKind = Literal["person", "group", "body", "place", "work"]
MentionForm = Literal["name", "nominal", "pronoun"]

HOLDER_RUMOUR = "holder:rumour"
HOLDER_UNSPECIFIED = "holder:unspecified"


def _no_roles() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity. A `name` covers the whole name without title; a `nominal` (a description)
    covers its head noun only (*interrogators* in "two NKVD interrogators"); a `pronoun` the pronoun."""

    start: int
    end: int
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Entity:
    """One real person, group, body, place or work, with all its mentions in order of their start.

    `name` is the fullest name that the source gives, without titles, or else its description; `names` are all
    spellings found.
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """What the source says that somebody is: kin, post, affiliation, alias, associate (see the vocabulary)."""

    type: str
    subject: str
    object: str | None
    value: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression of the text. `kind` is date, range, duration, age, relative, ... ; `basis` says in words
    on what its value rests (which neighbour, which rule); `counted_from` is the index in `Reading.times` of the
    expression that it was counted from (*two days later*), `None` for all others."""

    start: int
    end: int
    bounds: Bounds
    edtf: str | None = None
    kind: str = "date"
    basis: str = ""
    counted_from: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimTime:
    """When a claim puts its event; `basis` are indexes into `Reading.times`."""

    bounds: Bounds
    edtf: str | None = None
    basis: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the source: somebody did or underwent something, or is said to have.

    Args:
        id: good inside the reading (`c14`).
        type: an event type of the vocabulary.
        start, end: the trigger, the words that name the event.
        passage_start, passage_end: the sentence, or the sentences, that the claim was read from.
        roles: role -> ids of entities (agent, patient, principal, recipient, place, origin), in the text's order.
        post: the office or honour concerned, as worded.
        term: a stated length, ISO 8601 (`P7M`).
        time: `None` where the source puts it nowhere in time.
        factuality: a value of the vocabulary, the narrator's own stand.
        holders: on whose word it stands, outermost first; entity ids or `HOLDER_RUMOUR`, `HOLDER_UNSPECIFIED`.
        notes: marks of the notes in its sentence.
        reader: which reader made it (`rules`, or a model's name).
        confidence: the reader's estimate that the claim is right, 0 to 1, calibrated (docs/reading.md).
        explanation: (part, reason) pairs: how type, roles, time, factuality and holders were read.
    """

    id: str
    type: str
    start: int
    end: int
    passage_start: int
    passage_end: int
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=_no_roles)
    post: str | None = None
    term: str | None = None
    time: ClaimTime | None = None
    factuality: str = "CT+"
    holders: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reader: str = "rules"
    confidence: float | None = None
    explanation: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Persons in an order that carries meaning; `order` are entity ids, first the highest."""

    start: int
    end: int
    order: tuple[str, ...]
    time: Bounds | None = None


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note mark as the reading gives it: the bare sign's span, and the note's own text where there is one."""

    mark: str
    start: int
    end: int
    body: str | None = None


@dataclass(frozen=True, slots=True)
class SourceHead:
    """What a reading says of its source. `text` is there unless the file itself is the text."""

    name: str
    sha256: str
    media_type: str
    characters: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one reader found in one source; each tuple in order of the text.

    `event_types` are those that its claims use and the vocabulary does not have: a case's own.
    """

    source: SourceHead
    notes: tuple[NoteMark, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    times: tuple[Time, ...] = ()
    claims: tuple[Claim, ...] = ()
    listings: tuple[Listing, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    event_types: tuple[EventType, ...] = ()
