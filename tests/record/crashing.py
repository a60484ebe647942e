"""Children that are killed in the midst of their work, and what they had told until then."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from kartoteka.record import Case, services
from kartoteka.record.models import Claim, ClaimRole, Entity, Passage, Reading, Source
from kartoteka.record.verify import verify
from record.conftest import close_database
from record.factory import OWNER, invented

Tell = Callable[[str], None]


def killed(work: Callable[[Tell], None], after: float, how: signal.Signals = signal.SIGKILL) -> list[str]:
    """Do the work in a child, kill it after so many seconds, and give the lines that it told."""
    close_database()
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        with suppress(BaseException):
            work(lambda line: os.write(into, f"{line}\n".encode()))
        os._exit(0)
    os.close(into)
    time.sleep(after)
    os.kill(child, how)
    told = b""
    while piece := os.read(out, 65536):
        told += piece
    os.close(out)
    os.waitpid(child, 0)
    # A line that the kill cut was told half: it counts as not told.
    return told.decode().split("\n")[:-1]


def outcome(work: Callable[[], object]) -> str:
    """Do the work in a child and give what it told: "done", or the class and sentence of the error."""

    def in_child(tell: Tell) -> None:
        try:
            work()
            tell("done")
        except Exception as error:
            tell(f"{type(error).__name__}: {error}")

    close_database()
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            in_child(lambda line: os.write(into, line.encode()))
        os._exit(0)
    os.close(into)
    told = os.read(out, 65536).decode()
    os.close(out)
    os.waitpid(child, 0)
    return told


def add_from(case: Case, first: int) -> Callable[[Tell], None]:
    """Work: add sources of these and the following numbers, and tell each when it is stored."""

    def work(tell: Tell) -> None:
        for number in range(first, first + 1000):
            source, reading = invented(number)
            services.add_source(case, source, source.text.encode(), reading, OWNER)
            tell(source.name)

    return work


def what_is_wrong(acknowledged: set[str], *, thoroughly: bool = True) -> list[str]:
    """Sources that were told as stored and are not there, and sources of which only a part is there."""
    names = set(Source.objects.values_list("name", flat=True))
    wrong = [f"{name} was acknowledged and is lost" for name in acknowledged - names]
    for row in Source.objects.filter(name__startswith="report-"):
        source, reading = invented(int(row.name.removeprefix("report-").removesuffix(".txt")))
        found = (
            Reading.objects.filter(source=row).count(),
            Claim.objects.filter(source=row).count(),
            ClaimRole.objects.filter(claim__source=row).count(),
            Entity.objects.filter(source=row).count(),
            Passage.objects.filter(source=row).exists(),
        )
        whole = (1, len(reading.claims), len(reading.claims), len(reading.entities), True)
        if found != whole or services.text_of(OWNER, row) != source.text:
            wrong.append(f"{row.name} is there in part: {found} of {whole}")
    if thoroughly:
        wrong += verify().findings
    return wrong
