"""What is confidential is nowhere for those without the right: lists, counts, search, texts, histories (row 15)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kartoteka.errors import NotAllowed, NotFound
from kartoteka.record import access, services
from kartoteka.record.access import Who
from kartoteka.record.models import Claim, Entity, Source
from kartoteka.record.verify import verify
from record.factory import EDITOR, OWNER, READER, REVIEWER, STRANGER, Says, reading, source

TEXT = (
    "Marta Zilber was arrested in Tver. Her neighbour Ivan was questioned about ZILBER. "
    "Ivan was released.\n\nThe Zilbers are not spoken of."
)
OTHER = "In Perm, Marta Zilber was exiled. Fyodor died. Olga Zilber-Stein was tried."
SAID = (
    Says("arrested", "arrest", (("patient", "Marta Zilber"), ("place", "Tver"))),
    Says("questioned", "interrogation", (("patient", "Ivan"),)),
    Says("released", "release", (("patient", "Ivan"),)),
)
OTHER_SAID = (
    Says("exiled", "exile", (("patient", "Marta Zilber"),)),
    Says("died", "death", (("patient", "Fyodor"),)),
    Says("tried", "trial", (("patient", "Olga Zilber-Stein"),)),
)
CLEARED = Who("clara", "reader", True)


@pytest.fixture
def marta(case):
    """Two sources speak of Marta Zilber; her two entities are one person, and an alias of hers is known."""
    for text, said, name in ((TEXT, SAID, "a.txt"), (OTHER, OTHER_SAID, "b.txt")):
        services.add_source(case, source(text, name), text.encode(), reading(text, said, name=name), OWNER)
    first, second = Entity.objects.filter(name="Marta Zilber").order_by("pk")
    alias = services.add_entity(case, first.source_id, "person", "Zilber", [(75, 81, "name")], OWNER)
    services.merge(case, first.pk, second.pk, OWNER, reason="Zilber is rare in Tver")
    services.merge(case, first.pk, alias.pk, OWNER)
    return first


def everything(who: Who) -> Iterator[str]:
    """All that the services give to this user, as text."""
    for row in services.sources(who):
        yield f"{row.name} {row.claims_open if not who.sees_confidential else row.claims_all}"
        yield str(services.source_of(who, row))
        yield from (str(services.told_source(who, row)),)
        for number in range(0, len(services.text_of(who, row)), 50):
            yield from (repr(claim_text(c)) for c in services.source_claims(who, row.pk, start=number, standing=False))
    for kind in ("person", "place", "group", "body", "work"):
        for by_name in (True, False):
            for cluster in services.people(who, kind=kind, by_name=by_name):
                yield cluster.name if who.sees_confidential else cluster.open_name
                yield from (repr(claim_text(c)) for c in services.claims_of(who, cluster.pk, standing=False))
                yield from (f"{r.quote} {r.value}" for r in services.relations_of(who, cluster.pk))
                yield from (f"{c.said} {c.reason}" for c in services.history(who, person=cluster.pk))
    for order in ("key", "quote", "passage", "sureness", "-veiled"):
        yield from (repr(claim_text(c)) for c in services.queue(who).order_by(order))
    for word in ("zilber", "Zil", "Marta", "arrested", "exiled", "Цильбер", "neighbour", "Tver", "spoken"):
        yield from (hit.words for hit in services.search(who, word))
        yield from (hit.name for hit in services.find_people(who, word))
    yield from (f"{change.said} {change.reason}" for change in services.history(who))


def claim_text(claim: Claim) -> tuple[object, ...]:
    return claim.quote, claim.passage, claim.post, claim.explanation, [r.entity.name for r in claim.roles.all()]


SECRET = ("zilber", "marta")


def leaks(who: Who) -> list[str]:
    return [said for said in everything(who) if any(word in said.lower() for word in SECRET)]


def test_before_she_is_marked_everybody_sees_her(case, marta):
    assert leaks(READER)


def test_a_confidential_person_is_nowhere_for_those_without_the_right(case, marta):
    services.set_confidential(case, OWNER, on=True, entity=marta.pk, reason="her daughter Marta asks for it")
    for who in (READER, REVIEWER, EDITOR, STRANGER):
        assert leaks(who) == []


def test_those_with_the_right_still_see_her(case, marta):
    before = list(everything(CLEARED))
    services.set_confidential(case, OWNER, on=True, entity=marta.pk)
    after = list(everything(CLEARED))
    assert [said for said in before if said not in after] == []


def test_offsets_stay_good_in_a_text_with_blots(case, marta):
    services.set_confidential(case, OWNER, on=True, entity=marta.pk)
    row = Source.objects.get(name="a.txt")
    shown = services.text_of(READER, row)
    assert len(shown) == len(TEXT)
    assert shown.startswith(
        "████████████ was arrested in Tver. Her neighbour Ivan was questioned about ██████. Ivan was"
    )
    claims = list(services.source_claims(READER, row.pk))
    assert [(c.quote, shown[c.start : c.end]) for c in claims] == [("released", "released")]


def test_other_forms_of_the_name_are_blotted_and_other_words_are_not(case, marta):
    services.set_confidential(case, OWNER, on=True, entity=marta.pk)
    assert "The ███████ are not spoken of." in services.text_of(READER, Source.objects.get(name="a.txt"))
    assert "Fyodor died" in services.text_of(READER, Source.objects.get(name="b.txt"))


def test_counts_leave_her_out(case, marta):
    services.set_confidential(case, OWNER, on=True, entity=marta.pk)
    tver = services.people(READER, kind="place").get(open_name="Tver")
    assert (tver.claims_open, tver.claims_all) == (0, 1)
    assert [s.claims_open for s in services.sources(READER)] == [1, 1]


def test_an_address_of_hers_leads_nowhere(case, marta):
    services.set_confidential(case, OWNER, on=True, entity=marta.pk)
    with pytest.raises(NotFound):
        services.cluster(READER, marta.pk)
    with pytest.raises(NotFound):
        services.claim(READER, Claim.objects.get(type="arrest").pk)
    with pytest.raises(NotFound):
        services.judge(case, Claim.objects.get(type="arrest").pk, "reject", REVIEWER)


def test_a_source_that_is_added_later_is_blotted_too(case, marta):
    services.set_confidential(case, OWNER, on=True, entity=marta.pk)
    text = "A letter says that Marta Zilber lived."
    services.add_source(case, source(text, "c.txt"), text.encode(), reading(text, (), name="c.txt"), OWNER)
    assert leaks(READER) == []


def test_merging_her_with_somebody_hides_that_name_too(case, marta):
    services.set_confidential(case, OWNER, on=True, entity=marta.pk)
    fyodor = Entity.objects.get(name="Fyodor")
    merged = services.merge(case, marta.pk, fyodor.pk, OWNER)
    assert "Fyodor" not in " ".join(everything(READER))
    services.undo(case, merged.pk, OWNER)
    assert "Fyodor" in " ".join(everything(READER))


def test_taking_the_mark_away_brings_everything_back(case, marta):
    before = services.picture_hash()
    services.set_confidential(case, OWNER, on=True, entity=marta.pk)
    services.set_confidential(case, OWNER, on=False, entity=marta.pk)
    assert services.picture_hash() == before
    assert verify().is_sound


def test_a_confidential_claim_hides_its_sentence_and_no_more(case, marta):
    released = Claim.objects.get(type="release")
    services.set_confidential(case, OWNER, on=True, claim=released.pk)
    row = Source.objects.get(name="a.txt")
    assert "Ivan was released" not in services.text_of(READER, row)
    assert "Marta Zilber was arrested" in services.text_of(READER, row)
    assert released not in services.source_claims(READER, row.pk)
    assert released in services.source_claims(CLEARED, row.pk)
    assert not services.search(READER, "Ivan released")


def test_a_confidential_source_is_not_there(case, marta):
    row = Source.objects.get(name="b.txt")
    services.set_confidential(case, OWNER, on=True, source=row.pk)
    assert [s.name for s in services.sources(READER)] == ["a.txt"]
    assert not any("Fyodor" in said for said in everything(READER))
    with pytest.raises(NotFound):
        services.source(READER, row.pk)


def test_a_withdrawn_source_is_there_for_nobody_and_comes_back(case, marta):
    before = services.picture_hash()
    row = Source.objects.get(name="b.txt")
    entry = services.withdraw_source(case, row.pk, EDITOR)
    assert not any("Fyodor died" in said for said in everything(OWNER))
    services.undo(case, entry.pk, EDITOR)
    assert services.picture_hash() == before


def test_a_withdrawn_source_that_is_added_again_comes_back(case, marta):
    row = Source.objects.get(name="b.txt")
    services.withdraw_source(case, row.pk, EDITOR)
    told = reading(OTHER, OTHER_SAID, name="b.txt")
    assert services.add_source(case, source(OTHER, "b.txt"), OTHER.encode(), told, EDITOR).changed
    assert services.source(READER, row.pk) == row


def test_only_those_with_the_right_mark(case, marta):
    for who in (EDITOR, REVIEWER, READER, STRANGER):
        with pytest.raises(NotAllowed):
            services.set_confidential(case, who, on=True, entity=marta.pk)


def test_a_stranger_sees_nothing_at_all(case, marta):
    assert list(everything(STRANGER)) == []
    for rows in (access.sources, access.claims, access.entities, access.clusters, access.entries, access.passages):
        assert not rows(STRANGER).exists()


@pytest.mark.parametrize(
    "defect",
    [
        ("kartoteka.record.access._in_sources", lambda model, who: model.objects.all()),
        ("kartoteka.record.access.clusters", lambda who: access.Cluster.objects.all()),
        ("kartoteka.record.lookup._blotted", lambda source, veils: source),
        ("kartoteka.record.projection.veils._names", lambda secret: None),
    ],
    ids=["rows are not filtered", "people are not filtered", "texts are not blotted", "names are not looked for"],
)
def test_a_filter_that_is_missing_would_be_found_out(sqlite_case, monkeypatch, defect):
    for text, said, name in ((TEXT, SAID, "a.txt"), (OTHER, OTHER_SAID, "b.txt")):
        services.add_source(sqlite_case, source(text, name), text.encode(), reading(text, said, name=name), OWNER)
    monkeypatch.setattr(*defect)
    services.set_confidential(
        sqlite_case, OWNER, on=True, entity=Entity.objects.filter(name="Marta Zilber").order_by("pk")[0].pk
    )
    assert leaks(READER)
