"""Many files, several processes: reading is pure, so a library is a map over its files.

Each result is handed over as it comes. A file that cannot be read is a result too, with its message; the others are
done all the same, also where the system ended a process for want of memory.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from kartoteka.errors import KartotekaError

__all__ = ["Job", "Outcome", "each_outcome"]

Job = Callable[[Path], str]
"""Does all that is to be done with one file and returns what is to be printed; must be picklable."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: what is to be printed (may be empty), or a sentence on what went wrong."""

    path: Path
    printed: str = ""
    fault: str | None = None


def each_outcome(job: Job, paths: Sequence[Path], processes: int) -> Iterator[Outcome]:
    """Do the job for every path, in at most so many processes; outcomes come in the order in which they are done.

    With one process or one path it is done in this very process.
    """
    if processes == 1 or len(paths) == 1:
        yield from (_attempt(job, path) for path in paths)
        return
    left = list(paths)
    try:
        with _pool(min(processes, len(paths))) as pool:
            for outcome in _outcomes(pool, job, paths):
                left.remove(outcome.path)
                yield outcome
    except BrokenProcessPool:
        yield from (_alone(job, path) for path in left)


def _outcomes(pool: ProcessPoolExecutor, job: Job, paths: Sequence[Path]) -> Iterator[Outcome]:
    waiting: list[Future[Outcome]] = [pool.submit(_attempt, job, path) for path in paths]
    try:
        for future in as_completed(waiting):
            yield future.result()
    except (KeyboardInterrupt, GeneratorExit):
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
        raise


def _alone(job: Job, path: Path) -> Outcome:
    """The job in a process of its own, so that its end is known to be this file's fault."""
    try:
        with _pool(1) as pool:
            return pool.submit(_attempt, job, path).result()
    except BrokenProcessPool:
        return Outcome(path, fault=f"{path}: the system ended the process that read it; it may need more memory")


def _attempt(job: Job, path: Path) -> Outcome:
    try:
        return Outcome(path, job(path))
    except KartotekaError as error:
        return Outcome(path, fault=str(error))


def _pool(processes: int) -> ProcessPoolExecutor:
    # Not forked: the progress bar has a thread of its own, and a fork in the midst of it can hang.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_leave_interrupts_to_parent)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
