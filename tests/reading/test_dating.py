"""From time expressions to events."""

from claimed import dated


def test_a_date_dates_the_event_under_which_it_hangs() -> None:
    assert dated("On 20 June 1939 Anna Petrova was arrested.", "arrested") == ("1939-06-20", "1939-06-20")


def test_coordinated_verbs_share_a_date() -> None:
    text = "On 20 June 1939 Anna Petrova was tried and shot."
    assert dated(text, "tried") == dated(text, "shot") == ("1939-06-20", "1939-06-20")


def test_each_event_of_a_series_keeps_its_own() -> None:
    text = "Anna Petrova was arrested on 20 June 1939 and released on 5 July 1939."
    assert dated(text, "arrested") == ("1939-06-20", "1939-06-20")
    assert dated(text, "released") == ("1939-07-05", "1939-07-05")


def test_the_plain_past_goes_on_at_the_story_s_time() -> None:
    text = "On 20 June 1939 Anna Petrova was arrested. The guards beat her."
    assert dated(text, "beat") == ("1939-06-20", "1939-06-20")


def test_a_pluperfect_looks_back() -> None:
    text = "On 20 June 1939 Anna Petrova was arrested. Ivan Orlov had been shot."
    assert dated(text, "shot") == (None, "1939-06-20")


def test_what_was_dated_once_keeps_its_date_when_told_again() -> None:
    text = "Ivan Orlov was shot on 4 October 1938.\n\nAnna Petrova wrote in 1956 that Ivan Orlov had been murdered."
    assert dated(text, "murdered") == ("1938-10-04", "1938-10-04")


def test_a_story_without_dates_has_none() -> None:
    assert dated("Anna Petrova was arrested.", "arrested") == (None, None)


def test_a_date_does_not_cross_a_semicolon_backwards() -> None:
    text = "Anna Petrova was arrested; Ivan Orlov was shot on 4 October 1938."
    assert dated(text, "arrested") == (None, None)


def test_what_is_told_has_not_happened_when_it_was_told() -> None:
    text = "On 3 March 1959 the warders beat Ivan Orlov. On 6 May the coroner found that Ivan Orlov had been killed."
    assert dated(text, "killed") == ("1959-03-03", "1959-03-03")
    text = "On 6 May 1959 the coroner found that Ivan Orlov had been killed."
    assert dated(text, "killed") == (None, "1959-05-06")


def test_a_participle_has_the_tense_of_its_verb() -> None:
    text = "On 6 October 1981 armed men came to the house. Anna Petrova sat handcuffed to a chair."
    assert dated(text, "handcuffed") == ("1981-10-06", "1981-10-06")


def test_what_is_reported_in_the_past_infinitive_goes_on_at_the_story_s_time() -> None:
    text = "On 6 October 1981 Anna Petrova was arrested. She is reported to have been beaten."
    assert dated(text, "beaten") == ("1981-10-06", "1981-10-06")


def test_a_purpose_under_a_when_clause_shares_the_date() -> None:
    text = "On 10 September 2006, when policemen came to arrest him, Ivan Orlov shot himself."
    assert dated(text, "arrest") == ("2006-09-10", "2006-09-10")


def test_a_noun_that_a_participle_dates() -> None:
    text = "In a letter to Molotov dated 13 January 1940 Ivan Orlov told of the beatings."
    assert dated(text, "letter") == ("1940-01-13", "1940-01-13")


def test_the_event_from_which_a_date_is_counted_has_that_date() -> None:
    text = "On 18 February 1943 Anna Petrova was seized. Four days after the arrest Ivan Orlov came to try her."
    assert dated(text, "arrest") == ("1943-02-18", "1943-02-18")


def test_an_event_noun_of_nobody_is_the_one_told_just_before() -> None:
    text = "Ivan Orlov was buried on 29 October 1971. Anna Petrova was not allowed to attend the funeral."
    assert dated(text, "funeral") == ("1971-10-29", "1971-10-29")


def test_a_paragraph_s_opening_lies_between_two_dates() -> None:
    text = (
        "On 3 August 1939 Anna Petrova was sentenced to death.\n\n"
        "Anna Petrova was transferred to another prison. On 20 August she was shot."
    )
    assert dated(text, "transferred") == ("1939-08-03", "1939-08-20")


def test_a_paragraph_without_any_date_stays_open() -> None:
    text = "On 3 August 1939 Anna Petrova was sentenced to death.\n\nAnna Petrova was transferred to another prison."
    assert dated(text, "transferred") == (None, None)


def test_the_head_of_a_list_dates_its_entries() -> None:
    text = (
        "Prisoners taken from the gaol on 3 July 1941.\n\n1. Ivan Orlov, surgeon. Anna Petrova was shot with him.\n\n"
        "2. Pavel Titov, priest, was killed in the yard.\n\nThe survivors. Boris Panin was beaten."
    )
    assert dated(text, "shot") == dated(text, "killed") == ("1941-07-03", "1941-07-03")
    assert dated(text, "beaten") == (None, None)


def test_an_entry_s_own_date_comes_before_the_list_s() -> None:
    text = (
        "Prisoners taken from the gaol on 3 July 1941.\n\n1. Ivan Orlov was arrested on 1 June 1941. He was beaten.\n\n"
        "2. Pavel Titov was killed in the yard."
    )
    assert dated(text, "beaten") == ("1941-06-01", "1941-06-01")


def test_the_order_by_which_it_was_done_shares_the_date() -> None:
    text = "Ivan Orlov was hanged by the Duke's command in 1570."
    assert dated(text, "command") == dated(text, "hanged") == ("1570-01-01", "1570-12-31")


def test_what_gets_its_date_late_lends_it_too() -> None:
    text = "On 5 May 1937 Ivan Orlov recanted, and in a petition he complained of the blows."
    assert dated(text, "petition") == ("1937-05-05", "1937-05-05")


def test_the_second_of_two_gapped_dates_is_not_the_verb_s() -> None:
    text = "Ivan Orlov was seized in January 1957, Anna Petrova on 20 April."
    assert dated(text, "seized") == ("1957-01-01", "1957-01-31")
    text = "Ivan Orlov was seized in January 1957, on the 20th, in Kazan."
    assert dated(text, "seized") == ("1957-01-20", "1957-01-20")


def test_the_day_of_a_telling_dates_nothing_that_follows() -> None:
    text = (
        "On 3 May 1938 Anna Petrova was taken to a pit. She told us in 1992 that a soldier wept. "
        "An officer shot Ivan Orlov."
    )
    assert dated(text, "shot") == ("1938-05-03", "1938-05-03")


def test_a_dated_look_back_on_the_line_takes_the_story_there() -> None:
    text = (
        "In 1993 Anna Petrova saw the file. A court had tried Ivan Orlov on 20 July 1944. He denied the charge. "
        "On 3 August he was condemned, and on 5 October 1944 he was shot."
    )
    assert dated(text, "denied") == ("1944-07-20", "1944-07-20")


def test_the_day_of_a_birth_dates_nothing_that_follows() -> None:
    text = "Ivan Orlov was born in Warsaw on 3 January 1891 and grew up in Riga."
    assert dated(text, "grew up") == (None, None)


def test_an_hour_of_no_known_day_dates_nothing() -> None:
    text = (
        "Ivan Orlov recited it to Anna Petrova in the winter of 1933.\n\n"
        "On the night of the arrest a friend was in the flat. At seven they led Ivan Orlov away."
    )
    assert dated(text, "led") == (None, None)


def test_a_date_whose_verb_is_left_out_is_not_the_earlier_verb_s() -> None:
    text = (
        "Orlov was marched on 22 March 1959 to the camp, where they took his name, and in May to the barracks at Omsk."
    )
    assert dated(text, "marched") == ("1959-03-22", "1959-03-22")
    text = "Orlov was held at the camp, and in May 1959 he was marched to Omsk."
    assert dated(text, "marched") == ("1959-05-01", "1959-05-31")


def test_a_later_date_that_closes_the_sentence_leads_the_story_on() -> None:
    opening = "Orlov was beaten in April 1947 by Kern, whom he "
    text = f"{opening}named before the court in March 1948. He was sentenced to three years."
    assert dated(text, "sentenced") == ("1948-03-01", "1948-03-31")
    text = f"{opening}had accused in March 1946. He was sentenced to three years."
    assert dated(text, "sentenced") == ("1947-04-01", "1947-04-30")


def test_an_answer_has_the_date_on_which_it_was_asked_for() -> None:
    text = "The commandant, questioned in 1990, denied that Orlov had been shot."
    assert dated(text, "denied") == ("1990-01-01", "1990-12-31")
    assert dated("The commandant, arrested in 1990, denied that Orlov had been shot.", "denied") == (None, None)


def test_a_court_that_sits_condemns_on_the_same_occasion() -> None:
    text = "A court-martial, sitting in July 1975 behind closed doors, sentenced Orlov."
    assert dated(text, "sentenced") == ("1975-07-01", "1975-07-31")


def test_a_purpose_shares_the_date_though_it_has_an_adverb() -> None:
    text = "On 10 September 2006, when policemen arrived to take him away, Orlov shot himself."
    assert dated(text, "take him away") == ("2006-09-10", "2006-09-10")


def test_a_date_that_the_parser_cut_off_is_that_of_the_sentence() -> None:
    names = "Talaat, Farghali, Judge Abdel Qadir Awda and the other three"
    text = f"They confessed on 9 November 1954. On 4 December the Guide, {names} were sentenced to death."
    assert dated(text, "sentenced to death") == ("1954-12-04", "1954-12-04")


def test_when_behind_an_until_is_on_that_day() -> None:
    text = "Orlov was held in Riga until May 1938, when he was shot."
    assert dated(text, "shot") == ("1938-05-01", "1938-05-31")
    assert dated(text, "held") == (None, "1938-05-31")
