"""What a claim says of one person, in a few words of English: "arrested in Leningrad, on the orders of Beria".

The phrases stand in `phrases.toml`, one for each type of event and each role in it; this module fills them in.

    >>> render("arrested[ by {agent}][ in {place}]", {"place": "Leningrad"})
    'arrested in Leningrad'
    >>> render("<denounced|denounce> {patient|somebody}", {}, denied=True)
    'did not denounce somebody'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from kartoteka.claims.vocabulary import in_words
from kartoteka.reasoning.dossier.verbs import with_own_verb

__all__ = ["PHRASES", "ROLE_ORDER", "Phrases", "phrase", "render"]

ROLE_ORDER = ("patient", "agent", "recipient", "principal", "place", "origin")
"""Where a person has several roles in one claim, the first of these tells it."""

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)(?:\|([^{}]*))?\}")
_VERB = re.compile(r"<([^<>|]*)\|([^<>|]*)>")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one type of event by role; `turning` marks what turns a life (arrest, sentence, death)."""

    by_role: Mapping[str, str]
    turning: bool


def _load() -> dict[str, Phrases]:
    found = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))
    return {
        name: Phrases(MappingProxyType({r: t for r, t in table.items() if r != "turning"}), table.get("turning", False))
        for name, table in found.items()
    }


PHRASES: Mapping[str, Phrases] = MappingProxyType(_load())


def phrase(event_type: str, role: str, fields: Mapping[str, str], *, trigger: str = "", denied: bool = False) -> str:
    """The phrase for that role in an event of that type, with the trigger for its verb where its form allows it.

    `fields` gives the fillers of the other roles as they are to be read. Where the table has no phrase for the role
    (or no such type: a case has some of its own), the event's name stands with those who had a part in it.
    """
    template = PHRASES[event_type].by_role.get(role) if event_type in PHRASES else None
    if template is None:
        template = f"{in_words(event_type)}[ of {{patient}}][ by {{agent}}][ {{at_place}}]"
    elif not denied:
        template = with_own_verb(template, event_type, role, trigger)
    return render(template, fields, denied=denied)


def render(template: str, fields: Mapping[str, str], *, denied: bool = False) -> str:
    """The template (see `phrases.toml` for its signs) with the fields filled in; `denied` puts it in the negative."""
    text = _OPTIONAL.sub(lambda part: part[1] if _all_filled(part[1], fields) else "", template)
    text = _FIELD.sub(lambda field: fields.get(field[1]) or field[2] or "", text)
    if not denied:
        return _VERB.sub(r"\1", text).strip()
    return (_VERB.sub(r"did not \2", text, count=1) if _VERB.search(text) else f"not {text}").strip()


def _all_filled(part: str, fields: Mapping[str, str]) -> bool:
    return all(fields.get(field[1]) for field in _FIELD.finditer(part))
