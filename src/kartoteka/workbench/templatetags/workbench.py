"""Filters of the workbench's templates: `{% load workbench %}`."""

from __future__ import annotations

from django import template

from kartoteka.record.access import Who
from kartoteka.record.models import Cluster, Source
from kartoteka.values import days

register = template.Library()


@register.filter
def claims_of(source: Source, who: Who) -> int:
    """How many claims of the source stand, of those that `who` may see."""
    return source.claims_all if who.sees_confidential else source.claims_open


@register.filter
def share_of(part: int, whole: int) -> int:
    """The part as a whole percentage."""
    return round(100 * min(part, whole) / whole) if whole else 0


@register.filter
def name_for(cluster: Cluster, who: Who) -> str:
    """The cluster's name, of those that `who` may see."""
    return cluster.name if who.sees_confidential else cluster.open_name or cluster.name


@register.filter
def cluster_claims(cluster: Cluster, who: Who) -> int:
    """How many claims on the cluster stand, of those that `who` may see."""
    return cluster.claims_all if who.sees_confidential else cluster.claims_open


@register.filter
def span(cluster: Cluster) -> str:
    """The years that the cluster's claims reach over, such as `1937–1955`."""
    years = [str(days.to_ymd(day)[0]) for day in (cluster.earliest, cluster.latest) if day is not None]
    return "–".join(dict.fromkeys(years))


@register.filter
def lookup(table: dict[str, object], key: str) -> object:
    """The value under the key, or an empty string."""
    return table.get(key, "")


@register.filter
def split(words: str) -> list[str]:
    """The parts between commas."""
    return words.split(",")


@register.filter
def add_id(prefix: str, number: int) -> str:
    """The prefix with the number after it."""
    return f"{prefix}{number}"
