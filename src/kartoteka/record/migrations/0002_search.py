"""The full-text index, in each database's own way."""

from django.db import migrations

from kartoteka.record.fulltext import CREATE


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE record_search")


class Migration(migrations.Migration):
    dependencies = (("record", "0001_first"),)
    operations = (migrations.RunPython(create, drop),)
