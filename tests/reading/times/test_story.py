from dated import dated, on


def test_the_line_moves_forward_and_steps_over_new_year():
    assert dated("In December 1936 he lectured; by March his chair was vacant.")["March"] == (None, "1937-03-31")
    text = "In November 1947 he was called; in January he was tried; in June he was dead."
    assert list(dated(text).values())[1:] == [("1948-01-01", "1948-01-31"), ("1948-06-01", "1948-06-30")]


def test_later_sentences_inform_earlier_ones():
    text = "On 7 August the hostages were shot; the graves were opened only on 2 May 1945."
    assert dated(text)["7 August"] == on("1944-08-07")
    text = "The search of 28 December found nothing, that of 11 January the diary, and in July 1953 he was tried."
    assert list(dated(text).values())[:2] == [on("1952-12-28"), on("1953-01-11")]


def test_an_anchor_is_known_from_before_the_text():
    text = "She was questioned on the 19th and on the 20th, and on the 22nd she was dead."
    assert list(dated(text, anchor="1943-02-18").values()) == [on("1943-02-19"), on("1943-02-20"), on("1943-02-22")]


def test_brackets_do_not_shift_the_line():
    text = "He was arrested in March 1937 (his brother had been shot in 1921). In May he was tried."
    assert dated(text)["May"] == ("1937-05-01", "1937-05-31")


def test_flash_backs_do_not_shift_the_line():
    text = "He was arrested in March 1937. He had joined the party in 1919. In May he was tried."
    assert dated(text)["May"] == ("1937-05-01", "1937-05-31")


def test_plans_and_births_do_not_shift_the_line():
    text = (
        "On 1 July 1937 the pastor, born in 1890, was arrested, and the trial, planned for August, began on 7 February."
    )
    assert dated(text)["7 February"] == on("1938-02-07")


def test_notes_that_are_set_aside_do_not_shift_the_line():
    from kartoteka.reading.times import read_times

    text = "He was arrested in March 1937. See the list of 1911. In May he was tried."
    note = (text.index("See"), text.index("In May"))
    found = {e.text: e.bounds.to_iso() for e in read_times(text, set_aside=[note])}
    assert found["May"] == ("1937-05-01", "1937-05-31")


def test_a_heading_gives_the_year():
    assert dated("The purge of 1938\n\nIn May the lists came. In July they were used.\n")["July"] == (
        "1938-07-01",
        "1938-07-31",
    )


def test_a_weekday_beside_a_date_decides_its_year():
    text = "The strike began on Monday, 9 January. The report is dated 16 January 1905."
    assert dated(text)["Monday, 9 January"] == on("1905-01-09")


def test_later_in_the_year_begins_after_the_last_date():
    text = "On 8 July 2005 she was named. The others followed later in the year."
    assert dated(text)["later in the year"] == ("2005-07-09", "2005-12-31")


def test_each_result_says_on_what_it_rests():
    from kartoteka.reading.times import read_times

    found = read_times("In December 1936 he lectured; by March his chair was vacant. Two days later he was gone.")
    assert [(e.basis.rule, e.basis.on) for e in found] == [("plain", None), ("year from", 0), ("counted from", 1)]
    assert found[1].basis.words == 'year from "December 1936"'
    assert (found[1].relation, found[2].hangs.direction, found[2].hangs.duration) == ("by", 1, "P2D")


def test_a_story_without_years_does_not_run_away_into_the_future():
    months = " ".join(f"In {m} he wrote again." for m in ("November", "October", "December", "September") * 6)
    found = dated("On 7 November 1917 it began. " + months + " On 2 January 1918 it was over.")
    assert max(latest for _, latest in found.values()) < "1920-01-01"


def test_a_date_without_its_year_lies_between_the_years_that_the_text_names():
    found = dated(
        "In June 1919 he fell. It had begun in March; by December all was lost. In May he came, in March he went."
    )
    assert all("1918" <= (earliest or latest)[:4] <= "1920" for earliest, latest in found.values())


def test_each_section_of_a_list_may_begin_its_year_again():
    text = (
        "What was done in 1893 stands here.\n\nPOISONING\n\nAug. 18, two men, Franklin; Sept. 15, one man, Jackson.\n\n"
        "NO OFFENSE\n\nJuly 21, Charles Martin; Oct. 28, Mack Segars.\n\nARSON\n\nMay 18, John Hughes.\n"
    )
    assert {earliest[:4] for earliest, _ in dated(text).values()} == {"1893"}


def test_a_title_does_not_hold_the_story():
    text = "TWO ARRESTS, 1934-1938\n\nIn May 1919 he met his wife. The war parted them that summer."
    assert dated(text)["that summer"] == ("1919-06-01", "1919-08-31")


def test_a_date_that_lies_ten_months_ahead_and_one_behind_lies_behind():
    text = "The bishop died on 12 November 1555. On 2 October the deacon was brought before the court."
    assert dated(text)["2 October"] == on("1555-10-02")
    text = "The bishop died on 12 November 1555. On 2 January the deacon was brought before the court."
    assert dated(text)["2 January"] == on("1556-01-02")


def test_a_date_that_opens_its_sentence_leads_the_story_on():
    text = "On 17 April 1977 he spoke. Late in March she was seized, and he was shot soon after."
    assert dated(text)["soon after"] == ("1977-03-22", "1977-05-30")


def test_a_far_year_at_a_sentence_s_end_is_only_glanced_at():
    text = (
        "On 22 March 1943 they were buried. The tale was still being repeated in 1960.\n\n"
        "On 24 April a friend was caught. In May he was tried. On 13 July he was shot."
    )
    assert dated(text)["24 April"] == on("1943-04-24")
    assert dated(text)["13 July"] == on("1943-07-13")


def test_a_far_year_that_opens_its_sentence_is_where_the_story_goes():
    text = "On 22 March 1943 they were buried. In 1960 his sister was arrested too. On 13 July she was shot."
    assert dated(text)["13 July"] == on("1960-07-13")


def test_a_length_that_was_lived_through_does_not_hide_what_was_before():
    text = "In February 1978 she was brought in. She was held for three years. Her sister had come the previous autumn."
    assert dated(text)["the previous autumn"] == ("1977-09-01", "1977-11-30")


def test_the_day_on_which_a_testimony_was_taken_down_is_not_where_it_begins():
    text = "TESTIMONY 7. Recorded at Riga, 9 May 1990.\n\nThey fetched us on 14 June. In 1941 that was the summer."
    assert dated(text)["14 June"] != on("1990-06-14")


def test_each_entry_of_a_list_may_begin_its_years_again():
    text = (
        "Shot at the fort.\n\n1. ROSSEL, Louis, captain. Seized on 7 June 1871; shot on 28 November.\n\n"
        "2. FERRAND, Jean, clerk. Caught on 9 July; sentenced on 2 September.\n"
    )
    assert dated(text)["9 July"] == on("1871-07-09")
    assert dated(text)["2 September"] == on("1871-09-02")


def test_the_following_year_of_a_year_by_the_old_calendar():
    text = "[All dates are Old Style.] He was brought back in 1883, and in August of the next year moved to the island."
    assert dated(text)["August of the next year"] == ("1884-08-13", "1884-09-12")


def test_dawn_and_nightfall_belong_to_their_day():
    text = "On 3 March 1959 they were marched out. By nightfall ten lay dead."
    assert dated(text)["nightfall"] == on("1959-03-03")
    assert dated("They came before dawn on 24 April 1954.")["dawn on 24 April 1954"] == on("1954-04-24")
    text = "On 3 August 1939 they were tried. Late on the 4th they wrote. Before sunrise they were driven out."
    assert dated(text)["sunrise"] == on("1939-08-05")


def test_an_end_does_not_lie_before_the_line():
    text = "In August 1570 Peter was taken to the castle. He was kept in the tower until 26 May, when they moved him."
    assert dated(text)["26 May"] == (None, "1571-05-26")


def test_the_date_of_a_paper_does_not_move_the_line():
    text = (
        "On 3 August 1914 the troops crossed the border. In the deposition of 12 December a witness says that on "
        "19 August they shot the priest. On 20 August the town burned. On 25 September 1915 the inquiry closed."
    )
    assert dated(text)["12 December"] == on("1914-12-12")
    assert dated(text)["19 August"] == on("1914-08-19")
    assert dated(text)["20 August"] == on("1914-08-20")


def test_what_another_clause_looks_back_on_does_not_hold_its_date():
    text = "He had come home in 1929. He lost his post in autumn 1934, after a friend had accused him. In May he fled."
    assert dated(text)["May"] == ("1935-05-01", "1935-05-31")


def test_a_telling_that_is_counted_on_does_not_move_the_line():
    text = (
        "She was held for a year. In 1951 he was taken; the warder testified years later that he had wept. "
        "On 20 November 1952 the trial began. On 3 December he died."
    )
    assert dated(text)["3 December"] == on("1952-12-03")


def test_no_days_are_counted_from_a_rough_guess():
    text = (
        "He was arrested in May 1951. The trial was reopened years later. "
        "On 20 November 1952 the play was first given. "
        "A week after the opening it was banned."
    )
    found = dated(text)["A week after the opening"]
    assert found == on("1952-11-27")


def test_the_year_after_at_the_tail_of_a_date():
    text = "In 1957 he spoke his mind; the reckoning came on 30 April of the year after, when they expelled him."
    assert on("1958-04-30") in dated(text).values()
    assert on("1956-04-30") in dated(text.replace("year after", "year before")).values()


def test_that_night_is_of_what_the_sentence_before_opened_with():
    text = (
        "He died on 9 June 1969.\n\nHer arrest was a farce. On 6 January 1967 she was told that her child was hurt. "
        "They let her go the same night."
    )
    assert dated(text)["the same night"] == on("1967-01-06")
    bracket = "He was taken on 9 June 1969 (on 6 January 1967 his wife had been taken). They let him go the same night."
    assert dated(bracket)["the same night"] == on("1969-06-09")


def test_a_new_paragraph_returns_from_before_a_leap_ahead():
    text = (
        "In March 1640 he was taken. In May he was moved to the tower. He died there on 3 June 1652.\n\n"
        "The clerk, too, was not forgotten. On 8 July he was hanged. His widow was freed in August 1641."
    )
    assert dated(text)["8 July"] == on("1640-07-08")
    text = text.replace("He died there on 3 June 1652.", "He was tried on 3 June.")
    assert dated(text)["8 July"] == on("1640-07-08")


def test_a_new_paragraph_goes_on_where_the_story_does():
    text = (
        "In March 1640 he was taken. In May he was moved to the tower. The trial opened in October 1652.\n\n"
        "On 8 December he was hanged. His widow was freed in August 1653."
    )
    assert dated(text)["8 December"] == on("1652-12-08")


def test_the_end_of_a_line_that_nobody_wrapped_ends_a_paragraph():
    first = (
        "In March 1640 he was taken, and in May they moved him to the tower, from which few ever came back"
        + " again" * 12
    )
    text = (
        f"{first}. He died there on 3 June 1652.\n"
        "The clerk, too, was not forgotten. On 8 July he was hanged. His widow was freed in August 1641."
    )
    assert dated(text)["8 July"] == on("1640-07-08")


def test_a_day_without_its_month_has_that_of_the_date_just_told():
    text = (
        "On 13 November 1957 he was sentenced. Orlov had taken refuge abroad on 4 November 1956. "
        "On the 22nd he boarded a bus; next day he was flown out. In the following April he was seized."
    )
    found = dated(text)
    assert found["the 22nd"] == on("1956-11-22")
    assert found["next day"] == on("1956-11-23")
    assert found["the following April"] == ("1957-04-01", "1957-04-30")


def test_a_day_without_its_month_stays_on_the_line_where_only_a_year_stood_aside():
    text = "On 9 June 1958 the trial was resumed. He had plotted, they said, since 1955. On the 15th he was condemned."
    assert dated(text)["the 15th"] == on("1958-06-15")


def test_what_points_back_goes_on_from_the_look_back_just_told():
    text = "On 13 November 1957 he was sentenced. That June two had been condemned. A fortnight later they were freed."
    assert dated(text)["A fortnight later"] == ("1957-06-15", "1957-07-14")


def test_a_clause_of_time_at_the_head_of_its_sentence_leads_the_story_on():
    text = (
        "In 1961 the bodies were moved. When he was exhumed in the spring of 1989 he lay face downwards, as they had "
        "always whispered. On 16 June he was buried."
    )
    assert dated(text)["16 June"] == on("1989-06-16")
    text = "In May 1961 the bodies were moved, as the keeper said in the spring of 1989. On 16 June he was buried."
    assert dated(text)["16 June"] == on("1961-06-16")


def test_a_birth_opens_no_story():
    text = (
        "INTERVIEW 3. Anna Petrova, b. 1931. Recorded at Riga, 9 May 2004.\n\n"
        "In February somebody informed on my father. On 2 May he was arrested. In 1946 an uncle found me.\n\n"
        "A court had tried him on 20 July 1944."
    )
    assert dated(text)["February"] == ("1944-02-01", "1944-02-29")
    assert dated(text)["2 May"] == on("1944-05-02")


def test_a_range_without_its_year_does_not_leap_ahead():
    text = "On 12 August 1952 they were shot. The trial lasted from 8 May to 18 July. In November 1955 it was told."
    assert dated(text)["8 May to 18 July"] == ("1952-05-08", "1952-07-18")


def test_nothing_is_counted_from_a_birth_but_a_life():
    text = "The school closed in May 1949. Its rector, born in 1884, had been questioned in June of the previous year."
    assert dated(text)["June of the previous year"] == ("1948-06-01", "1948-06-30")


def test_a_full_date_with_which_a_paragraph_begins_may_lead_back():
    text = (
        "She left the town on 16 June 1534 and was beheaded within the month.\n\nA year afterwards the town was sold."
        " A joiner had slipped over the wall in May; in the night of 24 June they entered. On 7 July a woman was"
        " hanged.\n\n"
        "On the evening of 10 May 1535 some men seized the hall of another town."
    )
    assert dated(text)["May"] == ("1535-05-01", "1535-05-31")
    assert dated(text)["7 July"] == on("1535-07-07")
