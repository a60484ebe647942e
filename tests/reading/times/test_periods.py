from dated import dated, on


def test_decades_and_centuries():
    assert dated("in the 1920s") == {"the 1920s": ("1920-01-01", "1929-12-31")}
    assert dated("died [193?]") == {"193?": ("1930-01-01", "1939-12-31")}
    assert dated("in the late 1930s") == {"the late 1930s": ("1937-01-01", "1939-12-31")}
    assert dated("in the eighteenth century") == {"the eighteenth century": ("1701-01-01", "1800-12-31")}
    assert dated("in the 4th century BC") == {"the 4th century BC": ("-0399-01-01", "-0300-12-31")}


def test_seasons_last_three_months_and_winter_runs_into_the_next_year():
    assert dated("in the spring of 1951") == {"the spring of 1951": ("1951-03-01", "1951-05-31")}
    assert dated("in the winter of 1932–33") == {"the winter of 1932–33": ("1932-12-01", "1933-02-28")}
    assert dated("in early autumn 1951") == {"early autumn 1951": ("1951-09-01", "1951-09-30")}


def test_a_fall_is_not_always_a_season():
    assert dated("In 1939 he was hurt in the fall from the window.") == {"1939": ("1939-01-01", "1939-12-31")} | {
        "the fall": ("1939-09-01", "1939-11-30")
    }
    assert "the fall" not in dated("In 1939 came the fall of the town.")


def test_thirds_of_a_month_and_of_a_year():
    assert dated("early in April 1938") == {"early in April 1938": ("1938-04-01", "1938-04-10")}
    assert dated("in mid-July 1915") == {"mid-July 1915": ("1915-07-11", "1915-07-20")}
    assert dated("at the end of September 1915") == {"the end of September 1915": ("1915-09-21", "1915-09-30")}
    assert dated("late in 1949") == {"late in 1949": ("1949-09-01", "1949-12-31")}


def test_halves_quarters_and_weeks():
    assert dated("in the first half of 1938") == {"the first half of 1938": ("1938-01-01", "1938-06-30")}
    assert dated("in the second half of May 1938")["the second half of May 1938"] == ("1938-05-16", "1938-05-31")
    assert dated("in the third quarter of 1938")["the third quarter of 1938"] == ("1938-07-01", "1938-09-30")
    assert dated("in the second week of March 1976")["the second week of March 1976"] == ("1976-03-08", "1976-03-14")
    assert dated("in the last week of April 1945")["the last week of April 1945"] == ("1945-04-24", "1945-04-30")


def test_parts_keep_their_thirds_beside_prepositions():
    assert dated("by mid-August 1915") == {"mid-August 1915": (None, "1915-08-20")}
    assert dated("after the end of 1977") == {"the end of 1977": ("1978-01-01", None)}


def test_the_turn_of_the_year():
    assert dated("at the turn of the year 1936/37") == {"the turn of the year 1936/37": ("1936-12-21", "1937-01-10")}


def test_weekdays_of_a_month():
    assert dated("on the last Friday of August 1968") == {"the last Friday of August 1968": on("1968-08-30")}
    assert dated("on the first Sunday in July 1947") == {"the first Sunday in July 1947": on("1947-07-06")}


def test_nights():
    assert dated("in the night of 3–4 May 1976") == {"the night of 3–4 May 1976": ("1976-05-03", "1976-05-04")}
    assert dated("on the night of 14 July 1939") == {"the night of 14 July 1939": ("1939-07-14", "1939-07-15")}
    assert dated("on the morning of 20 June 1939") == {"the morning of 20 June 1939": on("1939-06-20")}


def test_about_widens_a_day_by_three_days_a_month_by_a_month_and_a_year_by_a_year():
    assert dated("about 10 May 1942") == {"about 10 May 1942": ("1942-05-07", "1942-05-13")}
    assert dated("around March 1938") == {"around March 1938": ("1938-02-01", "1938-04-30")}
    assert dated("c. 1938") == {"c. 1938": ("1937-01-01", "1939-12-31")}


def test_ranges_and_alternatives():
    assert dated("in May–June 1937") == {"May–June 1937": ("1937-05-01", "1937-06-30")}
    assert dated("for 1924–29") == {"1924–29": ("1924-01-01", "1929-12-31")}
    assert dated("in 1937 or 1938") == {"1937 or 1938": ("1937-01-01", "1938-12-31")}
    assert dated("on the 24th or 25th of June 1915") == {"the 24th or 25th of June 1915": ("1915-06-24", "1915-06-25")}
    assert dated("on 28 February/1 March 1943") == {"28 February/1 March 1943": ("1943-02-28", "1943-03-01")}
    assert dated("from 1936 to his arrest in October 1937") == {
        "1936 to his arrest in October 1937": ("1936-01-01", "1937-10-31")
    }


def test_dates_that_are_only_listed_are_two():
    assert dated("on 3 May 1938 and 5 May 1938") == {"3 May 1938": on("1938-05-03"), "5 May 1938": on("1938-05-05")}
    assert list(dated("on 13 April 1933; elsewhere 15 or 17 April")) == ["13 April 1933", "15 or 17 April"]


def test_what_is_joined_by_and_is_two_dates_and_the_year_stands_once():
    assert dated("on 3 and 9 May 1937") == {"3": on("1937-05-03"), "9 May 1937": on("1937-05-09")}
    assert dated("in January and February 1953") == {
        "January": ("1953-01-01", "1953-01-31"),
        "February 1953": ("1953-02-01", "1953-02-28"),
    }


def test_the_first_and_last_units_of_a_period():
    assert dated("in the first three months of 1938") == {
        "the first three months of 1938": ("1938-01-01", "1938-03-31")
    }
    assert dated("in the last ten days of May 1937") == {"the last ten days of May 1937": ("1937-05-22", "1937-05-31")}
    assert dated("in the closing days of 1949") == {"the closing days of 1949": ("1949-09-01", "1949-12-31")}


def test_days_and_months_in_other_numeric_forms():
    assert dated("on 24/25.XI.1942") == {"24/25.XI.1942": ("1942-11-24", "1942-11-25")}
    assert dated("rel. 06/1954") == {"06/1954": ("1954-06-01", "1954-06-30")}
    assert dated("in file no. 12/1937") == {}
