"""Which sentences are done: the last live mark on a sentence holds."""

from __future__ import annotations

import json
from typing import Any

from kartoteka.record.batches import BATCH, batches
from kartoteka.record.models import DoneSentence, Entry, Source, SourceText
from kartoteka.record.projection.spans import touches


def project_done(entry: Entry, body: dict[str, Any]) -> None:
    """`body`: source, text (its number), on (true or false), sentences, each [start, end]; reason."""
    source = Source.objects.get(sha256=body["source"])
    entry.source = source
    entry.save(update_fields=["source"])
    _mark(source.texts.get(number=body["text"]), body)


def settle_done(entry: Entry) -> None:
    """Mark the text of the entry anew, by all marks that were not undone."""
    number = json.loads(entry.body)["text"]
    text = entry.source.texts.get(number=number)
    text.done.all().delete()
    for one in Entry.objects.filter(action="done", source=entry.source, live=True).order_by("seq"):
        body = json.loads(one.body)
        if body["text"] == number:
            _mark(text, body)


def _mark(text: SourceText, body: dict[str, Any]) -> None:
    """Where a mark overlaps another, the later one takes its place."""
    for some in batches([(start, end) for start, end in body["sentences"]]):
        near = text.done.filter(start__lt=some[-1][1], end__gt=some[0][0])
        gone = [row.pk for row in near if touches(some, row.start, row.end)]
        DoneSentence.objects.filter(pk__in=gone).delete()
        if body["on"]:
            DoneSentence.objects.bulk_create((DoneSentence(text=text, start=a, end=b) for a, b in some), BATCH)
