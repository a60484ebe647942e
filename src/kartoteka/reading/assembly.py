"""Put the parts together: triggers, roles, stances, holders, datings and notes become claims."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from kartoteka.claims import Claim, ClaimTime
from kartoteka.reading.attached import Dating
from kartoteka.reading.confidence import confidence
from kartoteka.reading.events import Trigger
from kartoteka.reading.polarity import Stance
from kartoteka.sources import Note

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: a trigger with what the steps have found out about it.

    `particular` is how likely it tells of a particular event (`None`: not judged).
    """

    trigger: Trigger
    roles: dict[str, tuple[str, ...]]
    stance: Stance
    post: str | None = None
    term: str | None = None
    dating: Dating | None = None
    reasons: tuple[tuple[str, str], ...] = field(default=())
    particular: float | None = None


def assemble(doc: Doc, drafts: Sequence[Draft], notes: Sequence[Note]) -> tuple[Claim, ...]:
    """The claims in order of the text, numbered `c1`, `c2`, ..."""
    text = doc.text  # spaCy joins it anew at each call
    return tuple(_claim(f"c{number}", draft, doc, text, notes) for number, draft in enumerate(drafts, 1))


def _claim(claim_id: str, draft: Draft, doc: Doc, text: str, notes: Sequence[Note]) -> Claim:
    trigger = draft.trigger
    span = doc[trigger.start : trigger.end]
    start, end = _passage(doc, text, trigger)
    dating = draft.dating
    return Claim(
        id=claim_id,
        type=trigger.type,
        start=span.start_char,
        end=span.end_char,
        passage_start=start,
        passage_end=end,
        roles=MappingProxyType({role: entities for role, entities in draft.roles.items() if entities}),
        post=draft.post,
        term=draft.term,
        time=None if dating is None else ClaimTime(dating.bounds, dating.edtf, dating.basis),
        factuality=draft.stance.value,
        holders=draft.stance.holders,
        notes=_marks(notes, start, end, text),
        confidence=confidence(draft),
        explanation=_explanation(draft),
    )


def _passage(doc: Doc, text: str, trigger: Trigger) -> tuple[int, int]:
    sentence = doc[trigger.head].sent
    words = text[sentence.start_char : sentence.end_char]
    return sentence.start_char + len(words) - len(words.lstrip()), sentence.start_char + len(words.rstrip())


def _marks(notes: Sequence[Note], start: int, end: int, text: str) -> tuple[str, ...]:
    """Marks in the sentence; a mark may stand just behind its full stop."""
    stop = end
    while stop < len(text) and text[stop] in " ”’\"')" and stop - end < 8:
        stop += 1
    first = bisect_left(notes, start, key=lambda note: note.start)
    last = bisect_left(notes, max(end, stop), key=lambda note: note.start)
    return tuple(note.mark for note in notes[first:last])


def _explanation(draft: Draft) -> tuple[tuple[str, str], ...]:
    entry = draft.trigger.entry
    conditions = "".join(f"; {name}={'/'.join(values)}" for name, values in entry.conditions)
    parts = [("type", f"lexicon: {entry.kind} “{entry.pattern}{conditions}” names {entry.type}, frame {entry.frame}")]
    if draft.particular is not None:
        parts.append(("type", f"{draft.particular:.0%} likely to tell of a particular event"))
    parts.extend(("roles", reason) for reason in [r for part, r in draft.reasons if part == "roles"])
    if draft.dating is not None:
        parts.append(("time", draft.dating.reason))
    parts.extend(("factuality", reason) for reason in draft.stance.reasons or ("stated plainly",))
    if draft.stance.holders:
        parts.append(
            ("holders", "; ".join(r for r in draft.stance.reasons if "held" in r or "rumour" in r) or "attributed")
        )
    return tuple(parts)
