"""Relations are judged and corrected on the person's page."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from kartoteka.claims import Relation as CoreRelation
from kartoteka.errors import InputError, StaleEdit
from kartoteka.record import access, services
from kartoteka.record.models import Relation, Role
from kartoteka.workbench.claim_form import Directory
from kartoteka.workbench.page import required, show, text, who_of
from kartoteka.workbench.related import relation_shown
from kartoteka.workbench.serving import served
from kartoteka.workbench.views.review import DONE
from kartoteka.workbench.views.session import back, own_address
from kartoteka.workbench.words import type_words


class RelationForm(forms.Form):
    """A relation as its parts. `cleaned_data["relation"]` is the core relation, once the form is valid."""

    subject = forms.CharField(label="Who", max_length=300, widget=forms.TextInput(attrs={"list": "people-here"}))
    type = forms.ChoiceField(label="Kind of relation")
    value = forms.CharField(
        label="As what",
        required=False,
        max_length=300,
        help_text="In the words of the source: brother, head of the camp",
    )
    object = forms.CharField(
        label="Of whom or what",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"list": "people-here"}),
        help_text="A name from the list; empty where the source names nobody",
    )
    reason = forms.CharField(label="Why", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: object, row: Relation, directory: Directory) -> None:
        self.row, self.directory = row, directory
        given = {
            "subject": directory.name(row.subject.key),
            "object": "" if row.object is None else directory.name(row.object.key),
            "type": row.type,
            "value": row.value or "",
        }
        super().__init__(data, initial=given, label_suffix="")
        self.fields["type"].choices = [
            (name, f"{type_words(name)}: {means}") for name, means in services.relation_types().items()
        ]
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{name}_help"

    def clean(self) -> dict[str, object]:
        """Put the parts together; a name that nobody has is said beside its field."""
        said = super().clean() or {}
        ends = {name: self._key(name) for name in ("subject", "object")}
        if not self.errors:
            said["relation"] = CoreRelation(
                said["type"], ends["subject"] or "", ends["object"], said["value"] or None, self.row.start, self.row.end
            )
        return said

    def _key(self, field: str) -> str | None:
        name = (self.cleaned_data.get(field) or "").strip()
        key = self.directory.key(name) if name else None
        if name and key is None:
            self.add_error(field, f"Nobody in this source is called {name!r}. Choose a name from the list.")
        return key


@require_POST
def relation_judge(request: HttpRequest, relation_id: int) -> HttpResponse:
    """Keep a decision; where somebody else was quicker, show both."""
    who = who_of(request)
    who.need(Role.REVIEWER, "judge relations")
    verdict = text(request, "verdict", 10)
    try:
        made = services.judge_relation(
            served(),
            relation_id,
            verdict,
            who,
            reason=text(request, "reason", 2000),
            version=required(request, "version"),
        )
    except StaleEdit as error:
        return _page(request, relation_id, None, 409, stale=error)
    said = f"{DONE.get(verdict, verdict)}: {made.relation.value or type_words(made.relation.type)}."
    messages.success(request, said, extra_tags=f"undo-{made.entry_id}")
    return back(request, "people")


@require_http_methods(["GET", "HEAD", "POST"])
def relation_correct(request: HttpRequest, relation_id: int) -> HttpResponse:
    """The form filled with the relation; what is sent stands in its place, and the old one stays beside it."""
    who = who_of(request)
    who.need(Role.REVIEWER, "correct relations")
    row = _row(request, relation_id)
    form = RelationForm(request.POST or None, row, _directory(request, row))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.judge_relation(
                served(),
                relation_id,
                "correct",
                who,
                reason=form.cleaned_data["reason"],
                correction=form.cleaned_data["relation"],
                version=required(request, "version"),
            )
        except StaleEdit as error:
            return _page(request, relation_id, None, 409, stale=error)
        except InputError as error:
            form.add_error(None, f"{str(error).capitalize()}.")
        else:
            messages.success(request, "Corrected.", extra_tags=f"undo-{made.entry_id}")
            return back(request, "people")
    return _page(request, relation_id, form, 400 if form.is_bound else 200)


def _row(request: HttpRequest, relation_id: int) -> Relation:
    found = access.relations(who_of(request)).select_related("source", "text__source", "subject", "object")
    return access.one(found, "relation", pk=relation_id)


def _directory(request: HttpRequest, row: Relation) -> Directory:
    entities = access.entities(who_of(request)).filter(source=row.source, current=True).order_by("id")
    return Directory.of(entities.only("id", "name", "open_name", "key"), who_of(request))


def _page(
    request: HttpRequest, relation_id: int, form: RelationForm | None, status: int, stale: StaleEdit | None = None
) -> HttpResponse:
    row = _row(request, relation_id)
    directory = _directory(request, row)
    return show(
        request,
        "relation",
        "people",
        status,
        form=form or RelationForm(None, row, directory),
        one=relation_shown(who_of(request), row),
        stale=stale,
        people_here=sorted(directory.keys)[:1500],
        next=own_address(request),
    )
