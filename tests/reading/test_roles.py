"""Who did it to whom, where: the slots of a sentence and the roles of its claim."""

import pytest

from claimed import claim, claims, filled


def test_subject_and_object_become_agent_and_patient() -> None:
    text = "Colonel Schmidt arrested Anna Petrova in Riga."
    assert filled(text, "arrested", "patient") == ["Anna Petrova"]
    assert len(filled(text, "arrested", "agent")) == 1
    assert filled(text, "arrested", "place") == ["Riga"]


def test_the_subject_of_a_passive_is_the_patient_and_by_the_agent() -> None:
    text = "Anna Petrova was shot by Colonel Schmidt."
    assert filled(text, "shot", "patient") == ["Anna Petrova"]
    assert filled(text, "shot", "agent") != []


def test_a_passive_without_agent_has_none() -> None:
    assert filled("Anna Petrova was shot.", "shot", "agent") == []


def test_coordinated_verbs_share_their_subject() -> None:
    text = "Anna Petrova was arrested and taken to Riga."
    assert filled(text, "taken", "patient") == ["Anna Petrova"]
    assert filled(text, "taken", "place") == ["Riga"]


def test_control_hands_the_subject_down() -> None:
    assert filled("Anna Petrova was made to sign a confession.", "sign", "agent") == ["Anna Petrova"]
    assert filled("Anna Petrova refused to sign the confession.", "sign", "agent") == ["Anna Petrova"]


def test_a_participle_and_a_gerund_take_their_subject_from_the_main_clause() -> None:
    assert filled("Arrested in Riga, Anna Petrova was released.", "Arrested", "patient") == ["Anna Petrova"]
    assert filled("Anna Petrova died without having been tried.", "tried", "patient") == ["Anna Petrova"]


def test_a_relative_pronoun_is_its_noun() -> None:
    assert filled("Anna Petrova, whom they arrested in Riga, died.", "arrested", "patient") == ["Anna Petrova"]


def test_the_owner_of_a_noun_undergoes_an_arrest_and_sends_a_letter() -> None:
    assert filled("The arrest of Anna Petrova was kept secret.", "arrest", "patient") == ["Anna Petrova"]
    assert filled("Anna Petrova’s letter to Ivan Orlov was found.", "letter", "agent") == ["Anna Petrova"]


def test_a_thing_of_hers_stands_for_her() -> None:
    assert filled("Anna Petrova’s house was searched.", "searched", "patient") == ["Anna Petrova"]


def test_both_spouses_are_agents_of_a_marriage() -> None:
    assert set(filled("Anna Petrova married Ivan Orlov.", "married", "agent")) == {"Anna Petrova", "Ivan Orlov"}


def test_a_plain_pronoun_is_not_its_own_subject() -> None:
    text = "Ivan Orlov was taken in. Colonel Schmidt, who questioned him, was polite."
    assert "Schmidt" not in " ".join(filled(text, "questioned", "patient"))


def test_a_length_becomes_the_term() -> None:
    assert claim("Anna Petrova was sentenced to ten years.", "sentenced").term == "P10Y"
    assert claim("Anna Petrova was arrested in Riga.", "arrested").term is None


def test_the_last_of_a_series_of_participles_names_the_doer_of_all() -> None:
    text = "Anna Petrova was beaten, tortured and killed by soldiers."
    assert len(filled(text, "beaten", "agent")) == 1
    assert filled("Anna Petrova was arrested in Riga in May and killed by robbers.", "arrested", "agent") == []


def test_who_has_it_done_is_the_principal() -> None:
    text = "Colonel Schmidt had Anna Petrova arrested."
    assert filled(text, "arrested", "patient") == ["Anna Petrova"]
    assert len(filled(text, "arrested", "principal")) == 1
    assert filled(text, "arrested", "agent") == []
    assert filled("Colonel Schmidt had arrested Anna Petrova.", "arrested", "principal") == []


def test_on_whose_orders_is_the_principal() -> None:
    text = "Anna Petrova was shot at the insistence of Colonel Schmidt."
    assert len(filled(text, "shot", "principal")) == 1
    assert filled(text, "shot", "agent") == []
    assert len(filled("Colonel Schmidt ordered the arrest of Anna Petrova.", "arrest", "principal")) == 1


def test_by_does_not_make_a_thing_the_doer() -> None:
    assert filled("Anna Petrova was questioned and beaten by her own account.", "beaten", "agent") == []
    assert filled("Anna Petrova was deported by train to Riga.", "deported", "agent") == []


def test_others_share_the_fate() -> None:
    text = "Ivan Orlov was shot together with his brother."
    assert len(filled(text, "shot", "patient")) == 2
    assert filled("Ivan Orlov was shot with a pistol.", "shot", "patient") == ["Ivan Orlov"]


def test_a_husband_who_dies_does_not_take_his_wife_with_him() -> None:
    text = "Anna Petrova, whose husband died in Riga, was freed."
    assert "Anna Petrova" not in filled(text, "died", "patient")


def test_nobody_fills_no_role_and_the_claim_stays() -> None:
    assert filled("Nobody was prosecuted.", "prosecuted", "patient") == []
    assert filled("Nobody defended Anna Petrova.", "defended", "patient") == ["Anna Petrova"]
    assert filled("Nobody defended Anna Petrova.", "defended", "agent") == []


def test_only_somebody_is_told() -> None:
    assert len(filled("Ivan Orlov told the court that he was ill.", "told", "recipient")) == 1
    assert filled("The trial was short. Ivan Orlov denied it.", "denied", "recipient") == []


def test_a_paper_that_carries_an_event_does_not_do_it() -> None:
    text = "Two newspapers carried the execution of Anna Petrova in May."
    assert filled(text, "execution", "agent") == []
    assert filled(text, "execution", "patient") == ["Anna Petrova"]


def test_a_part_in_a_crime_is_its_doers() -> None:
    text = "Ivan Orlov had a part in the murder of Anna Petrova."
    assert filled(text, "murder", "agent") == ["Ivan Orlov"]


def test_a_threat_or_an_offer_goes_to_the_one_of_whom_it_speaks() -> None:
    assert filled("Ivan Orlov offered to hide Anna Petrova.", "offered", "recipient") == ["Anna Petrova"]


def test_what_is_said_in_a_letter_is_said_to_its_reader() -> None:
    text = "Ivan Orlov stated in a letter to Anna Petrova that he was well."
    assert filled(text, "stated", "recipient") == ["Anna Petrova"]


def test_whose_body_it_is_undergoes_it() -> None:
    text = "The guards fastened wires to Ivan Orlov’s toes."
    assert filled(text, "fastened", "patient") == ["Ivan Orlov"]


def test_a_man_is_tried_by_the_court_before_which_he_stands() -> None:
    text = "Ivan Orlov was tried before a military court."
    assert len(filled(text, "tried", "agent")) == 1
    assert filled("Ivan Orlov was tried before Easter.", "tried", "agent") == []


def test_one_who_finds_another_does_not_share_the_doing() -> None:
    text = "Anna Petrova recognised the remains of Ivan Orlov."
    assert filled(text, "recognised", "patient") == ["Ivan Orlov"]
    assert filled(text, "recognised", "agent") == ["Anna Petrova"]


def test_who_lays_down_an_office_is_the_one_who_loses_it() -> None:
    assert filled("Ivan Orlov resigned his post in May.", "resigned", "patient") == ["Ivan Orlov"]
    other = "The minister dismissed Ivan Orlov in May."
    assert filled(other, "dismissed", "patient") == ["Ivan Orlov"]


def test_a_term_stands_before_the_verb_or_over_the_noun() -> None:
    assert claim("For two months Ivan Orlov was imprisoned in Riga.", "imprisoned").term == "P2M"
    assert claim("During the nine days of Ivan Orlov’s captivity the guards were drunk.", "captivity").term == "P9D"
    assert claim("Two months later Ivan Orlov was imprisoned in Riga.", "imprisoned").term is None


def test_a_crime_is_that_of_the_one_who_is_judged_for_it() -> None:
    assert filled("A court condemned Ivan Orlov for the murder of Anna Petrova.", "murder", "agent") == ["Ivan Orlov"]
    assert filled("A court condemned the murder of Anna Petrova.", "murder", "agent") == []


def test_who_takes_up_a_person_and_never_a_place_or_a_thing() -> None:
    text = "It was Pavel Lunin, once seventh on the list, who arrested Anna Petrova."
    assert filled(text, "arrested", "agent") == ["Pavel Lunin"]
    text = "The officers of the camp, who beat Anna Petrova, were tried."
    assert filled(text, "beat", "agent") == ["The officers of the camp"]


def test_where_somebody_stays_does_not_stay_there_too() -> None:
    assert filled("In reality Ivan Orlov was safe at Norwich.", "safe", "agent") == ["Ivan Orlov"]


def test_all_none_and_neither_are_those_just_spoken_of() -> None:
    eight = "The eight prisoners were tried in July. In the dock each had disavowed the protocols. All were shot."
    assert filled(eight, "disavowed", "agent") == ["The eight prisoners"]
    assert filled(eight, "shot", "patient") == ["The eight prisoners"]
    pair = "Ivan Orlov and Pavel Petrov were arrested. Neither confessed."
    assert {"Ivan Orlov", "Pavel Petrov"} <= set(filled(pair, "confessed", "agent"))
    assert claim(pair, "confessed").factuality == "CT-"
    some = "Some of the interrogators were traced in 1990; none has been indicted."
    assert filled(some, "indicted", "patient") == ["the interrogators"]


def test_a_letter_arrests_nobody() -> None:
    text = "On the margin of the letter Stalin noted: “Who gave them the right to arrest Ivan Orlov?”"
    assert filled(text, "arrest", "agent") == []


def test_a_subject_that_the_parser_takes_into_the_date_is_found() -> None:
    assert filled("In August General Salazar arrested Ivan Orlov.", "arrested", "agent") == ["Salazar"]
    assert filled("In the spring of 1942 German soldiers arrested Ivan Orlov.", "arrested", "agent") == [
        "German soldiers"
    ]
    assert filled("In November Vargas and Diaz questioned Ivan Orlov.", "questioned", "agent") == ["Vargas", "Diaz"]


def test_a_month_before_a_name_is_no_subject() -> None:
    assert filled("In May 1938 Ivan Orlov was arrested.", "arrested", "patient") == ["Ivan Orlov"]


def test_who_stands_behind_a_closed_quotation_and_its_comma_speaks() -> None:
    text = "Anna Petrova died in the cell; “pneumonia”, wrote the warden."
    assert filled(text, "wrote", "agent") == ["the warden"]


def test_whom_a_sentence_is_about_is_he() -> None:
    text = "Ivan Orlov was hanged. Of Pavel Babich it has been said that he fled to Sofia."
    assert filled(text, "fled", "agent") == ["Pavel Babich"]
    text = "Ivan Orlov was hanged. As for Pavel Babich, they deported him in May."
    assert filled(text, "deported", "patient") == ["Pavel Babich"]


def test_a_captive_beside_a_name_is_that_person() -> None:
    text = "Ivan Orlov was freed; Pavel Babich, a captive since November 1949, was not."
    assert filled(text, "captive", "patient") == ["Pavel Babich"]


def test_a_description_beside_a_name_tells_the_sex() -> None:
    text = "The chaplain, Miller, wrote that she was calm. He was arrested in May."
    assert filled(text, "arrested", "patient") == ["Miller"]


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Orlov was led to and from the court and beaten.",
        "Ivan Orlov was led in and out of the cell and beaten there.",
        "Orlov, in and by, was held and shot.",
    ],
)
def test_a_preposition_without_its_noun_stops_nothing(text: str) -> None:
    assert claims(text)
