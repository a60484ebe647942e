"""Who and what the sources speak of: entities of one source with untouched mentions, and their clusters."""

from django.db import models

from kartoteka.record.models.sources import Reading, Source, SourceText


class Cluster(models.Model):
    """One real person, group, body, place or work, as far as is decided: the entities judged to be the same.

    Computed from the identity judgements. Its id is that of its oldest entity, so an address stays good when
    clusters part and join: `Entity.objects.get(id=...).cluster` leads from any old address to the cluster now.
    Claims are counted that stand; `..._open` and `open_name` leave out what is confidential, and `veiled` says
    that nothing is left then.
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=10)
    name = models.TextField()
    name_key = models.CharField(max_length=200)
    open_name = models.TextField(default="")
    entities_count = models.IntegerField(default=1)
    sources_count = models.IntegerField(default=1)
    sources_open = models.IntegerField(default=1)
    claims_all = models.IntegerField(default=0)
    claims_open = models.IntegerField(default=0)
    earliest = models.BigIntegerField(null=True)
    latest = models.BigIntegerField(null=True)
    current = models.BooleanField(default=True)
    veiled = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=("kind", "-claims_all", "id"), name="cluster_most_claims"),
            models.Index(fields=("kind", "name_key", "id"), name="cluster_by_name"),
        )

    def __str__(self) -> str:
        return self.name


class Entity(models.Model):
    """A person, group, body, place or work of one source.

    `key` is kind and place of the first mention (`person:1377`), the same in every reading that sees it there.
    `name` and `names` (a JSON list) are what the latest reading that holds it says. `made_by_hand`: a user
    added it; `undone`: that was taken back, and it is nowhere. `current`: it is in a current reading or was made by
    hand; `successor` is the entity that holds its first name in the current reading, where it is not itself.
    `open_name` and `open_names` are what those without the right to confidential matters may see.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="entities")
    text = models.ForeignKey(SourceText, models.PROTECT, related_name="entities")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)
    name = models.TextField()
    names = models.JSONField(default=list)
    open_name = models.TextField(default="")
    open_names = models.JSONField(default=list)
    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="entities", null=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")
    made_by_hand = models.BooleanField(default=False)
    undone = models.BooleanField(default=False)
    current = models.BooleanField(default=True)
    confidential = models.BooleanField(default=False)
    veiled = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "key"), name="entity_key_once"),)

    def __str__(self) -> str:
        return self.name


class ReadingEntity(models.Model):
    """An entity is in a reading, where it is called `local_id` (`e1`)."""

    reading = models.ForeignKey(Reading, models.PROTECT, related_name="cast")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="memberships")
    local_id = models.TextField()

    def __str__(self) -> str:
        return self.local_id


class Mention(models.Model):
    """Words that stand for an entity, in the latest reading that holds it; never changed by a judgement."""

    entity = models.ForeignKey(Entity, models.PROTECT, related_name="mentions")
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    form = models.CharField(max_length=8)
    veiled = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


class NameKey(models.Model):
    """A folded spelling of an entity's name (`kartoteka.record.fold`), by which people are found."""

    entity = models.ForeignKey(Entity, models.PROTECT, related_name="name_keys")
    key = models.CharField(max_length=200, db_index=True)
    name = models.TextField()
    veiled = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.key
