"""Small sources with hand-made readings, and cases made of them: quick, and the same whatever the rules become."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from kartoteka.claims import Claim, ClaimTime, Entity, Mention, NoteMark, Reading, Relation, SourceHead
from kartoteka.sources import Source, from_text
from kartoteka.values import Bounds

PRINTERS = """THE PRINTERS OF RIGA

In March 1935 Anna Weiss was arrested in Riga by the Political Police.1 She was interrogated for three weeks by \
Inspector Ozols. It was rumoured that she had been beaten. On 4 May 1935 the District Court sentenced her to two years.

Anna Weiss had perhaps met Karlis Berg before. Berg was charged with high treason, and denied everything.2 Her brother \
Jan Weiss wrote to the minister on 6 June 1935. The minister never answered. In the spring of 1937 she was released \
from the prison of Liepaja.

1 State Archive, file 12, leaf 3.
2 Court record, leaf 40.
"""
LETTERS = """LETTERS OF A SISTER

Anna Veiss was searched once more in June 1940. She fled to the country in July. On 14 June 1941 Anna Veiss was \
deported from Riga. She died in a camp in the Urals in 1942. Karlis Berg was shot in 1938, as his widow was told.
"""


_EMPTY: list[bytes] = []


class Maker:
    """Builds a reading of a text by naming words in it."""

    def __init__(self, name: str, text: str) -> None:
        data = text.encode()
        self.data = data
        self.source: Source = replace(from_text(text, name), sha256=sha256(data).hexdigest())
        self.entities: dict[str, Entity] = {}
        self.claims: list[Claim] = []
        self.relations: list[Relation] = []

    def somebody(self, key: str, kind: str, *names: str) -> None:
        """An entity with every place where one of its names stands."""
        found = sorted(
            {(m.start(), m.end()) for n in names for m in re.finditer(rf"\b{re.escape(n)}\b", self.source.text)}
        )
        mentions = tuple(Mention(start, end, "name") for start, end in found)
        self.entities[key] = Entity(key, kind, names[0], names, mentions)  # type: ignore[arg-type]

    def says(
        self,
        kind: str,
        words: str,
        earliest: str | None = None,
        latest: str | None = None,
        *,
        factuality: str = "CT+",
        holders: tuple[str, ...] = (),
        confidence: float = 0.9,
        term: str | None = None,
        **roles: str,
    ) -> None:
        """A claim on the first place where the words stand; its passage is their sentence."""
        text = self.source.text
        start = text.index(words)
        low = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1)
        high = min(x for x in (text.find(". ", start) + 1, text.find("\n", start)) if x > 0)
        time = ClaimTime(Bounds.from_iso(earliest, latest)) if earliest or latest else None
        notes = tuple(n.mark for n in self.source.notes if low <= n.start <= high + 2)
        self.claims.append(
            Claim(
                f"c{len(self.claims) + 1}",
                kind,
                start,
                start + len(words),
                low,
                high,
                {role: tuple(key.split()) for role, key in roles.items()},
                term=term,
                time=time,
                factuality=factuality,
                holders=holders,
                notes=notes,
                confidence=confidence,
                explanation=(("type", f"the words “{words}”"),),
            )
        )

    def related(self, kind: str, subject: str, object_: str, words: str) -> None:
        """A relation worded so."""
        start = self.source.text.index(words)
        self.relations.append(Relation(kind, subject, object_, words, start, start + len(words)))

    def reading(self) -> Reading:
        """What was built."""
        source = self.source
        head = SourceHead(source.name, source.sha256, source.media_type, len(source.text))
        notes = tuple(NoteMark(n.mark, n.start, n.end, n.body) for n in source.notes)
        claims = tuple(sorted(self.claims, key=lambda c: (c.start, c.id)))
        return Reading(head, notes, tuple(self.entities.values()), tuple(self.relations), (), claims)


def printers(text: str = PRINTERS) -> Maker:
    """The first source: a trial, with notes."""
    made = Maker("printers.txt", text)
    made.somebody("anna", "person", "Anna Weiss")
    made.somebody("jan", "person", "Jan Weiss")
    made.somebody("berg", "person", "Karlis Berg")
    made.somebody("ozols", "person", "Inspector Ozols")
    made.somebody("minister", "person", "minister")
    made.somebody("police", "body", "Political Police")
    made.somebody("court", "body", "District Court")
    made.somebody("riga", "place", "Riga")
    made.somebody("liepaja", "place", "Liepaja")
    made.says("arrest", "arrested", "1935-03-01", "1935-03-31", patient="anna", agent="police", place="riga")
    made.says("interrogation", "interrogated", None, "1935-05-04", patient="anna", agent="ozols", term="P3W")
    made.says("ill_treatment", "beaten", factuality="Uu", holders=("holder:rumour",), confidence=0.35, patient="anna")
    made.says("sentence", "sentenced", "1935-05-04", "1935-05-04", patient="anna", agent="court", term="P2Y")
    made.says("meeting", "met", factuality="PS+", confidence=0.4, agent="anna berg")
    made.says("charge", "charged", confidence=0.7, patient="berg")
    made.says("confession", "denied", factuality="CT-", confidence=0.5, agent="berg")
    made.says("message", "wrote", "1935-06-06", "1935-06-06", agent="jan", recipient="minister")
    made.says("statement", "answered", factuality="CT-", confidence=0.6, agent="minister")
    made.says("release", "released", "1937-03-01", "1937-05-31", patient="anna", origin="liepaja")
    made.related("kin", "jan", "anna", "brother")
    return made


def letters(text: str = LETTERS) -> Maker:
    """The second source, in which the same woman is spelled otherwise."""
    made = Maker("letters.txt", text)
    made.somebody("anna", "person", "Anna Veiss")
    made.somebody("berg", "person", "Karlis Berg")
    made.somebody("widow", "person", "widow")
    made.somebody("riga", "place", "Riga")
    made.says("search", "searched", "1940-06-01", "1940-06-30", confidence=0.8, patient="anna")
    made.says("flight", "fled", "1940-07-01", "1940-07-31", agent="anna")
    made.says("exile", "deported", "1941-06-14", "1941-06-14", patient="anna", origin="riga")
    made.says("death", "died", "1942-01-01", "1942-12-31", patient="anna")
    made.says("killing", "shot", "1938-01-01", "1938-12-31", holders=("widow",), confidence=0.65, patient="berg")
    return made


def make_case(path: Path | None, *makers: Maker):  # type: ignore[no-untyped-def]
    """A new case of those sources; opens it. The empty SQLite case is made once and copied; without a path the case
    is made in the database of `KARTOTEKA_DATABASE`."""
    from kartoteka.record import open_case

    if path is None:
        case = open_case(create=True)
    elif _EMPTY:
        path.write_bytes(_EMPTY[0])
        case = open_case(path)
    else:
        case = open_case(path, create=True)
        from django.db import connection

        connection.close()
        _EMPTY.append(path.read_bytes())
    from kartoteka.record import services

    for maker in makers or (printers(), letters()):
        services.add_source(case, maker.source, maker.data, maker.reading(), services.Who.local())
    return case
