"""Readings for tests, made from a text and what is to be read in it: people, places and claims are named by words."""

import re
from dataclasses import replace

from kartoteka.claims import Claim, ClaimTime, Entity, Mention, NoteMark, Reading, Relation, SourceHead, Time
from kartoteka.values import Bounds


def told(text, *claims, people=(), places=(), bodies=(), works=(), relations=(), notes=(), name="memoir.txt"):
    """A reading that carries its text; entities have their names for ids, claims are numbered as they come."""
    kinds = (("person", people), ("place", places), ("body", bodies), ("work", works))
    entities = tuple(_entity(kind, each, text) for kind, names in kinds for each in names)
    head = SourceHead(name, name.encode().hex().ljust(64, "0")[:64], "text/plain", len(text), text)
    numbered, times = [], []
    for number, (make, day_words) in enumerate(claims, start=1):
        claim = replace(make(text), id=f"c{number}")
        if day_words is not None:
            start = text.index(day_words)
            times.append(Time(start, start + len(day_words), claim.time.bounds))
            claim = replace(claim, time=replace(claim.time, basis=(len(times) - 1,)))
        numbered.append(claim)
    marks = tuple(
        NoteMark(mark, text.index(at) + len(at), text.index(at) + len(at) + len(mark), body) for at, mark, body in notes
    )
    return Reading(head, marks, entities, tuple(relations), tuple(times), tuple(numbered))


def say(type, trigger, day=None, *, words=None, sure="CT+", holders=(), notes=(), post=None, term=None, **roles):
    """A claim on these words of the text; `day` is an ISO day or a pair, `words` the expression that gives it."""
    earliest, latest = day if isinstance(day, tuple) else (day, day)
    time = None if day is None else ClaimTime(Bounds.from_iso(earliest, latest))
    filled = {role: (names,) if isinstance(names, str) else tuple(names) for role, names in roles.items()}

    def make(text):
        start = text.index(trigger)
        first, last = _sentence(text, start)
        return Claim(
            "",
            type,
            start,
            start + len(trigger),
            first,
            last,
            filled,
            post,
            term,
            time,
            sure,
            tuple(holders),
            tuple(notes),
        )

    return make, words


def is_kin(subject, value, object):
    """A relation of kin: `subject` is `value` of `object`."""
    return Relation("kin", subject, object, value, 0, 1)


def _entity(kind, name, text):
    """All places of the name are its mentions; `Anna Ivanova|Anna|the old woman` also has the others, the last
    ones in small letters as descriptions."""
    name, *others = name.split("|")
    mentions = [
        Mention(match.start(), match.end(), "name" if each[0].isupper() else "nominal")
        for each in (name, *others)
        for match in re.finditer(rf"\b{re.escape(each)}\b", text)
    ]
    names = tuple(each for each in (name, *others) if each[0].isupper())
    return Entity(name, kind, name, names, tuple(sorted(mentions, key=lambda m: m.start)))


def _sentence(text, place):
    ends = [match.end() for match in re.finditer(r"[.?!]\S*(?:\s|$)", text)]
    first = max((end for end in ends if end <= place), default=0)
    last = min((end for end in ends if end > place), default=len(text))
    return first, first + len(text[first:last].rstrip())
