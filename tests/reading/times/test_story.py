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
