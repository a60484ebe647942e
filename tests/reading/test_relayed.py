"""Chains of words, and reports whose content stands elsewhere: on whose word it stands, and what is the narrator's."""

import pytest

from claimed import claim, held

_RUMOUR, _NOBODY = "holder:rumour", "holder:unspecified"


@pytest.mark.parametrize(
    ("text", "trigger", "holders"),
    [
        # from whom the teller has it
        ("Anna Petrova testified that a guard had shot Ivan Orlov; she had this from Maria Lunina.", "shot", 2),
        ("According to a neighbour, who had it from a cook, Ivan Orlov was shot.", "shot", 2),
        ("A pastor, to whom a guard had confided it, told Anna Petrova that Ivan Orlov had been shot.", "shot", 2),
        ("Quoting a warder, Anna Petrova wrote that Ivan Orlov had been beaten.", "beaten", 2),
        ("Anna Petrova quotes a guard as saying that Ivan Orlov had been shot.", "shot", 2),
        ("Pavel Lunin told my uncle what he had from a prisoner: Ivan Orlov had been shot.", "shot", 2),
        ("The newspapers, on the word of the police, reported that Ivan Orlov had been murdered.", "murdered", 2),
        ("Anna Petrova testified that a guard had shot Ivan Orlov; she had nothing from Maria Lunina.", "shot", 1),
        ("A pastor, whom a guard had struck, told Anna Petrova that Ivan Orlov had been shot.", "shot", 1),
        ("According to Pavel Lunin, who had been arrested in May, Ivan Orlov was shot.", "arrested", 0),
    ],
)
def test_how_many_stand_behind_it(text: str, trigger: str, holders: int) -> None:
    assert len(held(text, trigger)) == holders


@pytest.mark.parametrize(
    ("text", "trigger", "holders"),
    [
        # nobody in particular
        ("Ivan Orlov was said to have been shot.", "shot", [_RUMOUR]),
        ("Ivan Orlov is said to have been shot.", "shot", [_NOBODY]),
        ("By evening it was being said in the town that Ivan Orlov had been shot.", "shot", [_RUMOUR]),
        ("While he lay ill word went round the capital that Ivan Orlov had been shot.", "shot", [_RUMOUR]),
        ("Officially, Ivan Orlov died of a heart attack.", "died", [_NOBODY]),
        ("Ivan Orlov was officially charged.", "charged", []),
        ("The alleged murder of Ivan Orlov was never proved.", "murder", [_NOBODY]),
        ("The official version was that Ivan Orlov had jumped from the window.", "jumped", [_NOBODY]),
        ("Pavel Lunin was shot in Riga, or so it was believed until he came home.", "shot", [_RUMOUR]),
        # papers
        ("The file has Ivan Orlov shot on 3 May 1938.", "shot", ["The file"]),
        ("Colonel Schmidt has Ivan Orlov shot on 3 May 1938.", "shot", []),
        ("It appears from the register that Ivan Orlov was shot.", "shot", ["the register"]),
        ("A directive of May 1938 ordered that Ivan Orlov be shot.", "shot", ["A directive of May 1938"]),
        ("In the report that the consul sent, Ivan Orlov collapsed in the yard.", "collapsed", ["the report"]),
        # in passing
        ("Pavel Lunin was beaten by a man who had been convicted, so Anna Petrova believed, of theft.", "beaten", []),
        ("Anna Petrova calls the report false: Ivan Orlov, she says, was beaten.", "beaten", ["Anna Petrova"]),
        ("Anna Petrova calls the report false: Ivan Orlov, she says, was beaten.", "calls", []),
        ("When Ivan Orlov was exhumed in 1989 he lay face downwards, as people had whispered.", "exhumed", []),
        # two who tell, and what each says
        ("Some said that Ivan Orlov had been shot, others that he had been hanged.", "hanged", ["others"]),
        ("Anna Petrova said that Ivan Orlov had been shot and that he had been hanged.", "hanged", ["Anna Petrova"]),
        ("Pavel Lunin died in May, the register speaks of dropsy.", "died", []),
        ("Survivors recall Ivan Orlov hanging by the wrists.", "hanging", ["Survivors"]),
        ("Pavel Lunin decreed that Ivan Orlov should be hanged.", "hanged", ["Pavel Lunin"]),
        ("Anna Petrova is certain that Ivan Orlov was shot.", "shot", ["Anna Petrova"]),
        ("Ivan Orlov was hanged on the word of an officer.", "hanged", []),
        ("Dr Lunin has left an account in which Ivan Orlov is beaten by the guards.", "beaten", ["Lunin"]),
        ("Dr Lunin left the house in which Ivan Orlov was beaten by the guards.", "beaten", []),
    ],
)
def test_on_whose_word(text: str, trigger: str, holders: list[str]) -> None:
    assert held(text, trigger) == holders


def test_what_was_denied_and_what_was_suggested_are_one_speaker_s() -> None:
    text = "The Government denied that Ivan Orlov had been detained and suggested that he had been killed by bandits."
    assert held(text, "suggested") == []
    assert held(text, "killed") == ["Government"]


def test_a_passive_after_what_was_denied_stays_inside() -> None:
    text = "The Government denied that Ivan Orlov had been detained and beaten."
    assert held(text, "beaten") == ["Government"]


def test_what_is_put_before_him_to_sign_is_not_taken_over() -> None:
    assert claim("Ivan Orlov signed a statement that Pavel Lunin had printed leaflets.", "printed").factuality == "Uu"


def test_one_of_two_stories_is_told_and_not_taken_over() -> None:
    text = "Two stories were current. In the first, which Anna Petrova heard from a guard, Ivan Orlov fled."
    assert len(held(text, "fled")) == 2
    assert claim(text, "fled").factuality == "Uu"


def test_the_first_of_the_prisoners_tells_nothing() -> None:
    text = "Two prisoners were current with the news. In the first week Ivan Orlov fled to Riga."
    assert held(text, "fled") == []


def test_what_is_let_be_announced_is_his_word_who_lets_it() -> None:
    text = "Colonel Schmidt let it be announced that Ivan Orlov had died of a fever."
    assert held(text, "died") == ["Schmidt"]
    assert claim(text, "died").factuality == "Uu"


def test_what_is_begged_for_and_what_was_so_before() -> None:
    text = "Anna Petrova begged the minister to free Ivan Orlov, who had been beaten in May."
    assert held(text, "free") == ["Anna Petrova"]
    assert held(text, "beaten") == []


@pytest.mark.parametrize(
    ("text", "trigger", "holders", "factuality"),
    [
        ("The word in the camp was that Ivan Orlov had been shot.", "shot", [_RUMOUR], "Uu"),
        ("The reply was that Ivan Orlov had been transferred.", "transferred", [_NOBODY], "Uu"),
        ("It is known that Ivan Orlov was shot.", "shot", [], "CT+"),
        ("Anna Petrova was not told that Ivan Orlov had been shot.", "shot", [], "CT+"),
        ("Anna Petrova was told that Ivan Orlov had been shot.", "shot", [_NOBODY], "Uu"),
        ("Anna Petrova accused the guards of beating Ivan Orlov.", "beating", ["Anna Petrova"], "Uu"),
        ("Anna Petrova blamed the guards for the death of Ivan Orlov.", "death", [], "CT+"),
        ("A telegram came: Ivan Orlov had been shot.", "shot", ["A telegram"], "CT+"),
        ("Ivan Orlov, said Petrova, had been murdered.", "murdered", ["Petrova"], "CT+"),
        ("They tell me that Ivan Orlov was shot.", "shot", [_NOBODY], "Uu"),
    ],
)
def test_in_other_words(text: str, trigger: str, holders: list[str], factuality: str) -> None:
    assert held(text, trigger) == holders
    assert claim(text, trigger).factuality == factuality


def test_in_it_takes_up_an_account() -> None:
    text = "Anna Petrova has written another account. In it Ivan Orlov is beaten by the guards."
    assert held(text, "beaten") == ["Anna Petrova"]


def test_in_it_takes_up_a_house() -> None:
    text = "Anna Petrova has bought another house. In it Ivan Orlov was beaten by the guards."
    assert held(text, "beaten") == []


def test_a_number_that_somebody_gives_is_his_and_no_more() -> None:
    text = "The students were arrested in May 1967, thirty of them according to the dean."
    assert held(text, "arrested") == []


def test_in_view_of_is_nobody_s_view() -> None:
    assert held("Ivan Orlov was released in May 1967 in view of the age of Pavel Lunin.", "released") == []


def test_an_aside_within_a_quotation_ends_with_it() -> None:
    text = "“The guards beat Ivan Orlov,” Anna Petrova said, “every night”; in May Pavel Lunin was released."
    assert held(text, "beat") == ["Anna Petrova"]
    assert held(text, "released") == []


def test_the_refutation_of_another_s_word() -> None:
    text = "The record has Ivan Orlov confess to everything. Petrova's scene was invented."
    assert claim(text, "confess").factuality != "CT-"


def test_on_the_ground_that_is_his_word_who_appeals() -> None:
    text = "Pavel Lunin appealed for mercy on the ground that he had released Ivan Orlov."
    assert held(text, "released") == ["Pavel Lunin"]
    assert claim(text, "released").factuality == "Uu"


def test_which_was_untrue_refutes_its_own_sentence() -> None:
    text = "Anna Petrova said that Ivan Orlov was shot. He was tried for having fled, which was untrue."
    assert claim(text, "shot").factuality == "CT+"


def test_he_added_after_a_semicolon_goes_on_with_who_spoke() -> None:
    text = "Pavel Lunin admitted to Ivan Orlov that he had been paid; he added that Anna Petrova had been arrested."
    assert held(text, "arrested") == ["Pavel Lunin"]


def test_what_a_paper_says_after_a_relative_clause_with_a_verb_of_saying() -> None:
    text = "The Ministry, which had recorded her as missing, issued a certificate in 1950: Ivan Orlov had died in 1943."
    assert held(text, "died") == ["a certificate"]
