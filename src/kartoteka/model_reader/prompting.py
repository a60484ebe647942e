"""The messages that a model is sent: the instructions of `prompt.md` with the vocabulary filled in, and the passage.

`prompt.md` is the whole prompt, in one readable file; `PROMPT_HASH` is its version, kept with every claim read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from kartoteka.claims import vocabulary
from kartoteka.model_reader.passages import Passage
from kartoteka.model_reader.segments import Segment, shown
from kartoteka.sources import Source

Message = dict[str, str]


def _listed(meanings: Mapping[str, str]) -> str:
    return "\n".join(f"  {name}: {means}" for name, means in meanings.items())


def _instructions() -> str:
    text = files(__package__).joinpath("prompt.md").read_text(encoding="utf-8")
    filled = {
        "entity_kinds": "\n" + _listed(vocabulary.ENTITY_KINDS),
        "event_types": _listed({name: kind.means for name, kind in vocabulary.EVENT_TYPES.items()}),
        "factuality": _listed(vocabulary.FACTUALITY),
        "relation_types": "\n" + _listed(vocabulary.RELATION_TYPES),
    }
    for name, value in filled.items():
        text = text.replace("{" + name + "}", value)
    return text


INSTRUCTIONS = _instructions()
PROMPT_HASH = hashlib.sha256(INSTRUCTIONS.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Known:
    """What is carried from passage to passage: who was met (id, kind, name, other words for them; the most recent
    last), the days that the story has reached (ISO, or `None`), and the id of a holder whose account still runs."""

    people: tuple[tuple[str, str, str, tuple[str, ...]], ...] = ()
    earliest: str | None = None
    latest: str | None = None
    open_holder: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


def messages(source: Source, masked: str, passage: Passage, known: Known) -> list[Message]:
    """System and user message for one passage."""
    return [
        {"role": "system", "content": INSTRUCTIONS},
        {"role": "user", "content": _user(source, masked, passage, known)},
    ]


def _user(source: Source, masked: str, passage: Passage, known: Known) -> str:
    parts = [_known(known)] if known.people or known.earliest or known.latest else []
    if passage.before:
        parts.append(
            "READ ALREADY, shown only as context; give nothing from it:\n" + _show(source, masked, passage.before)
        )
    parts.append("<passage>\n" + _show(source, masked, passage.segments) + "\n</passage>")
    return "\n\n".join(parts)


def _known(known: Known) -> str:
    lines = ["KNOWN from earlier passages (keep these ids; new entities take new ids):"]
    lines += [
        json.dumps({"id": id_, "kind": kind, "name": name, "also": list(also)}, ensure_ascii=False)
        for id_, kind, name, also in known.people
    ]
    if known.earliest or known.latest:
        lines.append(f"The story has reached: {known.earliest or 'open'} to {known.latest or 'open'}.")
    if known.open_holder:
        lines.append(f"The account of {known.open_holder} still runs.")
    return "\n".join(lines)


def _show(source: Source, masked: str, segments: Sequence[Segment]) -> str:
    lines: list[str] = []
    for segment in segments:
        gap = "\n" if segment.opens_paragraph and lines else ""
        head = f"note {segment.note}: " if segment.note is not None else ""
        # The closing tag must stay ours: a source that contains it could else end the data early.
        text = shown(segment, source, masked).replace("</passage", "<\u200b/passage")
        lines.append(f"{gap}[{segment.number}] {head}{text}")
    return "\n".join(lines)


def prompt_characters(sent: Sequence[Message]) -> int:
    """Characters of all messages together."""
    return sum(len(message["content"]) for message in sent)
