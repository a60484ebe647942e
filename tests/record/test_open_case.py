"""Opening: what is no case is told from what is one, and never overwritten."""

from __future__ import annotations

import sqlite3
import threading

import pytest

from kartoteka.errors import CaseDamaged, CaseTooNew, NotACase
from kartoteka.record import FORMAT, open_case, services
from kartoteka.record.header import APPLICATION_ID, format_of
from kartoteka.record.verify import verify
from record.conftest import close_database
from record.factory import OWNER, TEXT, reading, source


@pytest.fixture(autouse=True)
def closed():
    yield
    close_database()


def test_a_new_case_is_marked_as_one_and_keeps_its_id(tmp_path):
    path = tmp_path / "a.kartoteka"
    made = open_case(path, create=True)
    close_database()
    assert format_of(path, FORMAT) == FORMAT
    assert open_case(path).id == made.id
    assert open_case(path, create=True).id == made.id
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.kartoteka"]


def test_a_case_that_is_not_there_is_not_made_by_opening_it(tmp_path):
    with pytest.raises(NotACase, match="make one with: kartoteka add"):
        open_case(tmp_path / "a.kartoteka")
    assert list(tmp_path.iterdir()) == []


def another_database(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE accounts (name)")
    other.close()


def empty(path):
    path.write_bytes(b"")


def text(path):
    path.write_text("Meyerhold was arrested. " * 100)


def cut(path):
    path.write_bytes(b"SQLite format 3\0" + bytes(30))


@pytest.mark.parametrize("make", [another_database, empty, text, cut])
@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_case_is_refused_and_left_as_it_is(tmp_path, make, create):
    path = tmp_path / "a.kartoteka"
    make(path)
    before = path.read_bytes()
    with pytest.raises(NotACase, match="is no case of Kartoteka"):
        open_case(path, create=create)
    assert path.read_bytes() == before


def test_a_directory_is_refused(tmp_path):
    with pytest.raises(NotACase, match="is a directory"):
        open_case(tmp_path)


def test_a_newer_case_is_refused_and_left_as_it_is(sqlite_case):
    close_database()
    with sqlite3.connect(sqlite_case.path) as other:
        other.execute("PRAGMA user_version=99")
    other.close()
    before = sqlite_case.path.read_bytes()
    with pytest.raises(CaseTooNew, match=f"format 99, .* up to {FORMAT}"):
        open_case(sqlite_case.path)
    assert sqlite_case.path.read_bytes() == before


def test_a_damaged_case_is_told(sqlite_case):
    close_database()
    data = bytearray(sqlite_case.path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    sqlite_case.path.write_bytes(bytes(data))
    with pytest.raises((CaseDamaged, NotACase), match=r"damaged"):
        open_case(sqlite_case.path)


def test_a_case_without_the_facts_about_itself_is_told(sqlite_case):
    close_database()
    with sqlite3.connect(sqlite_case.path) as other:
        other.execute("DELETE FROM record_meta WHERE key = 'secret'")
    other.close()
    with pytest.raises(CaseDamaged, match="lacks the facts"):
        open_case(sqlite_case.path)


def test_several_cases_are_opened_one_after_the_other(tmp_path):
    first, second = (open_case(tmp_path / f"{n}.kartoteka", create=True) for n in (1, 2))
    services.add_source(second, source(), TEXT.encode(), reading(), OWNER)
    open_case(first.path)
    assert services.sources(OWNER).count() == 0
    open_case(second.path)
    assert services.sources(OWNER).count() == 1


def test_a_case_can_be_read_where_it_may_not_be_written(sqlite_case):
    services.add_source(sqlite_case, source(), TEXT.encode(), reading(), OWNER)
    close_database()
    sqlite_case.path.chmod(0o444)
    open_case(sqlite_case.path)
    assert services.sources(OWNER).count() == 1
    assert verify().is_sound


def test_the_secret_that_signs_sessions_is_the_cases_own(tmp_path):
    from django.conf import settings

    secrets = set()
    for number in (1, 2):
        open_case(tmp_path / f"{number}.kartoteka", create=True)
        secrets.add(settings.SECRET_KEY)
    assert len(secrets) == 2
    assert all(len(secret) > 40 for secret in secrets)


@pytest.mark.postgres
def test_a_database_without_a_case_is_told_and_made_only_when_asked(postgres, monkeypatch):
    with postgres.database() as url:
        monkeypatch.setenv("KARTOTEKA_DATABASE", url)
        with pytest.raises(NotACase, match="holds no case yet"):
            open_case()
        made = open_case(create=True)
        assert (made.path, open_case().id) == (None, made.id)
        close_database()


@pytest.mark.postgres
def test_a_database_of_something_else_is_refused(postgres, monkeypatch):
    with postgres.database() as url:
        with postgres.connect(url.partition("@/")[2].partition("?")[0]) as other:
            other.execute("CREATE TABLE accounts (name text)")
        monkeypatch.setenv("KARTOTEKA_DATABASE", url)
        with pytest.raises(NotACase, match="not Kartoteka's"):
            open_case(create=True)
        close_database()


@pytest.mark.parametrize(
    ("url", "says"),
    [("mysql://a/b", "scheme 'mysql'"), ("postgresql://127.0.0.1:1/none", "does not answer"), ("x", "scheme ''")],
)
def test_a_database_that_does_not_answer_is_told_without_its_password(monkeypatch, url, says):
    monkeypatch.setenv("KARTOTEKA_DATABASE", url.replace("127", "anna:secret@127"))
    with pytest.raises(NotACase, match=says) as caught:
        open_case()
    assert "secret" not in str(caught.value)


def test_two_programs_that_make_one_case_make_one(tmp_path):
    from record.crashing import outcome

    path = tmp_path / "a.kartoteka"
    told = []
    threads = [
        threading.Thread(target=lambda: told.append(outcome(lambda: open_case(path, create=True)))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(told) <= {"done", f"NotACase: {path} is there already; choose another place with --case"}
    assert open_case(path).id


def test_the_mark_of_a_case_is_not_another_programs():
    assert APPLICATION_ID.to_bytes(4, "big") == b"KART"
