"""What a program asked the disk to do, in order, and what a disk may hold after the power went at any moment.

The order is taken from `strace`. A write, the making of a file or its removal is sure only once the file, or the
folder, was synced after it; before that the disk may have done it or not, and of several writes any.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink,openat"
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += +(\d+)")
_FD = re.compile(r"^\d+<([^>]*)>")
_STRING = re.compile(r'"([^"]*)"')


@dataclass(frozen=True)
class Asked:
    """One call: `what` is write, sync, truncate, unlink, make or told; `path` is its file, `at` an offset or a size."""

    what: str
    path: str
    at: int = 0
    data: bytes = b""


def traced(command: list[str], folder: Path, trace: Path, env: dict[str, str]) -> list[Asked]:
    """What the command asked of the files in the folder; lines of its output that begin with ACK are `told`."""
    subprocess.run(
        ["strace", "-f", "-y", "-xx", "-s", "200000", "-e", f"trace={CALLS}", "-o", str(trace), *command],
        env=env,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return [asked for line in trace.read_text().splitlines() for asked in _asked(line, str(folder))]


def _asked(line: str, folder: str) -> Iterator[Asked]:
    match = _LINE.match(line)
    if match is None:
        return
    call, arguments = match[1], match[2]
    strings = [bytes.fromhex(found.replace("\\x", "")) for found in _STRING.findall(arguments)]
    fd = _FD.match(arguments)
    path = bytes.fromhex(fd[1].replace("\\x", "")).decode() if fd and fd[1].startswith("\\x") else ""
    if call == "write" and strings and strings[0].startswith(b"ACK "):
        yield Asked("told", "", data=strings[0].strip()[4:])
    elif call == "unlink" and strings[0].decode().startswith(folder):
        yield Asked("unlink", strings[0].decode())
    elif call == "openat" and "O_CREAT" in arguments and strings[0].decode().startswith(folder):
        yield Asked("make", strings[0].decode())
    elif path.startswith(folder):
        if call == "pwrite64":
            yield Asked("write", path, int(arguments.rsplit(", ", 1)[1]), strings[0])
        elif call in ("fsync", "fdatasync"):
            yield Asked("sync", path)
        elif call == "ftruncate":
            yield Asked("truncate", path, int(arguments.rsplit(", ", 1)[1]))


@dataclass
class _File:
    sure: bytes = b""
    open: list[Asked] = field(default_factory=list)

    def content(self, done: list[bool]) -> bytes:
        held = bytearray(self.sure)
        for asked, is_done in zip(self.open, done, strict=True):
            if not is_done:
                continue
            if asked.what == "truncate":
                del held[asked.at :]
                held.extend(bytes(asked.at - len(held)))
            else:
                held.extend(bytes(max(asked.at - len(held), 0)))
                held[asked.at : asked.at + len(asked.data)] = asked.data
        return bytes(held)


class Disk:
    """A disk to which calls come one after the other; `states` are what it may hold if the power goes now."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._sure = {str(path): _File(path.read_bytes()) for path in folder.iterdir()}
        self._named = dict(self._sure)
        self._changes: list[tuple[str, _File | None]] = []

    def do(self, asked: Asked) -> None:
        """One call more."""
        if asked.what == "make" and asked.path not in self._named:
            self._name(asked.path, _File())
        elif asked.what == "unlink":
            self._name(asked.path, None)
        elif asked.what == "sync" and asked.path == self._folder:
            self._sure, self._changes = dict(self._named), []
        elif asked.what == "sync":
            file = self._named[asked.path]
            file.sure, file.open = file.content([True] * len(file.open)), []
        elif asked.what in ("write", "truncate"):
            self._named[asked.path].open.append(asked)

    def _name(self, path: str, file: _File | None) -> None:
        self._changes.append((path, file))
        if file is None:
            self._named.pop(path, None)
        else:
            self._named[path] = file

    def states(self, chance: Random) -> Iterator[dict[str, bytes]]:
        """Nothing done but what is sure; everything done; and a choice of what was asked, drawn by chance."""
        yield self._state(0, lambda: False)
        yield self._state(len(self._changes), lambda: True)
        yield self._state(chance.randint(0, len(self._changes)), lambda: chance.random() < 0.5)

    def _state(self, changes: int, done: object) -> dict[str, bytes]:
        named = dict(self._sure)
        for path, file in self._changes[:changes]:
            if file is None:
                named.pop(path, None)
            else:
                named[path] = file
        return {path: file.content([done() for _ in file.open]) for path, file in named.items()}  # type: ignore[operator]
