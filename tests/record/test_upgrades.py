"""Cases of every released format are brought forward whole, also when that is interrupted (row 18).

`data/format-N.backup` was written by the version of that format, and `data/format-N.kartoteka.xz` is a case file of
its own making. To release a format: write its backup with
`PYTHONPATH=tests python tests/record/write_fixture.py`, and its picture's hash into `PICTURES`.
"""

from __future__ import annotations

import contextlib
import lzma
import sqlite3
from pathlib import Path

import pytest
from django.core.management import call_command

from kartoteka.record import FORMAT, founding, header, open_case, services
from kartoteka.record.backup import restore
from kartoteka.record.databases import describe, scratch, sqlite
from kartoteka.record.models import Claim
from kartoteka.record.verify import verify
from kartoteka.workbench.models import ImportJob
from record.conftest import close_database
from record.crashing import killed
from record.factory import OWNER
from record.operations import begin, do

DATA = Path(__file__).parent / "data"
PICTURES = {
    1: "a6cc1e997f77a60a2dda49149b1373c19ed63184ac56de8e1c1f491d1f1b72ed",
    2: "80428a55447021104fa25147b15f23f6ae61f97a8820898f161fd637d2db7d24",
}


@pytest.mark.parametrize("number", PICTURES)
def test_a_backup_of_every_format_is_restored_whole(tmp_path, number):
    restore(DATA / f"format-{number}.backup", tmp_path / "a.kartoteka")
    assert verify().is_sound
    for claim in Claim.objects.select_related("source", "text"):
        text = services.text_of(OWNER, claim.source, claim.text.number)
        assert text[claim.start : claim.end] == claim.quote
    close_database()


def test_rows_that_are_computed_otherwise_make_a_new_format(tmp_path):
    """A change of a projection, of folding or of fingerprints makes old cases look damaged: raise `FORMAT` then."""
    restore(DATA / f"format-{FORMAT}.backup", tmp_path / "a.kartoteka")
    assert services.picture_hash() == PICTURES[FORMAT], "the same log gives other rows: raise FORMAT in header.py"
    close_database()


def tables() -> dict[str, object]:
    """Columns, indexes and constraints of every table of the open database, and the migrations that were run."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    found: dict[str, object] = {"migrations": set(MigrationRecorder(connection).applied_migrations())}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table == "auth_group_permissions":
                continue  # Django's own and unused; its id is an int or a bigint, as DEFAULT_AUTO_FIELD was then
            columns = {tuple(column[:7]) for column in connection.introspection.get_table_description(cursor, table)}
            constraints = connection.introspection.get_constraints(cursor, table).values()
            found[table] = columns, sorted(repr(sorted(c.items(), key=str)) for c in constraints)
    return found


@pytest.mark.postgres
@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_migrating_step_by_step_gives_the_tables_of_a_new_case(backend, tmp_path, request, monkeypatch):
    """Where a migration also writes rows, founding.make_tables must write them too: this test compares tables."""
    with contextlib.ExitStack() as stack:
        if backend == "sqlite":
            descriptions = [sqlite(tmp_path / f"{n}", durable=False) for n in (1, 2)]
        else:
            server = request.getfixturevalue("postgres")
            descriptions = [describe(stack.enter_context(server.database())) for _ in (1, 2)]
        with scratch(descriptions[0]):
            founding.make_tables()
            at_once = tables()
        with scratch(descriptions[1]):
            call_command("migrate", verbosity=0, interactive=False)
            assert tables() == at_once
    assert len(at_once) > 20


@pytest.fixture
def case_of_format_1(tmp_path) -> Path:
    """A case file that the first version wrote, of before files that are sent in named their reader."""
    path = tmp_path / "format-1.kartoteka"
    path.write_bytes(lzma.decompress((DATA / f"{path.name}.xz").read_bytes()))
    assert header.format_of(path, FORMAT) == 1
    yield path
    close_database()


def log_of(path: Path) -> list[tuple[object, ...]]:
    """The entries as they stand in the file."""
    with contextlib.closing(sqlite3.connect(path)) as plain:
        return plain.execute("SELECT seq, at, who, action, body, previous, sha256 FROM record_entry").fetchall()


def is_brought_forward(path: Path, log: list[tuple[object, ...]]) -> None:
    open_case(path)
    found = services.picture_hash()
    assert verify().findings == ()
    assert header.format_of(path, FORMAT) == FORMAT
    (job,) = ImportJob.objects.all()
    assert (job.name, bytes(job.data), job.reader) == ("waiting.txt", b"In 1937 he was arrested.", "rules")
    close_database()
    assert log_of(path) == log
    restore(DATA / "format-1.backup", path.with_name("the same work"))
    assert found == services.picture_hash()


def test_a_case_file_of_format_1_is_brought_forward_with_its_log_and_its_waiting_file(case_of_format_1):
    is_brought_forward(case_of_format_1, log_of(case_of_format_1))


def test_a_case_file_of_format_1_survives_being_killed_on_the_way(case_of_format_1):
    log = log_of(case_of_format_1)
    for after in (0.02, 0.1, 0.2, 0.3, 0.4):
        killed(lambda tell: open_case(case_of_format_1), after)
    is_brought_forward(case_of_format_1, log)


def age(case) -> None:
    """Make the case look as one of a format before, in which the rows were computed otherwise."""
    Claim.objects.update(stands=False, quote="computed otherwise")
    close_database()
    with sqlite3.connect(case.path) as other:
        other.execute("UPDATE record_meta SET value = '0' WHERE key = 'format'")
        other.execute("PRAGMA user_version=0")
    other.close()


@pytest.fixture
def old_case(sqlite_case):
    begin(sqlite_case)
    for operation in (("correct", 1, 1, 1), ("merge", 0, 2, 0), ("undo", 4, 0, 0), ("hide person", 1, 1, 1)):
        do(sqlite_case, operation)
    picture = services.picture_hash()
    age(sqlite_case)
    return sqlite_case, picture


def test_an_older_case_is_brought_forward_when_it_is_opened(old_case):
    case, picture = old_case
    open_case(case.path)
    assert services.picture_hash() == picture
    assert verify().is_sound
    assert header.format_of(case.path, FORMAT) == FORMAT


def test_killed_while_it_is_brought_forward_it_is_brought_forward_the_next_time(old_case):
    case, picture = old_case
    for after in (0.05, 0.2, 0.4):
        killed(lambda tell: open_case(case.path), after)
    open_case(case.path)
    assert services.picture_hash() == picture
    assert verify().is_sound


def test_a_way_forward_that_computes_nothing_anew_would_be_found_out(old_case, monkeypatch):
    case, picture = old_case
    monkeypatch.setattr(founding, "rebuild", lambda: None)
    open_case(case.path)
    assert services.picture_hash() != picture
    assert not verify().is_sound
