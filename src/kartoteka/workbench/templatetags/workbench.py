"""Filters of the workbench's templates: `{% load workbench %}`."""

from __future__ import annotations

from django import template

from kartoteka.record.access import Who, name_of, names_of
from kartoteka.record.models import Cluster, Entity
from kartoteka.values import days
from kartoteka.workbench import words
from kartoteka.workbench.page import MOST_COUNTED

register = template.Library()


@register.filter
def share_of(part: int, whole: int) -> int:
    """The part as a whole percentage."""
    return round(100 * min(part, whole) / whole) if whole else 0


@register.filter
def name_for(row: Cluster | Entity, who: Who) -> str:
    """The name of a cluster or entity, of those that `who` may see."""
    return name_of(who, row)


@register.filter
def names_for(row: Entity, who: Who) -> list[str]:
    """The names of an entity that `who` may see."""
    return names_of(who, row)


@register.filter
def cluster_claims(cluster: Cluster, who: Who) -> int:
    """How many claims on the cluster stand, of those that `who` may see."""
    return cluster.claims_all if who.sees_confidential else cluster.claims_open


@register.filter
def cluster_sources(cluster: Cluster, who: Who) -> int:
    """How many sources speak of the cluster, of those that `who` may see."""
    return cluster.sources_count if who.sees_confidential else cluster.sources_open


@register.filter
def span(cluster: Cluster, who: Who) -> str:
    """The years that the cluster's claims reach over, such as `1937–1955`; nothing where some of them are hidden."""
    if not who.sees_confidential and cluster.claims_all != cluster.claims_open:
        return ""
    years = [str(days.to_ymd(day)[0]) for day in (cluster.earliest, cluster.latest) if day is not None]
    return "–".join(dict.fromkeys(years))


@register.filter
def lookup(table: dict[str, object] | str, key: str) -> object:
    """The value under the key, or an empty string; also where the page was given no table."""
    return table.get(key, "") if isinstance(table, dict) else ""


@register.filter
def type_words(name: str) -> str:
    """The name of a type as a reader writes it."""
    return words.type_words(name)


@register.filter
def split(given: str) -> list[str]:
    """The parts between commas."""
    return given.split(",")


@register.filter
def add_id(prefix: str, number: int) -> str:
    """The prefix with the number after it."""
    return f"{prefix}{number}"


@register.filter
def about(number: int) -> str:
    """The number, or that there are more than are counted."""
    return f"more than {MOST_COUNTED:,}" if number > MOST_COUNTED else f"{number:,}"
