"""Times the record's services on a seeded case (`tools/seed_case.py`), in ms.

Three columns: median and worst by the clock, and the median of processor time, which other work on the machine
changes less.

    python tools/time_services.py bench.kartoteka
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median

from kartoteka.record import open_case


def timed(what: str, do: Callable[[int], object], runs: int = 15) -> tuple[str, float, float, float]:
    """Run it so often, with numbers 0, 1, 2 ..., and take the times."""
    do(0)
    times, used = [], []
    for number in range(runs):
        begun, cpu = time.perf_counter(), time.process_time()
        do(number)
        times.append((time.perf_counter() - begun) * 1000)
        used.append((time.process_time() - cpu) * 1000)
    return what, median(times), max(times), median(used)


def main() -> int:
    """Print one line for each service."""
    case = open_case(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    from kartoteka.record import services as s
    from kartoteka.record.models import Claim, Cluster, Source

    who, chance = s.Who.local(), Random(1)
    reader = s.Who("reader", "reader")
    people = list(Cluster.objects.filter(kind="person").values_list("pk", flat=True))
    names = list(Cluster.objects.filter(kind="person").values_list("name", flat=True))
    small = list(Source.objects.order_by("claims_all").values_list("pk", flat=True)[:50])
    book = Source.objects.order_by("-claims_all").values_list("pk", flat=True)[0]
    claims = list(Claim.objects.values_list("pk", flat=True)[:30_000])
    for found in (people, names, claims):
        chance.shuffle(found)

    def screen(start: int) -> object:
        return list(s.source_claims(who, book, start=start, end=start + 5000))

    def judged_and_found(number: int) -> object:
        s.judge(case, claims[number], "doubt", who)
        return s.find_people(who, names[number])

    rows = [
        timed("one person's claims", lambda n: list(s.claims_of(who, people[n]))),
        timed("one person's claims, by a reader", lambda n: list(s.claims_of(reader, people[n]))),
        timed("one person's relations", lambda n: list(s.relations_of(who, people[n]))),
        timed("people, first page", lambda n: list(s.people(who)[n * 50 : n * 50 + 50])),
        timed("people by name, a late page", lambda n: list(s.people(who, by_name=True)[900 + n : 950 + n])),
        timed("one source's claims (475)", lambda n: list(s.source_claims(who, small[n % len(small)]))),
        timed("a book's claims, a screen", lambda n: screen(n * 5000)),
        timed("a book's text", lambda n: s.source_of(who, Source.objects.get(pk=book))),
        timed("the queue, first page", lambda n: list(s.queue(who)[:20])),
        timed("the queue, a late page, by a reader", lambda n: list(s.queue(reader)[5000:5020])),
        timed("the queue of a type", lambda n: list(s.queue(who, type="exile")[:20])),
        timed("the queue's length", lambda n: s.queue(who).count()),
        timed("sources", lambda n: list(s.sources(who))),
        timed("search: two words", lambda n: s.search(who, "arrested Kazan")),
        timed("search: a name", lambda n: s.search(who, names[n])),
        timed("search: a rare beginning", lambda n: s.search(who, names[n].split()[-1][:5])),
        timed("find a person", lambda n: s.find_people(who, names[n])),
        timed("find a person in another script", lambda n: s.find_people(who, "Анна Аркадович Абаев")),
        timed("history", lambda n: s.history(who)),
        timed("judge", lambda n: s.judge(case, claims[n], "accept", who)),
        timed("judge, then find a person", lambda n: judged_and_found(n)),
        timed("merge", lambda n: s.merge(case, people[2 * n + 40], people[2 * n + 41], who) if n else None),
    ]  # fmt: skip
    for what, middle, worst, used in rows:
        print(f"{what:40} {middle:8.1f} {worst:8.1f} {used:8.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
