"""Make the open database a case, or bring an older case to this version's format. Needs Django to be set up."""

from __future__ import annotations

import secrets
import uuid

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from kartoteka.record import fulltext
from kartoteka.record.access import Who
from kartoteka.record.header import APPLICATION_ID, FORMAT
from kartoteka.record.models import Meta
from kartoteka.record.replay import rebuild
from kartoteka.record.writing import write


def prepare() -> None:
    """Bring the open database to this version's format; safe to run again after any interruption."""
    make_tables()
    with transaction.atomic():
        keep_secret()
        if not Meta.objects.filter(key="case").exists():
            write(Who.local(), "case", {"case": str(uuid.uuid4())})
        there = format_version()
        if there is not None and there < FORMAT:
            rebuild()
        Meta.objects.update_or_create(key="format", defaults={"value": str(FORMAT)})
    sign()


def make_tables() -> None:
    """Create or migrate the tables of the open database.

    An empty database gets them from the models as they are, and every migration is noted as done: that takes a
    fiftieth of the time of running them all. Both ways give the same tables (tests/record/test_upgrades.py).
    """
    if connection.introspection.table_names():
        call_command("migrate", verbosity=0, interactive=False)
        return
    recorder = MigrationRecorder(connection)
    with connection.schema_editor() as editor:
        for model in (*apps.get_models(include_auto_created=False), recorder.Migration):
            editor.create_model(model)
        _create_index(editor)
        for app, name in MigrationLoader(None).graph.nodes:
            recorder.Migration.objects.create(app=app, name=name)


def make_bare_tables() -> None:
    """The record's own tables only, for a scratch database."""
    with connection.schema_editor() as editor:
        for model in apps.get_app_config("record").get_models():
            editor.create_model(model)
        _create_index(editor)


def _create_index(editor: BaseDatabaseSchemaEditor) -> None:
    for statement in fulltext.CREATE[connection.vendor]:
        editor.execute(statement)


def keep_secret() -> None:
    """A secret of the case's own, that signs sessions; it is in no backup."""
    Meta.objects.get_or_create(key="secret", defaults={"value": secrets.token_urlsafe(50)})


def format_version() -> int | None:
    """The format of the open database as the record itself says; `None` where it was never prepared."""
    said = Meta.objects.filter(key="format").values_list("value", flat=True).first()
    return None if said is None else int(said)


def facts() -> dict[str, str]:
    """What the record says of itself: `format`, `case`, `secret`."""
    return dict(Meta.objects.values_list("key", "value"))


def sign() -> None:
    """Write into a SQLite file's header that it is a case, and of which format."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA application_id={APPLICATION_ID}")
            cursor.execute(f"PRAGMA user_version={FORMAT}")


def is_founded() -> bool:
    """Whether the open database has the record's tables."""
    return Meta._meta.db_table in connection.introspection.table_names()
