"""The frame around every page: who asks, where one is, where one can go; and the numbers that a form may bring."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from kartoteka.errors import InputError
from kartoteka.record.access import Who
from kartoteka.record.models import Role
from kartoteka.workbench.choosing import sends_to
from kartoteka.workbench.serving import served

SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("home", "case", "Case"),
    ("sources", "sources", "Sources"),
    ("people", "people", "People"),
    ("chronicle", "chronicle", "Chronicle"),
    ("review", "review", "Review"),
    ("search", "search", "Search"),
    ("history", "history", "History"),
    ("settings", "settings", "Settings"),
)
"""(name, name of the address, words) of the pages in the head."""


MOST_COUNTED = 10_000
"""Rows that are counted and paged through."""


def show(request: HttpRequest, template: str, section: str, status: int = 200, **context: Any) -> HttpResponse:
    """The page from `workbench/TEMPLATE.html`, with what the frame needs."""
    who = who_of(request)
    frame = {
        "who": who,
        "case_title": served().path.stem if served().path else "",
        "section": section,
        "sections": SECTIONS,
        "theme": _one_of(request.COOKIES.get("theme"), ("light", "dark")),
        "keys": _one_of(request.COOKIES.get("keys"), ("off",)) or "on",
        "may_edit": who.may(Role.EDITOR),
        "may_review": who.may(Role.REVIEWER),
        "may_own": who.may(Role.OWNER),
        "sends_to": sends_to(),
    }
    return render(request, f"workbench/{template}.html", {**frame, **context}, status=status)


def who_of(request: HttpRequest) -> Who:
    """Who asks; set by the middleware."""
    who: Who = request.who  # type: ignore[attr-defined]
    return who


def number(request: HttpRequest, name: str, default: int | None = None, least: int = 0) -> int | None:
    """A whole number out of the address or the form; the default where it is not there.

    Raises:
        InputError: it is no whole number, too small, or past what a database counts.
    """
    given = (request.POST.get(name) if request.method == "POST" else None) or request.GET.get(name, "")
    if not given.strip():
        return default
    try:
        found = int(given)
    except ValueError:
        found = -1
    if not least <= found < 2**53 or len(given) > 20:
        raise InputError(f"{name} is {given[:40]!r}, which is not a whole number from {least} up")
    return found


def required(request: HttpRequest, name: str, least: int = 0) -> int:
    """A whole number that must be there.

    Raises:
        InputError: as `number`, or it is missing.
    """
    found = number(request, name, least=least)
    if found is None:
        raise InputError(f"the form or address lacks {name}")
    return found


def choice(request: HttpRequest, name: str, allowed: tuple[str, ...] | list[str] | frozenset[str]) -> str:
    """One of the allowed words out of the address; the empty string for any other."""
    return _one_of(request.GET.get(name), tuple(allowed)) or ""


def text(request: HttpRequest, name: str, most: int = 400) -> str:
    """A line of text out of the address or the form, without NUL and blanks around it, cut to `most` characters."""
    given = request.POST.get(name) if request.method == "POST" else request.GET.get(name)
    return (given or "").replace("\x00", "").strip()[:most]


def one_page(rows: QuerySet[Any] | list[Any], request: HttpRequest, size: int = 50) -> Page[Any]:
    """The page of rows that `?page=` asks for; the first or last one for a number that there is not."""
    return _Pages(rows, size).get_page(request.GET.get("page", "1")[:12])


def counted_to(rows: QuerySet[Any], most: int = MOST_COUNTED) -> int:
    """How many rows there are, but no more than `most` + 1: nobody needs the exact number of a hundred thousand,
    and a database counts them one by one."""
    return rows.order_by()[: most + 1].count()


class _Pages(Paginator):  # type: ignore[type-arg]
    """Pages over the first `MOST_COUNTED` rows; what lies behind is reached by filters."""

    @cached_property
    def count(self) -> int:
        """How many rows are paged through."""
        if isinstance(self.object_list, QuerySet):
            return counted_to(self.object_list)
        return len(self.object_list)


def without_page(request: HttpRequest) -> str:
    """The address's own filters, to go on to another page with."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


def _one_of(given: str | None, allowed: tuple[str, ...]) -> str | None:
    return given if given in allowed else None
