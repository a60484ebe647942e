"""Files to take away: a dossier in another form, and a source as it was sent in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from kartoteka.errors import NotAllowed
from kartoteka.exchange.dossier_html import dossier_to_html
from kartoteka.exchange.dossier_json import dossier_to_json
from kartoteka.exchange.dossier_markdown import dossier_to_markdown
from kartoteka.reasoning.dossier import Dossier
from kartoteka.record import access, blobs, lookup
from kartoteka.workbench.dossiers import life_of
from kartoteka.workbench.page import who_of

FORMS: dict[str, tuple[str, Callable[[Dossier], str]]] = {
    "md": ("text/markdown", dossier_to_markdown),
    "html": ("text/html", dossier_to_html),
    "json": ("application/json", lambda dossier: json.dumps(dossier_to_json(dossier), ensure_ascii=False, indent=1)),
}
"""File ending -> (media type, how it is written)."""

_NOT_IN_A_NAME = re.compile(r"[^\w. -]+")


@require_safe
def dossier_file(request: HttpRequest, person_id: int, form: str) -> HttpResponse:
    """The dossier as Markdown with footnotes, as one HTML page, or as JSON."""
    who = who_of(request)
    row = lookup.cluster(who, person_id)
    media_type, write = FORMS[form]
    name = access.name_of(who, row)
    return _attachment(write(life_of(who, row).dossier).encode(), media_type, f"{name}.{form}")


@require_safe
def source_file(request: HttpRequest, source_id: int) -> HttpResponse:
    """The source's own bytes; only for those with the right to confidential matters, since they are whole.

    Raises:
        NotAllowed: for others.
    """
    who = who_of(request)
    row = access.one(access.sources(who), "source", id=source_id)
    if not who.sees_confidential:
        raise NotAllowed("the file is whole, with all that is confidential in it; its owner can give you the right")
    return _attachment(blobs.content(row.sha256), "application/octet-stream", row.name)


def _attachment(data: bytes, media_type: str, name: str) -> HttpResponse:
    safe = " ".join(_NOT_IN_A_NAME.sub("_", name).split()).lstrip(".")[:120] or "file"
    charset = "; charset=utf-8" if media_type.startswith(("text/", "application/json")) else ""
    headers = {"Content-Disposition": content_disposition_header(True, safe) or "attachment"}
    return HttpResponse(data, content_type=media_type + charset, headers=headers)
