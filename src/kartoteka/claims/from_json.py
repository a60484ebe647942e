"""A reading from the JSON of the reading format, checked at the edge: a fault names its place.

`from_json(to_json(reading, explain=True))` gives the same reading, but for its warnings.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from kartoteka.claims.model import (
    Claim,
    ClaimTime,
    Entity,
    Listing,
    Mention,
    NoteMark,
    Reading,
    Relation,
    SourceHead,
    Time,
)
from kartoteka.claims.vocabulary import EventType
from kartoteka.errors import KartotekaError, ReadingError
from kartoteka.values import Bounds

Json = dict[str, Any]
_T = TypeVar("_T")


def from_json(found: Json) -> Reading:
    """The reading that the dict describes.

    Raises:
        ReadingError: a key is missing or holds what it must not; the message gives the path to it.
    """
    if not isinstance(found, dict) or found.get("kartoteka") != "reading/1":
        raise ReadingError('this is no reading: it does not say "kartoteka": "reading/1"')
    return Reading(
        source=_at("source", found["source"], _head) if "source" in found else _missing("source"),
        notes=_each(found, "notes", lambda n: NoteMark(n["mark"], n["start"], n["end"], n.get("body"))),
        entities=_each(found, "entities", _entity),
        relations=_each(found, "relations", _relation),
        times=_each(found, "times", _time),
        claims=_each(found, "claims", _claim),
        listings=_each(found, "listings", _listing),
        event_types=_at("event_types", found.get("event_types", {}), _event_types),
    )


def _missing(path: str) -> Any:
    raise ReadingError(f"the reading has no {path!r}")


def _at(path: str, item: Any, build: Callable[[Any], _T]) -> _T:
    try:
        return build(item)
    except KeyError as error:
        raise ReadingError(f"{path} has no {error.args[0]!r}") from None
    except (TypeError, ValueError, AttributeError, KartotekaError) as error:
        raise ReadingError(f"{path} cannot be read: {error}") from None


def _each(found: Json, key: str, build: Callable[[Any], _T]) -> tuple[_T, ...]:
    items = found.get(key, [])
    if not isinstance(items, list):
        raise ReadingError(f"{key} is not a list")
    return tuple(_at(f"{key}[{number}]", item, build) for number, item in enumerate(items))


def _event_types(found: Json) -> tuple[EventType, ...]:
    return tuple(EventType(name, kind["group"], kind["means"]) for name, kind in found.items())


def _head(head: Json) -> SourceHead:
    return SourceHead(head["name"], head["sha256"], head["media_type"], head["characters"], head.get("text"))


def _bounds(found: Json) -> Bounds:
    return Bounds.from_iso(found.get("earliest"), found.get("latest"))


def _entity(found: Json) -> Entity:
    mentions = tuple(Mention(m["start"], m["end"], m["form"]) for m in found["mentions"])
    return Entity(found["id"], found["kind"], found["name"], tuple(found.get("names", ())), mentions)


def _relation(found: Json) -> Relation:
    return Relation(
        found["type"], found["subject"], found.get("object"), found.get("value"), found["start"], found["end"]
    )


def _time(found: Json) -> Time:
    return Time(
        found["start"],
        found["end"],
        _bounds(found),
        found.get("edtf"),
        found.get("kind", "date"),
        found.get("basis", ""),
        found.get("counted_from"),
    )


def _claim_time(found: Json | None) -> ClaimTime | None:
    if found is None:
        return None
    return ClaimTime(_bounds(found), found.get("edtf"), tuple(found.get("basis", ())))


def _claim(found: Json) -> Claim:
    roles = dict(found["roles"])
    post, term = roles.pop("post", None), roles.pop("term", None)
    return Claim(
        id=found["id"],
        type=found["type"],
        start=found["start"],
        end=found["end"],
        passage_start=found["passage"]["start"],
        passage_end=found["passage"]["end"],
        roles={role: tuple(entities) for role, entities in roles.items()},
        post=post,
        term=term,
        time=_claim_time(found.get("time")),
        factuality=found["factuality"],
        holders=tuple(found.get("holders", ())),
        notes=tuple(found.get("notes", ())),
        reader=found.get("reader", "rules"),
        confidence=found.get("confidence"),
        explanation=tuple((part["part"], part["reason"]) for part in found.get("explanation", ())),
    )


def _listing(found: Json) -> Listing:
    time = _bounds(found["time"]) if found.get("time") else None
    return Listing(found["start"], found["end"], tuple(found["order"]), time)
