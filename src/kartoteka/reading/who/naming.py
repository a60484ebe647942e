"""Names to drafts: every name of the document gets its entity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kartoteka.claims.model import EntityKind
from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import KIN, TITLE_SEX, Sex, first_name_sex, fold, singular
from kartoteka.reading.who.aliases import also_named
from kartoteka.reading.who.draft import Cast_, Draft
from kartoteka.reading.who.name_kinds import name_kinds, words_of
from kartoteka.reading.who.person_names import PersonIndex, Words, sex_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def name_drafts(doc: Doc, names: Sequence[Found], cast: Cast_) -> dict[Found, Draft]:
    """The draft of each name that is one; the text's order decides who is meant by a surname."""
    kinds = name_kinds(doc, names)
    persons = PersonIndex()
    others: dict[tuple[EntityKind, Words], Draft] = {}
    result: dict[Found, Draft] = {}
    aliases = _aliases(doc, names, kinds)
    for k, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        if kind is None:
            continue
        words = _with_shared_surname(doc, names, k)
        if kind == "person":
            draft = _person(doc, name, words, persons, cast, result.get(aliases.get(name, name)))
        else:
            draft = _other(kind, words, others, cast)
        draft.add(name)
        result[name] = draft
    return result


def _aliases(doc: Doc, names: Sequence[Found], kinds: Sequence[EntityKind | None]) -> dict[Found, Found]:
    """Each other name with the name before it that is the same person's."""
    people = {name.first: name for name, kind in zip(names, kinds, strict=True) if kind == "person"}
    spans = {first: name.last for first, name in people.items()}
    return {people[first]: people[earlier] for first, _, earlier in also_named(doc, spans)}


def _person(doc: Doc, name: Found, words: Words, persons: PersonIndex, cast: Cast_, same: Draft | None) -> Draft:
    sex = title_sex(doc, name) or name.sex or sex_of(words)
    if same is not None and not (sex and same.sex and sex != same.sex):
        persons.remember(same, words)
        return same
    draft = None if introduced_as_kin(doc, name) and len(words) == 1 else persons.find(words, sex)
    if draft is None:
        draft = cast.new("person", sex)
    elif sex and not draft.sex:
        draft.sex = sex
    persons.remember(draft, words)
    return draft


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


def _other(kind: EntityKind, words: Words, others: dict[tuple[EntityKind, Words], Draft], cast: Cast_) -> Draft:
    draft = others.get((kind, words))
    if draft is None:
        draft = cast.new(kind)
        draft.names.append(words)
        others[(kind, words)] = draft
    return draft


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
