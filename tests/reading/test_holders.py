"""On whose word a stretch of the text stands: what syntax alone does not say."""

import pytest

from claimed import claim, filled, held
from kartoteka.reading import sourced
from kartoteka.reading.parse import parse


def test_according_to_covers_its_sentence_and_not_the_next() -> None:
    text = "According to Anna Petrova, Ivan Orlov was shot. Pavel Lunin was released."
    assert held(text, "shot") == ["Anna Petrova"]
    assert held(text, "released") == []


def test_a_verb_in_passing_covers_the_sentence_around_it() -> None:
    assert held("Ivan Orlov, Anna Petrova recalled, was beaten in Riga.", "beaten") == ["Anna Petrova"]


def test_it_is_said_covers_only_the_words_around_it() -> None:
    text = "Anna Petrova was to be tried, it is said, by a court in Riga; Ivan Orlov was arrested."
    assert held(text, "tried") == ["holder:unspecified"]
    assert held(text, "arrested") == []


def test_a_quotation_belongs_to_who_says_it() -> None:
    assert held("“The guards beat Ivan Orlov,” wrote Anna Petrova.", "beat") == ["Anna Petrova"]


def test_a_sentence_without_a_speaker_is_the_narrator_s() -> None:
    assert held("Ivan Orlov was beaten in Riga.", "beaten") == []


def test_a_rumour_that_the_narrator_dismisses_did_not_happen() -> None:
    text = "It was rumoured that Ivan Orlov had been shot. In fact he lived in Paris."
    assert claim(text, "shot").factuality == "CT-"


def test_a_rumour_that_nobody_dismisses_stays_open() -> None:
    text = "It was rumoured that Ivan Orlov had been shot. The winter was cold."
    assert claim(text, "shot").factuality == "Uu"


def test_who_beat_him_is_no_witness_of_it() -> None:
    text = "Colonel Schmidt beat Ivan Orlov. Colonel Schmidt stated that Ivan Orlov had confessed."
    assert claim(text, "confessed").factuality == "Uu"


def test_no_such_trial_refutes_a_trial_only() -> None:
    text = "It was rumoured that Ivan Orlov had been shot. No such trial was held in Riga."
    assert claim(text, "shot").factuality == "Uu"


def test_a_tradition_is_told_and_not_taken_over() -> None:
    text = "According to a family tradition Ivan Orlov was shot in Riga."
    assert claim(text, "shot").factuality == "Uu"


@pytest.mark.parametrize(
    ("text", "trigger", "holders"),
    [
        # set phrases that say something
        ("The police put it about that Ivan Orlov had been shot.", "shot", ["The police"]),
        ("The Ministry let it be known that Ivan Orlov had been shot.", "shot", ["Ministry"]),
        ("Pavel Lunin let slip to his wife that Ivan Orlov had been shot.", "shot", ["Pavel Lunin"]),
        ("Pavel Lunin has left an account of how Ivan Orlov was beaten.", "beaten", ["Pavel Lunin"]),
        ("Pavel Lunin rapped out on the wall that Ivan Orlov had been hanged.", "hanged", ["Pavel Lunin"]),
        # what goes round
        ("Word went round that Ivan Orlov had been shot.", "shot", ["holder:rumour"]),
        ("It was going round the town that Ivan Orlov had been shot.", "shot", ["holder:rumour"]),
        ("People muttered that Ivan Orlov had been shot.", "shot", ["holder:rumour"]),
        ("Everybody said that Ivan Orlov had been shot.", "shot", ["holder:rumour"]),
        # where a story comes from
        (
            "The story that soldiers shot Ivan Orlov rests upon Anna Petrova.",
            "shot",
            ["Anna Petrova"],
        ),
        ("Ivan Orlov was shot in Riga, if Anna Petrova is to be believed.", "shot", ["Anna Petrova"]),
        ("On Anna Petrova's showing, Ivan Orlov was beaten.", "beaten", ["Anna Petrova"]),
        ("To hear Anna Petrova tell it, Ivan Orlov was beaten.", "beaten", ["Anna Petrova"]),
        ("As Anna Petrova tells it, Ivan Orlov was beaten.", "beaten", ["Anna Petrova"]),
        ("There, as Anna Petrova was to tell her sister, Ivan Orlov was beaten.", "beaten", ["Anna Petrova"]),
        ("By her own account Anna Petrova was beaten in Riga.", "beaten", ["Anna Petrova"]),
        # who is accused by whom, who orders
        ("Ivan Orlov was accused by Pavel Lunin of having murdered a policeman.", "murdered", ["Pavel Lunin"]),
        ("Ivan Orlov confessed to having murdered a policeman.", "murdered", ["Ivan Orlov"]),
        ("Pavel Lunin threatened to shoot Ivan Orlov.", "shoot", ["Pavel Lunin"]),
        ("Pavel Lunin directed that Ivan Orlov be shot.", "shot", ["Pavel Lunin"]),
        # clauses that the parser hangs elsewhere
        (
            "Pavel Lunin, who was then a private in Riga, deposed before a court that Ivan Orlov had been beaten.",
            "beaten",
            ["Pavel Lunin"],
        ),
        ("Pavel Lunin would not hear of torture.", "torture", ["Pavel Lunin"]),
        ("The market had it that Ivan Orlov had been shot.", "shot", ["holder:rumour"]),
        ("The story was told in Riga that Ivan Orlov had been shot.", "shot", ["holder:rumour"]),
        ("In the dock Pavel Lunin swore that Ivan Orlov had been shot.", "shot", ["Pavel Lunin"]),
        ("Two doctors spoke of the beating of Ivan Orlov.", "beating", ["Two doctors"]),
        ("The register lists the death of Ivan Orlov under 3 May 1943.", "death", ["The register"]),
        ("Ivan Orlov had been shot in Riga, or so Anna Petrova said.", "shot", ["Anna Petrova"]),
        ("“Ivan Orlov was taken at night.” So Anna Petrova.", "taken", ["Anna Petrova"]),
        ("Pavel Lunin recalled the arrest of Ivan Orlov.", "arrest", ["Pavel Lunin"]),
        ("Pavel Lunin remembers two soldiers, who dragged Anna Petrova away.", "dragged", ["Pavel Lunin"]),
        ("Pavel Lunin’s account of the arrest of Ivan Orlov differs.", "arrest", ["Pavel Lunin"]),
        # quotations and papers
        ("Pavel Lunin shook his head. “They shot Ivan Orlov at dawn.”", "shot", ["Pavel Lunin"]),
        ("Anna Petrova smuggled a note to her brother: “They have arrested Ivan Orlov.”", "arrested", ["Anna Petrova"]),
        ("Anna Petrova wrote to her brother:\n\n“They have arrested Ivan Orlov.”", "arrested", ["Anna Petrova"]),
        ("Ivan Orlov learned from Pavel Lunin that Anna Petrova had been shot.", "shot", ["Ivan Orlov", "Pavel Lunin"]),
    ],
)
def test_on_whose_word_it_stands(text: str, trigger: str, holders: list[str]) -> None:
    assert held(text, trigger) == holders


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ivan Orlov went round the town, and Pavel Lunin was shot.", "shot"),
        ("It was found that Ivan Orlov had been shot.", "shot"),
        ("The story rests there: Ivan Orlov was shot.", "shot"),
        ("If Anna Petrova is right-handed, so was Ivan Orlov, who was shot in Riga.", "shot"),
        ("Pavel Lunin conceded nothing till May, when Ivan Orlov was shot.", "shot"),
        ("Pavel Lunin put a coat about him, and Ivan Orlov was taken away.", "taken away"),
        ("Whether Ivan Orlov was shot is not known.", "shot"),
    ],
)
def test_what_is_nobody_s_word(text: str, trigger: str) -> None:
    assert held(text, trigger) == []


def test_his_own_account_covers_what_follows_it() -> None:
    text = "Anna Petrova was arrested in Riga and, by her own account, beaten with a stick."
    assert held(text, "beaten") == ["Anna Petrova"]
    assert held(text, "arrested") == []


def test_a_telling_goes_on_in_the_pluperfect() -> None:
    text = (
        "Pavel Lunin told the court what he had seen. Soldiers had driven the people out. Ivan Orlov had been shot. "
        "The court rose at noon. Anna Petrova was released."
    )
    assert held(text, "shot") == ["Pavel Lunin"]
    assert held(text, "released") == []
    assert held("Pavel Lunin gave his reasons. Ivan Orlov had been beaten to death.", "beaten") == ["Pavel Lunin"]
    assert held("Pavel Lunin gave his coat away. Ivan Orlov had been beaten to death.", "beaten") == []


def test_a_commission_that_writes_a_report_is_its_narrator() -> None:
    report = "1. Ivan Orlov was arrested in Riga.\n\n2. The Commission finds that he was beaten.\n\n3. He died in May."
    assert held(report, "beaten") == []
    assert len(held("In May 1991 the Commission finds that Ivan Orlov was beaten.", "beaten")) == 1


def test_such_was_his_story_is_about_what_was_told_before() -> None:
    text = "Ivan Orlov was beaten until he signed: such, at any rate, was Orlov’s story. Anna Petrova was released."
    assert held(text, "beaten") == ["Ivan Orlov"]
    assert held(text, "released") == []


def test_who_adds_is_who_spoke_before() -> None:
    text = "Pavel Lunin told the court that Ivan Orlov had been arrested. He added that Ivan Orlov had been beaten."
    assert held(text, "beaten") == ["Pavel Lunin"]


def test_a_speaker_in_passing_does_not_name_himself() -> None:
    text = "Consul Pavel Lunin telegraphed to Berlin. Ivan Orlov, he wrote, had been shot."
    assert held(text, "shot") == ["Pavel Lunin"]


def test_a_charge_is_held_by_the_body_of_those_who_question() -> None:
    text = "Two NKVD interrogators questioned Ivan Orlov. The NKVD had time. The charge was that he had spied."
    assert held(text, "spied") == ["NKVD"]


def test_a_certificate_is_refuted_by_the_next_words_only() -> None:
    told = "The papers reported that Ivan Orlov had been shot."
    assert claim(f"{told} Nothing of the kind had happened.", "shot").factuality == "CT-"
    later = f"{told} Anna Petrova wept. Pavel Lunin came back from Riga in May, and nothing of the kind was seen."
    assert claim(later, "shot").factuality == "CT+"


def test_testimony_in_a_bracket_holds_what_stands_before_it() -> None:
    text = "Ivan Orlov was held in Riga. He was beaten on the feet (testimony of Anna Petrova), and released."
    assert held(text, "beaten") == ["Anna Petrova"]
    assert held(text, "held") == []


def test_a_demand_from_somebody_is_on_his_word() -> None:
    assert held("Pavel Lunin brought a demand from Anna Petrova that Ivan Orlov be arrested.", "arrested") == [
        "Anna Petrova"
    ]


def test_a_source_before_its_preposition_is_a_phrase_all_the_same() -> None:
    doc = parse("If we may believe the Venetian, according to him she was kind.")
    venetian, according = (next(t for t in doc if t.text == word) for word in ("Venetian", "according"))
    assert sourced._phrase_tokens(according, venetian) == set(range(venetian.i, according.i + 1))


def test_what_stands_before_the_report_is_not_reported() -> None:
    text = (
        "One of the prisoners, Leon Weliczker, who later escaped, recorded in his diary that papers in the name of "
        "Ivan Orlov had been found on the dead."
    )
    assert held(text, "escaped") == []
    assert held(text, "found") == ["Leon Weliczker"]


def test_because_she_writes_covers_the_reason_only() -> None:
    text = "Anna Petrova was discharged from hospital half-cured because, she writes, a doctor denounced her."
    assert held(text, "discharged") == []
    assert held(text, "denounced") == ["Anna Petrova"]


def test_a_report_according_to_which_holds_what_follows() -> None:
    text = (
        "Three years later Kim Tith claimed to have seen a police report according to which Ivan Orlov had been shot."
    )
    assert held(text, "shot") == ["Kim Tith", "a police report"]
    assert held(text, "claimed") == []


def test_the_speaker_may_stand_inside_the_quotation() -> None:
    text = "“The soldiers,” states Anna Petrova, “shot the mayor at once, and they burned the houses of the town.”"
    assert filled(text, "states", "agent") == ["Anna Petrova"]
    assert held(text, "shot") == ["Anna Petrova"]


def test_the_second_half_of_a_quotation_is_the_same_speakers() -> None:
    text = (
        "“I was hit,” explains Ivan Orlov (a soldier wounded on the road two days before), “but an officer "
        "saw me, and then they shot the mayor.”"
    )
    assert held(text, "shot") == ["Ivan Orlov"]


def test_another_who_deposes_is_somebody() -> None:
    text = "“They broke my window,” deposes another. “In the evening they killed the baker and burned the shop.”"
    assert filled(text, "deposes", "agent") == ["another"]
    assert held(text, "killed") == ["another"]


def test_why_it_was_done_is_thought_that_it_was_done_is_so() -> None:
    assert held("Ivan Orlov was freed in 1964, it is thought at the request of the bishop.", "freed") == []
    assert held("Ivan Orlov was freed in 1964, it is thought.", "freed") == ["holder:unspecified"]


def test_two_who_say_so() -> None:
    text = "Max Braun informed on Ivan Orlov; so at least Anna Petrova believed, and so Klara Stein wrote."
    assert held(text, "informed") == ["Anna Petrova", "Klara Stein"]


def test_or_so_they_gave_out_covers_the_last_clause() -> None:
    text = "Ivan Orlov was arrested in May and hanged himself in the cell, or so the warder gave out."
    assert held(text, "hanged himself") == ["the warder"]
    assert held(text, "arrested") == []


def test_what_we_heard_in_passing_is_nobody_s() -> None:
    assert held("Ivan Orlov, we heard, was shot in the yard.", "shot") == ["holder:unspecified"]
    assert held("Ivan Orlov was shot in the yard; we heard the shots.", "shot") == []
