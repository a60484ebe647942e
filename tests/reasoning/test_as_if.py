"""What is only alleged is worked out from the pairs that it is in: the same answer as from all pairs, and sooner."""

from __future__ import annotations

from random import Random

import pytest

from kartoteka.claims import Claim, ClaimTime, Entity, Reading, Relation, SourceHead
from kartoteka.claims.vocabulary import EVENT_TYPES
from kartoteka.reasoning.chronology import Chronology, chronology
from kartoteka.reasoning.keys import ClaimKey
from kartoteka.values import Bounds, days

OFTEN = ("arrest", "detention", "release", "sentence", "trial", "interrogation", "exile", "birth", "death", "marriage")
ROLES = ("patient", "agent", "recipient", "principal")


def life(number: int, claims: int = 40) -> Reading:
    """A reading of a few people's lives, always the same for the same number; much in it is only alleged."""
    chance = Random(number)
    people = [f"p{n}" for n in range(4)]
    entities = tuple(Entity(key, "person", key.upper(), (key.upper(),), ()) for key in people)
    first = days.from_ymd(1930, 1, 1)
    made = []
    for place in range(claims):
        day = first + place * 60 + chance.randrange(-200, 200)
        bounds = (Bounds(day, day), Bounds(day, day + 365), Bounds(None, day), None)[chance.randrange(4)]
        roles = {chance.choice(ROLES): (chance.choice(people),), "patient": tuple(chance.sample(people, 1 + place % 2))}
        made.append(
            Claim(
                f"c{place}", chance.choice(OFTEN if place % 3 else tuple(EVENT_TYPES)), place * 10, place * 10 + 5,
                place * 10, place * 10 + 9, roles,
                post=chance.choice((None, "clerk")),
                term=chance.choice((None, None, "P3M", "P2Y")),
                time=None if bounds is None else ClaimTime(bounds),
                factuality=chance.choice(("CT+", "CT+", "Uu", "PS+")),
            )
        )  # fmt: skip
    text = "word      " * claims
    kin = (Relation("kin", "p0", "p1", "father", 0, 4), Relation("kin", "p2", "p3", "daughter", 0, 4))
    return Reading(SourceHead("a.txt", "0" * 64, "text/plain", len(text), text), (), entities, kin, (), tuple(made))


def answers(found: Chronology) -> list[tuple[object, str, object]]:
    return [(dating, found.why(key), found.steps(key)) for key, dating in found.datings.items()]


def test_rules_that_exclude_each_other_without_a_date_are_told_in_words():
    """One birth of a father and his son."""
    said = chronology([life(0)]).why(ClaimKey(0, "c17"))
    assert "P0 and P1 born by 27 December 1932 [17], but born between 22 September 1933" in said
    assert "a parent is at least ten years older than a child and nobody is born twice" in said


@pytest.mark.parametrize("number", range(25))
def test_the_pairs_of_one_claim_give_the_same_answer_as_all_pairs(number, monkeypatch):
    quick = answers(chronology([life(number)]))
    of_all = Chronology._constraints
    monkeypatch.setattr(
        Chronology, "_constraints", lambda self, told, pairs, rules, about=None: of_all(self, told, pairs, rules)
    )
    assert answers(chronology([life(number)])) == quick
    assert any(not dating.told_as_fact and dating.start != dating.stated for dating, _, _ in quick)


def test_a_claim_whose_pairs_are_forgotten_would_be_found_out(monkeypatch):
    quick = answers(chronology([life(1)]))
    of_all = Chronology._constraints
    monkeypatch.setattr(
        Chronology,
        "_constraints",
        lambda self, told, pairs, rules, about=None: of_all(self, told, pairs, () if about else rules, about),
    )
    assert answers(chronology([life(1)])) != quick
