"""Names to drafts: every name of the document gets its entity."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from kartoteka.claims.model import EntityKind
from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import (
    BODY_NAMES,
    KIN,
    PLACE_NAMES,
    TITLE_SEX,
    Sex,
    first_name_sex,
    fold,
    singular,
)
from kartoteka.reading.who.aliases import also_named
from kartoteka.reading.who.draft import Cast_, Draft
from kartoteka.reading.who.name_kinds import name_kinds, words_of
from kartoteka.reading.who.noble_names import seats
from kartoteka.reading.who.person_names import PersonIndex, Words, is_lone_initial, sex_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WIVES = frozenset({"mrs", "mme", "madame", "frau", "senora", "signora"})
"""Titles that take a husband's whole name."""


def name_drafts(doc: Doc, names: Sequence[Found], cast: Cast_) -> dict[Found, Draft]:
    """The draft of each name that is one; the text's order decides who is meant by a surname."""
    kinds = name_kinds(doc, names)
    persons = PersonIndex()
    others: dict[Words, Draft] = {}
    result: dict[Found, Draft] = {}
    seated = seats(doc, names)
    aliases = {**_aliases(doc, names, kinds), **seated.bearers}
    for k, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        if name in seated.persons:
            kind = "person"
        if name in aliases and aliases[name] in result and not place_like(words_of(doc, name)):
            kind = "person"
        if kind is None:
            continue
        words = _with_shared_surname(doc, names, k)
        if kind == "person":
            if is_lone_initial(words) and not name.titles and persons.find(words, "") is None:
                continue
            draft = _person(doc, name, words, persons, cast, result.get(aliases.get(name, name)))
        else:
            draft = _other(kind, words, others, cast, _long_form(doc, names, k, result))
        draft.add(name)
        result[name] = draft
    return result


def place_like(words: Words) -> bool:
    """Whether the lists know the name as a place or body."""
    whole = " ".join(words)
    return whole in PLACE_NAMES or whole in BODY_NAMES


def _aliases(doc: Doc, names: Sequence[Found], kinds: Sequence[EntityKind | None]) -> dict[Found, Found]:
    """Each other name with the name before it that is the same person's."""
    by_first = {name.first: name for name in names}
    spans = {first: name.last for first, name in by_first.items()}
    persons = {name.first for name, kind in zip(names, kinds, strict=True) if kind == "person"}
    return {by_first[first]: by_first[earlier] for first, _, earlier in also_named(doc, spans, persons)}


def _person(doc: Doc, name: Found, words: Words, persons: PersonIndex, cast: Cast_, same: Draft | None) -> Draft:
    sex = title_sex(doc, name) or name.sex or sex_of(words)
    titles = {fold(doc[i].text).rstrip(".") for i in name.titles}
    if same is not None and not (sex and same.sex and sex != same.sex):
        persons.remember(same, words)
        return same
    draft = None if introduced_as_kin(doc, name) and len(words) == 1 else persons.find(words, sex, titles)
    if draft is not None and _is_husbands_name(draft, words, titles):
        draft.sex, draft = "m", None
    if draft is None:
        draft = cast.new("person", sex)
    elif sex and not draft.sex:
        draft.sex = sex
    draft.titles |= titles
    persons.remember(draft, words)
    return draft


def _is_husbands_name(draft: Draft, words: Words, titles: Set[str]) -> bool:
    """*Newland Archer ... Newland Archer ... the future Mrs. Newland Archer*: his whole name with her title."""
    open_name = len(words) > 1 and not sex_of(words) and words in draft.names
    return (
        bool(titles & _WIVES) and open_name and not draft.sex and not draft.titles & _WIVES and len(draft.mentions) > 1
    )


def title_sex(doc: Doc, name: Found) -> Sex:
    """The sex that titles before the name, or the noun right before it, show."""
    for i in name.titles:
        sex = TITLE_SEX.get(fold(doc[i].text))
        if sex:
            return sex
    return ""


def introduced_as_kin(doc: Doc, name: Found) -> bool:
    """*a son, Nikolai*; *a daughter Sofia*: an indefinite kin description brings a new person in."""
    i = name.first - 1
    if i > 0 and doc[i].text == ",":
        i -= 1
    if i < 1 or singular(doc[i].text, doc[i].lemma_) not in KIN:
        return False
    return any(doc[k].lower_ in ("a", "an", "another", "her", "his", "their") for k in range(max(0, i - 3), i))


def _other(kind: EntityKind, words: Words, others: dict[Words, Draft], cast: Cast_, long_form: Draft | None) -> Draft:
    draft = long_form or others.get(words) or others.get(_without_the(words))
    if draft is None:
        draft = cast.new(kind)
    others.setdefault(words, draft)
    if words not in draft.names:
        draft.names.append(words)
    return draft


def _without_the(words: Words) -> Words:
    return tuple(word for word in words if word not in ("the",))


def _long_form(doc: Doc, names: Sequence[Found], k: int, placed: dict[Found, Draft]) -> Draft | None:
    """*State Academy of Artistic Sciences ([GAKhN])*: the body that an acronym in brackets stands for."""
    if k == 0 or not _stands_in_brackets(doc, names[k]) or sum(c.isupper() for c in doc[names[k].first].text) < 2:
        return None
    draft = placed.get(names[k - 1])
    return draft if names[k - 1].last == names[k].first - 1 and draft is not None and draft.kind != "person" else None


def _stands_in_brackets(doc: Doc, name: Found) -> bool:
    return name.first > 0 and doc[name.first - 1].text == "(" and name.last < len(doc) and doc[name.last].text == ")"


def _with_shared_surname(doc: Doc, names: Sequence[Found], k: int) -> Words:
    """*[Hans] and Sophie Scholl*: a first name in a pair takes the other's surname."""
    words = words_of(doc, names[k])
    if len(words) != 1 or first_name_sex(words[0]) is None or k + 1 >= len(names):
        return words
    other = names[k + 1]
    joined = other.first == names[k].last + 1 and doc[names[k].last].lower_ in ("and", "&") and not other.titles
    their = words_of(doc, other)
    if joined and len(their) == 2 and first_name_sex(their[0]) is not None:
        return (words[0], their[1])
    return words
