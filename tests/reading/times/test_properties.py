from hypothesis import given, settings
from hypothesis import strategies as st

from kartoteka.errors import TimeError
from kartoteka.reading.times import read_times
from kartoteka.values import arithmetic, days, edtf

WORDS = """
the of in on 3 15 31 1938 38 May June early late end a few days weeks years later after before until from to between and
or , . ; ( ) - – / ' night winter Easter Sunday following same next that year month born aged st 3rd 21.5.28 1950-06-12
c. O.S. BC AD old style he was not half twenty one hundred feast Saint eve week 99 0 February hours trial arrest
"""
TEXTS = st.lists(st.sampled_from([*WORDS.split(), "\n\n"]), max_size=25).map(" ".join)
ANY_DAY = st.integers(days.from_ymd(1500, 1, 1), days.from_ymd(2099, 12, 31))
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.none() | ANY_DAY)
def test_no_text_crashes_the_reader_and_expressions_never_overlap(text, anchor):
    end = 0
    for expression in read_times(text, anchor=anchor):
        assert end <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end] == expression.text
        end = expression.end


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_edtf_that_is_given_can_be_parsed(text):
    for expression in read_times(text):
        if expression.edtf is not None:
            edtf.parse(expression.edtf)


@settings(max_examples=60, deadline=None)
@given(ANY_DAY)
def test_a_day_is_read_back_from_every_way_of_writing_it(day):
    year, month, number = days.to_ymd(day)
    name = MONTHS[month - 1]
    for words in (f"{number} {name} {year}", f"{name} {number}, {year}", f"{number}.{month}.{year}", days.to_iso(day)):
        (found,) = read_times(f"It happened on {words}.")
        assert (found.bounds.earliest, found.bounds.latest) == (day, day)


@settings(max_examples=60, deadline=None)
@given(ANY_DAY, st.sampled_from(["early", "mid-", "late", ""]))
def test_parts_of_a_month_hold_each_of_its_days_once(day, part):
    year, month, number = days.to_ymd(day)
    (found,) = read_times(f"It happened in {part}{'' if part.endswith('-') else ' '}{MONTHS[month - 1]} {year}.")
    third = "early" if number <= 10 else "mid-" if number <= 20 else "late"
    inside = found.bounds.earliest <= day <= found.bounds.latest
    assert inside == (part in ("", third))


@settings(max_examples=60, deadline=None)
@given(ANY_DAY, st.integers(1, 90), st.sampled_from(["days", "weeks", "months", "years"]))
def test_the_bounds_of_a_relative_date_hold_the_day_that_is_counted_exactly(day, count, unit):
    year, month, number = days.to_ymd(day)
    text = f"It began on {number} {MONTHS[month - 1]} {year}. Exactly {count} {unit} later it ended."
    exact = {
        "days": day + count,
        "weeks": day + 7 * count,
        "months": arithmetic.add_months(day, count),
        "years": arithmetic.add_years(day, count),
    }[unit]
    found = [e for e in read_times(text) if e.hangs is not None]
    loose = [e for e in read_times(text.replace("Exactly ", "Some").replace("Some", "")) if e.hangs is not None]
    assert not found or found[0].bounds.earliest == exact or count == 1
    assert not loose or loose[0].bounds.earliest <= exact <= loose[0].bounds.latest


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_characters_are_read(text):
    try:
        read_times(text)
    except TimeError as error:  # would be a fault: the reader answers with a doubtful value instead
        raise AssertionError(text) from error
