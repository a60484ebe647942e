"""The workbench's one table: files that wait to be read, so that a restart loses none of them."""

from django.db import models


class Stage(models.TextChoices):
    """How far a file has come."""

    WAITING = "waiting", "waiting"
    OPENING = "opening", "taking the text out"
    READING = "reading", "reading the text"
    STORING = "storing", "putting it into the case"
    DONE = "done", "done"
    FAILED = "failed", "not read"


class ImportJob(models.Model):
    """A file that was sent in. Its bytes are kept until it is read or was put aside.

    `by` and `role` are of the user who sent it; `reader` is who reads it: `rules`, `model` or `both`; `beat` is when
    a worker last said that it is alive, `worker` which one; `message` is the error's sentence, or what there is to
    say of a file that was read.
    """

    name = models.TextField()
    data = models.BinaryField(null=True)
    size = models.BigIntegerField()
    by = models.TextField()
    role = models.CharField(max_length=10)
    sees_confidential = models.BooleanField(default=False)
    reader = models.CharField(max_length=8, default="rules")
    added = models.DateTimeField(auto_now_add=True)
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.WAITING)
    progress = models.IntegerField(default=0)
    message = models.TextField(default="")
    source = models.ForeignKey("record.Source", models.SET_NULL, null=True, related_name="+")
    worker = models.CharField(max_length=40, default="")
    beat = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("stage", "id"), name="job_queue"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.stage}"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.stage not in {Stage.DONE, Stage.FAILED}
