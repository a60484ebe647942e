"""What the source says that somebody is: kin, posts, memberships, other names, associates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.claims import Relation
from kartoteka.reading.cast import Cast
from kartoteka.reading.relations.entries import entry_relations
from kartoteka.reading.relations.kin import kin_relations
from kartoteka.reading.relations.membership import membership_relations
from kartoteka.reading.relations.other_names import alias_relations
from kartoteka.reading.relations.posts import post_relations
from kartoteka.reading.relations.titles import title_relations
from kartoteka.reading.relations.verbs import verb_relations
from kartoteka.reading.relations.view import View
from kartoteka.sources import Source

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["RULES", "find_relations"]

RULES = (
    kin_relations,
    post_relations,
    title_relations,
    alias_relations,
    entry_relations,
    membership_relations,
    verb_relations,
)
"""Each reads one way of saying what somebody is; where two say the same, the earlier words in the text stand."""


def find_relations(source: Source, doc: Doc, cast: Cast) -> tuple[Relation, ...]:
    """The relations of the text in order, each said once.

    Args:
        source: whose text the offsets count in.
        doc: `parse(mask(source))`.
        cast: `who_is_who(source, doc)`.
    """
    view = View(doc, cast)
    found = sorted((r for rule in RULES for r in rule(view)), key=lambda r: (r.start, r.end, r.object is None))
    once: dict[tuple[str, str, str, str], Relation] = {}
    for relation in found:
        key = _key(relation)
        known = once.get(key)
        if known is None or (known.object is None and relation.object is not None):
            once[key] = relation
    return tuple(sorted(_said_better(view, list(once.values())), key=lambda r: (r.start, r.end)))


_ONE_EACH = frozenset({"wife", "husband", "widow", "widower", "father", "mother", "spouse"})


def _said_better(view: View, relations: list[Relation]) -> list[Relation]:
    """Without *his wife* of no name where the text names his wife: most have one of each."""
    named = {
        (r.object, r.value)
        for r in relations
        if r.type == "kin" and r.value in _ONE_EACH and view.entities[r.subject].names
    }
    first: dict[tuple[str | None, str | None], str] = {}
    kept = []
    for relation in relations:
        tie = relation.object, relation.value
        nameless = relation.type == "kin" and relation.value in _ONE_EACH and not view.entities[relation.subject].names
        if nameless and (tie in named or first.setdefault(tie, relation.subject) != relation.subject):
            continue
        kept.append(relation)
    return kept


def _key(relation: Relation) -> tuple[str, str, str, str]:
    """Kin is one tie a pair; a post is one a wording."""
    value = (relation.value or "").lower()
    if relation.type in ("kin", "associate"):
        return relation.type, relation.subject, relation.object or "", value
    return relation.type, relation.subject, "", value
