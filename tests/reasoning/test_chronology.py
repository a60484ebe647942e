"""From claims to bounds with reasons: what constrains, what does not, and what is said of it."""

import pytest

from kartoteka.errors import NotFound
from kartoteka.reasoning.chronology import chronology
from kartoteka.reasoning.common_sense import ALL_RULES, rules_without
from kartoteka.reasoning.keys import ClaimKey, EntityKey
from reasoning.factory import claim, dated_by, person, reading, time

HELD = (
    claim("c3", "arrest", "kagan", "1937-10-14"),
    claim("c7", "detention", "kagan", term="P7M"),
    claim("c9", "release", "kagan"),
)


def derived(found, claim_id):
    return found.derived(claim_id).to_iso()


def sentences(found):
    return [conflict.sentence for conflict in found.conflicts]


def test_a_length_from_a_known_day_gives_the_release_with_its_chain():
    found = chronology([reading(*HELD)])
    assert derived(found, "c9") == ("1938-05-01", "1938-06-14")
    assert found.why("c9") == (
        "released between 1 May and 14 June 1938: arrested on 14 October 1937 [3] and held seven months [7]"
    )


def test_stated_and_derived_bounds_are_told_apart():
    found = chronology([reading(*HELD)])
    assert found.stated("c9").is_open
    assert found.dating("c9").is_derived
    assert not found.dating("c3").is_derived


def test_a_release_that_the_source_dates_itself_keeps_its_date():
    found = chronology([reading(*HELD[:2], claim("c9", "release", "kagan", "1938-12-20"))])
    assert derived(found, "c9") == ("1938-12-20", "1938-12-20")
    assert found.conflicts == ()


def test_a_release_before_the_term_can_have_ended_contradicts():
    found = chronology([reading(*HELD[:2], claim("c9", "release", "kagan", "1937-12-20"))])
    assert ["c3", "c7", "c9"] in [[key.claim for key in conflict.claims] for conflict in found.conflicts]


def test_a_meeting_with_somebody_who_died_was_before_that():
    found = chronology(
        [
            reading(
                claim("c5", "offer", agent="stan", recipient="vs"),
                claim("c8", "death", "stan", ("1938-08-01", "1938-08-31")),
            )
        ]
    )
    assert derived(found, "c5") == (None, "1938-08-31")
    assert found.why("c5") == "made an offer by 31 August 1938: died in August 1938 [8]"


def test_a_name_is_said_where_the_reason_is_another_persons():
    found = chronology(
        [reading(claim("c5", "meeting", agent=("stan", "vs")), claim("c8", "death", "stan", "1938-08-07"))]
    )
    assert found.why("c5") == "met by 7 August 1938: Stan died on 7 August 1938 [8]"


def test_nothing_is_said_where_nothing_is_known():
    found = chronology([reading(claim("c1", "meeting", agent="a"))])
    assert found.why("c1") == "met at a time not known: no claim says when"
    assert found.steps("c1") == ((), ())


@pytest.mark.parametrize("factuality", ["Uu", "CT-", "PR-", "PS+", "PR+"])
def test_what_is_not_told_as_a_fact_constrains_nothing(factuality):
    found = chronology(
        [reading(claim("c1", "death", "a", "1938-01-01", factuality=factuality), claim("c2", "meeting", agent="a"))]
    )
    assert found.derived("c2").is_open


def test_a_rumour_constrains_nothing_though_the_narrator_keeps_no_distance():
    rumour = claim("c1", "death", "a", "1938-01-01", holders=("holder:rumour",))
    assert chronology([reading(rumour, claim("c2", "meeting", agent="a"))]).derived("c2").is_open


def test_what_a_witness_says_and_the_narrator_takes_over_constrains():
    told = claim("c1", "death", "a", "1938-01-01", holders=("b",))
    found = chronology([reading(told, claim("c2", "meeting", agent="a"))])
    assert derived(found, "c2") == (None, "1938-01-01")


def test_what_is_probable_constrains_if_asked_for():
    claims = [reading(claim("c1", "death", "a", "1938-01-01", factuality="PR+"), claim("c2", "meeting", agent="a"))]
    assert derived(chronology(claims, probable=True), "c2") == (None, "1938-01-01")


def test_an_alleged_claim_constrains_when_it_is_supposed():
    claims = [reading(claim("c1", "death", "a", "1938-01-01", factuality="Uu"), claim("c2", "meeting", agent="a"))]
    assert derived(chronology(claims, suppose=[ClaimKey(0, "c1")]), "c2") == (None, "1938-01-01")
    assert derived(chronology(claims).supposing("c1"), "c2") == (None, "1938-01-01")


def test_an_alleged_claim_gets_the_bounds_that_it_would_have():
    found = chronology(
        [reading(claim("c1", "espionage", agent="a", factuality="Uu"), claim("c2", "death", "a", "1940-02-02"))]
    )
    assert derived(found, "c1") == (None, "1940-02-02")
    assert not found.dating("c1").told_as_fact


def test_an_alleged_claim_that_cannot_be_is_called_impossible_and_changes_nothing():
    found = chronology(
        [
            reading(
                claim("c1", "meeting", agent="a", day="1941-05-05", factuality="Uu"),
                claim("c2", "death", "a", "1940-02-02"),
            )
        ]
    )
    assert found.dating("c1").impossible
    assert "A met on 5 May 1941 [1], but died on 2 February 1940 [2]" in found.why("c1")
    assert derived(found, "c2") == ("1940-02-02", "1940-02-02")
    assert found.conflicts == ()


def test_a_denied_event_has_only_what_is_stated():
    found = chronology([reading(claim("c1", "arrest", "a", factuality="CT-"), claim("c2", "death", "a", "1940-02-02"))])
    assert found.derived("c1").is_open


def test_a_contradiction_is_said_in_words_with_its_rule():
    found = chronology(
        [reading(claim("c1", "arrest", "vera", "1938-05-10"), claim("c2", "release", "vera", "1938-03-01"))]
    )
    assert sentences(found) == [
        "Vera arrested on 10 May 1938 [1], but released on 1 March 1938 [2]: a release comes after the arrest."
    ]
    assert found.conflicts[0].rules == ("arrest_before_release",)


def test_a_rule_that_is_switched_off_contradicts_no_more():
    claims = [reading(claim("c1", "arrest", "vera", "1938-05-10"), claim("c2", "release", "vera", "1938-03-01"))]
    assert chronology(claims, rules=rules_without("arrest_before_release")).conflicts == ()
    assert chronology(claims).with_rules(rules_without("arrest_before_release")).conflicts == ()


def test_several_independent_contradictions_are_all_found():
    found = chronology(
        [
            reading(
                claim("c1", "birth", "a", "1900-01-01"),
                claim("c2", "arrest", "a", "1899-05-05"),
                claim("c3", "death", "b", "1930-01-01"),
                claim("c4", "travel", agent="b", day="1931-01-01"),
                claim("c5", "birth", "c", "1800-01-01"),
                claim("c6", "statement", agent="c", day="1937-01-01"),
            )
        ]
    )
    assert {tuple(key.claim for key in conflict.claims) for conflict in found.conflicts} == {
        ("c1", "c2"),
        ("c3", "c4"),
        ("c5", "c6"),
    }


def test_a_claim_in_a_contradiction_is_marked_and_keeps_its_stated_bounds():
    found = chronology([reading(claim("c1", "birth", "a", "1900-01-01"), claim("c2", "arrest", "a", "1899-05-05"))])
    (conflict,) = found.conflicts
    (aside,) = conflict.set_aside
    assert found.dating(aside).set_aside
    assert found.derived(aside) == found.stated(aside)
    assert "set aside" in found.why(aside)


def test_what_others_hold_gives_way_to_what_the_narrator_says():
    found = chronology(
        [
            reading(
                claim("c1", "birth", "a", "1900-01-01", holders=("b",)),
                claim("c2", "arrest", "a", "1899-05-05"),
            )
        ]
    )
    assert [key.claim for key in found.conflicts[0].set_aside] == ["c1"]


def test_a_rejected_claim_is_out_of_every_conflict():
    found = chronology([reading(claim("c1", "birth", "a", "1900-01-01"), claim("c2", "arrest", "a", "1899-05-05"))])
    again = found.without("c1")
    assert again.conflicts == ()
    assert again.derived("c2").to_iso() == ("1899-05-05", "1899-05-05")
    assert len(found.conflicts) == 1


def test_two_readings_of_one_person_are_reasoned_about_together():
    one = reading(claim("c1", "death", "p1", "1940-02-02"), people=[person("p1", "Boris Pavlovich Orlov")])
    other = reading(claim("c1", "meeting", agent="x"), people=[person("x", "Boris Pavlovich Orlov")], name="b.txt")
    found = chronology([one, other])
    assert found.derived(ClaimKey(1, "c1")).to_iso() == (None, "1940-02-02")


def test_adding_a_reading_gives_what_starting_over_gives():
    one = reading(*HELD, people=[person("kagan", "Semyon Ilyich Kagan")])
    other = reading(
        claim("c1", "death", "k", "1938-05-20"), people=[person("k", "Semyon Ilyich Kagan")], name="list.txt"
    )
    grown, anew = chronology([one]).with_readings([one, other]), chronology([one, other])
    assert {k: d.start for k, d in grown.datings.items()} == {k: d.start for k, d in anew.datings.items()}
    assert derived(grown, "c9") == ("1938-05-01", "1938-05-20")


def test_a_release_that_was_only_asked_for_ends_no_custody():
    held = (claim("c1", "arrest", "a", "1938-05-02"), claim("c2", "detention", "a", term="P4M"))
    asked = chronology([reading(*held, claim("c3", "release", "a", factuality="Uu"))])
    told = chronology([reading(*held, claim("c3", "release", "a"))])
    assert derived(told, "c3")[0] is not None
    assert derived(asked, "c3") == (None, None)


def test_a_second_custody_does_not_mix_with_the_first():
    found = chronology(
        [
            reading(
                claim("c1", "arrest", "a", "1935-03-14"),
                claim("c2", "sentence", "a", "1935-06-20"),
                claim("c3", "arrest", "a", "1937-10-27"),
                claim("c4", "sentence", "a"),
                claim("c5", "killing", "a", "1937-11-16"),
            )
        ]
    )
    assert derived(found, "c4") == ("1937-10-27", "1937-11-16")
    assert found.conflicts == ()


def test_a_sentence_of_years_before_is_no_contradiction():
    found = chronology([reading(claim("c1", "sentence", "a", "1925-01-01"), claim("c2", "arrest", "a", "1937-10-27"))])
    assert found.conflicts == ()


def test_an_undated_trial_lies_between_arrest_and_sentence():
    found = chronology(
        [
            reading(
                claim("c1", "arrest", "a", "1937-10-27"),
                claim("c2", "trial", "a"),
                claim("c3", "sentence", "a", "1937-11-09"),
            )
        ]
    )
    assert derived(found, "c2") == ("1937-10-27", "1937-11-09")


def test_a_sentence_and_its_trial_may_be_on_one_day():
    found = chronology([reading(claim("c1", "trial", "a", "1940-02-01"), claim("c2", "sentence", "a", "1940-02-01"))])
    assert found.conflicts == ()


def test_an_undated_second_mention_takes_the_date_of_the_only_such_event():
    found = chronology([reading(claim("c1", "arrest", "a", "1937-10-27"), claim("c2", "arrest", "a"))])
    assert derived(found, "c2") == ("1937-10-27", "1937-10-27")
    assert found.same_event("c2") == (ClaimKey(0, "c1"), ClaimKey(0, "c2"))


def test_what_happens_after_death_to_the_dead_is_no_contradiction():
    found = chronology(
        [
            reading(
                claim("c1", "killing", "a", "1937-11-16"),
                claim("c2", "burial", "a", "1937-11-17"),
                claim("c3", "rehabilitation", "a", "1956-01-01"),
                claim("c4", "accusation", "a", "1938-01-01", agent="b"),
            )
        ]
    )
    assert found.conflicts == ()


def test_a_term_that_is_imposed_bounds_no_end():
    found = chronology(
        [reading(claim("c1", "sentence", "a", "1935-06-20", term="P5Y"), claim("c2", "killing", "a", "1937-11-16"))]
    )
    assert found.dating("c1").end is None
    assert found.conflicts == ()


def test_the_end_of_what_lasts_is_derived_too():
    dating = chronology([reading(claim("c1", "exile", "a", "1928-05-21", term="P3Y"))]).dating("c1")
    assert dating.end.to_iso() == ("1931-01-01", "1932-05-20")


def test_a_length_that_cannot_be_read_is_left_alone():
    dating = chronology([reading(claim("c1", "exile", "a", "1928-05-21", term="for ever"))]).dating("c1")
    assert dating.end.to_iso() == ("1928-05-21", None)


def test_unknown_claims_and_rules_are_refused_with_their_names():
    with pytest.raises(NotFound, match="'c8'"):
        chronology([reading(claim("c1", "arrest", "a"))]).why("c8")
    with pytest.raises(NotFound, match="'no_such_rule'"):
        chronology([], rules=("no_such_rule",))


def test_no_readings_give_an_empty_chronology():
    assert dict(chronology([]).datings) == {}
    assert chronology([], rules=ALL_RULES).conflicts == ()


def test_the_order_of_readings_does_not_change_what_is_derived():
    one = reading(*HELD, people=[person("kagan", "Semyon Ilyich Kagan")])
    other = reading(
        claim("c1", "death", "k", "1938-05-20"), people=[person("k", "Semyon Ilyich Kagan")], name="list.txt"
    )
    assert chronology([one, other]).derived(ClaimKey(0, "c9")) == chronology([other, one]).derived(ClaimKey(1, "c9"))


def test_a_relative_date_hangs_on_the_claim_that_it_is_counted_from():
    found = reading(claim("c1", "arrest", "a", at=100), claim("c2", "search", "a", at=200))
    times = (time(100, ("1937-10-01", "1937-10-31")), time(200, ("1937-10-03", "1937-11-02"), counted_from=0))
    found = dated_by(dated_by(found, "c1", times[0]), "c2", *times)
    other = reading(claim("c9", "arrest", "a", "1937-10-14"), people=found.entities, name="list.txt")
    both = chronology([found, other], people={EntityKey(1, "a"): EntityKey(0, "a")})
    assert both.derived(ClaimKey(0, "c2")).to_iso() == ("1937-10-16", "1937-10-16")
    assert "searched [2] two days after [1]" in both.why(ClaimKey(0, "c2"))


def test_a_relative_date_falls_with_the_claim_that_it_is_counted_from():
    found = reading(claim("c1", "arrest", "a", at=100), claim("c2", "search", "a", at=200))
    times = (time(100, "1937-10-14"), time(200, "1937-10-16", counted_from=0))
    found = chronology([dated_by(dated_by(found, "c1", times[0]), "c2", *times)])
    assert found.derived("c2").to_iso() == ("1937-10-16", "1937-10-16")
    assert found.conflicts == ()


def test_a_date_that_the_story_only_carries_along_constrains_nothing():
    found = reading(claim("c1", "death", "a", at=500), claim("c2", "meeting", agent="a", at=900))
    found = chronology([dated_by(found, "c1", time(100, "1937-10-14"))])
    assert found.stated("c1").to_iso() == ("1937-10-14", "1937-10-14")
    assert found.derived("c1").to_iso() == ("1937-10-14", "1937-10-14")
    assert found.derived("c2").is_open


def test_a_date_that_is_carried_along_gives_way_to_what_follows_from_others():
    found = reading(*HELD[:2], claim("c9", "release", "kagan", at=900))
    found = chronology([dated_by(found, "c9", time(310, "1937-10-16"))])
    assert derived(found, "c9") == ("1938-05-01", "1938-06-14")
    assert found.conflicts == ()
