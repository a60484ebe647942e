"""Sources, the texts that were taken out of them, and what readers made of those."""

from django.db import models

from kartoteka.record.models.log import Blob, Entry


class Source(models.Model):
    """A file that was added; its bytes are the blob of the same hash.

    `claims_all` and `claims_open` count the claims that stand, with and without confidential ones; `decided`
    those of `claims_all` on which somebody has decided. `withdrawn` sources are nowhere shown.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.TextField()
    title = models.TextField(null=True)  # noqa: DJ001 - null: the source does not say what it is called
    media_type = models.TextField()
    size = models.BigIntegerField()
    characters = models.BigIntegerField()
    added = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    confidential = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)
    claims_all = models.IntegerField(default=0)
    claims_open = models.IntegerField(default=0)
    decided = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class SourceText(models.Model):
    """The text that a loader took out of a source. A better loader gives another one, and offsets count in one.

    `number` counts from 1 within the source; `text` and `structure` (blocks and notes as JSON) are blobs;
    `sentences` is how many there are to work through (`record.sentences`).
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="texts")
    number = models.IntegerField()
    text = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    structure = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    sentences = models.IntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "number"), name="text_number_once"),)

    def __str__(self) -> str:
        return f"{self.source} (text {self.number})"


class Reading(models.Model):
    """What one reader, of one version, made of a text; the blob holds it whole, as JSON of the reading format.

    `current` readings are those that the record shows; a new one takes the place of the one before.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="readings")
    text = models.ForeignKey(SourceText, models.PROTECT, related_name="readings")
    number = models.IntegerField()
    document = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    reader = models.TextField()
    version = models.TextField()
    added = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    current = models.BooleanField(default=True)
    claims_count = models.IntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "number"), name="reading_number_once"),)

    def __str__(self) -> str:
        return f"{self.source} (reading {self.number})"


class Passage(models.Model):
    """A stretch of a text that search finds: a block, or a part of a long one. The full-text index has its id."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="passages")
    text = models.ForeignKey(SourceText, models.PROTECT, related_name="passages")
    kind = models.CharField(max_length=12)
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    veiled = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=("text", "start"), name="passage_place"),)

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


class DoneSentence(models.Model):
    """A sentence that somebody has worked through: nothing is left to be read in it."""

    text = models.ForeignKey(SourceText, models.PROTECT, related_name="done")
    start = models.BigIntegerField()
    end = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("text", "start"), name="sentence_done_once"),)

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


class Veil(models.Model):
    """Characters that only those with the right to confidential matters may see.

    A confidential claim veils its passage; a confidential person every mention, and every other place where one
    of the names stands.
    """

    text = models.ForeignKey(SourceText, models.PROTECT, related_name="veils")
    start = models.BigIntegerField()
    end = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=("text", "start"), name="veil_place"),)

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"
