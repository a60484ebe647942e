"""Who is who: joined and parted at will, over mentions that nobody touches."""

from __future__ import annotations

import pytest

from kartoteka.errors import InputError, NotAllowed, NotFound
from kartoteka.record import services
from kartoteka.record.models import Entity, Mention
from record.factory import OWNER, READER, REVIEWER, Says, reading, source

NAMES = ("Anna Berg", "A. Berg", "Anna Orlova", "Annuschka")


@pytest.fixture
def annas(case):
    """Four people of four sources; their entities in that order."""
    for number, name in enumerate(NAMES):
        text = f"Report {number}: {name} was arrested."
        said = (Says("arrested", "arrest", (("patient", name),)),)
        services.add_source(
            case, source(text, f"{number}.txt"), text.encode(), reading(text, said, name=f"{number}.txt"), OWNER
        )
    return list(Entity.objects.order_by("pk"))


def together(entities) -> list[set[str]]:
    """Who is with whom, as sets of names."""
    groups: dict[int, set[str]] = {}
    for entity in Entity.objects.filter(pk__in=[e.pk for e in entities]):
        groups.setdefault(entity.cluster_id, set()).add(entity.name)
    return sorted(groups.values(), key=sorted)


def test_two_become_one_with_all_their_claims(case, annas):
    mentions = list(Mention.objects.order_by("pk").values_list("pk", "entity", "start", "end"))
    services.merge(case, annas[0].pk, annas[1].pk, REVIEWER, reason="the same birth")
    anna = services.cluster(READER, annas[1].pk)
    assert (anna.pk, anna.entities_count, anna.sources_count, anna.claims_all) == (annas[0].pk, 2, 2, 2)
    assert [c.quote for c in services.claims_of(READER, anna.pk)] == ["arrested", "arrested"]
    assert list(Mention.objects.order_by("pk").values_list("pk", "entity", "start", "end")) == mentions


def test_undo_of_a_merge_parts_them_again(case, annas):
    before = services.picture_hash()
    merged = services.merge(case, annas[0].pk, annas[1].pk, REVIEWER)
    services.undo(case, merged.pk, REVIEWER)
    assert services.picture_hash() == before


def test_a_split_keeps_the_parted_together_and_the_rest_together(case, annas):
    # A star: all three others are the same as the first; two of them leave.
    for other in annas[1:]:
        services.merge(case, annas[0].pk, other.pk, REVIEWER)
    services.split(case, annas[0].pk, [annas[1].pk, annas[2].pk], REVIEWER)
    assert together(annas) == [{"A. Berg", "Anna Orlova"}, {"Anna Berg", "Annuschka"}]


def test_the_hub_of_a_star_can_leave_and_the_rest_stays_together(case, annas):
    for other in annas[1:]:
        services.merge(case, annas[0].pk, other.pk, REVIEWER)
    services.split(case, annas[0].pk, [annas[0].pk], REVIEWER)
    assert together(annas) == [{"A. Berg", "Anna Orlova", "Annuschka"}, {"Anna Berg"}]


def test_an_old_address_leads_to_who_the_person_is_now(case, annas):
    services.merge(case, annas[0].pk, annas[3].pk, REVIEWER)
    assert services.cluster(READER, annas[3].pk) == services.cluster(READER, annas[0].pk)
    services.split(case, annas[0].pk, [annas[3].pk], REVIEWER)
    assert services.cluster(READER, annas[3].pk).pk == annas[3].pk


def test_who_was_judged_not_the_same_is_not_merged_until_that_is_undone(case, annas):
    said = services.judge_identity(case, annas[0].pk, annas[1].pk, "not same", REVIEWER, reason="born 20 years apart")
    services.merge(case, annas[1].pk, annas[2].pk, REVIEWER)
    with pytest.raises(NotAllowed, match=r"rosa judged .* not to be the same \(born 20 years apart\)"):
        services.merge(case, annas[0].pk, annas[2].pk, REVIEWER)
    services.undo(case, said.pk, REVIEWER)
    services.merge(case, annas[0].pk, annas[2].pk, REVIEWER)
    assert together(annas) == [{"A. Berg", "Anna Berg", "Anna Orlova"}, {"Annuschka"}]


def test_unsure_joins_nobody_and_forbids_nothing(case, annas):
    services.judge_identity(case, annas[0].pk, annas[1].pk, "unsure", REVIEWER)
    assert len(together(annas)) == 4
    services.judge_identity(case, annas[0].pk, annas[1].pk, "same", REVIEWER)
    assert len(together(annas)) == 3


def test_of_two_decisions_on_one_pair_the_later_counts(case, annas):
    services.judge_identity(case, annas[1].pk, annas[0].pk, "same", REVIEWER)
    services.judge_identity(case, annas[0].pk, annas[1].pk, "unsure", REVIEWER)
    assert len(together(annas)) == 4


def test_a_person_whom_no_reader_saw_can_be_added_and_merged(case, annas):
    made = services.add_entity(case, annas[0].source_id, "person", "The neighbour", [(0, 6, "nominal")], REVIEWER)
    assert (made.made_by_hand, services.cluster(READER, made.pk).name) == (True, "The neighbour")
    services.merge(case, made.pk, annas[1].pk, REVIEWER)
    assert services.cluster(READER, made.pk).entities_count == 2


@pytest.mark.parametrize("who", [READER])
def test_who_may_not_say_who_is_who_changes_nothing(case, annas, who):
    for attempt in (
        lambda: services.merge(case, annas[0].pk, annas[1].pk, who),
        lambda: services.split(case, annas[0].pk, [annas[0].pk], who),
        lambda: services.judge_identity(case, annas[0].pk, annas[1].pk, "same", who),
        lambda: services.add_entity(case, annas[0].source_id, "person", "X", [(0, 1, "name")], who),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert len(together(annas)) == 4


def test_what_makes_no_sense_is_told(case, annas):
    with pytest.raises(InputError, match="one person already"):
        services.merge(case, annas[0].pk, annas[0].pk, REVIEWER)
    with pytest.raises(InputError, match="not none and not all"):
        services.split(case, annas[0].pk, [annas[0].pk], REVIEWER)
    with pytest.raises(NotFound):
        services.merge(case, annas[0].pk, 9999, REVIEWER)
    with pytest.raises(InputError, match="'robot'"):
        services.add_entity(case, annas[0].source_id, "robot", "X", [(0, 1, "name")], REVIEWER)
    place = source("He was arrested in Kazan.", "k.txt")
    services.add_source(
        case,
        place,
        place.text.encode(),
        reading(place.text, (Says("arrested", "arrest", (("place", "Kazan"),)),)),
        OWNER,
    )
    with pytest.raises(InputError, match="cannot be one"):
        services.merge(case, annas[0].pk, Entity.objects.get(kind="place").pk, REVIEWER)
