"""Mark sentences as done: somebody has worked through them, and nothing is left to be read in them."""

from __future__ import annotations

from collections.abc import Iterable

from kartoteka.errors import InputError, NotAllowed
from kartoteka.record import access
from kartoteka.record.access import Who
from kartoteka.record.case import Case
from kartoteka.record.models import Entry, Role
from kartoteka.record.projection.spans import touches
from kartoteka.record.sentences import sentences_of
from kartoteka.record.writing import change, words, write


def mark_done(
    case: Case, source: int, starts: Iterable[int], who: Who, *, on: bool = True, reason: str = ""
) -> Entry | None:
    """Mark the sentences of the source's latest text that begin at these places as done, or, with `on` false, as not.

    `None` where all of them were so before: nothing is written then.

    Raises:
        NotFound: there is no such source that `who` may see.
        NotAllowed: `who` may not review, or a part of a sentence is hidden from them.
        InputError: no place was given, or no sentence begins at one of them.
    """
    who.need(Role.REVIEWER, "mark sentences as done")
    with change(case):
        row = access.one(access.sources(who), "source", pk=source)
        text = row.texts.order_by("-number")[0]
        ends = dict(sentences_of(text.text_id, text.structure_id))
        wanted = sorted(set(starts))
        if not wanted or not ends.keys() >= set(wanted):
            raise InputError(
                f"no sentence of {row.name} begins at {next((s for s in wanted if s not in ends), 'no place')}"
            )
        places = [(start, ends[start]) for start in wanted]
        veils = [] if who.sees_confidential else list(text.veils.order_by("start").values_list("start", "end"))
        if any(touches(veils, *place) for place in places):
            raise NotAllowed("a part of these words is hidden from you; somebody who may read all of it can mark them")
        done = set(text.done.values_list("start", "end"))
        places = [place for place in places if (place in done) != on]
        if not places:
            return None
        body = {
            "source": row.sha256,
            "text": text.number,
            "on": on,
            "sentences": [list(place) for place in places],
            "reason": words(reason, "reason"),
        }
        return write(who, "done", body)
