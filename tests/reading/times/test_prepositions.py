from dated import dated, on


def test_by_and_until_leave_the_start_open():
    assert dated("He had to leave by 6 November 1937.") == {"6 November 1937": (None, "1937-11-06")}
    assert dated("No letter came until 1956.") == {"1956": (None, "1956-12-31")}
    assert dated("Up to 3 May 1942 no train had left.") == {"3 May 1942": (None, "1942-05-03")}
    assert dated("The deed was signed in March 1951 at the latest.") == {"March 1951": (None, "1951-03-31")}
    assert dated("It was no later than June 1936.") == {"June 1936": (None, "1936-06-30")}
    assert dated("On or before 12 June 1936 it burned.") == {"12 June 1936": (None, "1936-06-12")}


def test_before_ends_on_the_day_before_and_after_begins_on_the_day_after():
    assert dated("Before May 1938 nobody asked.") == {"May 1938": (None, "1938-04-30")}
    assert dated("Prior to February 1948 she taught.") == {"February 1948": (None, "1948-01-31")}
    assert dated("He died after 1941.") == {"1941": ("1942-01-01", None)}


def test_before_a_period_is_out_reaches_its_last_day():
    assert dated("In May 1661 the edict came. Before the summer was over they were in chains.")["the summer"] == (
        None,
        "1661-08-31",
    )


def test_not_before_opens_the_end():
    assert dated("It cannot have been typed before 19 January 1943.") == {"19 January 1943": ("1943-01-19", None)}
    assert dated("He was not moved before the summer of 1940.") == {"the summer of 1940": ("1940-06-01", None)}
    assert dated("She left in 1950 at the earliest.") == {"1950": ("1950-01-01", None)}


def test_not_after_closes_it():
    assert dated("It was in 1975, not after May 1975.")["May 1975"] == (None, "1975-05-31")


def test_since_and_not_until_put_the_event_into_the_period():
    assert dated("Since 1921 he belonged to no party.") == {"1921": ("1921-01-01", "1921-12-31")}
    assert dated("From July 1933 onwards he was silent.") == {"July 1933": ("1933-07-01", "1933-07-31")}
    assert dated("It was not until March 1989 that they knew.") == {"March 1989": ("1989-03-01", "1989-03-31")}
    assert dated("It took until 1992 to mark the grave.") == {"1992": ("1992-01-01", "1992-12-31")}
    assert dated("As late as November 1944 trains ran.") == {"November 1944": ("1944-11-01", "1944-11-30")}


def test_a_no_beside_until_is_no_negation_of_it():
    assert dated("The widow drew no pension till 1958.") == {"1958": (None, "1958-12-31")}


def test_within_counts_from_the_last_date():
    assert dated("On 1 July 1941 she was deported. Within ten days she was dead.")["ten days"] == (
        "1941-07-01",
        "1941-07-11",
    )


def test_the_preposition_stands_outside():
    assert list(dated("between 3 and 9 September 1976")) == ["3 and 9 September 1976"]
    assert list(dated("from 11 June 1940 to 2 February 1942")) == ["11 June 1940 to 2 February 1942"]


def test_doubt_leaves_the_days_alone():
    assert dated("arrested probably in June 1937") == {"June 1937": ("1937-06-01", "1937-06-30")}
    assert dated("perhaps on 3 May 1938") == {"3 May 1938": on("1938-05-03")}


def test_before_the_end_of_a_period_reaches_its_last_day():
    assert dated("They were let go before the end of May 1938.") == {"the end of May 1938": (None, "1938-05-31")}
    assert dated("They were let go before late May 1938.") == {"late May 1938": (None, "1938-05-20")}
