"""Core objects come back from their rows, and readings from their documents, as they went in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartoteka import claims as core
from kartoteka.record import documents, rows, services
from kartoteka.record.models import Claim, Entity, Listing, Relation
from kartoteka.record.projection import readings as projected
from kartoteka.sources import Block, Note, Source
from kartoteka.values import Bounds
from record.factory import OWNER, SAID, TEXT, reading, source

letters = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
numbers = st.integers(0, 10_000)
options = st.none() | letters
bounds = st.builds(
    lambda a, b: Bounds(*sorted((a, b))), st.integers(-400_000, 800_000), st.integers(-400_000, 800_000)
) | st.sampled_from([Bounds(None, None), Bounds(5, None), Bounds(None, -5)])
claims = st.builds(
    core.Claim,
    id=letters, type=letters, start=numbers, end=numbers, passage_start=numbers, passage_end=numbers,
    roles=st.dictionaries(st.sampled_from(("agent", "patient", "place")), st.lists(letters, min_size=1).map(tuple)),
    post=options, term=options,
    time=st.none() | st.builds(core.ClaimTime, bounds, options, st.lists(numbers).map(tuple)),
    factuality=letters, holders=st.lists(letters).map(tuple), notes=st.lists(letters).map(tuple), reader=letters,
    confidence=st.none() | st.floats(0, 1), explanation=st.lists(st.tuples(letters, letters)).map(tuple),
)  # fmt: skip
entities = st.builds(
    core.Entity,
    id=letters, kind=st.sampled_from(("person", "place")), name=letters, names=st.lists(letters).map(tuple),
    mentions=st.lists(st.builds(core.Mention, numbers, numbers, st.sampled_from(("name", "pronoun")))).map(tuple),
)  # fmt: skip
readings = st.builds(
    core.Reading,
    source=st.builds(core.SourceHead, letters, letters, letters, numbers, st.none()),
    notes=st.lists(st.builds(core.NoteMark, letters, numbers, numbers, options)).map(tuple),
    entities=st.lists(entities, max_size=3).map(tuple),
    relations=st.lists(st.builds(core.Relation, letters, letters, options, options, numbers, numbers)).map(tuple),
    times=st.lists(st.builds(core.Time, numbers, numbers, bounds, options, letters, letters)).map(tuple),
    claims=st.lists(claims, max_size=3).map(tuple),
    listings=st.lists(
        st.builds(core.Listing, numbers, numbers, st.lists(letters).map(tuple), st.none() | bounds), max_size=2
    ).map(tuple),
    warnings=st.lists(letters).map(tuple),
)


@given(readings)
def test_a_reading_comes_back_from_its_document(made):
    assert documents.reading_from_document(documents.reading_document(made)) == made


@given(st.lists(st.builds(Block, st.just("paragraph"), numbers, numbers, numbers, options)).map(tuple), options)
def test_a_texts_structure_comes_back_from_its_document(blocks, title):
    given_source = replace(
        source(), blocks=blocks, title=title, notes=(Note("1", 2, 3, "body", 4, 5), Note("†", 6, 7)), encoding="cp1251",
        warnings=("guessed the encoding",), text_is_file=False,
    )  # fmt: skip
    document = documents.structure_document(given_source)
    assert (
        documents.source_from_documents("chapter.txt", given_source.sha256, "text/plain", TEXT, document)
        == given_source
    )


def test_a_parcel_holds_source_and_reading():
    made = replace(reading(), source=replace(reading().source, text=TEXT))
    assert documents.unpack(documents.parcel(source(), made)) == (source(), made)


def test_claims_entities_relations_and_listings_come_back_from_their_rows(case):
    made = reading(TEXT, SAID, relations=(("kin", "Boris", "Anna Berg", "her"),), listing=("Anna Berg", "Boris"))
    services.add_source(case, source(), TEXT.encode(), made, OWNER)
    keys = rows.entity_keys(made.entities, 1)

    def in_keys(claim, row_key):
        return replace(
            claim,
            id=row_key,
            roles={role: tuple(keys[e] for e in filled) for role, filled in claim.roles.items()},
            holders=tuple(keys.get(h, h) for h in claim.holders),
        )

    for claim in made.claims:
        row = Claim.objects.get(start=claim.start)
        assert rows.claim_from_row(row) == in_keys(claim, row.key)
    for entity in made.entities:
        assert rows.entity_from_row(Entity.objects.get(key=keys[entity.id])) == replace(entity, id=keys[entity.id])
    (relation,) = made.relations
    expected = replace(relation, subject=keys[relation.subject], object=keys[relation.object])
    assert rows.relation_from_row(Relation.objects.get()) == expected
    (listing,) = made.listings
    assert rows.listing_from_row(Listing.objects.get()) == replace(listing, order=tuple(keys[e] for e in listing.order))


def test_the_record_tells_what_was_read(case):
    made = reading(TEXT, SAID, relations=(("kin", "Boris", "Anna Berg", "her"),))
    services.add_source(case, source(), TEXT.encode(), made, OWNER)
    (told,) = services.told(OWNER)
    assert [(c.type, c.start, c.time, c.factuality) for c in told.reading.claims] == [
        (c.type, c.start, c.time, c.factuality) for c in made.claims
    ]
    assert {e.name for e in told.reading.entities} == {e.name for e in made.entities}
    assert set(told.clusters) == {e.id for e in told.reading.entities}
    assert told.looked_at == frozenset()


def test_two_entities_that_begin_at_one_place_have_two_keys():
    here = (core.Mention(5, 9, "name"),)
    made = (core.Entity("e1", "person", "A", (), here), core.Entity("e2", "person", "B", (), here))
    nowhere = core.Entity("e3", "group", "C", (), ())
    assert rows.entity_keys((*made, nowhere), 1) == {"e1": "person:5", "e2": "person:5/2", "e3": "group:e3"}
    assert rows.entity_keys(made[:1], 2) == {"e1": "person:5@2"}


def test_anchors_never_drift(case, tmp_path):
    """Row 5: after adding, deciding, backing up and restoring, the text at each place is the stored quote."""
    from kartoteka.record.backup import backup, restore
    from record.conftest import close_database
    from record.operations import begin, do

    begin(case)
    for operation in (("correct", 1, 1, 1), ("add claim", 2, 0, 0), ("merge", 0, 2, 0), ("read again", 1, 1, 1)):
        do(case, operation)
    anchored()
    backup(case, tmp_path / "a.backup")
    if case.path is not None:
        restore(tmp_path / "a.backup", tmp_path / "restored.kartoteka")
        anchored()
    close_database()


def tidied(made: Source) -> Source:
    """A source whose text was made nicer after its places were counted."""
    return replace(made, text=made.text.replace("\r\n", "\n"))


def moved(row: Claim) -> Claim:
    """A row whose places count the bytes of a text that begins with one letter of two."""
    row.start, row.end = row.start + 1, row.end + 1
    return row


DRIFTS = {
    "a text is tidied up when it is looked up": (documents, "source_from_documents", tidied),
    "places are counted in bytes": (projected, "claim_row", moved),
}


@pytest.mark.parametrize("drift", DRIFTS)
def test_an_anchor_that_drifts_would_be_found_out(sqlite_case, monkeypatch, drift):
    module, name, spoil = DRIFTS[drift]
    made = getattr(module, name)
    text = TEXT.replace(" on 20", "\r\non 20")
    monkeypatch.setattr(module, name, lambda *given: spoil(made(*given)))
    services.add_source(sqlite_case, source(text), text.encode(), reading(text), OWNER)
    with pytest.raises(AssertionError):
        anchored()


def anchored() -> None:
    assert Claim.objects.exists()
    for claim in Claim.objects.select_related("source", "text"):
        text = services.text_of(OWNER, claim.source, claim.text.number)
        assert text[claim.start : claim.end] == claim.quote
        assert text[claim.passage_start : claim.passage_end] == claim.passage
