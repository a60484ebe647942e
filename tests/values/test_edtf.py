import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartoteka.errors import TimeError
from kartoteka.values import Bounds, days, edtf

# Every kind of string of the specification (Library of Congress, 2019), levels 0, 1 and 2.
LEVELS = [
    "1985-04-12",
    "1985-04",
    "1985",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30+04:30",
    "1964/2008",
    "2004-02-01/2005-02",
    "2005/2006-02",
    "Y170000002",
    "Y-170000002",
    "2001-21",
    "1984?",
    "2004-06~",
    "2004-06-11%",
    "201X",
    "20XX",
    "2004-XX",
    "1985-04-XX",
    "1985-XX-XX",
    "1985-04-12/..",
    "1985/",
    "../1985-04",
    "/1985",
    "-1985",
    "Y-17E7",
    "1950S2",
    "Y171010000S3",
    "Y3388E2S3",
    "2001-34",
    "2001-41",
    "[1667,1668,1670..1672]",
    "[..1760-12-03]",
    "[1760-12..]",
    "{1960,1961-12}",
    "{..1984}",
    "2004-06~-11",
    "2004?-06-11",
    "?2004-06-~11",
    "2004-%06-11",
    "156X-12-25",
    "XXXX-12-XX",
    "1XXX-XX",
    "1984-1X",
    "2004-06-~01/2004-06-~20",
    "2004-06-XX/2004-07-03",
    "0000",
    "-0500",
]


def bounds(text):
    return edtf.parse(text).bounds.to_iso()


@pytest.mark.parametrize("text", LEVELS)
def test_every_kind_of_the_three_levels_is_written_back_as_it_was(text):
    assert str(edtf.parse(text)) == text


def test_the_days_of_dates_masks_and_seasons():
    assert bounds("1938-02") == ("1938-02-01", "1938-02-28")
    assert bounds("193X") == ("1930-01-01", "1939-12-31")
    assert bounds("1937-XX-13") == ("1937-01-13", "1937-12-13")
    assert bounds("1935-24") == ("1935-12-01", "1936-02-29")
    assert bounds("1938-36") == ("1938-10-01", "1938-12-31")
    assert bounds("XXXX-12-25") == (None, None)


def test_the_days_of_intervals_and_sets():
    assert bounds("1937-11-06/..") == ("1937-11-06", None)
    assert bounds("/1956") == (None, "1956-12-31")
    assert bounds("[1937,1938]") == ("1937-01-01", "1938-12-31")
    assert bounds("[..1941]") == (None, "1941-12-31")


def test_qualities_are_kept_and_leave_the_days_alone():
    assert edtf.parse("1938~").is_approximate
    assert not edtf.parse("1938~").is_uncertain
    assert edtf.parse("1938-06?/1939").is_uncertain
    assert bounds("1938~") == bounds("1938")


def test_a_reversed_interval_says_that_it_is_doubtful():
    assert edtf.parse("1938/1937").is_doubtful
    assert bounds("1938/1937") == ("1937-01-01", "1938-12-31")
    assert not edtf.parse("1937/1938").is_doubtful


@pytest.mark.parametrize(
    "text",
    [
        "1938-02-31",
        "1900-02-29",
        "1938-13",
        "1938-00",
        "-0000",
        "2001-21-05",
        "19",
        "1938-1",
        "abc",
        "/",
        "[]",
        "[..]",
        "[1938",
        "1938]",
        "Y17E99",
        "193X-02-30",
        "1938//1939",
        "",
        "1938 ",
        "1938-02-31/..",
    ],
)
def test_what_is_no_edtf_is_refused_with_its_own_error(text):
    with pytest.raises(TimeError):
        edtf.parse(text)


def test_bounds_are_written_as_shortly_as_they_can_be():
    assert edtf.from_bounds(Bounds.from_iso("1938-02-01", "1938-02-28")) == "1938-02"
    assert edtf.from_bounds(Bounds.from_iso("1938-01-01", "1938-12-31")) == "1938"
    assert edtf.from_bounds(Bounds.from_iso(None, "1937-11-06")) == "../1937-11-06"
    with pytest.raises(TimeError):
        edtf.from_bounds(Bounds(None, None))


ANY_DAY = st.integers(days.from_ymd(0, 1, 1), days.from_ymd(9999, 12, 31))


@given(ANY_DAY, ANY_DAY, st.booleans(), st.booleans())
def test_bounds_come_back_from_edtf(one, other, open_start, open_end):
    low, high = sorted((one, other))
    if open_start and open_end:
        return
    given_bounds = Bounds(None if open_start else low, None if open_end else high)
    assert edtf.parse(edtf.from_bounds(given_bounds)).bounds == given_bounds


YEARS = st.from_regex(r"[0-9X]{4}", fullmatch=True)
MONTHS = st.sampled_from([f"{m:02d}" for m in range(1, 13)] + ["XX", "0X", "1X"])
DAYS = st.sampled_from([f"{d:02d}" for d in range(1, 29)] + ["XX", "0X", "1X", "2X"])
MARKS = st.sampled_from(["", "", "?", "~", "%"])


@st.composite
def dates(draw):
    text = draw(MARKS) + draw(YEARS) + draw(MARKS)
    if draw(st.booleans()):
        text += f"-{draw(MARKS)}{draw(MONTHS)}{draw(MARKS)}"
        if draw(st.booleans()):
            text += f"-{draw(MARKS)}{draw(DAYS)}{draw(MARKS)}"
    return text


@given(dates())
def test_any_date_with_marks_and_unknown_digits_is_written_back(text):
    assert str(edtf.parse(text)) == text


@given(dates(), dates())
def test_any_interval_and_set_of_such_dates_is_written_back(one, other):
    for text in (f"{one}/{other}", f"{one}/..", f"/{other}", f"[{one},{other}]", f"{{{one}..{other}}}"):
        assert str(edtf.parse(text)) == text


@given(ANY_DAY, st.sets(st.integers(0, 9), max_size=8))
def test_the_bounds_of_a_mask_hold_every_day_that_fits_it(day, hidden):
    text = days.to_iso(day)
    masked = "".join("X" if i in hidden and c != "-" else c for i, c in enumerate(text))
    found = edtf.parse(masked).bounds
    assert found.earliest is None or found.earliest <= day
    assert found.latest is None or day <= found.latest


@given(st.text(alphabet="0123456789X-/.,[]{}?~%YES ", max_size=14))
def test_no_string_crashes_the_parser(text):
    try:
        value = edtf.parse(text)
    except TimeError:
        return
    assert str(value) == text
    assert isinstance(value.bounds, Bounds)
