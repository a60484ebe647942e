"""What people decided: appended, never overwritten; undo is one more entry of the log."""

from django.db import models

from kartoteka.record.models.claims import Claim, Relation
from kartoteka.record.models.log import Entry
from kartoteka.record.models.people import Entity


class Verdict(models.TextChoices):
    """A decision on a claim. `ADD` made it: a user read what the readers missed."""

    ACCEPT = "accept", "accept: the source says so"
    REJECT = "reject", "reject: the source does not say so"
    CORRECT = "correct", "correct: the source says something else"
    DOUBT = "doubt", "doubt: somebody else should look"
    ADD = "add", "add: the source says so, and no reader saw it"


class Certainty(models.TextChoices):
    """How sure the researcher is that it was so; apart from what the source commits itself to."""

    CERTAIN = "certain", "certain"
    ALMOST_CERTAIN = "almost certain", "almost certain"
    PROBABLE = "probable", "probable"
    POSSIBLE = "possible", "possible"
    DUBIOUS = "dubious", "dubious"
    FALSE = "false", "false"


class Sameness(models.TextChoices):
    """A decision on whether two entities are one."""

    SAME = "same", "the same"
    NOT_SAME = "not same", "not the same"
    UNSURE = "unsure", "not sure"


class Judgement(models.Model):
    """A decision on a claim. Who and when are those of the entry; `live` is false once it was undone."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="judgement", primary_key=True)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    correction = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="judged_as")
    certainty = models.CharField(max_length=14, choices=Certainty.choices, default="")
    reason = models.TextField(default="")
    live = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.verdict} {self.claim_id}"


class RelationJudgement(models.Model):
    """A decision on a relation; as `Judgement`."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="relation_judgement", primary_key=True)
    relation = models.ForeignKey(Relation, models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    correction = models.ForeignKey(Relation, models.PROTECT, null=True, related_name="judged_as")
    reason = models.TextField(default="")
    live = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.verdict} {self.relation_id}"


class Identity(models.Model):
    """A decision on two entities. One entry (a merge, a split) may decide on several pairs."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="identities")
    left = models.ForeignKey(Entity, models.PROTECT, related_name="identities_left")
    right = models.ForeignKey(Entity, models.PROTECT, related_name="identities_right")
    verdict = models.CharField(max_length=8, choices=Sameness.choices)
    reason = models.TextField(default="")
    live = models.BooleanField(default=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("entry", "left", "right"), name="pair_once_an_entry"),)

    def __str__(self) -> str:
        return f"{self.left_id} {self.verdict} {self.right_id}"
