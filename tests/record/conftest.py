"""Cases to test on: each test that takes `case` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import databases
from kartoteka.record import Case, open_case
from kartoteka.record.case import set_up

# The tables' classes can be imported by the tests only after this.
set_up()

BACKENDS = ("sqlite", "postgresql")
_TEMPLATE = "kartoteka_template"


def close_database() -> None:
    """Close the connection, so that the database can be thrown away."""
    from django.db import connection

    connection.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty case; copied, since migrating takes a second."""
    path = tmp_path_factory.mktemp("template") / "case.kartoteka"
    open_case(path, create=True)
    close_database()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[databases.Server]:
    """A PostgreSQL server with an empty case as a template."""
    if databases.binaries() is None:
        pytest.skip("no PostgreSQL server programs on PATH or in /usr/lib/postgresql")
    with databases.server() as server:
        with server.connect("postgres") as connection:
            connection.execute(f"CREATE DATABASE {_TEMPLATE} TEMPLATE template0")
        os.environ["KARTOTEKA_DATABASE"] = server.url(_TEMPLATE)
        try:
            open_case(create=True)
            close_database()
        finally:
            del os.environ["KARTOTEKA_DATABASE"]
        yield server


@pytest.fixture
def sqlite_case(sqlite_template: Path, tmp_path: Path) -> Iterator[Case]:
    """An empty case in a SQLite file."""
    path = tmp_path / "case.kartoteka"
    shutil.copyfile(sqlite_template, path)
    yield open_case(path)
    close_database()


@pytest.fixture(scope="session")
def postgres_url(postgres: databases.Server) -> Iterator[str]:
    """A database that the tests share, one after the other; to make one for each takes longer than most tests."""
    with postgres.database(_TEMPLATE) as url:
        yield url


@pytest.fixture
def postgres_case(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    """An empty case in a PostgreSQL database."""
    monkeypatch.setenv("KARTOTEKA_DATABASE", postgres_url)
    yield open_case()
    monkeypatch.setenv("KARTOTEKA_DATABASE", postgres_url)
    empty(open_case())
    close_database()


def empty(case: Case) -> None:
    """Take everything out of the open case in PostgreSQL, but that it is one."""
    from django.apps import apps
    from django.db import connection

    from kartoteka.record.models import Meta

    models = [m for m in apps.get_app_config("record").get_models(include_auto_created=True) if m is not Meta]
    tables = ", ".join([*(m._meta.db_table for m in models), "record_search"])
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE kept AS SELECT * FROM record_entry WHERE seq = 1")
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
        cursor.execute("INSERT INTO record_entry SELECT * FROM kept")
        cursor.execute("DROP TABLE kept")


@pytest.fixture(params=[pytest.param("sqlite"), pytest.param("postgresql", marks=pytest.mark.postgres)])
def case(request: pytest.FixtureRequest) -> Case:
    """An empty case, in each database in turn."""
    return request.getfixturevalue("sqlite_case" if request.param == "sqlite" else "postgres_case")
