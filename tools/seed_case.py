"""Fill a case with invented sources for benchmarks: the same every time, without reading anything.

    python tools/seed_case.py bench.kartoteka                    200 sources, 100,000 claims, 20,000 people
    python tools/seed_case.py small.kartoteka --sources 10       the same, a twentieth of it
    KARTOTEKA_DATABASE=postgresql://... python tools/seed_case.py

The first source is a book of `--book` claims; the others share the rest. Text, names and claims are invented.
"""

from __future__ import annotations

import argparse
import time
from hashlib import sha256
from pathlib import Path
from random import Random

from kartoteka import claims as core
from kartoteka.record import open_case
from kartoteka.sources import Block, Source
from kartoteka.values import Bounds, days

FIRST = [
    "Anna",
    "Boris",
    "Clara",
    "Dmitri",
    "Elena",
    "Fyodor",
    "Galina",
    "Ivan",
    "Klara",
    "Lev",
    "Maria",
    "Nikolai",
    "Olga",
    "Pavel",
    "Raisa",
    "Sergei",
]
MIDDLE = [
    "Arkad",
    "Bogdan",
    "Denis",
    "Efim",
    "Gleb",
    "Ignat",
    "Karl",
    "Luk",
    "Mark",
    "Naum",
    "Osip",
    "Petr",
    "Roman",
    "Semyon",
    "Timof",
    "Vlad",
]
LAST_A = [
    "Ab",
    "Bel",
    "Chern",
    "Dubr",
    "Er",
    "Fil",
    "Gor",
    "Kaz",
    "Leb",
    "Mal",
    "Nov",
    "Or",
    "Pol",
    "Rud",
    "Sav",
    "Tar",
    "Ul",
    "Vor",
    "Yak",
    "Zam",
]
LAST_B = ["aev", "anov", "enko", "in", "itsky", "kin", "ovich", "ovsky", "sky", "ukhin"]
PLACES = ["Kazan", "Perm", "Omsk", "Tver", "Pskov", "Ufa", "Minsk", "Riga", "Orel", "Tula"]
EVENTS = (
    ("was arrested", "arrest", "arrested"), ("was interrogated", "interrogation", "interrogated"),
    ("was sentenced", "sentence", "sentenced"), ("was exiled", "exile", "exiled"),
    ("was released", "release", "released"),
    ("was dismissed", "dismissal", "dismissed"), ("died", "death", "died"), ("was searched", "search", "searched"),
)  # fmt: skip
FACTUALITY = ("CT+", "CT+", "CT+", "CT+", "Uu", "PR+", "PS+", "CT-")


def person_name(number: int) -> str:
    """The name of an invented person; different for the first 51,200 numbers."""
    first, rest = FIRST[number % 16], number // 16
    middle, rest = MIDDLE[rest % 16], rest // 16
    return f"{first} {middle}ovich {LAST_A[rest % 20]}{LAST_B[rest // 20 % 10]}"


class Writer:
    """Writes a text sentence by sentence, and the claims and mentions with it."""

    def __init__(self, chance: Random, people: range) -> None:
        self.chance, self.people = chance, people
        self.text: list[str] = []
        self.length = 0
        self.claims: list[core.Claim] = []
        self.mentions: dict[str, list[core.Mention]] = {}
        self.kinds: dict[str, str] = {}
        self.blocks: list[Block] = []

    def put(self, words: str, who: str | None = None, kind: str = "person") -> tuple[int, int]:
        """Append words; with `who` they are a mention of that name."""
        start = self.length
        self.text.append(words)
        self.length += len(words)
        if who is not None:
            self.kinds[who] = kind
            self.mentions.setdefault(who, []).append(core.Mention(start, self.length, "name"))
        return start, self.length

    def sentence(self, number: int) -> None:
        """One sentence with one claim."""
        day = self.chance.randrange(days.from_iso("1918-01-01"), days.from_iso("1956-12-31"))
        name = person_name(self.people[number % len(self.people)])
        place = self.chance.choice(PLACES)
        phrase, kind, word = self.chance.choice(EVENTS)
        start, _ = self.put(f"On {days.to_iso(day)} ")
        self.put(name, name)
        self.put(" " + phrase.removesuffix(word))
        trigger = self.put(word)
        self.put(" in ")
        self.put(place, place, "place")
        roles = {"patient": (name,), "place": (place,)}
        holders: tuple[str, ...] = ()
        if self.chance.random() < 0.3:
            other = person_name(self.chance.choice(self.people))
            self.put(", as ")
            self.put(other, other)
            self.put(" told")
            holders = (other,)
        _, end = self.put(". ")
        self.claims.append(
            core.Claim(
                f"c{len(self.claims) + 1}", kind, *trigger, start, end - 1, roles, None, None,
                core.ClaimTime(Bounds(day, day + self.chance.choice((0, 0, 30, 365))), None, ()),
                self.chance.choice(FACTUALITY), holders, (), "rules", round(self.chance.random(), 3),
                (("type", f"the word {word!r}"),),
            )
        )  # fmt: skip

    def made(self, name: str) -> tuple[Source, core.Reading]:
        """Source and reading."""
        text = "".join(self.text)
        digest = sha256(text.encode()).hexdigest()
        ids = {entity: f"e{number}" for number, entity in enumerate(self.mentions, 1)}
        entities = tuple(
            core.Entity(ids[n], self.kinds[n], n, (n,), tuple(m))
            for n, m in self.mentions.items()  # type: ignore[arg-type]
        )
        claims = tuple(
            core.Claim(
                **{slot: getattr(c, slot) for slot in c.__slots__}
                | {"roles": {role: tuple(ids[e] for e in filled) for role, filled in c.roles.items()}}
                | {"holders": tuple(ids[e] for e in c.holders)}
            )
            for c in self.claims
        )
        head = core.SourceHead(name, digest, "text/plain", len(text))
        source = Source(name, digest, "text/plain", text, blocks=tuple(self.blocks))
        return source, core.Reading(head, entities=entities, claims=claims)


def invent(number: int, claims: int, people: range) -> tuple[Source, core.Reading]:
    """Source and reading of that number."""
    writer = Writer(Random(number), people)
    writer.put(f"Volume {number}\n\n")
    for line in range(claims):
        start = writer.length
        writer.sentence(line)
        if line % 8 == 7:
            writer.put("\n\n")
            start = start if not writer.blocks else writer.blocks[-1].end
            writer.blocks.append(Block("paragraph", start, writer.length))
    if writer.blocks and writer.blocks[-1].end < writer.length:
        writer.blocks.append(Block("paragraph", writer.blocks[-1].end, writer.length))
    return writer.made(f"volume-{number:03}.txt")


def main() -> int:
    """Seed the case, and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path, nargs="?")
    parser.add_argument("--sources", type=int, default=200)
    parser.add_argument("--book", type=int, default=5_000, help="claims of the first source")
    parser.add_argument("--claims", type=int, default=475, help="claims of each other source")
    parser.add_argument("--people", type=int, default=100, help="people of each source")
    arguments = parser.parse_args()
    case = open_case(arguments.case, create=True)
    from kartoteka.record import services

    who, begun = services.Who.local(), time.perf_counter()
    for number in range(arguments.sources):
        people = range(number * arguments.people, (number + 1) * arguments.people)
        source, reading = invent(number, arguments.claims if number else arguments.book, people)
        services.add_source(case, source, source.text.encode(), reading, who)
    print(f"{arguments.sources} sources in {time.perf_counter() - begun:.1f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
