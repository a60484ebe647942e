"""What was written, and never changes: the log with its hash chain, and the bytes that it speaks of."""

from django.db import models


class Meta(models.Model):
    """Facts about the case itself: `format`, `case` (its id), `secret` (signs sessions; never leaves the case)."""

    key = models.CharField(max_length=40, primary_key=True)
    value = models.TextField()

    def __str__(self) -> str:
        return self.key


class Blob(models.Model):
    """Bytes under the hash of their content: a source's file, its text, its structure, a reading's JSON.

    `sha256` is of the content, `stored_sha256` of `data`, which is the content packed as `packing` says.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    packing = models.CharField(max_length=4, choices=[("raw", "raw"), ("zlib", "zlib")])
    data = models.BinaryField()
    stored_sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.sha256


class Entry(models.Model):
    """One change of the record: who, when (UTC), what, in one line of the append-only log.

    `body` is canonical JSON (`kartoteka.record.log.canonical`) and says all that is needed to make the change
    again. It holds hashes and places, never words of a source. `previous` is the hash of the entry before.

    The columns below `sha256` are computed: `live` is false once the entry was undone, and the rest say what
    the entry is about, for histories and for permission.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    who = models.TextField()
    action = models.CharField(max_length=40)
    body = models.TextField()
    previous = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    live = models.BooleanField(default=True)
    undoes = models.ForeignKey("self", models.PROTECT, null=True, related_name="undone_by")
    source = models.ForeignKey("Source", models.PROTECT, null=True, related_name="entries")
    claim = models.ForeignKey("Claim", models.PROTECT, null=True, related_name="entries")
    relation = models.ForeignKey("Relation", models.PROTECT, null=True, related_name="entries")
    entities = models.ManyToManyField("Entity", related_name="entries")

    class Meta:
        ordering = ("seq",)
        indexes = (models.Index(fields=("action", "seq"), name="entry_action"),)

    def __str__(self) -> str:
        return f"{self.seq} {self.action}"
