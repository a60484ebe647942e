"""A backup restores to the same record, in either direction, and one changed bit is refused (row 16)."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from random import Random

import pytest

from kartoteka.errors import CaseDamaged, CaseError, CaseTooNew, NotACase
from kartoteka.record import backup as backup_module
from kartoteka.record import open_case, services
from kartoteka.record.backup import backup, restore
from kartoteka.record.models import Claim, User
from kartoteka.record.verify import verify
from record.amounts import amount
from record.conftest import close_database
from record.factory import OWNER, REVIEWER, TEXT, reading, source
from record.operations import begin, do

WORK = (
    ("accept", 1, 1, 1), ("correct", 2, 1, 1), ("merge", 0, 3, 1), ("add person", 1, 2, 4), ("undo", 4, 0, 0),
    ("hide person", 2, 1, 1), ("read again", 1, 3, 0), ("split", 0, 1, 0), ("add claim", 3, 1, 0),
    ("done", 0, 1, 2), ("not done", 0, 2, 0), ("add term", 0, 0, 1), ("use term", 0, 0, 0), ("add term", 1, 1, 1),
    ("reject relation", 0, 0, 0), ("correct relation", 1, 1, 1), ("add person", 0, 3, 5), ("use person", 0, 0, 0),
)  # fmt: skip


def worked_on(case):
    begin(case)
    extra = f"{TEXT} More."
    told = reading(
        extra, name="extra.txt", relations=(("kin", "Boris", "Anna Berg", "her"),), listing=("Anna Berg", "Boris")
    )
    services.add_source(case, source(extra, "extra.txt"), extra.encode(), told, OWNER)
    for operation in WORK:
        do(case, operation)
    services.set_role(case, "anna", "editor", OWNER)
    User.objects.filter(username="anna").update(password="hash of a password", email="anna@example.org")
    return services.dump_hash()


@pytest.mark.postgres
def test_a_backup_of_either_database_restores_to_the_same_record_on_both(case, postgres, monkeypatch, tmp_path):
    before = worked_on(case)
    number, head = backup(case, tmp_path / "a.backup")
    monkeypatch.delenv("KARTOTEKA_DATABASE", raising=False)
    restored = restore(tmp_path / "a.backup", tmp_path / "restored.kartoteka")
    assert (services.dump_hash(), restored.id) == (before, case.id)
    assert verify().head == (number, head)
    close_database()
    with postgres.database() as url:
        monkeypatch.setenv("KARTOTEKA_DATABASE", url)
        assert restore(tmp_path / "a.backup", None).id == case.id
        assert services.dump_hash() == before
        user = User.objects.get(username="anna")
        assert (user.password, user.email, user.role) == ("hash of a password", "anna@example.org", "editor")
        close_database()


def test_work_goes_on_in_a_restored_case(sqlite_case, tmp_path):
    worked_on(sqlite_case)
    backup(sqlite_case, tmp_path / "a.backup")
    restored = restore(tmp_path / "a.backup", tmp_path / "restored.kartoteka")
    services.add_source(restored, source(), TEXT.encode(), reading(), OWNER)
    services.judge(restored, Claim.objects.get(source__name="chapter.txt", type="arrest").pk, "accept", REVIEWER)
    assert verify().is_sound


def test_every_changed_byte_of_a_backup_is_refused(sqlite_case, tmp_path):
    services.add_source(sqlite_case, source(), TEXT.encode(), reading(), OWNER)
    path = tmp_path / "a.backup"
    backup(sqlite_case, path)
    sound = path.read_bytes()
    places = [*range(90), *(Random(16).randrange(len(sound)) for _ in range(amount(150))), len(sound) - 1]
    for place in places:
        changed = bytearray(sound)
        changed[place] ^= 1 << (place % 8)
        path.write_bytes(bytes(changed))
        with pytest.raises(CaseDamaged):
            restore(path, tmp_path / "restored.kartoteka")
    assert not (tmp_path / "restored.kartoteka").exists()


def test_a_cut_backup_is_refused(sqlite_case, tmp_path):
    path = tmp_path / "a.backup"
    backup(sqlite_case, path)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(CaseDamaged, match="some of its bytes were changed"):
        restore(path, tmp_path / "restored.kartoteka")


def test_a_backup_whose_hash_is_forged_is_refused_for_its_log(sqlite_case, tmp_path, monkeypatch):
    """Who changes the log and puts the right hash on the file still breaks the chain."""
    services.set_role(sqlite_case, "anna", "reader", OWNER)
    original = backup_module._log_lines
    monkeypatch.setattr(backup_module, "_log_lines", lambda: (line.replace("reader", "editor") for line in original()))
    backup(sqlite_case, tmp_path / "a.backup")
    with pytest.raises(CaseDamaged, match=r"entry 2 .* is not what was written"):
        restore(tmp_path / "a.backup", tmp_path / "restored.kartoteka")


def test_without_the_hash_a_changed_bit_would_pass(sqlite_case, tmp_path, monkeypatch):
    """The planted defect of the test above: an account's line is held by nothing but the file's hash."""
    services.set_role(sqlite_case, "anna", "reader", OWNER)
    User.objects.update(email="anna@example.org")
    path = tmp_path / "a.backup"
    backup(sqlite_case, path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["accounts.jsonl"] = members["accounts.jsonl"].replace(b"example.org", b"example.net")
    forged = io.BytesIO(path.read_bytes()[:84])
    forged.seek(84)
    with zipfile.ZipFile(forged, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    path.write_bytes(forged.getvalue())
    with pytest.raises(CaseDamaged, match="some of its bytes were changed"):
        restore(path, tmp_path / "restored.kartoteka")
    monkeypatch.setattr(backup_module, "_check", lambda *_: None)
    restore(path, tmp_path / "restored.kartoteka")
    assert User.objects.get(username="anna").email == "anna@example.net"


def test_a_case_that_is_not_sound_is_not_backed_up(sqlite_case, tmp_path):
    services.add_source(sqlite_case, source(), TEXT.encode(), reading(), OWNER)
    Claim.objects.filter(type="death").update(quote="lived")
    with pytest.raises(CaseDamaged, match="was not backed up"):
        backup(sqlite_case, tmp_path / "a.backup")
    assert list(tmp_path.glob("*backup*")) == []


def test_nothing_is_overwritten(sqlite_case, tmp_path):
    path = tmp_path / "a.backup"
    backup(sqlite_case, path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(CaseError, match="is there already"):
        backup(sqlite_case, path)
    with pytest.raises(NotACase, match="is there already"):
        restore(path, sqlite_case.path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert open_case(sqlite_case.path).id == sqlite_case.id


@pytest.mark.postgres
def test_a_database_with_a_case_is_not_restored_into(postgres_case, tmp_path):
    backup(postgres_case, tmp_path / "a.backup")
    with pytest.raises(NotACase, match="holds a case already"):
        restore(tmp_path / "a.backup", None)


@pytest.mark.parametrize("content", [b"", b"hello", b"kartoteka backup 1\n"])
def test_what_is_no_backup_is_told(tmp_path: Path, content):
    path = tmp_path / "a.backup"
    path.write_bytes(content)
    with pytest.raises(CaseDamaged, match=r"a\.backup is"):
        restore(path, tmp_path / "restored.kartoteka")


def test_a_missing_backup_is_told(tmp_path):
    with pytest.raises(CaseError, match="there is no such backup"):
        restore(tmp_path / "a.backup", tmp_path / "restored.kartoteka")


def test_a_newer_backup_is_refused(sqlite_case, tmp_path, monkeypatch):
    monkeypatch.setattr(backup_module, "FORMAT", 99)
    backup(sqlite_case, tmp_path / "a.backup")
    monkeypatch.undo()
    with pytest.raises(CaseTooNew, match="format 99"):
        restore(tmp_path / "a.backup", tmp_path / "restored.kartoteka")
