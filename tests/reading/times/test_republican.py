from hypothesis import given
from hypothesis import strategies as st

from dated import dated, on
from kartoteka.values import calendars, days

MONTHS = "Vendémiaire Brumaire Frimaire Nivôse Pluviôse Ventôse Germinal Floréal Prairial Messidor Thermidor Fructidor"
ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV"


def test_a_date_of_the_republic_is_converted():
    assert dated("He was guillotined on 10 Thermidor, Year II.") == {"10 Thermidor, Year II": on("1794-07-28")}
    assert dated("the coup of 18 Brumaire VIII") == {"18 Brumaire VIII": on("1799-11-09")}
    assert dated("sentenced on the 5th Ventose, an III")["the 5th Ventose, an III"] == on("1795-02-23")


def test_the_story_gives_the_year():
    text = "In October 1793 she was arrested; on 3 Thermidor she was tried. Five days later it was over."
    assert dated(text)["3 Thermidor"] == on("1794-07-21")
    assert dated(text)["Five days later"] == on("1794-07-26")


def test_months_and_their_parts():
    text = "He was taken in March 1794. Early in Floréal they moved him; in Messidor he died."
    assert dated(text)["Early in Floréal"] == ("1794-04-20", "1794-04-29")
    assert dated(text)["Messidor"] == ("1794-06-19", "1794-07-18")


def test_a_year_of_the_republic():
    text = "On 9 Thermidor of the Year II he fell; the club was closed in the Year III."
    assert dated(text)["the Year III"] == ("1794-09-22", "1795-09-22")


def test_other_years_and_other_names_are_none():
    assert dated("The pupils of Year II went home; in the year I was born nobody did.") == {}
    assert dated("She read Germinal in her cell, and the cruiser Thermidor sailed.") == {}
    assert dated("Louis XIV and Pius VI are dead.") == {}


@given(st.integers(1, 14), st.integers(1, 12), st.integers(1, 30))
def test_every_day_of_the_republic_can_be_read(year, month, day):
    words = f"{day} {MONTHS.split()[month - 1]}, Year {ROMAN.split()[year - 1]}"
    expected = days.to_iso(calendars.from_republican(year, month, day))
    assert dated(f"He was shot on {words}.") == {words: on(expected)}
