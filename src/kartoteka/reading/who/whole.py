"""From mentions to a cast: names first, then descriptions and pronouns in the text's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.claims import Entity, Mention
from kartoteka.reading.cast import Cast
from kartoteka.reading.mentions import Found, find_names, find_nominals, find_pronouns
from kartoteka.reading.who.appositions import appositions
from kartoteka.reading.who.draft import Cast_, Draft
from kartoteka.reading.who.layout import layout
from kartoteka.reading.who.naming import name_drafts
from kartoteka.reading.who.note_names import with_note_names
from kartoteka.reading.who.placing import Placing
from kartoteka.reading.who.sexes import tell_sexes
from kartoteka.sources import Source

if TYPE_CHECKING:
    from spacy.tokens import Doc


def who_is_who(source: Source, doc: Doc) -> Cast:
    """The entities of the text and the tokens that stand for them.

    Args:
        source: whose text the offsets count in.
        doc: `parse(mask(source))`.
    """
    return cast_of(source, doc, walked(doc))


def walked(doc: Doc, walk: type[Placing] = Placing) -> Placing:
    """The walk through the text, done; training watches it with a `walk` of its own."""
    names = find_names(doc)
    in_names = {i for name in names for i in (*name.titles, *range(name.first, name.last))}
    nominals = (*find_nominals(doc, in_names), *(n for n in names if n.form == "nominal"))
    names = tuple(n for n in names if n.form == "name")
    drafts = Cast_()
    by_name = name_drafts(doc, names, drafts)
    names = tuple(n for n in names if n in by_name)
    beside = appositions(doc, names, sorted(nominals, key=lambda n: n.first))
    where = layout(doc)
    mentions = sorted((*names, *nominals, *find_pronouns(doc)), key=lambda f: (f.first, f.last))
    tell_sexes(mentions, by_name, beside.same, where)
    placing = walk(doc, where, drafts, by_name, beside)
    for found in mentions:
        placing.place(found)
    placing.finish()
    return placing


def cast_of(source: Source, doc: Doc, placing: Placing) -> Cast:
    """The drafts as entities in the order of their first mentions; a mere list of names is its members."""
    ids: dict[int, str] = {}
    entities = []
    for draft in sorted(filter(_is_somebody, placing.cast.drafts), key=_first_start):
        ids[draft.number] = f"e{len(ids) + 1}"
        entities.append(_entity(ids[draft.number], source, doc, draft))
    by_token = {
        i: tuple(dict.fromkeys(ids[d.number] for d in found if d.number in ids))
        for i, found in placing.by_token.items()
    }
    narrator = placing.narrator
    return Cast(
        tuple(with_note_names(source, entities, _small_words(doc))),
        {i: found for i, found in by_token.items() if found},
        ids.get(narrator.number) if narrator is not None else None,
        frozenset(ids[teller.number] for teller in placing.testimonies.told_by if teller.number in ids),
        tuple((start, end, ids[d.number]) for start, end, d in placing.testimonies.spans() if d.number in ids),
    )


def _small_words(doc: Doc) -> set[str]:
    """The words that stand in small letters somewhere in the text."""
    words = (doc.vocab.strings[int(key)] for key in set(doc.to_array("ORTH").tolist()))
    return {word for word in words if word.islower()}


def _is_somebody(draft: Draft) -> bool:
    return bool(draft.mentions) and not (draft.members and all(f.form == "pronoun" for f in draft.mentions))


def _first_start(draft: Draft) -> int:
    return min(found.first for found in draft.mentions)


def _entity(entity_id: str, source: Source, doc: Doc, draft: Draft) -> Entity:
    mentions = sorted({_mention(doc, found) for found in draft.mentions}, key=lambda m: (m.start, m.end))
    spellings = [_spelling(doc, f) for f in draft.mentions if f.form == "name"]
    if spellings:
        name = max(spellings, key=lambda s: (len(s.split()), len(s)))
    else:
        name = _described(doc, next((f for f in draft.mentions if f.form == "nominal"), draft.mentions[0]))
    return Entity(entity_id, draft.kind, name, tuple(dict.fromkeys(spellings)), tuple(mentions))


def _mention(doc: Doc, found: Found) -> Mention:
    last = doc[found.last - 1]
    return Mention(doc[found.first].idx, last.idx + len(last.text), found.form)


def _spelling(doc: Doc, found: Found) -> str:
    """The name as a reader would write it: *SHPET, Gustav* is *Gustav Shpet*."""
    text = " ".join(doc[found.first : found.last].text.split())
    if found.inverted and ("," in text or "(" in text):
        surname, given = (part.strip() for part in text.split("," if "," in text else "(", 1))
        return f"{given.rstrip(')')} {_quiet(surname)}"
    return " ".join(_quiet(word) for word in text.split()) if text.isupper() and " " in text else text


def _quiet(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-")) if word.isupper() else word


_BEFORE_HEAD = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod"})


def _described(doc: Doc, found: Found) -> str:
    """The description with its words before and its complement: *the pharmacist of the German hospital*."""
    head = doc[found.head]
    start = min(
        [found.first, *(c.i for c in head.lefts if c.dep_ in _BEFORE_HEAD and not (c.is_digit and len(c.text) == 4))]
    )
    end = found.last
    for child in head.rights:
        if child.dep_ == "prep" and child.i == end and child.lower_ in ("of", "in", "at", "for", "from"):
            end = min(child.right_edge.i + 1, end + 8)
    for child in head.lefts:
        if child.dep_ == "poss" and child.i >= start:
            start = min(start, child.left_edge.i)
    return " ".join(doc[start:end].text.split()).rstrip(",;:")
