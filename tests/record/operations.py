"""Random work on a case, the same for the same numbers on every database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from hypothesis import strategies as st

from kartoteka.claims import Relation as Correction
from kartoteka.errors import InputError, NotAllowed, NotFound
from kartoteka.record import Case, services
from kartoteka.record.models import Claim, Cluster, Entity, Entry, Relation, Source
from kartoteka.record.rows import claim_from_row
from kartoteka.record.sentences import sentences_of
from record.factory import OWNER, invented

Operation = tuple[str, int, int, int]

KINDS = (
    "accept", "reject", "doubt", "correct", "add claim", "add person", "merge", "split", "not same", "unsure",
    "undo", "hide claim", "hide person", "withdraw", "read", "read again", "done", "not done",
    "add term", "withdraw term", "use term",
    "accept relation", "reject relation", "correct relation", "use person",
)  # fmt: skip

operations = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50)), max_size=10
)


def begin(case: Case, sources: int = 2) -> None:
    """Put the first sources into the case."""
    for number in range(sources):
        _read(case, number, 5)


def do(case: Case, operation: Operation) -> Entry | None:
    """Do the operation; its entry, or `None` where it was not possible."""
    kind, a, b, c = operation
    before = Entry.objects.count()
    with suppress(InputError, NotAllowed, NotFound):
        _DO[kind](case, a, b, c)
    return Entry.objects.order_by("-seq").first() if Entry.objects.count() > before else None


def _pick(rows, number: int):
    """The row of that number, counted in an order that is the same on every database."""
    found = list(rows)
    return found[number % len(found)] if found else None


def _claim(number: int) -> Claim:
    return _pick(Claim.objects.order_by("source__sha256", "key"), number)


def _person(number: int) -> Entity:
    return _pick(Entity.objects.filter(kind="person", undone=False).order_by("source__sha256", "key"), number)


def _judge(verdict: str):
    def do_it(case: Case, a: int, b: int, c: int) -> None:
        certainty = ("", "probable", "dubious")[b % 3]
        services.judge(case, _claim(a).pk, verdict, OWNER, reason=f"reason {c}", certainty=certainty)

    return do_it


def _correct(case: Case, a: int, b: int, c: int) -> None:
    row = _claim(a)
    corrected = replace(claim_from_row(row), type=("exile", "death", "search")[b % 3], factuality=("CT+", "PS+")[c % 2])
    services.judge(case, row.pk, "correct", OWNER, correction=corrected)


def _add_claim(case: Case, a: int, b: int, c: int) -> None:
    row = _claim(a)
    services.add_claim(case, row.source_id, replace(claim_from_row(row), type=("birth", "burial")[b % 2]), OWNER)


def _add_person(case: Case, a: int, b: int, c: int) -> None:
    source = _pick(Source.objects.order_by("sha256"), a)
    services.add_entity(case, source.pk, "person", f"Somebody {b}", [(c, c + 3, "name")], OWNER)


def _merge(case: Case, a: int, b: int, c: int) -> None:
    services.merge(case, _person(a).cluster_id, _person(b).cluster_id, OWNER, reason=f"reason {c}")


def _split(case: Case, a: int, b: int, c: int) -> None:
    many = Cluster.objects.filter(entities_count__gt=1)
    members = _pick(sorted(_members(cluster) for cluster in many), a)
    if members is None:
        raise InputError("there is nobody to part")
    part = [pk for number, (_, _, pk) in enumerate(members) if (b >> number) & 1]
    services.split(case, Entity.objects.get(pk=members[0][2]).cluster_id, part, OWNER)


def _members(cluster: Cluster) -> list[tuple[str, str, int]]:
    return sorted(cluster.entities.values_list("source__sha256", "key", "pk"))


def _identity(verdict: str):
    def do_it(case: Case, a: int, b: int, c: int) -> None:
        services.judge_identity(case, _person(a).pk, _person(b).pk, verdict, OWNER)

    return do_it


def _undo(case: Case, a: int, b: int, c: int) -> None:
    services.undo(case, _pick(Entry.objects.order_by("seq"), a).pk, OWNER)


def _hide_claim(case: Case, a: int, b: int, c: int) -> None:
    services.set_confidential(case, OWNER, on=b % 3 > 0, claim=_claim(a).pk)


def _hide_person(case: Case, a: int, b: int, c: int) -> None:
    services.set_confidential(case, OWNER, on=b % 3 > 0, entity=_person(a).pk)


def _withdraw(case: Case, a: int, b: int, c: int) -> None:
    source = _pick(Source.objects.filter(withdrawn=False).order_by("sha256"), a)
    if source is not None and Source.objects.filter(withdrawn=False).count() > 1:
        services.withdraw_source(case, source.pk, OWNER)


def _read(case: Case, number: int, keep: int) -> None:
    source, reading = invented(number)
    services.add_source(
        case, source, source.text.encode(), replace(reading, claims=reading.claims[: 2 + keep % 5]), OWNER
    )


def _done(on: bool):
    def do_it(case: Case, a: int, b: int, c: int) -> None:
        text = _pick(Source.objects.filter(withdrawn=False).order_by("sha256"), a).texts.order_by("-number")[0]
        places = sentences_of(text.text_id, text.structure_id)
        starts = [places[(b + more) % len(places)][0] for more in range(1 + c % 3)]
        services.mark_done(case, text.source_id, starts, OWNER, on=on)

    return do_it


def _add_term(case: Case, a: int, b: int, c: int) -> None:
    kind, group = (("event", "custody"), ("relation", ""))[b % 2]
    services.add_term(case, kind, f"kind {'abc'[a % 3]}", f"meaning {c}", OWNER, group=group)


def _withdraw_term(case: Case, a: int, b: int, c: int) -> None:
    term = _pick(services.own_terms(), a)
    if term is not None:
        services.withdraw_term(case, term.pk, OWNER)


def _use_term(case: Case, a: int, b: int, c: int) -> None:
    term = _pick([one for one in services.own_terms() if one.kind == "event"], b)
    if term is not None:
        row = _claim(a)
        services.judge(case, row.pk, "correct", OWNER, correction=replace(claim_from_row(row), type=term.name))


def _relation(number: int) -> Relation:
    return _pick(Relation.objects.order_by("source__sha256", "key"), number)


def _judge_relation(verdict: str):
    def do_it(case: Case, a: int, b: int, c: int) -> None:
        services.judge_relation(case, _relation(a).pk, verdict, OWNER, reason=f"reason {c}")

    return do_it


def _correct_relation(case: Case, a: int, b: int, c: int) -> None:
    row = _relation(a)
    there = row.source.entities.filter(undone=False).exclude(pk=row.subject_id).order_by("key")
    corrected = Correction(("kin", "associate")[b % 2], row.subject.key, _pick(there, c).key, "cousin", 0, 0)
    services.judge_relation(case, row.pk, "correct", OWNER, correction=corrected)


def _use_person(case: Case, a: int, b: int, c: int) -> None:
    """A claim is corrected to be on somebody who was added by hand, where there is one."""
    row = _claim(a)
    added = _pick(row.source.entities.filter(made_by_hand=True, undone=False).order_by("key"), b)
    if added is not None:
        corrected = replace(claim_from_row(row), roles={"patient": (added.key,)})
        services.judge(case, row.pk, "correct", OWNER, correction=corrected)


def _known_only(case: Case, a: int, b: int, c: int) -> None:
    _read(case, a % 2, b)


_DO = {
    **{verdict: _judge(verdict) for verdict in ("accept", "reject", "doubt")},
    "correct": _correct,
    "add claim": _add_claim,
    "add person": _add_person,
    "merge": _merge,
    "split": _split,
    "not same": _identity("not same"),
    "unsure": _identity("unsure"),
    "undo": _undo,
    "hide claim": _hide_claim,
    "hide person": _hide_person,
    "withdraw": _withdraw,
    "read": lambda case, a, b, c: _read(case, 2 + a % 3, b),
    "read again": _known_only,
    "accept relation": _judge_relation("accept"),
    "reject relation": _judge_relation("reject"),
    "correct relation": _correct_relation,
    "use person": _use_person,
    "add term": _add_term,
    "withdraw term": _withdraw_term,
    "use term": _use_term,
    "done": _done(True),
    "not done": _done(False),
}


def undoable(entries: list[Entry]) -> Iterator[Entry]:
    """Those of the entries that can be undone."""
    from kartoteka.record.projection.undo import UNDOABLE

    return (entry for entry in entries if entry.action in UNDOABLE)
