"""Readings for tests of reasoning, in a line a claim."""

from dataclasses import replace

from kartoteka.claims import Claim, ClaimTime, Entity, Mention, Reading, Relation, SourceHead, Time
from kartoteka.values import Bounds


def person(id, name=None, *names):
    """An entity that is a person, with one mention of its name."""
    name = name or id.capitalize()
    return Entity(id, "person", name, (name, *names), (Mention(0, len(name), "name"),))


def claim(id, type, patient=None, day=None, **more):
    """A claim; `day` is one ISO day or a pair of them, `at` its place in the text (by default, by its number)."""
    roles = {role: more.pop(role) for role in ("agent", "recipient", "place") if role in more}
    roles = {role: (filled,) if isinstance(filled, str) else tuple(filled) for role, filled in roles.items()}
    if patient is not None:
        roles["patient"] = (patient,) if isinstance(patient, str) else tuple(patient)
    earliest, latest = day if isinstance(day, tuple) else (day, day)
    time = None if day is None else ClaimTime(Bounds.from_iso(earliest, latest))
    at = more.pop("at", 100 * int(id[1:]))
    return Claim(id, type, at, at + 5, at - 5, at + 20, roles, time=time, **more)


def reading(*claims, people=None, relations=(), name="memoir.txt"):
    """A reading of these claims; everybody named in them is a person unless `people` gives the entities."""
    ids = dict.fromkeys(e for c in claims for filled in c.roles.values() for e in filled)
    entities = tuple(person(each) for each in ids) if people is None else tuple(people)
    head = SourceHead(name, name.encode().hex().ljust(64, "0"), "text/plain", 9999)
    return Reading(head, entities=entities, claims=tuple(claims), relations=tuple(relations))


def kin(subject, value, object):
    """A relation of kin: `subject` is `value` of `object`."""
    return Relation("kin", subject, object, value, 0, 1)


def dated_by(found, claim_id, *times):
    """The reading with these times, the claim dated by the last of them."""
    claims = tuple(
        replace(c, time=ClaimTime(times[-1].bounds, None, (len(times) - 1,))) if c.id == claim_id else c
        for c in found.claims
    )
    return replace(found, times=times, claims=claims)


def time(at, day, counted_from=None):
    """A time expression at that place of the text."""
    earliest, latest = day if isinstance(day, tuple) else (day, day)
    return Time(at, at + 5, Bounds.from_iso(earliest, latest), counted_from=counted_from)
