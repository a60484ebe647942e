"""What the narrator refutes: a rumour or a report that the next words deny did not happen (`CT-`).

It was rumoured that he had been seized that night. In fact he had five days more.   ->  seized: CT-
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kartoteka.reading.assembly import Draft
from kartoteka.reading.stance_words import refutations

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DEATHS = frozenset({"death", "killing", "suicide"})
_TELLING = frozenset({"statement", "report", "message", "publication", "accusation"})
_LOOK_AHEAD = 2
_OWNED = re.compile(r"\W*[A-Z]\w+[’']s?\s")
"""*Yelagin's scene was invented* refutes Yelagin, whose word the next sentence names."""
_AT_ONCE = 60
"""What somebody states as a fact is refuted by the next words only, in so many characters."""


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(refutations()) + r")\b", re.IGNORECASE)


def refute(drafts: Sequence[Draft], doc: Doc) -> list[Draft]:
    """The drafts, with those that the narrator refutes turned into `CT-`."""
    sentences = list(doc.sents)
    number_of = {s.start: n for n, s in enumerate(sentences)}
    ends = _certain_ends(drafts)
    found = []
    for draft in drafts:
        if draft.stance.holders and draft.stance.certainty in ("U", "CT") and draft.stance.positive:
            sentence = doc[draft.trigger.head].sent
            number = number_of[sentence.start]
            after = doc[draft.trigger.end : sentence.end].text
            following = " ".join(s.text for s in sentences[number + 1 : number + 1 + _LOOK_AHEAD])
            opening = _opening(following)
            if draft.stance.certainty == "CT":
                other = draft.trigger.type in _TELLING or _OWNED.match(opening)
                opening = "" if other else opening[:_AT_ONCE]
            match = _refutation(opening) or _pattern().search(after)
            if match and _is_about(match[0], draft):
                draft = _turned(draft, f"the narrator refutes it: {match[0]!r}")
            elif draft.stance.certainty == "U" and _contradicted(draft, ends):
                draft = _turned(draft, "the narrator tells of another end")
            elif (
                draft.trigger.type in ("death", "illness") and "certificate" in sentence.text and _belied(draft, drafts)
            ):
                draft = _turned(draft, "the narrator tells of a killing")
        found.append(draft)
    return found


def _refutation(opening: str) -> re.Match[str] | None:
    """The words that refute; not *..., which was untrue*, which is about what stands in its own sentence."""
    match = _pattern().search(opening)
    if match and match[0].lower().startswith("which"):
        return None
    before = opening[: match.start()].rstrip() if match else ""
    return None if before.endswith((", which was", ", which is", ", which were", ", which")) else match


def _is_about(words: str, draft: Draft) -> bool:
    """*No such trial took place* refutes a trial and nothing else; other refutations fit any event."""
    if not words.lower().startswith("no such"):
        return True
    noun = words.split()[-1].lower()
    return noun.startswith((draft.trigger.type[:4], draft.trigger.entry.words[0][:4])) or noun == "thing"


def _opening(following: str) -> str:
    """The first words of the sentences that follow: there a narrator refutes what he has just reported."""
    return " ".join(re.split(r"(?<=[.;])\s", following)[:_LOOK_AHEAD])[:220]


def _turned(draft: Draft, reason: str) -> Draft:
    stance = replace(draft.stance, certainty="CT", positive=False, reasons=(*draft.stance.reasons, reason))
    return replace(draft, stance=stance)


def _certain_ends(drafts: Sequence[Draft]) -> dict[str, list[Draft]]:
    """Person -> what the narrator himself says of the person's death, with its date."""
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        plain = draft.stance.certainty == "CT" and draft.stance.positive and not draft.stance.holders
        if draft.trigger.type in _DEATHS and plain and draft.dating is not None and draft.dating.own:
            for person in draft.roles.get("patient", ()):
                found.setdefault(person, []).append(draft)
    return found


def _belied(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """*A certificate said that he had died of pneumonia*, of whom the narrator says that he was shot on another day."""
    patients = set(draft.roles.get("patient", ()))
    for other in drafts:
        plain = other.stance.certainty == "CT" and other.stance.positive and not other.stance.holders
        if other.trigger.type == "killing" and plain and patients & set(other.roles.get("patient", ())):
            return not _on_one_day(draft, other)
    return False


def _on_one_day(one: Draft, other: Draft) -> bool:
    """Whether both are dated by their own words, and the same."""
    if one.dating is None or other.dating is None or not (one.dating.own and other.dating.own):
        return False
    return one.dating.bounds == other.dating.bounds


def _contradicted(draft: Draft, ends: dict[str, list[Draft]]) -> bool:
    """Whether a death told by others has another date than the one that the narrator gives."""
    if draft.trigger.type not in _DEATHS or draft.dating is None or not draft.dating.own:
        return False
    theirs = draft.dating.bounds
    for person in draft.roles.get("patient", ()):
        for known in ends.get(person, ()):
            mine = known.dating.bounds if known.dating is not None else None
            if mine is None or None in (mine.earliest, mine.latest, theirs.earliest, theirs.latest):
                continue
            if theirs.earliest > mine.latest + 400 or theirs.latest < mine.earliest - 400:  # type: ignore[operator]
                return True
    return False
