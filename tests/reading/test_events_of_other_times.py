"""Ordinary statements of other centuries and countries: what must be claimed, of whom, and what must not."""

import pytest

from claimed import claim, filled, types


@pytest.mark.parametrize(
    ("sentence", "event", "trigger", "patient"),
    [
        ("Robert Kerr was committed to the Marshalsea by the Council.", "detention", "committed", "Robert Kerr"),
        ("Robert Kerr lay in the Marshalsea for two years.", "detention", "lay", "Robert Kerr"),
        ("Joan Ward was laid in the stocks at Norwich.", "ill_treatment", "laid in the stocks", "Joan Ward"),
        ("Pedro Bernal was made prisoner at Burgos in 1521.", "arrest", "made prisoner", "Pedro Bernal"),
        ("Emil Roth was struck off the register of lawyers in 1933.", "dismissal", "struck off", "Emil Roth"),
        ("Zhang Min was sent down to the countryside in 1968.", "exile", "sent down", "Zhang Min"),
        ("Zhang Min was paraded through the streets.", "ill_treatment", "paraded", "Zhang Min"),
        ("Sipho Dube was necklaced by a crowd in Duduza.", "killing", "necklaced", "Sipho Dube"),
        ("Patrick Doyle was interned on the Curragh.", "detention", "interned", "Patrick Doyle"),
        ("The guards led Ivan Sirko out into the yard.", "transfer", "led", "Ivan Sirko"),
        ("Kevin Burke was shot dead at Newry.", "killing", "shot", "Kevin Burke"),
        ("Marie Uwase was buried alive.", "killing", "buried alive", "Marie Uwase"),
    ],
)
def test_a_statement_is_claimed_of_the_one_who_suffers_it(
    sentence: str, event: str, trigger: str, patient: str
) -> None:
    assert event in types(sentence)
    assert filled(sentence, trigger, "patient") == [patient]


def test_numbers_and_quantities_of_people_can_suffer_an_event() -> None:
    assert "transfer" in types("The soldiers marched eight of the villagers to the barracks.")
    assert "arrest" in types("The gendarmes arrested the rest of the notables in Erzurum.")
    assert "killing" in types("The gendarmes made away with the rest of the men in a gorge.")
    assert "killing" not in types("The gendarmes made away with the money.")


def test_a_past_tense_after_a_passive_is_active() -> None:
    text = "Patrick Doyle was made prisoner, but broke out and fled to Antwerp."
    assert types(text) == ["arrest", "escape", "flight"]
    assert filled(text, "broke out", "agent") == ["Patrick Doyle"]
    assert filled("Anna Petrova was arrested and shot.", "shot", "patient") == ["Anna Petrova"]


def test_a_date_before_the_name_does_not_swallow_the_subject() -> None:
    text = "John Philpot was a priest. On the 2d of October Philpot was arrested at Winchester."
    assert filled(text, "arrested", "patient") == ["John Philpot"]


def test_a_past_tense_is_not_under_the_modal_of_the_verb_before() -> None:
    assert claim("The keeper would have ten pounds, and fettered John Philpot.", "fettered").factuality == "CT+"
    assert claim("The keeper would take John Philpot and torture him.", "torture").factuality == "Uu"


def test_given_nothing_to_eat_happened() -> None:
    assert claim("Li Wei was given nothing to eat for three days.", "given nothing").factuality == "CT+"


def test_a_judgment_stands_for_the_one_against_whom_it_goes() -> None:
    assert filled("The verdict against Nora Walsh was set aside in 1998.", "set aside", "patient") == ["Nora Walsh"]
    assert filled("The court passed sentence on Nora Walsh.", "passed sentence", "patient") == ["Nora Walsh"]


def test_one_goes_to_a_university_but_is_expelled_from_a_party() -> None:
    assert "travel" in types("Víctor Soto had gone to the State Technical University.")
    assert types("Ivan Petrov was expelled from the Party.") == ["dismissal"]


def test_ordinary_senses_of_the_new_words_claim_nothing() -> None:
    assert "detention" not in types("Anna Petrova was committed to the cause of peace.")
    assert "escape" not in types("The war broke out in August.")
    assert "attack" not in types("Ivan Petrov surrounded his garden with a wall.")
    assert "detention" not in types("Anna Petrova lay in the garden.")
    assert "exile" not in types("The book was sent down to the library.")


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Soldiers grabbed Emil Roth outside the mill.", "arrest"),
        ("The deputy was waylaid on the road to Ghent.", "arrest"),
        ("The prisoners were trucked to the quarry.", "transfer"),
        ("Anna Weber recuperated at her sister's house.", "illness"),
        ("The bishop remonstrated with the governor.", "statement"),
        ("The party supplanted him in May 1931.", "dismissal"),
    ],
)
def test_verbs_of_rarer_use_name_events_too(sentence: str, event: str) -> None:
    assert event in types(sentence)


@pytest.mark.parametrize(
    "sentence", ["He grabbed his coat.", "The rumour supplanted the news.", "The news reached the mill."]
)
def test_but_not_of_things(sentence: str) -> None:
    assert not {"arrest", "dismissal"} & set(types(sentence))
