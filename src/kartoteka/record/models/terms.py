"""The case's own additions to the vocabulary."""

from django.db import models

from kartoteka.record.models.log import Entry


class Term(models.Model):
    """A type of event or of relation that the people of this case added.

    `group` is one of the vocabulary's groups of events, empty for a type of relation. `live` is false once it was
    withdrawn, which only a term can be that nothing uses.
    """

    EVENT, RELATION = "event", "relation"

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="term", primary_key=True)
    kind = models.CharField(max_length=8, choices=[(EVENT, "event"), (RELATION, "relation")])
    name = models.CharField(max_length=40)
    means = models.TextField()
    group = models.CharField(max_length=20, default="")
    live = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name
