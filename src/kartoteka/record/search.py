"""Search: people by name in any spelling and script, and words in the texts, each hit with its reason."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from rapidfuzz import fuzz, process

from kartoteka.record import access, blobs, fulltext
from kartoteka.record.access import Who
from kartoteka.record.batches import batches
from kartoteka.record.fold import fold, words
from kartoteka.record.models import Cluster, Entry, NameKey, Passage, Role

_CLOSE_ENOUGH = 80.0
"""Least likeness, 0 to 100 (rapidfuzz `token_set_ratio`-like), of a spelling that is offered."""

_TEXT_LIMIT = 2_000
"""Passages looked at; more than anybody pages through."""


_LOOKED_UP_AT_ONCE = 60


@dataclass(frozen=True, slots=True)
class PersonHit:
    """Somebody found: the spelling that matched, how like it is (0 to 100), and why it was taken."""

    cluster: Cluster
    name: str
    likeness: float
    reason: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: its words, where in them the query's words stand, and where in the text it begins."""

    passage: Passage
    words: str
    marks: tuple[tuple[int, int], ...]


def search(who: Who, query: str, *, first: int = 0, count: int = 20) -> list[Hit]:
    """Passages of texts and notes that hold all words of the query (the last as a beginning), best first."""
    wanted = fold(query).split()
    rows: list[Passage] = []
    for ids in batches(fulltext.matching(wanted, _TEXT_LIMIT), _LOOKED_UP_AT_ONCE):
        shown = access.passages(who).select_related("source", "text").in_bulk(ids)
        rows += [shown[pk] for pk in ids if pk in shown]
        if len(rows) >= first + count:
            break
    rows = rows[first : first + count]
    texts: dict[str, str] = {}
    for row in rows:
        if row.text.text_id not in texts:
            texts[row.text.text_id] = blobs.content(row.text.text_id).decode()
    return [_hit(row, texts[row.text.text_id], wanted) for row in rows]


def _hit(row: Passage, text: str, wanted: list[str]) -> Hit:
    said = text[row.start : row.end]
    exact, beginning = set(wanted), wanted[-1]
    marks = tuple((s, e) for word, s, e in words(said) if word in exact or word.startswith(beginning))
    return Hit(row, said, marks)


_CHANGE_NAMES = ("case", "reading", "identity", "entity", "confidential", "withdrawal")
"""Actions after which the spellings are looked up anew; an undo of anything but a judgement is one more."""


class _Spellings:
    """Every spelling that somebody may see, and the ways into them: whole, by a word, by the beginning of a word."""

    def __init__(self, found: dict[str, list[tuple[int, str]]]) -> None:
        self.of = found
        """Folded spelling -> (cluster, spelling)."""
        self.folded = list(found)
        self._places: dict[str, list[int]] = {}
        for place, spelling in enumerate(self.folded):
            for word in set(spelling.split()):
                self._places.setdefault(word, []).append(place)
        self._words = sorted(self._places)

    def with_all(self, parts: set[str]) -> set[int]:
        """Places in `folded` of the spellings that have all these words."""
        return set.intersection(*(set(self._places.get(part, ())) for part in parts))

    def beginning(self, start: str) -> set[int]:
        """Places in `folded` of the spellings with a word that begins so."""
        first, last = bisect_left(self._words, start), bisect_left(self._words, start + "\U0010ffff")
        return {place for word in self._words[first:last] for place in self._places[word]}


_spellings: dict[tuple[object, ...], _Spellings] = {}


def _all_spellings(who: Who) -> _Spellings:
    """The spellings; kept until a name in the record changes."""
    names = Q(action__in=_CHANGE_NAMES) | Q(action="undo", claim=None)
    last = Entry.objects.filter(names).order_by("-seq").values_list("seq", "sha256").first()
    key = (str(connection.settings_dict["NAME"]), last, who.may(Role.READER), who.sees_confidential)
    if key not in _spellings:
        rows = NameKey.objects.filter(entity__current=True, entity__source__withdrawn=False)
        if not who.may(Role.READER):
            rows = rows.none()
        if not who.sees_confidential:
            rows = rows.filter(veiled=False, entity__veiled=False, entity__source__confidential=False)
        found: dict[str, list[tuple[int, str]]] = {}
        for folded, cluster, name in rows.values_list("key", "entity__cluster", "name").distinct():
            found.setdefault(folded, []).append((cluster, name))
        _spellings.clear()
        _spellings[key] = _Spellings(found)
    return _spellings[key]


def find_people(who: Who, name: str, *, kind: str | None = None, count: int = 20) -> list[PersonHit]:
    """Clusters with a spelling like the name, the most alike first, each cluster once."""
    wanted = fold(name)
    if not wanted:
        return []
    spellings = _all_spellings(who)
    best: dict[int, tuple[float, str, str]] = {}
    for folded, likeness, reason in _alike(wanted, spellings):
        for cluster, spelling in spellings.of[folded]:
            if likeness > best.get(cluster, (0.0,))[0]:
                best[cluster] = (likeness, spelling, reason)
    rows = access.clusters(who).in_bulk(sorted(best, key=lambda pk: -best[pk][0])[: count * 20])
    hits = [
        PersonHit(row, best[pk][1], best[pk][0], best[pk][2])
        for pk, row in rows.items()
        if kind is None or row.kind == kind
    ]
    hits.sort(key=lambda hit: (-hit.likeness, -hit.cluster.claims_open, hit.cluster.pk))
    return hits[:count]


def _alike(wanted: str, spellings: _Spellings) -> list[tuple[str, float, str]]:
    found: dict[str, tuple[float, str]] = {}
    for spelling, likeness, _ in process.extract(
        wanted, spellings.folded, scorer=fuzz.token_sort_ratio, score_cutoff=_CLOSE_ENOUGH, limit=200
    ):
        reason = "the same letters" if spelling == wanted else "a spelling like it"
        found[spelling] = (likeness, reason)
    whole = spellings.with_all(set(wanted.split()))
    for place in sorted(whole | (spellings.beginning(wanted) if len(wanted) > 2 else set())):
        spelling = spellings.folded[place]
        if place in whole and found.get(spelling, (0.0,))[0] < 95:
            found[spelling] = (95.0, "all parts of the name") if spelling != wanted else (100.0, "the same letters")
        elif spelling not in found:
            found[spelling] = (85.0, "begins so")
    return [(spelling, likeness, reason) for spelling, (likeness, reason) in found.items()]
