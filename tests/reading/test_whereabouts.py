"""Where it happened and from where: phrases on the object, *where* and *there*, the seat of a court."""

from claimed import filled


def test_a_phrase_on_the_object_is_the_place() -> None:
    text = "The police arrested Ivan Orlov and his sister in a village near Riga."
    assert "Riga" in filled(text, "arrested", "place")


def test_where_is_the_place_that_it_takes_up() -> None:
    text = "Ivan Orlov was sent to Vorkuta, where he was shot in the spring."
    assert filled(text, "shot", "place") == ["Vorkuta"]


def test_there_is_the_place_named_last() -> None:
    text = "Ivan Orlov reached Riga. There he was arrested."
    assert filled(text, "arrested", "place") == ["Riga"]


def test_there_is_no_place_in_there_was() -> None:
    text = "Ivan Orlov left Riga. There was an arrest of students."
    assert filled(text, "arrest", "place") == []


def test_a_court_judges_where_it_sits() -> None:
    text = "A court in Riga condemned Ivan Orlov to death."
    assert filled(text, "condemned", "place") == ["Riga"]


def test_a_person_from_a_place_does_nothing_there() -> None:
    text = "A friend in Riga denounced Ivan Orlov."
    assert filled(text, "denounced", "place") == []


def test_from_names_where_a_movement_began() -> None:
    text = "Soldiers dragged Ivan Orlov from his house."
    assert len(filled(text, "dragged", "origin")) == 1
    assert filled("Ivan Orlov suffered from typhus in Riga.", "typhus", "origin") == []


def test_what_is_searched_is_the_place() -> None:
    text = "The police searched the flat of Ivan Orlov."
    assert filled(text, "searched", "patient") == ["Ivan Orlov"]
    assert len(filled(text, "searched", "place")) == 1


def test_the_clause_before_leads_to_the_place() -> None:
    text = "Ivan Orlov was taken to Riga and shot."
    assert filled(text, "shot", "place") == ["Riga"]
    assert filled("Ivan Orlov was tried in Riga and shot.", "shot", "place") == []


def test_the_clause_before_leads_to_where_the_next_movement_begins() -> None:
    text = "Ivan Orlov was brought to Riga and deported to Vorkuta."
    assert filled(text, "deported", "origin") == ["Riga"]
    assert filled(text, "deported", "place") == ["Vorkuta"]


def test_a_prison_term_says_no_place() -> None:
    text = "Ivan Orlov was condemned to ten years in prison."
    assert filled(text, "condemned", "place") == []


def test_a_school_is_a_body_and_a_place() -> None:
    text = "Ivan Orlov was arrested at the school."
    assert len(filled(text, "arrested", "place")) == 1


def test_a_landmark_is_not_the_place_that_there_means() -> None:
    text = "Ivan Orlov was sent to a camp at Tayga, north of Tomsk. There he died."
    assert "Tomsk" not in " ".join(filled(text, "died", "place"))


def test_the_place_behind_a_length_is_where_somebody_was_held() -> None:
    text = "Ivan Orlov was held for four months in the Lontsky prison in Lviv."
    assert any("Lontsky" in place for place in filled(text, "held", "place"))


def test_what_stands_behind_instead_of_plays_no_part() -> None:
    text = "Instead of Perm Ivan Orlov was forbidden to live in the capital."
    assert filled(text, "forbidden", "origin") == []


def test_a_saint_in_the_name_of_a_town_belongs_to_it() -> None:
    assert filled("Ivan Orlov was arrested in St. Petersburg.", "arrested", "place") == ["St. Petersburg"]


def test_who_is_beaten_is_beaten_where_the_story_has_brought_people() -> None:
    text = "Soldiers drove the two men to Fort Omsk. Ivan Orlov was beaten and given electric shocks."
    assert filled(text, "beaten", "place") == ["Fort Omsk"]
    freed = "Soldiers took the two men to Fort Omsk. They were released in May. Ivan Orlov was beaten later."
    assert filled(freed, "beaten", "place") == []


def test_there_is_the_prison_and_not_the_desert_in_which_it_lies() -> None:
    text = "He was sent to Nugra Salman, a fortress in the Samawa desert. Ivan Orlov was shot there in May."
    assert filled(text, "shot", "place")[0] == "Nugra Salman"
