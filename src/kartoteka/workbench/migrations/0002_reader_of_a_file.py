"""Who reads a file that was sent in: a column that cases made with the first 0001 lack, since it was put in there."""

from django.db import migrations


def add(apps, schema_editor):
    model = apps.get_model("workbench", "ImportJob")
    with schema_editor.connection.cursor() as cursor:
        there = schema_editor.connection.introspection.get_table_description(cursor, model._meta.db_table)
    if "reader" not in {column.name for column in there}:
        schema_editor.add_field(model, model._meta.get_field("reader"))


class Migration(migrations.Migration):
    dependencies = (("workbench", "0001_import_queue"),)
    operations = (migrations.RunPython(add, migrations.RunPython.noop),)
