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
