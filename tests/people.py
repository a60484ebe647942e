"""Short questions to the reader of people, for the tests: who is in a text, who a word means, what is said of them."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc

from kartoteka.reading.cast import Cast
from kartoteka.reading.listings import find_listings
from kartoteka.reading.mask import mask
from kartoteka.reading.parse import parse
from kartoteka.reading.relations import find_relations
from kartoteka.reading.who import who_is_who
from kartoteka.sources import Source, from_text


@lru_cache(maxsize=256)
def cast_of(text: str) -> tuple[Source, Doc, Cast]:
    """The text as a source, parsed, with its cast."""
    source = from_text(text, "test")
    doc = parse(mask(source))
    return source, doc, who_is_who(source, doc)


def named(text: str, kind: str = "person") -> set[str]:
    """The names of the entities of that kind that have a name."""
    return {entity.name for entity in cast_of(text)[2].entities if entity.kind == kind and entity.names}


def means(text: str, word: str, nth: int = 1) -> set[str]:
    """The names of the entities that the nth token of that spelling stands for."""
    _, doc, cast = cast_of(text)
    at = [token.i for token in doc if token.text == word][nth - 1]
    return {cast.entity(found).name for found in cast.at(at)}


def said(text: str, kind: str) -> set[tuple[str, str | None, str | None]]:
    """The relations of that type: (subject, object, value)."""
    source, doc, cast = cast_of(text)
    return {
        (cast.entity(r.subject).name, cast.entity(r.object).name if r.object else None, r.value)
        for r in find_relations(source, doc, cast)
        if r.type == kind
    }


def listed(text: str) -> list[list[str]]:
    """The listings: the names in their order."""
    source, doc, cast = cast_of(text)
    return [[cast.entity(e).name for e in listing.order] for listing in find_listings(source, doc, cast, ())]
