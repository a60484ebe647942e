"""Documents are parsed in a process of their own, with limits on memory and time, and come back as JSON.

A parser written in C may abort the whole process, and a document may be made to exhaust the machine: neither can then
hurt more than this child. It gets the bytes on its standard input, after one line of JSON that says what they are, and
answers on its standard output. It opens no other file and no connection.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import asdict
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from typing import Any

from kartoteka import errors
from kartoteka.errors import SourceTooBig, SourceUnreadable
from kartoteka.sources.extract import Extract, from_json
from kartoteka.sources.kinds import Kind
from kartoteka.sources.limits import Limits

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from kartoteka.sources.child import main; main()"
OUT_OF_MEMORY = 87
"""The status with which the child ends when memory fails it."""
_TIME_SIGNALS = (24, 9)  # SIGXCPU, and SIGKILL at the hard limit


def load_in_child(content: bytes, kind: Kind, name: str, limits: Limits) -> Extract:
    """What a document holds, read in a child process.

    Raises:
        SourceError: as the loader of its kind does; `SourceTooBig` if it needs more memory or time than allowed.
    """
    limits = limits.for_size(len(content))
    head = json.dumps({"kind": kind, "name": name, "limits": asdict(limits)}).encode()
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, json.dumps([path for path in sys.path if path])]
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as child:
        try:
            answer, _ = child.communicate(head + b"\n" + content, timeout=limits.wall_seconds)
        except TimeoutExpired:
            child.kill()
            child.communicate()
            raise SourceTooBig(f"{name} was given up: reading it takes more than {limits.wall_seconds} s.") from None
        except BaseException:  # an interrupt by the user, for one
            child.kill()
            raise
    return _answered(answer, child.returncode, name, limits)


def _answered(answer: bytes, status: int, name: str, limits: Limits) -> Extract:
    value: dict[str, Any] | None = None
    with suppress(ValueError):
        value = json.loads(answer)
    if value is not None and "error" in value:
        kind = getattr(errors, value["error"], SourceUnreadable)
        raise kind(value["message"])
    if value is not None and status == 0:
        return from_json(value)
    if status == OUT_OF_MEMORY:
        raise SourceTooBig(f"{name} was given up: it needs more than {limits.memory_bytes / 1e6:,.0f} MB of memory.")
    if -status in _TIME_SIGNALS:
        raise SourceTooBig(f"{name} was given up: it takes more than {limits.cpu_seconds} s of computing.")
    raise SourceUnreadable(f"{name} breaks the program that reads it (status {status}); save it anew or as plain text.")
