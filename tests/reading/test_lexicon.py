"""The event lexicon as data: every entry can be read, and every word of its language is known."""

from hypothesis import given
from hypothesis import strategies as st

from kartoteka.claims.vocabulary import EVENT_TYPES, ROLES
from kartoteka.reading.conditions import known_conditions
from kartoteka.reading.inflection import forms
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.lexicon import _entries, frames, lexicon

_KINDS = {"person", "place", "body", "force", "thing", "any", "none", "work", "body_part"}


def test_every_type_of_the_vocabulary_has_entries() -> None:
    assert {entry.type for entry in _entries()} == set(EVENT_TYPES)


def test_no_pattern_stands_twice() -> None:
    found = [(e.type, e.kind, e.words, frozenset(e.conditions), e.frame, e.polarity) for e in _entries()]
    assert len(found) == len(set(found))


def test_every_condition_and_frame_is_known() -> None:
    for entry in _entries():
        assert {name for name, _ in entry.conditions} <= known_conditions(), entry
        assert entry.frame in frames(), entry
        assert entry.polarity in ("", "CT+", "CT-", "Uu", "PR+"), entry


def test_every_kind_that_a_condition_asks_for_is_known() -> None:
    for entry in _entries():
        for name, values in entry.conditions:
            if name in ("obj", "subj", "own"):
                assert set(values) <= _KINDS | set(word_classes()), entry
            assert {v[1:] for v in values if v.startswith("@")} <= set(word_classes()), entry


def test_frames_fill_roles_of_the_vocabulary() -> None:
    for slots in frames().values():
        for rule in slots.values():
            assert set(rule.rpartition(":")[2].split()) <= set(ROLES) | {"no"}, rule


def test_a_word_is_found_in_all_its_forms_most_words_first() -> None:
    found = lexicon().starting_with("took")
    assert "take own life" in {entry.pattern for entry in found}
    assert [entry.weight for entry in found] == sorted((entry.weight for entry in found), reverse=True)
    assert lexicon().starting_with("garden") == ()


def test_forms_of_regular_and_irregular_verbs() -> None:
    assert {"tries", "tried", "trying"} <= forms("try")
    assert {"stabbed", "stabbing"} <= forms("stab")
    assert {"took", "taken", "taking", "takes"} <= forms("take")
    assert {"travelled", "traveled"} <= forms("travel")
    assert "arrestted" not in forms("arrest")


@given(st.from_regex(r"[a-z]{3,10}", fullmatch=True))
def test_a_verb_is_one_of_its_own_forms(base: str) -> None:
    assert base in forms(base)
    assert all(form.isalpha() for form in forms(base))
