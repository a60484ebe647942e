"""Adding: all or nothing, the same again changes nothing, a better reading keeps what people decided."""

from dataclasses import replace

import pytest

from kartoteka.errors import NotAllowed, ReadingError, SourceUnreadable
from kartoteka.record import services
from kartoteka.record.models import Claim, Entity, Entry, Reading, Relation, Source
from record.factory import ARREST, DEATH, EDITOR, OWNER, READER, REVIEWER, SAID, TEXT, Says, reading, source


def add(case, says=SAID, text=TEXT, who=OWNER, **options):
    return services.add_source(case, source(text), text.encode(), reading(text, says), who, **options)


def test_a_source_is_stored_with_its_claims_and_their_words(case):
    added = add(case)
    assert (added.is_new, added.changed, added.new, added.superseded) == (True, True, 3, 0)
    claims = list(services.source_claims(OWNER, added.source_id))
    assert [(c.type, c.quote) for c in claims] == [
        ("arrest", "arrested"),
        ("accusation", "denounced"),
        ("death", "died"),
    ]
    assert claims[0].passage == "Anna Berg was arrested in Kazan on 20 June 1939."
    assert [(c.stands, c.status) for c in claims] == [(True, "unreviewed")] * 3


def test_the_same_file_again_changes_nothing(case):
    first = add(case)
    before = services.dump_hash()
    again = add(case)
    assert (again.changed, again.is_new, again.source_id, again.unchanged) == (False, False, first.source_id, 3)
    assert services.dump_hash() == before


def test_the_text_comes_back_as_the_loader_gave_it(case):
    text = "Straße — «Ёлка», 𝔉 and \r\n tabs\t, no repair.\n"
    given = source(text)
    added = services.add_source(case, given, text.encode(), reading(text, ()), OWNER)
    assert services.source_of(OWNER, services.source(OWNER, added.source_id)) == given


def test_a_better_reading_supersedes_what_nobody_decided_on(case):
    add(case)
    better = add(case, (ARREST, replace(DEATH, type="killing")))
    assert (better.new, better.unchanged, better.superseded, better.kept) == (1, 1, 2, 0)
    standing = services.source_claims(OWNER, better.source_id)
    assert [c.type for c in standing] == ["arrest", "killing"]
    assert services.source_claims(OWNER, better.source_id, standing=False).count() == 4


def test_a_better_reading_keeps_what_people_decided(case):
    added = add(case)
    death = Claim.objects.get(type="death")
    services.judge(case, death.pk, "accept", REVIEWER, reason="the certificate says so")
    better = add(case, (ARREST, replace(DEATH, factuality="PS+")))
    assert (better.superseded, better.kept) == (2, 1)
    death.refresh_from_db()
    assert (death.current, death.stands, death.status) == (False, True, "accepted")
    rival = Claim.objects.get(type="death", factuality="PS+")
    assert (rival.stands, rival.previous_id) == (False, death.pk)
    assert list(services.queue(OWNER, source=added.source_id, changed=True)) == [rival]


def test_a_claim_that_comes_back_is_the_same_claim_with_its_decision(case):
    add(case)
    arrest = Claim.objects.get(type="arrest")
    services.judge(case, arrest.pk, "reject", REVIEWER)
    add(case, (DEATH,))
    add(case, SAID)
    again = Claim.objects.get(type="arrest")
    assert (again.pk, again.status, again.stands, again.current) == (arrest.pk, "rejected", False, True)


def test_who_is_who_outlives_a_better_reading(case):
    text = "The teacher was taken. Anna Berg was arrested. Anna Berg died."
    said = Says = (replace(ARREST, roles=(("patient", "Anna Berg"),)), replace(DEATH, holders=()))
    add(case, Says, text)
    other = "Anna Berg was arrested again. Anna Berg died."
    add(case, said, other)
    first, second = Entity.objects.filter(kind="person").order_by("pk")
    services.merge(case, first.cluster_id, second.cluster_id, REVIEWER)
    # The better reading knows that the teacher is Anna: her first mention, and so her key, is another.
    better = reading(text, said)
    anna = better.entities[0]
    better = replace(
        better, entities=(replace(anna, mentions=(type(anna.mentions[0])(0, 11, "nominal"), *anna.mentions)),)
    )
    services.add_source(case, source(text), text.encode(), better, OWNER)
    now = Entity.objects.get(key="person:0", source__name="chapter.txt", names=["Anna Berg"], mentions__end=11)
    assert now.cluster.entities_count == 2
    assert now.cluster_id == Entity.objects.get(pk=second.pk).cluster_id


def test_another_reader_can_stand_beside(case):
    added = add(case)
    by_model = reading(TEXT, (replace(DEATH, type="killing"),), reader="model")
    services.add_source(case, source(), TEXT.encode(), by_model, OWNER, beside=True)
    standing = services.source_claims(OWNER, added.source_id)
    assert sorted(c.reader for c in standing) == ["model", "rules", "rules", "rules"]
    assert Reading.objects.filter(current=True).count() == 2


def test_another_text_of_the_same_bytes_keeps_the_old_places(case):
    add(case)
    longer = "Title page\n\n" + TEXT
    given = replace(source(), text=longer, text_is_file=False)
    head = replace(reading(longer).source, sha256=source().sha256)
    services.add_source(case, given, TEXT.encode(), replace(reading(longer), source=head), OWNER)
    for claim in Claim.objects.select_related("text"):
        text = services.text_of(OWNER, Source.objects.get(), claim.text.number)
        assert text[claim.start : claim.end] == claim.quote
        assert text[claim.passage_start : claim.passage_end] == claim.passage
    assert Claim.objects.count() == 6


@pytest.mark.parametrize("who", [REVIEWER, READER])
def test_who_may_not_add_adds_nothing(case, who):
    with pytest.raises(NotAllowed, match="may not add sources"):
        add(case, who=who)
    assert Entry.objects.filter(action="reading").count() == 0


def test_an_editor_may_add(case):
    assert add(case, who=EDITOR).is_new


def changed_claim(**changes):
    good = reading()
    return replace(good, claims=(replace(good.claims[0], **changes), *good.claims[1:]))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (changed_claim(end=100_000), "claim c1 .* outside the text"),
        (changed_claim(passage_start=-1), "passage of claim c1 .* outside the text"),
        (changed_claim(roles={"patient": ("e99",)}), "claim c1 .* names 'e99'"),
        (changed_claim(holders=("nobody",)), "claim c1 .* names 'nobody'"),
        (changed_claim(id="c2"), "one id to two"),
        (replace(reading(), source=replace(reading().source, sha256="0" * 64)), "made of other bytes"),
        (replace(reading(), source=replace(reading().source, characters=5)), "a text of 5 characters"),
    ],
)
def test_a_reading_that_does_not_fit_is_refused_and_nothing_is_stored(sqlite_case, wrong, says):
    before = services.dump_hash()
    with pytest.raises(ReadingError, match=says):
        services.add_source(sqlite_case, source(), TEXT.encode(), wrong, OWNER)
    assert services.dump_hash() == before


@pytest.mark.parametrize("letter", ["\0", "\ud800"])
def test_characters_that_no_database_keeps_are_refused(sqlite_case, letter):
    text = f"Anna {letter} Berg"
    data = text.encode("utf-8", "surrogatepass")
    from hashlib import sha256

    digest = sha256(data).hexdigest()
    given = replace(source("x"), text=text, sha256=digest)
    head = replace(reading("x", ()).source, sha256=digest, characters=len(text))
    with pytest.raises(SourceUnreadable, match="not text that can be kept"):
        services.add_source(sqlite_case, given, data, replace(reading("x", ()), source=head), OWNER)


def test_relations_are_those_of_the_current_readings(case):
    def told(relation, reader="rules"):
        return reading(TEXT, SAID, relations=(relation,), reader=reader)

    brother, sister = ("kin", "Boris", "Anna Berg", "her"), ("kin", "Anna Berg", "Boris", "denounced")
    for made, beside in ((told(brother), False), (told(sister, "model"), True), (told(sister), True)):
        services.add_source(case, source(), TEXT.encode(), made, OWNER, beside=beside)
    relations = Relation.objects.order_by("pk").values_list("value", "current")
    assert list(relations) == [("her", False), ("denounced", True)]


def test_a_source_with_more_than_a_thousand_people_is_told_whole(case):
    names = ["".join(chr(65 + int(digit)) for digit in f"{number:04d}") for number in range(1_100)]
    text = " ".join(f"{name} fled{name}." for name in names)
    says = tuple(Says(f"fled{name}", "flight", (("agent", name),)) for name in names)
    add(case, says, text)
    (told,) = services.told(OWNER)
    assert len(told.reading.claims) == len(told.reading.entities) == 1_100
