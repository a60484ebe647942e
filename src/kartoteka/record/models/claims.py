"""Claims as rows: immutable, one for each fingerprint, with what people decided on them beside."""

from django.db import models

from kartoteka.record.models.people import Entity
from kartoteka.record.models.sources import Reading, Source, SourceText


class Status(models.TextChoices):
    """What people have decided on a claim so far."""

    UNREVIEWED = "unreviewed", "not reviewed"
    ACCEPTED = "accepted", "accepted"
    REJECTED = "rejected", "rejected"
    CORRECTED = "corrected", "corrected"
    DOUBTED = "doubted", "doubted"


class Claim(models.Model):
    """One statement of a source; the columns down to `reader` never change.

    `earliest` and `latest` are day numbers (`kartoteka.values.days`), both inclusive, null for an open side;
    `timed` is false where the source puts the event nowhere in time. `quote` is the trigger, `passage` the
    sentence. `confidence`, `explanation` and `basis` (indexes into its times) are what `latest_reading` says, the
    latest that holds the claim; `sureness` is the confidence, 0 where there is none: the order of the queue.

    Computed: `status`, `certainty` (the researcher's own), `correction` and `version` (how many judgements
    there are: what a save must name) from the judgements; `current`: in a current reading, or made by hand;
    `stands`: part of the picture that the record now gives; `previous`: the decided claim of an older reading
    on the same words, which stands until somebody decides on this one.
    """

    key = models.CharField(max_length=64, unique=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="claims")
    text = models.ForeignKey(SourceText, models.PROTECT, related_name="claims")
    type = models.CharField(max_length=40)
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    quote = models.TextField()
    passage_start = models.BigIntegerField()
    passage_end = models.BigIntegerField()
    passage = models.TextField()
    post = models.TextField(null=True)  # noqa: DJ001 - null: no post is named
    term = models.TextField(null=True)  # noqa: DJ001 - null: no length is stated
    timed = models.BooleanField()
    earliest = models.BigIntegerField(null=True)
    latest = models.BigIntegerField(null=True)
    edtf = models.TextField(null=True)  # noqa: DJ001 - null: cannot be said in EDTF
    factuality = models.CharField(max_length=4)
    notes = models.JSONField(default=list)
    reader = models.TextField()

    made_by_hand = models.BooleanField(default=False)
    latest_reading = models.ForeignKey(Reading, models.PROTECT, null=True, related_name="latest_claims")
    confidence = models.FloatField(null=True)
    sureness = models.FloatField(default=0.0)
    explanation = models.JSONField(default=list)
    basis = models.JSONField(default=list)
    current = models.BooleanField(default=True)
    stands = models.BooleanField(default=True)
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="next")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.UNREVIEWED)
    certainty = models.CharField(max_length=14, default="")
    correction = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrects")
    version = models.IntegerField(default=0)
    confidential = models.BooleanField(default=False)
    veiled = models.BooleanField(default=False)

    class Meta:
        # No boolean column is in an index: SQLite does not use one for the way in which Django asks for it.
        indexes = (
            models.Index(fields=("source", "start"), name="claim_place"),
            models.Index(fields=("status", "sureness", "source", "start", "id", "current"), name="claim_queue"),
            models.Index(fields=("earliest",), name="claim_chronicle"),
            models.Index(fields=("type",), name="claim_type"),
        )

    def __str__(self) -> str:
        return f"{self.type} {self.quote!r}"

    @property
    def parts(self) -> "list[ClaimRole]":
        """Who or what fills its roles, with their entities; fetched already where the claim came by `lookup.whole`."""
        fetched: list[ClaimRole] | None = getattr(self, "fetched_roles", None)
        return list(self.roles.select_related("entity")) if fetched is None else fetched

    @property
    def chain(self) -> "list[ClaimHolder]":
        """On whose word it stands, with their entities; fetched already where the claim came by `lookup.whole`."""
        fetched: list[ClaimHolder] | None = getattr(self, "fetched_holders", None)
        return list(self.holders.select_related("entity")) if fetched is None else fetched


class ReadingClaim(models.Model):
    """A claim is in a reading, where it is called `local_id` (`c14`)."""

    reading = models.ForeignKey(Reading, models.PROTECT, related_name="members")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="memberships")
    local_id = models.TextField()

    def __str__(self) -> str:
        return self.local_id


class ClaimRole(models.Model):
    """Who or what fills a role of a claim (agent, patient, principal, recipient, place, origin)."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=10)
    position = models.IntegerField()
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="roles")

    def __str__(self) -> str:
        return f"{self.role}: {self.entity_id}"


class ClaimHolder(models.Model):
    """On whose word a claim stands; position 0 is the outermost. `special` is `holder:rumour` or the like."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="holders")
    position = models.IntegerField()
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, related_name="held")
    special = models.CharField(max_length=24, default="")

    def __str__(self) -> str:
        return self.special or str(self.entity_id)


class Relation(models.Model):
    """What a source says that somebody is (kin, post, affiliation, alias, associate).

    `status`, `correction`, `version`, `stands` and `made_by_hand` as of a claim: what people decided on it.
    """

    key = models.CharField(max_length=64, unique=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="relations")
    text = models.ForeignKey(SourceText, models.PROTECT, related_name="relations")
    type = models.CharField(max_length=20)
    subject = models.ForeignKey(Entity, models.PROTECT, related_name="relations")
    object = models.ForeignKey(Entity, models.PROTECT, null=True, related_name="relations_to")
    value = models.TextField(null=True)  # noqa: DJ001 - null: no word for it
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    quote = models.TextField()
    made_by_hand = models.BooleanField(default=False)
    current = models.BooleanField(default=True)
    stands = models.BooleanField(default=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.UNREVIEWED)
    correction = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrects")
    version = models.IntegerField(default=0)
    veiled = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.type} {self.value or ''}"


class Listing(models.Model):
    """Persons in an order that carries meaning."""

    key = models.CharField(max_length=64, unique=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="listings")
    text = models.ForeignKey(SourceText, models.PROTECT, related_name="listings")
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    timed = models.BooleanField()
    earliest = models.BigIntegerField(null=True)
    latest = models.BigIntegerField(null=True)
    current = models.BooleanField(default=True)
    veiled = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


class ListingPlace(models.Model):
    """One person's place in a listing, 0 the highest."""

    listing = models.ForeignKey(Listing, models.PROTECT, related_name="places")
    position = models.IntegerField()
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="listed")

    def __str__(self) -> str:
        return f"{self.position}: {self.entity_id}"
