"""The process in which a document is parsed: bounded, and talking only through its pipes. See `confined`."""

from __future__ import annotations

import contextlib
import json
import sys

from kartoteka.errors import SourceError, SourceTooBig
from kartoteka.sources.confined import OUT_OF_MEMORY
from kartoteka.sources.extract import to_json
from kartoteka.sources.limits import Limits
from kartoteka.sources.loaders import load_document


def main() -> None:
    """The child: read the task from standard input, answer on standard output."""
    head = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**head["limits"])
    _confine(limits)
    try:
        answer = to_json(load_document(sys.stdin.buffer.read(), head["kind"], head["name"], limits))
        text = json.dumps(answer)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    except RecursionError:
        text = _refusal(SourceTooBig(f"{head['name']} is nested too deep; it is no document to read."))
    except SourceError as error:
        text = _refusal(error)
    sys.stdout.write(text)
    sys.stdout.flush()


def _refusal(error: SourceError) -> str:
    return json.dumps({"error": type(error).__name__, "message": str(error)})


def _confine(limits: Limits) -> None:
    """Bound this process; on systems without such limits the waiting time remains."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
