"""The rules of common sense, one by one: each contradicts what breaks it, and not what does not."""

from pathlib import Path

import pytest

from kartoteka.claims.vocabulary import EVENT_TYPES
from kartoteka.errors import NotFound
from kartoteka.reasoning.chronology import chronology
from kartoteka.reasoning.common_sense import ALL_RULES, RULES, rules_without
from kartoteka.reasoning.event_kinds import EVENT_KINDS
from reasoning.factory import claim, kin, reading

BROKEN = {
    "born_first": [claim("c1", "birth", "a", "1900-01-01"), claim("c2", "travel", agent="a", day="1899-01-01")],
    "dead_last": [claim("c1", "death", "a", "1938-01-01"), claim("c2", "arrest", "a", "1938-01-02")],
    "born_once": [claim("c1", "birth", "a", "1900-01-01"), claim("c2", "birth", "a", "1901-01-01")],
    "dead_once": [claim("c1", "death", "a", "1938-01-01"), claim("c2", "killing", "a", "1939-01-01")],
    "span_of_life": [claim("c1", "birth", "a", "1800-01-01"), claim("c2", "arrest", "a", "1938-01-01")],
    "age_at_death": [claim("c1", "birth", "a", "1800-01-01"), claim("c2", "death", "a", "1938-01-01")],
    "buried_after_death": [claim("c1", "death", "a", "1938-01-02"), claim("c2", "burial", "a", "1938-01-01")],
    "arrest_before_release": [claim("c1", "arrest", "a", "1938-05-10"), claim("c2", "release", "a", "1938-03-01")],
    "arrest_before_trial": [claim("c1", "arrest", "a", "1938-05-10"), claim("c2", "trial", "a", "1938-03-01")],
    "arrest_before_sentence": [claim("c1", "arrest", "a", "1938-05-10"), claim("c2", "sentence", "a", "1938-03-01")],
    "trial_before_sentence": [
        claim("c1", "arrest", "a", "1938-01-10"),
        claim("c2", "trial", "a", "1938-03-05"),
        claim("c3", "sentence", "a", "1938-03-04"),
    ],
    "sentence_before_killing": [
        claim("c1", "arrest", "a", "1938-01-10"),
        claim("c2", "sentence", "a", "1938-03-05"),
        claim("c3", "killing", "a", "1938-03-04"),
    ],
    "interrogated_before_release": [
        claim("c1", "arrest", "a", "1938-01-10"),
        claim("c2", "interrogation", "a", "1938-03-05"),
        claim("c3", "release", "a", "1938-03-04"),
    ],
    "held_until_release": [
        claim("c1", "arrest", "a", "1938-01-10"),
        claim("c2", "detention", "a", "1938-01-10", term="P7M"),
        claim("c3", "release", "a", "1938-03-04"),
    ],
    "cleared_after_sentence": [
        claim("c1", "sentence", "a", "1940-02-01"),
        claim("c2", "rehabilitation", "a", "1939-02-01"),
    ],
    "appointed_before_dismissed": [
        claim("c1", "appointment", "a", "1930-01-01", post="the director"),
        claim("c2", "dismissal", "a", "1929-01-01", post="Director"),
    ],
    "served_until_dismissed": [
        claim("c1", "service", agent="a", day="1930-01-01", post="director"),
        claim("c2", "dismissal", "a", "1929-01-01", post="director"),
    ],
    "served_after_appointed": [
        claim("c1", "service", agent="a", day="1928-01-01", post="director"),
        claim("c2", "appointment", "a", "1929-01-01", post="director"),
    ],
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_named_and_switched_off_it_is_silent(rule):
    found = chronology([reading(*BROKEN[rule])], rules=[rule])
    assert [conflict.rules for conflict in found.conflicts if conflict.kind == "contradiction"] == [(rule,)]
    assert all(conflict.kind == "accounts" for conflict in found.with_rules([]).conflicts)


KEPT = [
    [claim("c1", "birth", "a", "1900-01-01"), claim("c2", "death", "a", "1900-01-01")],
    [claim("c1", "death", "a", "1938-01-01"), claim("c2", "arrest", "a", "1938-01-01")],
    [claim("c1", "birth", "a", "1800-01-01"), claim("c2", "death", "a", "1919-12-31")],
    [claim("c1", "death", "a", "1938-01-01"), claim("c2", "burial", "a", "1938-01-01")],
    [claim("c1", "death", "a", "1938-01-01"), claim("c2", "trial", "a", "1938-06-01")],
    [claim("c1", "death", "a", "1938-01-01"), claim("c2", "message", agent="b", recipient="a", day="1939-01-01")],
    [claim("c1", "arrest", "a", "1938-05-10"), claim("c2", "interrogation", "a", "1938-03-01")],
    [claim("c1", "release", "a", "1928-05-10"), claim("c2", "arrest", "a", "1938-03-01")],
    [claim("c1", "arrest", "a", "1938-05-10"), claim("c2", "release", "b", "1938-03-01")],
    [
        claim("c1", "dismissal", "a", "1929-01-01", post="director"),
        claim("c2", "appointment", "a", "1930-01-01", post="chairman"),
    ],
]


@pytest.mark.parametrize("claims", KEPT)
def test_what_breaks_no_rule_is_no_contradiction(claims):
    assert chronology([reading(*claims)]).conflicts == ()


def test_a_parent_is_ten_years_older():
    claims = [claim("c1", "birth", "mother", "1900-01-01"), claim("c2", "birth", "child", "1905-01-01")]
    for relation in (kin("mother", "mother", "child"), kin("child", "younger son", "mother")):
        found = chronology([reading(*claims, relations=[relation])])
        assert [conflict.rules for conflict in found.conflicts] == [("parent_before_child",)]
    for relation in (kin("mother", "stepmother", "child"), kin("mother", "sister", "child")):
        assert chronology([reading(*claims, relations=[relation])]).conflicts == ()


def test_every_rule_and_every_kind_of_event_is_sound():
    assert set(EVENT_KINDS) == set(EVENT_TYPES)
    for rule in RULES.values():
        for side in (rule.earlier, rule.later):
            assert side in ("*", "alive") or set(side) <= set(EVENT_TYPES)
        assert rule.words


def test_rules_are_switched_off_by_name():
    assert "dead_last" not in rules_without("dead_last")
    assert len(rules_without("dead_last")) == len(ALL_RULES) - 1
    with pytest.raises(NotFound, match="'dead_first'"):
        rules_without("dead_first")


def test_every_rule_is_in_the_documentation():
    page = (Path(__file__).parents[2] / "docs/reasoning.md").read_text(encoding="utf-8")
    assert [rule for rule in ALL_RULES if f"`{rule}`" not in page] == []
