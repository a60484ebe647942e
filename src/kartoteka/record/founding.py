"""Make the open database a case, or bring an older case to this version's format. Needs Django to be set up."""

from __future__ import annotations

import secrets
import uuid

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction

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
    """Create or migrate the tables of the open database."""
    call_command("migrate", verbosity=0, interactive=False)


def make_bare_tables() -> None:
    """The record's tables as they are now, without migrating: for a scratch database, since it takes no second."""
    with connection.schema_editor() as editor:
        for model in apps.get_app_config("record").get_models():
            editor.create_model(model)
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
