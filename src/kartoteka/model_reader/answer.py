"""A model's answer as values, checked piece by piece: what has the wrong form is refused and counted, never guessed.

The answer is only ever parsed as JSON; nothing in it is run, followed or shown as anything but text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED, vocabulary
from kartoteka.errors import KartotekaError
from kartoteka.model_reader.anchors import Quote
from kartoteka.values import Bounds

_T = TypeVar("_T")
_TERM = re.compile(r"P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?)?")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,40}")
_FORMS = ("name", "nominal", "pronoun")
MOST_ITEMS = 2_000
"""Of one kind in one answer; more is a model that repeats itself."""


class BadAnswer(KartotekaError):
    """The answer as a whole is no use: no JSON, cut off, or not an object of the right shape."""


@dataclass(frozen=True, slots=True)
class SaidMention:
    """A mention that the model points at."""

    quote: Quote
    form: str


@dataclass(frozen=True, slots=True)
class SaidEntity:
    """An entity as the model gives it; the id is good inside its lane."""

    id: str
    kind: str
    name: str
    mentions: tuple[SaidMention, ...]


@dataclass(frozen=True, slots=True)
class SaidClaim:
    """A claim as the model gives it."""

    type: str
    at: Quote
    roles: Mapping[str, tuple[str, ...]]
    term: str | None
    post: str | None
    bounds: Bounds | None
    time_words: tuple[Quote, ...]
    factuality: str
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidRelation:
    """A relation as the model gives it."""

    type: str
    subject: str
    object: str | None
    value: str | None
    at: Quote


@dataclass(frozen=True, slots=True)
class SaidListing:
    """A listing as the model gives it."""

    at: Quote
    order: tuple[str, ...]
    bounds: Bounds | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model said of one passage, and on which day (ISO, empty if unknown); `refused` are sentences on what
    had the wrong form."""

    entities: tuple[SaidEntity, ...] = ()
    claims: tuple[SaidClaim, ...] = ()
    relations: tuple[SaidRelation, ...] = ()
    listings: tuple[SaidListing, ...] = ()
    story_time: Bounds | None = None
    open_holder: str | None = None
    refused: tuple[str, ...] = field(default=())
    day: str = ""


def parse_answer(text: str) -> Answer:
    """The answer in the text; prose or a code fence around the JSON object is passed over.

    Raises:
        BadAnswer: there is no whole JSON object, or it has neither claims nor entities.
    """
    found = _object_in(text)
    if not isinstance(found.get("claims"), list) or not isinstance(found.get("entities"), list):
        raise BadAnswer('the answer has no lists "claims" and "entities"')
    refused: list[str] = []
    return Answer(
        entities=_each(found, "entities", _entity, refused),
        claims=_each(found, "claims", _claim, refused),
        relations=_each(found, "relations", _relation, refused),
        listings=_each(found, "listings", _listing, refused),
        story_time=_quiet(lambda: _bounds(found.get("story_time"))),
        open_holder=_quiet(lambda: _holder(found["open_holder"])),
        refused=tuple(refused),
    )


def _object_in(text: str) -> dict[str, Any]:
    start = text.find("{")
    if start < 0:
        raise BadAnswer("the answer holds no JSON object")
    try:
        found, _ = json.JSONDecoder().raw_decode(text, start)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadAnswer(f"the answer is no whole JSON ({error})") from None
    if not isinstance(found, dict):
        raise BadAnswer("the answer is no JSON object")
    return found


def _each(found: Mapping[str, Any], key: str, build: Callable[[Any], _T], refused: list[str]) -> tuple[_T, ...]:
    items = found.get(key)
    if not isinstance(items, list):
        return ()
    if len(items) > MOST_ITEMS:
        refused.append(f"{key}: {len(items) - MOST_ITEMS} past the first {MOST_ITEMS}")
    result = []
    for number, item in enumerate(items[:MOST_ITEMS]):
        try:
            result.append(build(item))
        except (KartotekaError, KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            refused.append(f"{key}[{number}]: {type(error).__name__} {error}")
    return tuple(result)


def _quiet(build: Callable[[], _T | None]) -> _T | None:
    # Only hints for the next passage: a fault in them costs nothing but the hint.
    try:
        return build()
    except (KartotekaError, KeyError, TypeError, ValueError, AttributeError):
        return None


def _one_of(value: Any, allowed: Any, what: str) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(f"{value!r} is no {what}")
    return value


def _words(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} are no words")
    return value


def _quote(value: Any) -> Quote:
    if not isinstance(value, list) or not 2 <= len(value) <= 3 or isinstance(value[0], bool):
        raise ValueError(f"{value!r} is no quotation [number, words]")
    occurrence = value[2] if len(value) == 3 else 1
    if not isinstance(value[0], int) or not isinstance(occurrence, int):
        raise ValueError(f"{value!r} is no quotation [number, words]")
    return Quote(value[0], _words(value[1]), occurrence)


def _quotes(values: Any) -> tuple[Quote, ...]:
    # Words that a time rests on only help us to check it; a faulty one is passed over.
    found = (_quiet(partial(_quote, value)) for value in values)
    return tuple(quote for quote in found if quote is not None)


def _id(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError(f"{value!r} is no id")
    return value


def _ids(value: Any) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else (value or [])
    return tuple(dict.fromkeys(_id(item) for item in given))


def _holder(value: Any) -> str | None:
    if value is None:
        return None
    return value if value in (HOLDER_RUMOUR, HOLDER_UNSPECIFIED) else _id(value)


def _bounds(value: Any) -> Bounds | None:
    if not value:
        return None
    bounds = Bounds.from_iso(value.get("earliest") or None, value.get("latest") or None)
    return None if bounds.is_open else bounds


def _entity(item: Any) -> SaidEntity:
    mentions = tuple(_mention(mention) for mention in item.get("mentions") or [])
    kind = _one_of(item["kind"], vocabulary.ENTITY_KINDS, "kind of entity")
    return SaidEntity(_id(item["id"]), kind, _words(item["name"]).strip(), mentions)


def _mention(item: Any) -> SaidMention:
    form = next((part for part in item[2:] if isinstance(part, str)), "name")
    occurrence = [part for part in item[2:] if isinstance(part, int)]
    return SaidMention(_quote([*item[:2], *occurrence[:1]]), _one_of(form, _FORMS, "form of mention"))


def _claim(item: Any) -> SaidClaim:
    roles = item.get("roles") or {}
    time = item.get("time") or {}
    return SaidClaim(
        type=_one_of(item["type"], vocabulary.EVENT_TYPES, "type of event"),
        at=_quote(item["at"]),
        roles={role: _ids(roles[role]) for role in vocabulary.ENTITY_ROLES if roles.get(role)},
        term=_term(item.get("term") or roles.get("term")),
        post=_optional_words(item.get("post") or roles.get("post")),
        bounds=_quiet(lambda: _bounds(time)),
        time_words=_quotes(time.get("words") or []),
        factuality=_one_of(item["factuality"], vocabulary.FACTUALITY, "factuality"),
        holders=tuple(h for h in map(_holder, item.get("holders") or []) if h is not None),
    )


def _optional_words(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None


def _term(value: Any) -> str | None:
    if value is None:
        return None
    return value if isinstance(value, str) and _TERM.fullmatch(value) else None


def _relation(item: Any) -> SaidRelation:
    kind = _one_of(item["type"], vocabulary.RELATION_TYPES, "type of relation")
    object_ = item.get("object")
    return SaidRelation(
        kind,
        _id(item["subject"]),
        None if object_ is None else _id(object_),
        _optional_words(item.get("value")),
        _quote(item["at"]),
    )


def _listing(item: Any) -> SaidListing:
    return SaidListing(_quote(item["at"]), _ids(item["order"]), _quiet(lambda: _bounds(item)))
