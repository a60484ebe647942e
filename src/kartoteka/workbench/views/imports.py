"""Sources are sent in here, and one sees how far each file has come."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kartoteka.errors import NotFound
from kartoteka.record import agreeing
from kartoteka.record.models import Role
from kartoteka.workbench import choosing, jobs, serving
from kartoteka.workbench.models import ImportJob, Stage
from kartoteka.workbench.page import show, text, who_of
from kartoteka.workbench.serving import served
from kartoteka.workbench.words import plural


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """The form and the queue."""
    who = who_of(request)
    who.need(Role.EDITOR, "add sources")
    if request.method != "POST":
        return show(request, "import", "sources", **_queue(), **choosing.form())
    files = request.FILES.getlist("files")
    reader = text(request, "reader", 10) or "rules"
    error = _refused(files)
    reader_error = "" if error else _agreed(request, reader)
    if error or reader_error:
        found = _queue() | choosing.form()
        return show(request, "import", "sources", 400, error=error, reader_error=reader_error, reader=reader, **found)
    for file in files:
        jobs.put_in(file.name or "unnamed", file.read(), who, reader)
    jobs.start_worker(serving.case_path())
    messages.success(request, f"{plural(len(files), 'file')} in the queue; you may leave this page, reading goes on.")
    return redirect("import")


@require_safe
def import_queue(request: HttpRequest) -> HttpResponse:
    """The queue alone: the page asks for it again while something is being read."""
    who_of(request).need(Role.EDITOR, "add sources")
    return show(request, "_queue", "", **_queue())


@require_POST
def import_again(request: HttpRequest, job_id: int) -> HttpResponse:
    """Try a file again that could not be read."""
    who_of(request).need(Role.EDITOR, "add sources")
    found = ImportJob.objects.filter(id=job_id, stage=Stage.FAILED, data__isnull=False)
    if not found.update(stage=Stage.WAITING, attempts=0, message=""):
        raise NotFound("that file is not in the queue any more, or is being read; look at the queue again")
    jobs.start_worker(serving.case_path())
    return redirect("import")


@require_POST
def import_remove(request: HttpRequest, job_id: int) -> HttpResponse:
    """Take a file out of the list; a source that was made of it stays."""
    who_of(request).need(Role.EDITOR, "add sources")
    ImportJob.objects.filter(id=job_id, stage__in=(Stage.WAITING, Stage.DONE, Stage.FAILED)).delete()
    return redirect("import")


def _agreed(request: HttpRequest, reader: str) -> str:
    """Why the chosen reader cannot read, as a sentence; empty if it can. A tick by an owner is written into the log."""
    endpoint = choosing.endpoint()
    if reader == "rules":
        return ""
    if reader not in choosing.READERS or endpoint is None:
        return "There is no such reader: no model is named in the settings of this workbench."
    if choosing.is_agreed(endpoint):
        return ""
    if text(request, "send_to", 255) != endpoint.host:
        return f"Nothing was sent: an owner of the case must first agree that texts go to {endpoint.host}."
    agreeing.agree(served(), endpoint, who_of(request))
    return ""


def _queue() -> dict[str, object]:
    found = list(ImportJob.objects.defer("data").select_related("source")[:100])
    return {"jobs": found, "working": any(job.is_open for job in found)}


def _refused(files: list[object]) -> str:
    if not files:
        return "Choose at least one file."
    for file in files:
        if file.size == 0:
            return f"{file.name} is empty; nothing was added."
        if file.size > jobs.LARGEST:
            return f"{file.name} has {file.size:,} bytes, more than {jobs.LARGEST:,}; use: kartoteka add FILE"
    return ""
