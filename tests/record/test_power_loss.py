"""Power loss: whatever the disk had not been made to keep is lost, and what was acknowledged is still there (row 2).

Every write, sync and removal of a program that adds sources is recorded; for each moment the disk is built as it may
then be, and the case is opened from it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import sys
from pathlib import Path
from random import Random

import pytest

from record.amounts import amount
from record.conftest import close_database
from record.writing_order import Asked, Disk, traced

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="no strace, which records what a disk is asked")

_ADDS = """
import os, sys
from pathlib import Path
from kartoteka.record import databases, open_case
databases._DURABLE = databases._DURABLE.replace("EXTRA", sys.argv[3])
case = open_case(Path(sys.argv[1]))
from kartoteka.record import services
from record.factory import OWNER, invented
for number in range(int(sys.argv[2])):
    source, reading = invented(number, 2)
    services.add_source(case, source, source.text.encode(), reading, OWNER)
    os.write(1, f"ACK {source.name}\\n".encode())
"""


def recorded(template: Path, folder: Path, sources: int, synchronous: str) -> tuple[Disk, list[Asked]]:
    """The disk before, and what it was asked to do while so many sources were added."""
    disk_folder = folder / "disk"
    disk_folder.mkdir()
    path = disk_folder / "case.kartoteka"
    shutil.copyfile(template, path)
    disk = Disk(disk_folder)
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    env.pop("KARTOTEKA_DATABASE", None)
    command = [sys.executable, "-c", _ADDS, str(path), str(sources), synchronous]
    return disk, traced(command, disk_folder, folder / "trace", env)


def what_is_lost(disk: Disk, asked: list[Asked], folder: Path, every: int) -> tuple[list[str], int]:
    """Sentences on what was lost in any state of the disk, and how many states were tried.

    A state after each sync, removal and acknowledgement, and after each so many-th write.
    """
    chance, told, wrong, tried = Random(1), set(), [], 0
    for number, one in enumerate(asked):
        disk.do(one)
        if one.what == "told":
            told.add(one.data.decode())
        if one.what in ("write", "truncate") and number % every:
            continue
        for state in disk.states(chance):
            tried += 1
            wrong += [f"after call {number} ({one.what}): {said}" for said in _wrong_in(state, folder, told)]
    return wrong, tried


def _wrong_in(state: dict[str, bytes], folder: Path, told: set[str]) -> list[str]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in state.items():
        (folder / Path(path).name).write_bytes(content)
    with contextlib.closing(sqlite3.connect(folder / "case.kartoteka")) as case:
        try:
            whole = case.execute("PRAGMA integrity_check").fetchone()[0]
            names = {name for (name,) in case.execute("SELECT name FROM record_source")}
            readings = case.execute("SELECT count(*) FROM record_reading").fetchone()[0]
            entries = case.execute("SELECT count(*) FROM record_entry WHERE action = 'reading'").fetchone()[0]
        except sqlite3.DatabaseError as error:
            return [f"the case is broken: {error}"]
    found = [] if whole == "ok" else [f"SQLite finds: {whole}"]
    found += [f"{name} was acknowledged and is lost" for name in told - names]
    return found if len(names) == readings == entries else [*found, "a source is there in part"]


def test_nothing_that_was_acknowledged_is_lost_with_the_power(sqlite_template, tmp_path):
    close_database()
    disk, asked = recorded(sqlite_template, tmp_path, amount(3), "EXTRA")
    kinds = [one.what for one in asked]
    assert kinds.count("told") == amount(3)
    assert kinds.count("unlink") >= amount(3)
    wrong, tried = what_is_lost(disk, asked, tmp_path / "after", every=1 if amount(3) > 3 else 20)
    assert wrong == []
    assert tried > 60


@pytest.mark.parametrize("synchronous", ["OFF", "FULL"])
def test_a_database_that_does_not_wait_for_the_disk_would_be_found_out(sqlite_template, tmp_path, synchronous):
    """FULL does not make the end of the journal durable: it may come back, and undo what was acknowledged."""
    close_database()
    disk, asked = recorded(sqlite_template, tmp_path, 2, synchronous)
    wrong, _ = what_is_lost(disk, asked, tmp_path / "after", every=100)
    assert any("was acknowledged and is lost" in said for said in wrong)
