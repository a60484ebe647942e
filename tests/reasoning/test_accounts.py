"""Accounts that exclude each other, and what is nobody's account."""

from kartoteka.reasoning.chronology import chronology
from reasoning.factory import claim, reading

DIED = claim("c1", "death", "a", "1938-12-27")


def accounts(*claims):
    return [conflict.claims for conflict in chronology([reading(*claims)]).conflicts if conflict.kind == "accounts"]


def test_what_was_only_tried_is_no_account_of_the_end():
    assert accounts(DIED, claim("c2", "suicide", "a", "1934-06-03", factuality="Uu")) == []


def test_what_somebody_alleges_is_an_account_of_the_end():
    assert len(accounts(DIED, claim("c2", "suicide", "a", "1934-06-03", factuality="Uu", holders=("b",)))) == 1
