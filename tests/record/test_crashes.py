"""What was acknowledged stays, whatever kills the process; a full disk leaves the old state whole (rows 1 to 3)."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import subprocess
from random import Random
from types import SimpleNamespace

import pytest

from kartoteka.errors import NotACase
from kartoteka.record import log, open_case, services, writing
from kartoteka.record.models import Claim, Entity, Judgement
from kartoteka.record.verify import verify
from record.amounts import amount
from record.conftest import close_database
from record.crashing import add_from, killed, outcome, what_is_wrong
from record.factory import OWNER, REVIEWER, TEXT, invented, reading, source


def kill_again_and_again(case, kills: int, seed: int, work=add_from) -> tuple[set[str], list[str]]:
    """What was acknowledged over so many kills, and what is wrong after them."""
    chance, acknowledged = Random(seed), set()
    for _ in range(kills):
        acknowledged |= set(killed(work(case, len(acknowledged)), chance.uniform(0.02, 0.6)))
    return acknowledged, what_is_wrong(acknowledged)


def test_killed_while_adding_loses_no_acknowledged_source_and_leaves_no_half_one(case):
    acknowledged, wrong = kill_again_and_again(case, amount(6), seed=1)
    assert wrong == []
    assert acknowledged, "nothing was added between the kills; the test shows nothing"


@pytest.mark.postgres
def test_a_database_server_that_crashes_loses_no_acknowledged_source(tmp_path, monkeypatch):
    import databases

    if databases.binaries() is None:
        pytest.skip("no PostgreSQL server programs on PATH or in /usr/lib/postgresql")
    acknowledged: set[str] = set()
    with databases.server() as server:
        server.stop()
        server.start(durable=True)
        with server.database() as url:
            monkeypatch.setenv("KARTOTEKA_DATABASE", url)
            case = open_case(create=True)
            acknowledged |= set(killed(add_from(case, 0), 1.0))
            close_database()
            server.stop(signal.SIGQUIT)
            server.start(durable=True)
            assert what_is_wrong(acknowledged) == []
            assert acknowledged
            close_database()


def test_killed_while_deciding_loses_no_acknowledged_decision(case):
    services.add_source(case, source(), TEXT.encode(), reading(), OWNER)
    claim = Claim.objects.get(type="arrest").pk

    def decide(tell):
        for number in range(1000):
            made = services.judge(case, claim, ("accept", "reject")[number % 2], REVIEWER)
            tell(str(made.entry_id))

    acknowledged = [int(line) for after in (0.3,) for line in killed(decide, after)]
    kept = set(Judgement.objects.values_list("pk", flat=True))
    assert acknowledged
    assert set(acknowledged) <= kept
    assert verify().is_sound


def test_killed_while_merging_leaves_a_sound_record(case):
    for number in range(2):
        given, told = invented(number)
        services.add_source(case, given, given.text.encode(), told, OWNER)
    people = list(Entity.objects.order_by("pk").values_list("pk", flat=True)[:4])

    def merge_and_part(tell):
        while True:
            entry = services.merge(case, people[0], people[3], REVIEWER)
            services.undo(case, entry.pk, REVIEWER)

    for after in (0.15, 0.4):
        killed(merge_and_part, after)
        assert verify().is_sound


@pytest.mark.parametrize("after", [0.05, 0.3, 0.6])
def test_killed_while_a_case_is_made_leaves_no_case_or_a_whole_one(tmp_path, after):
    path = tmp_path / "new.kartoteka"
    killed(lambda tell: open_case(path, create=True), after)
    if not path.exists():
        with pytest.raises(NotACase, match="no such case"):
            open_case(path)
    case = open_case(path, create=True)
    assert verify().is_sound
    assert case.path == path
    close_database()


def test_an_acknowledgement_that_comes_too_early_would_be_found_out(sqlite_case):
    def early(case, first):
        def work(tell):
            for number in range(first, first + 1000):
                given, told = invented(number)
                tell(given.name)
                services.add_source(case, given, given.text.encode(), told, OWNER)

        return work

    _, wrong = kill_again_and_again(sqlite_case, 6, seed=1, work=early)
    assert any("was acknowledged and is lost" in finding for finding in wrong)


def test_a_source_stored_without_a_transaction_would_be_found_out(sqlite_case, monkeypatch):
    monkeypatch.setattr(writing, "transaction", SimpleNamespace(atomic=contextlib.nullcontext))
    monkeypatch.setattr(log, "connection", SimpleNamespace(in_atomic_block=True, vendor="sqlite"))
    wrong = (finding for seed in range(1, 7) for finding in kill_again_and_again(sqlite_case, 6, seed=seed)[1])
    assert any("is there in part" in finding for finding in wrong)


def test_the_database_waits_for_the_disk(sqlite_case):
    """SIGKILL cannot show this, since the kernel keeps what was written; so the settings are asserted."""
    from django.db import connection

    with connection.cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode")}
        assert cursor.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert found == {"synchronous": 3, "journal_mode": "delete"}


def limited(bytes_at_most: int, work):
    """The work, in a process whose files may not grow beyond so many bytes."""

    def in_child():
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_at_most, bytes_at_most))
        return work()

    return in_child


def fill_points(case, points: int, step: int, attempt) -> list[str]:
    """Try to add with less room each time; what was told at each point. The old state must be whole after each."""
    before = services.dump_hash()
    told = []
    for point in range(points):
        told.append(outcome(attempt(point * step)))
        if told[-1] == "done":
            assert Claim.objects.count() == 150
            return told
        assert services.dump_hash() == before, told[-1]
    return told


def test_a_file_that_may_not_grow_gives_a_sentence_and_leaves_the_old_state(sqlite_case):
    given, reading_ = invented(7, sentences=150)
    points = amount(6)
    told = fill_points(sqlite_case, points, 144_000 // points, as_one_may_grow_it(sqlite_case, given, reading_))
    refused = [line for line in told if line != "done"]
    assert len(refused) >= points // 2
    assert all(line.startswith("CaseError: ") and "nothing was changed" in line for line in refused), refused
    services.add_source(sqlite_case, given, given.text.encode(), reading_, OWNER)
    assert verify().is_sound


def as_one_may_grow_it(case, given, reading_):
    size = os.path.getsize(case.path)
    return lambda room: limited(
        size + room, lambda: services.add_source(case, given, given.text.encode(), reading_, OWNER)
    )


def test_a_half_stored_source_on_a_full_disk_would_be_found_out(sqlite_case, monkeypatch):
    monkeypatch.setattr(writing, "transaction", SimpleNamespace(atomic=contextlib.nullcontext))
    monkeypatch.setattr(log, "connection", SimpleNamespace(in_atomic_block=True, vendor="sqlite"))
    given, reading_ = invented(7, sentences=150)
    with pytest.raises(AssertionError):
        fill_points(sqlite_case, 6, 24_000, as_one_may_grow_it(sqlite_case, given, reading_))


def test_an_error_of_the_disk_without_a_sentence_would_be_found_out(sqlite_case, monkeypatch):
    monkeypatch.setattr(writing, "_sentence", lambda case, error: error)
    given, reading_ = invented(7, sentences=150)
    told = fill_points(sqlite_case, 1, 0, as_one_may_grow_it(sqlite_case, given, reading_))
    assert not told[0].startswith("CaseError: ")
    assert told[0] != "done"


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk can be mounted by root only")
    yield folder
    close_database()
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_gives_a_sentence_and_leaves_the_old_state(sqlite_template, small_disk):
    path = small_disk / "case.kartoteka"
    shutil.copyfile(sqlite_template, path)
    case = open_case(path)
    (small_disk / "ballast").write_bytes(bytes(2_097_152 - 4096 * 20 - -(-path.stat().st_size // 4096) * 4096))
    given, reading_ = invented(7, sentences=150)

    def attempt(room):
        return lambda: services.add_source(case, given, given.text.encode(), reading_, OWNER)

    told = fill_points(case, 1, 0, attempt)
    assert told[0].startswith("CaseError: ")
    assert "the disk is full; nothing was changed" in told[0]
    (small_disk / "ballast").unlink()
    services.add_source(case, given, given.text.encode(), reading_, OWNER)
    assert verify().is_sound


@pytest.fixture
def as_somebody():
    """Runs work as a user who is not root: root may write everywhere."""
    if os.geteuid() != 0:
        return lambda work: work

    def unprivileged(work):
        def in_child():
            os.setuid(65534)
            return work()

        return in_child

    return unprivileged


def test_a_case_that_may_not_be_written_gives_a_sentence(sqlite_case, as_somebody):
    given, reading_ = invented(7)
    close_database()
    folder = sqlite_case.path.parent
    for part in (folder, *folder.parents[:3]):
        part.chmod(0o755)
    sqlite_case.path.chmod(0o444)
    told = outcome(as_somebody(lambda: services.add_source(sqlite_case, given, given.text.encode(), reading_, OWNER)))
    assert told.startswith("CaseError: ")
    assert "may not be written" in told


def test_a_case_is_not_made_where_nobody_may_write(tmp_path, as_somebody):
    tmp_path.chmod(0o555)
    told = outcome(as_somebody(lambda: open_case(tmp_path / "new.kartoteka", create=True)))
    assert told.startswith("NotACase: ")
    assert "no case can be made here" in told


def test_a_place_that_may_not_be_looked_into_is_told(tmp_path, as_somebody, sqlite_case):
    close_database()
    hidden = tmp_path / "hidden"
    hidden.mkdir(mode=0o700)
    for path, create in ((hidden / "a.kartoteka", True), (hidden / "a.kartoteka", False)):
        told = outcome(as_somebody(lambda path=path, create=create: open_case(path, create=create)))
        assert told.startswith("NotACase: "), told
