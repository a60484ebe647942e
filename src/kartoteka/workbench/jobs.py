"""The queue of files to be read: put in, taken by one worker at a time, never lost.

A worker says every few seconds that it is alive. A file whose worker has been silent for `STALE` goes back into the
queue; one that has brought down three workers is put aside with a message.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from kartoteka.record.access import Who
from kartoteka.workbench.models import ImportJob, Stage

STALE = timedelta(seconds=20)
MOST_ATTEMPTS = 3
LARGEST = 200_000_000
"""Bytes of the largest file that is taken."""

_RUNNING = (Stage.OPENING, Stage.READING, Stage.STORING)


def put_in(name: str, data: bytes, who: Who, reader: str = "rules") -> ImportJob:
    """Queue a file, to be read by the rules, a `model`, or `both`."""
    return ImportJob.objects.create(
        name=name,
        data=data,
        size=len(data),
        by=who.name,
        role=who.role,
        sees_confidential=who.sees_confidential,
        reader=reader,
    )


def take(worker: str) -> ImportJob | None:
    """The next file for this worker, marked as its own; `None` where nothing waits."""
    stale = Q(stage__in=_RUNNING) & (Q(beat__lt=timezone.now() - STALE) | Q(beat=None))
    with transaction.atomic():
        ImportJob.objects.filter(stale, attempts__gte=MOST_ATTEMPTS).update(
            stage=Stage.FAILED, message="Reading it ended without an answer three times; see whether the file is whole."
        )
        waiting = ImportJob.objects.filter(Q(stage=Stage.WAITING) | stale).order_by("id").values_list("id", flat=True)
        job_id = waiting.first()
        if job_id is None:
            return None
        ImportJob.objects.filter(id=job_id).update(
            stage=Stage.OPENING, worker=worker, beat=timezone.now(), attempts=F("attempts") + 1, progress=0, message=""
        )
    return ImportJob.objects.get(id=job_id)


def waiting() -> bool:
    """Whether a file waits, or was left by a worker that is gone."""
    return ImportJob.objects.exclude(stage__in=(Stage.DONE, Stage.FAILED)).exists()


_process: subprocess.Popen[bytes] | None = None


def start_worker(case: Path | None) -> None:
    """Start the worker's process unless one of ours runs. It ends by itself when nothing is left to do."""
    global _process
    if _process is None or _process.poll() is not None:
        command = [sys.executable, "-m", "kartoteka.workbench.worker", *([str(case)] if case else [])]
        _process = subprocess.Popen(command, stdin=subprocess.DEVNULL)


def stop_worker() -> None:
    """End our worker; the file that it was at goes back into the queue."""
    global _process
    if _process is not None and _process.poll() is None:
        _process.terminate()
        _process.wait(timeout=10)
    _process = None
