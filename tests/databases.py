"""Databases for tests: SQLite files out of one template, and a PostgreSQL server of the tests' own.

The server runs from the system's binaries (on PATH or in /usr/lib/postgresql) on a socket in a temporary folder,
as an unprivileged user where the tests run as root.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg

_USER = "kartoteka"
_numbers = count(1)


def binaries() -> Path | None:
    """The folder of PostgreSQL's server programs; `None` where there are none."""
    on_path = shutil.which("postgres")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    return found[-1].parent if found else None


def _unprivileged() -> dict[str, object]:
    """Arguments for subprocess: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    return {}


class Server:
    """A running server; `url(name)` is what KARTOTEKA_DATABASE takes."""

    def __init__(self, folder: Path, bin_folder: Path) -> None:
        self.folder = folder
        self._bin = bin_folder
        self._as = _unprivileged()
        self._process: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """Make the server's files."""
        if self._as:
            os.chown(self.folder, self._as["user"], self._as["group"])
        command = [self._bin / "initdb", "-D", self.folder / "data", "-A", "trust", "-U", _USER, "-E", "UTF8"]
        done = subprocess.run(
            [*command, "--locale=C", "--no-sync"], capture_output=True, text=True, cwd=self.folder, **self._as
        )
        assert done.returncode == 0, done.stderr

    def start(self, *, durable: bool = False) -> None:
        """Start it and wait until it answers."""
        fsync = "on" if durable else "off"
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._bin / "postgres", "-D", self.folder / "data", "-k", self.folder]
                + [f"-c{option}" for option in ("listen_addresses=", f"fsync={fsync}", "shared_buffers=32MB")],
                stdout=log, stderr=log, cwd=self.folder, **self._as,
            )  # fmt: skip
        for _ in range(300):
            try:
                self.connect("postgres").close()
            except psycopg.OperationalError:
                assert self._process.poll() is None, "the server ended at once; see its log"
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the server did not answer within 30 seconds")

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT is a fast shutdown, SIGQUIT drops everything at once, as a crash does."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(timeout=30)
            self._process = None

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://{_USER}@/{database}?host={quote(str(self.folder), safe='')}"

    def connect(self, database: str) -> psycopg.Connection:
        """A connection of one's own, every statement of which is a transaction."""
        return psycopg.connect(host=str(self.folder), user=_USER, dbname=database, autocommit=True)

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """A fresh database of this server, as an address; dropped at the end."""
        name = f"case_{next(_numbers)}"
        with self.connect("postgres") as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            with self.connect("postgres") as connection:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def server() -> Iterator[Server]:
    """A server that lives as long as the block; `binaries()` must have found its programs."""
    found = binaries()
    assert found is not None
    # A short path: a socket's may have some hundred characters only.
    with tempfile.TemporaryDirectory(prefix="ktk-pg-") as outer:
        os.chmod(outer, 0o755)
        folder = Path(outer) / "s"
        folder.mkdir()
        made = Server(folder, found)
        made.make()
        made.start()
        try:
            yield made
        finally:
            made.stop()
