"""The worker: a process of its own that reads the files of the queue, so that pages stay quick meanwhile.

python -m kartoteka.workbench.worker CASE
"""

from __future__ import annotations

import math
import os
import signal
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kartoteka.errors import KartotekaError
from kartoteka.record import Case, open_case

if TYPE_CHECKING:
    from kartoteka.claims import Reading
    from kartoteka.sources import Source
    from kartoteka.workbench.models import ImportJob

IDLE_SECONDS = 45.0
"""After so long without a file the worker ends and gives its memory back."""
_LOOK_SECONDS = 0.5
_BEAT_SECONDS = 4.0
_START_SECONDS = 6.0
_CHARACTERS_A_SECOND = 12_000
"""What loading the language model and reading mostly take; only the bar hangs on it."""


def main(arguments: list[str]) -> int:
    """Read what waits; end after a while without anything, or after the file at hand when the server is gone."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    case = open_case(Path(arguments[0]) if arguments else None)
    from kartoteka.workbench import jobs

    name = uuid.uuid4().hex
    parent = os.getppid()
    idle_since = time.monotonic()
    while time.monotonic() - idle_since < IDLE_SECONDS and os.getppid() == parent:
        job = jobs.take(name)
        if job is None:
            time.sleep(_LOOK_SECONDS)
            continue
        with _heart(job.id, name):
            work(case, job)
        idle_since = time.monotonic()
    return 0


def work(case: Case, job: ImportJob) -> None:
    """Bring one file into the case; whatever goes wrong is said in the job and never ends the worker."""
    from kartoteka.workbench.models import Stage

    try:
        _read_into(case, job)
    except KartotekaError as error:
        _say(job, Stage.FAILED, message=str(error))
    except MemoryError:
        _say(job, Stage.FAILED, message=f"{job.name} needs more memory than there is; split it and add the parts.")
    except Exception as error:  # a fault of ours in one file must not keep the others from being read
        _say(
            job,
            Stage.FAILED,
            message=f"{job.name} could not be read: a fault of Kartoteka ({type(error).__name__}: {error})",
        )


def _read_into(case: Case, job: ImportJob) -> None:
    from kartoteka.record import services
    from kartoteka.record.access import Who
    from kartoteka.sources import load
    from kartoteka.workbench.models import Stage

    data = bytes(job.data or b"")
    _say(job, Stage.OPENING)
    with tempfile.TemporaryDirectory(prefix="kartoteka-") as folder:
        path = Path(folder) / (Path(job.name).name or "unnamed")
        path.write_bytes(data)
        source = load(path)
    _say(job, Stage.READING, progress=10)
    reading, told = _by_rules(job, source) if job.reader == "rules" else _by_model(job, source)
    _say(job, Stage.STORING, progress=85)
    who = Who(job.by, job.role, job.sees_confidential)
    added = services.add_source(case, source, data, reading, who)
    said = "" if added.changed else "This file was in the case already, read the same; nothing changed."
    message = " ".join([*source.warnings, told, said]).strip()
    _say(job, Stage.DONE, progress=100, data=None, source_id=added.source_id, message=message)


def _by_rules(job: ImportJob, source: Source) -> tuple[Reading, str]:
    """The rules' reading, of which there is nothing to tell."""
    from kartoteka.reading import read

    with _progress(job, len(source.text)):
        return read(source), ""


def _by_model(job: ImportJob, source: Source) -> tuple[Reading, str]:
    """The reading by the model of the settings, alone or joined with the rules', and what it took.

    Raises:
        NotAllowed: the source may not be sent there; nothing was sent.
        ModelError: a setting is missing, or the endpoint gave no answer of use.
    """
    from kartoteka.model_reader.cache import Cache, default_folder
    from kartoteka.model_reader.client import Client
    from kartoteka.model_reader.endpoint import from_environment
    from kartoteka.model_reader.join import join
    from kartoteka.model_reader.run import read_with_model
    from kartoteka.reading import read
    from kartoteka.record import agreeing

    endpoint = from_environment()
    agreeing.may_be_sent(endpoint, source)
    far = [0, 1]

    def moved(done: int, total: int) -> None:
        # Called in the calls' own threads, which must not open connections to the case.
        far[:] = done, total

    with (
        _every(1.0, lambda: _say(job, "reading", progress=10 + 72 * far[0] // far[1])),
        closing(Client(endpoint)) as client,
    ):
        outcome = read_with_model(source, endpoint, client=client, cache=Cache(default_folder()), progress=moved)
    report = outcome.report
    told = (
        f"Read by {endpoint.model}: {report.calls} calls, {report.from_cache} answers from before; "
        f"{len(report.refused)} statements were refused."
    )
    return (outcome.reading if job.reader == "model" else join(outcome.reading, read(source))), told


@contextmanager
def _progress(job: ImportJob, characters: int) -> Iterator[None]:
    """While the block runs, move the file's bar by what reading so many characters mostly takes; it slows down
    towards the end and never says that it is done."""
    expected = _START_SECONDS + characters / _CHARACTERS_A_SECOND
    began = time.monotonic()

    def move() -> None:
        share = 1 - math.exp(-1.6 * (time.monotonic() - began) / expected)
        _say(job, "reading", progress=10 + round(72 * share))

    with _every(1.0, move):
        yield


def _say(job: ImportJob, stage: str, **facts: object) -> None:
    from kartoteka.workbench.models import ImportJob

    ImportJob.objects.filter(id=job.id).update(stage=stage, **facts)


@contextmanager
def _heart(job_id: int, worker: str) -> Iterator[None]:
    """While the block runs, say every few seconds that this worker is alive."""
    from django.utils import timezone

    from kartoteka.workbench.models import ImportJob

    def beat() -> None:
        ImportJob.objects.filter(id=job_id, worker=worker).update(beat=timezone.now())

    with _every(_BEAT_SECONDS, beat):
        yield


@contextmanager
def _every(seconds: float, action: Callable[[], None]) -> Iterator[None]:
    """While the block runs, do the action again and again, in a thread of its own."""
    from django.db import connection

    done = threading.Event()

    def go_on() -> None:
        while not done.wait(seconds):
            action()
        connection.close()

    thread = threading.Thread(target=go_on, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
