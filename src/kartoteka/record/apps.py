"""The Django app of the record."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Tables and services of the record."""

    name = "kartoteka.record"
    label = "record"
    verbose_name = "the record"
    default_auto_field = "django.db.models.BigAutoField"
