from dataclasses import replace

import pytest

from kartoteka.claims import Entity, Mention
from kartoteka.claims.difference import compare
from kartoteka.errors import ReadingError
from telling import say, told

TEXT = "On 3 May Lev was arrested in Omsk.4 He was shot. Anna wept."


def read(*claims, **more):
    return told(TEXT, *claims, people=["Lev", "Anna"], places=["Omsk"], **more)


ARREST = say("arrest", "arrested", "1937-05-03", patient="Lev", place="Omsk", notes=["4"])
SHOT = say("killing", "shot", patient="Lev")


def test_a_reading_agrees_with_itself_in_everything():
    found = compare(read(ARREST, SHOT), read(ARREST, SHOT))
    assert len(found.agreed) == 2
    assert (found.differing, found.only_one, found.only_other) == ((), (), ())
    assert len(found.entities_agreed) == 3


def test_claims_that_one_has_alone_are_told_on_its_side():
    found = compare(read(ARREST), read(SHOT))
    assert [claim.type for claim in found.only_one] == ["arrest"]
    assert [claim.type for claim in found.only_other] == ["killing"]


@pytest.mark.parametrize(
    ("other", "parts"),
    [
        (say("detention", "arrested", "1937-05-03", patient="Lev", place="Omsk", notes=["4"]), ("type",)),
        (say("arrest", "arrested", "1937-05-03", patient="Anna", place="Omsk", notes=["4"]), ("patient",)),
        (say("arrest", "arrested", "1937-05-03", patient="Lev", agent="Anna", place="Omsk", notes=["4"]), ("agent",)),
        (say("arrest", "arrested", "1938-05-03", patient="Lev", place="Omsk", notes=["4"]), ("time",)),
        (say("arrest", "arrested", patient="Lev", place="Omsk", notes=["4"], sure="Uu"), ("time", "factuality")),
        (
            say("arrest", "arrested", "1937-05-03", patient="Lev", place="Omsk", holders=["Anna"]),
            ("holders", "notes"),
        ),
        (say("arrest", "was arrested", "1937-05-03", patient="Lev", place="Omsk", notes=["4"]), ()),
    ],
)
def test_claims_on_the_same_words_differ_in_their_parts(other, parts):
    found = compare(read(ARREST), read(other))
    pairs = found.differing or found.agreed
    assert [pair.parts for pair in pairs] == [parts]
    assert (found.only_one, found.only_other) == ((), ())


def test_entities_are_the_same_by_their_words_whatever_their_ids():
    one, other = read(ARREST), read(ARREST)
    renamed = {"Lev": "e1", "Anna": "e2", "Omsk": "e3"}
    other = replace(
        other,
        entities=tuple(replace(entity, id=renamed[entity.id]) for entity in other.entities),
        claims=tuple(
            replace(c, roles={role: tuple(renamed[e] for e in filled) for role, filled in c.roles.items()})
            for c in other.claims
        ),
    )
    assert len(compare(one, other).agreed) == 1


def test_an_entity_of_pronouns_alone_is_not_counted():
    one = read()
    with_pronoun = replace(
        one, entities=(*one.entities, Entity("e9", "person", "He", (), (Mention(36, 38, "pronoun"),)))
    )
    assert compare(one, with_pronoun).entities_only_other == ()


def test_note_marks_are_compared_by_place_and_value():
    one = read(notes=[("Omsk.", "4", None)])
    assert (compare(one, one).notes_agreed, compare(one, read()).notes_only_one) == (1, 1)


def test_of_two_claims_on_one_word_each_finds_the_one_of_its_type():
    both = (say("arrest", "arrested", patient="Lev"), say("charge", "arrested", patient="Lev"))
    found = compare(read(*both), read(*reversed(both)))
    assert [pair.one.type == pair.other.type for pair in found.agreed] == [True, True]


def test_readings_of_two_sources_cannot_be_compared():
    with pytest.raises(ReadingError, match="different sources"):
        compare(read(), read(name="other.txt"))
