from dated import dated, on

ARREST = "Zofia Brandt was arrested on 4 June 1940. "


def second(text, anchor=None):
    return list(dated(text, anchor).values())[1]


def test_days_and_weeks_are_counted_exactly():
    assert second(ARREST + "Two days later her flat was given away.") == on("1940-06-06")
    assert second(ARREST + "A fortnight later she was dead.") == on("1940-06-18")
    assert second(ARREST + "The next day they came again.") == on("1940-06-05")
    assert second(ARREST + "The day before, she had been warned.") == on("1940-06-03")


def test_months_lead_to_the_month_and_years_to_the_year():
    assert second(ARREST + "Three months later he wrote.") == ("1940-09-01", "1940-09-30")
    assert second(ARREST + "Two years later she came home.") == ("1942-01-01", "1942-12-31")
    assert second(ARREST + "Half a year later she came home.") == ("1940-12-01", "1940-12-31")


def test_to_the_day_is_to_the_day():
    assert second("Consecrated on 17 May 1925, he was shot ten years later to the day.") == on("1935-05-17")
    assert second(ARREST + "Exactly three years later she was dead.") == on("1943-06-04")


def test_a_few_is_two_to_nine_and_soon_one_to_sixty_days():
    assert second(ARREST + "A few days later they came back.") == ("1940-06-06", "1940-06-13")
    assert second(ARREST + "Soon afterwards she was moved.") == ("1940-06-05", "1940-08-03")


def test_from_an_uncertain_date_both_ends_are_moved():
    assert second("Deported in mid-February 1940. The journey took three weeks.") == ("1940-03-03", "1940-03-12")


def test_a_relative_date_hangs_on_the_event_that_it_names():
    assert dated("A week before her arrest on 24 August 1936 she burned her letters.") == {
        "A week before her arrest": on("1936-08-17"),
        "24 August 1936": on("1936-08-24"),
    }
    story = "He married in June 1931. He was arrested on 5 May 1938. Five years after the wedding he had a son."
    assert dated(story)["Five years after the wedding"] == ("1936-01-01", "1936-12-31")


def test_two_weeks_before_a_feast_is_one_expression():
    assert dated("Taken two weeks before Easter 1933.") == {"two weeks before Easter 1933": on("1933-04-02")}


def test_the_following_february_is_the_first_one_after():
    text = "The verdict was read on 9 November 1937; the following February he was put on a train."
    assert dated(text)["the following February"] == ("1938-02-01", "1938-02-28")


def test_that_autumn_and_the_same_evening():
    assert second("The hall was closed in June 1933; that autumn he hanged himself.") == ("1933-09-01", "1933-11-30")
    assert second(ARREST + "The same evening they took his sons.") == on("1940-06-04")


def test_the_summer_seven_years_later():
    assert second("Taken on 20 June 1981 and shot in the summer seven years later.") == ("1988-06-01", "1988-08-31")


def test_weekdays_are_counted_from_the_last_day():
    text = "It reached the office on Monday, 21 June 1943, and on the Tuesday her room was sealed."
    assert dated(text)["the Tuesday"] == on("1943-06-22")


def test_nothing_hangs_on_nothing():
    assert dated("Two days later her flat was given away, and the next day they came.") == {}


def test_a_date_in_apposition_is_the_date_beside_it():
    text = "On 4 May 1937, two weeks after the search, he was shot."
    assert dated(text)["two weeks after the search"] == on("1937-05-04")


def test_days_of_a_month_that_is_pointed_to():
    text = "The verdict of 12 November 1937 was read on the 14th of the same month, told on the 3rd of the next month."
    assert dated(text)["the 14th of the same month"] == on("1937-11-14")
    assert dated(text)["the 3rd of the next month"] == on("1937-12-03")


def test_dawn_after_a_night_is_the_next_day():
    assert second("On the evening of 7 June 1942 the lorries came. At dawn the square was empty.") == on("1942-06-08")
    assert second("On the morning of 7 June 1942 they came. That night the square was empty.") == on("1942-06-07")


def test_anniversaries_and_eves_of_events():
    text = (
        "He was arrested on 5 May 1938. On the eve of his arrest he wept, on the tenth anniversary of his arrest she."
    )
    assert dated(text)["the eve of his arrest"] == on("1938-05-04")
    assert dated(text)["the tenth anniversary of his arrest"] == on("1948-05-05")


def test_yesterday_and_last_week_count_from_the_day_of_the_letter():
    text = "Yesterday they took Lev. Last Tuesday we were searched."
    assert dated(text, anchor="1942-06-10") == {"Yesterday": on("1942-06-09"), "Last Tuesday": on("1942-06-02")}


def test_a_date_behind_a_comma_says_again_what_was_counted():
    assert dated("He fled on 3 May. Two days later, on 5 May 1938, he was shot.")["3 May"] == on("1938-05-03")
    assert dated("He had joined nine years earlier, in 1928.")["nine years earlier"] == ("1928-01-01", "1928-12-31")
    assert dated("He was shot the next morning, 8 November 1938.")["the next morning"] == on("1938-11-08")


def test_the_third_day_after():
    assert dated("On the third day after Christmas 1941 he died.") == {
        "the third day after Christmas 1941": on("1941-12-28")
    }
    assert second(ARREST + "On the third day after her arrest she signed.") == on("1940-06-07")


def test_less_than_a_length_later_is_a_span():
    assert second(ARREST + "Less than three weeks later she was dead.") == ("1940-06-04", "1940-06-25")
    assert second(ARREST + "Nearly three weeks later she was dead.") == on("1940-06-25")
    assert second(ARREST + "Not a week had gone by before she was dead.") == ("1940-06-04", "1940-06-11")
    assert second(ARREST + "Two weeks had passed when they came back.") == on("1940-06-18")
    assert len(dated(ARREST + "Two weeks had passed in silence.")) == 1


def test_what_happened_then_is_no_part_of_the_event():
    text = ARREST + "Ten days after the arrest a party came for her brother."
    assert dated(text)["Ten days after the arrest"] == on("1940-06-14")
    assert "Ten days after the arrest of a friend" in dated(ARREST + "Ten days after the arrest of a friend he fled.")


def test_the_morrow_and_the_nth_day():
    assert second(ARREST + "On the morrow they came again.") == on("1940-06-05")
    assert second(ARREST + "At dawn on the morrow she was shot.") == on("1940-06-05")
    assert second(ARREST + "On the eleventh day she was shot.") == on("1940-06-14")
    assert len(dated(ARREST + "On the second day of the strike they came again.")) == 1
    assert second(ARREST + "Five days on, she was shot.") == on("1940-06-09")
    assert second(ARREST + "She was shot at dawn three days later.") == on("1940-06-07")


def test_seasons_are_counted():
    assert second(ARREST + "She had preached there two summers before.") == ("1938-06-01", "1938-08-31")
    assert second(ARREST + "Two winters later she was dead.") == ("1941-12-01", "1942-02-28")


def test_a_length_after_a_person_is_counted_from_the_like_event():
    text = (
        "Anna was arrested on 4 June 1940. She died on 3 November. Her brother, arrested a day after her, was spared."
    )
    assert dated(text)["a day after her"] == on("1940-06-05")


def test_twelve_months_are_counted_in_months_and_a_year_in_years():
    assert second("He was taken on 9 August 1965 and tried twelve months later.") == ("1966-08-01", "1966-08-31")
    assert second("He was taken on 9 August 1965 and tried a year later.") == ("1966-01-01", "1966-12-31")


def test_the_year_before_he_had_is_the_year_before():
    text = "Zofia Brandt was shot in October 1928. The year before she had fled to Riga."
    assert second(text) == ("1927-01-01", "1927-12-31")
    assert len(dated("Zofia Brandt was shot in October 1928. The year before she had fled, she was ill.")) == 1
