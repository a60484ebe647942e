"""One-line makers: people with roles, sources, and readings written as the words that carry a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from random import Random

from kartoteka import claims as core
from kartoteka.record.access import Who
from kartoteka.sources import Source
from kartoteka.values import Bounds

OWNER = Who("olga", "owner", True)
EDITOR = Who("erik", "editor")
REVIEWER = Who("rosa", "reviewer")
READER = Who("ruth", "reader")
STRANGER = Who("stan", "nobody")

TEXT = "Anna Berg was arrested in Kazan on 20 June 1939. Boris denounced her. Anna Berg died in 1942.\n\nRumour has it."


@dataclass(frozen=True)
class Says:
    """A claim to be: the word that carries it, its type, who fills its roles by name, and when (ISO days)."""

    word: str
    type: str
    roles: tuple[tuple[str, str], ...] = ()
    days: tuple[str | None, str | None] | None = None
    factuality: str = "CT+"
    holders: tuple[str, ...] = ()
    confidence: float | None = None


ARREST = Says("arrested", "arrest", (("patient", "Anna Berg"), ("place", "Kazan")), ("1939-06-20", "1939-06-20"))
DENIED = Says("denounced", "accusation", (("agent", "Boris"), ("patient", "Anna Berg")), None, "Uu", ("holder:rumour",))
DEATH = Says("died", "death", (("patient", "Anna Berg"),), ("1942-01-01", "1942-12-31"), "CT+", ("Boris",))
SAID = (ARREST, DENIED, DEATH)


def source(text: str = TEXT, name: str = "chapter.txt") -> Source:
    """A plain-text source."""
    return Source(name, sha256(text.encode()).hexdigest(), "text/plain", text)


def reading(
    text: str = TEXT,
    says: tuple[Says, ...] = SAID,
    *,
    name: str = "chapter.txt",
    reader: str = "rules",
    relations: tuple[tuple[str, str, str, str], ...] = (),
    listing: tuple[str, ...] = (),
) -> core.Reading:
    """A reading of the text: every name that a claim uses is a person (a place after `place`).

    `relations` are (type, subject, object, the word that carries it).
    """
    kinds = {filled: "place" if role == "place" else "person" for said in says for role, filled in said.roles}
    kinds |= dict.fromkeys([h for said in says for h in said.holders if not h.startswith("holder:")], "person")
    kinds |= dict.fromkeys([n for r in relations for n in r[1:3]], "person")
    kinds |= dict.fromkeys(listing, "person")
    ids = {entity: f"e{number}" for number, entity in enumerate(kinds, 1)}
    entities = tuple(
        core.Entity(ids[n], kind, n, (n,), tuple(core.Mention(*m.span(), "name") for m in re.finditer(n, text)))
        for n, kind in kinds.items()
    )
    return core.Reading(
        core.SourceHead(name, sha256(text.encode()).hexdigest(), "text/plain", len(text)),
        entities=entities,
        claims=tuple(_claim(f"c{n}", text, said, ids, reader) for n, said in enumerate(says, 1)),
        relations=tuple(
            core.Relation(kind, ids[a], ids[b], word, text.index(word), text.index(word) + len(word))
            for kind, a, b, word in relations
        ),
        listings=(core.Listing(0, len(text), tuple(ids[n] for n in listing)),) if listing else (),
    )


def _claim(claim_id: str, text: str, said: Says, ids: dict[str, str], reader: str) -> core.Claim:
    start = text.index(said.word)
    passage_start = text.rfind(".", 0, start) + 1
    roles: dict[str, tuple[str, ...]] = {}
    for role, name in said.roles:
        roles[role] = (*roles.get(role, ()), ids[name])
    return core.Claim(
        id=claim_id,
        type=said.type,
        start=start,
        end=start + len(said.word),
        passage_start=passage_start + len(text[passage_start:start]) - len(text[passage_start:start].lstrip()),
        passage_end=text.find(".", start) + 1 or len(text),
        roles=roles,
        time=None if said.days is None else core.ClaimTime(Bounds.from_iso(*said.days), None, ()),
        factuality=said.factuality,
        holders=tuple(ids.get(h, h) for h in said.holders),
        reader=reader,
        confidence=said.confidence,
        explanation=(("type", f"the word {said.word!r}"),),
    )


_FIRST = ("Anna", "Boris", "Clara", "Dmitri", "Elena", "Fyodor", "Galina", "Ivan")
_LAST = ("Berg", "Orlov", "Petrov", "Stein", "Ulrikh", "Volkov")
_VERBS = (("arrested", "arrest"), ("released", "release"), ("exiled", "exile"), ("tried", "trial"))


def invented(number: int, sentences: int = 6) -> tuple[Source, core.Reading]:
    """A source of that number, always the same, with about a claim a sentence."""
    chance = Random(number)
    said, lines = [], []
    for line in range(sentences):
        name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
        word, kind = chance.choice(_VERBS)
        year = 1920 + chance.randrange(40)
        lines.append(f"In {year} {name} was {word}{line} here.")
        said.append(Says(f"{word}{line}", kind, (("patient", name),), (f"{year}-01-01", f"{year}-12-31")))
    text = f"Report {number}. " + " ".join(lines)
    names = list(dict.fromkeys(name for one in said for _, name in one.roles))
    text += f" {names[0]} is the brother of {names[-1]}."
    kin = (("kin", names[0], names[-1], "brother"),) if len(names) > 1 else ()
    return source(text, f"report-{number}.txt"), reading(text, tuple(said), name=f"report-{number}.txt", relations=kin)
