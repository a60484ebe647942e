import pytest

from dated import dated, on
from kartoteka.reading.times import read_times


@pytest.mark.parametrize(
    "words",
    [
        "3 May 1938",
        "May 3, 1938",
        "3rd May 1938",
        "the 3rd of May 1938",
        "the third of May, 1938",
        "May 3rd 1938",
        "3.5.38",
        "3.V.1938",
        "03/05/1938",
        "1938-05-03",
        "3/V 1938",
        "Tuesday, 3 May 1938",
        "3. 5. 1938",
    ],
)
def test_one_day_in_many_ways(words):
    assert dated(f"He was shot on {words} in the yard.") == {words: on("1938-05-03")}


def test_the_day_comes_before_the_month_unless_it_cannot():
    assert dated("entered 03/11/37")["03/11/37"] == on("1937-11-03")
    assert dated("entered 11/23/37")["11/23/37"] == on("1937-11-23")


def test_abbreviations():
    assert dated("b. 26 Mar. 1879; d. 12 Sept. 1942") == {
        "26 Mar. 1879": on("1879-03-26"),
        "12 Sept. 1942": on("1942-09-12"),
    }
    assert dated("‘Sat. 14 Nov. ’42, S. taken.’") == {"Sat. 14 Nov. ’42": on("1942-11-14")}


def test_old_style_is_converted():
    assert dated("on 3 March (O.S.) 1917") == {"3 March (O.S.) 1917": on("1917-03-16")}
    assert dated("b. 9.1.1882 (O.S.)") == {"9.1.1882 (O.S.)": on("1882-01-21")}
    assert dated("By the old calendar she was born on 5 January 1880.") == {"5 January 1880": on("1880-01-17")}


def test_of_a_double_date_the_second_counts():
    assert dated("on 12/25 October 1917") == {"12/25 October 1917": on("1917-10-25")}
    assert dated("on 25 October (7 November) 1917") == {"25 October (7 November) 1917": on("1917-11-07")}
    assert dated("on 14 (26) December 1825") == {"14 (26) December 1825": on("1825-12-26")}


def test_two_days_are_no_double_date():
    assert dated("on 14/15 March 1943") == {"14/15 March 1943": ("1943-03-14", "1943-03-15")}


def test_a_double_year_is_the_later_one():
    assert dated("on 10 February 1663/4 (O.S.)") == {"10 February 1663/4 (O.S.)": on("1664-02-20")}


def test_a_day_that_does_not_exist_is_doubtful_and_no_crash():
    (found,) = read_times("signed on 31 February 1938")
    assert found.doubtful
    assert found.bounds.to_iso() == ("1938-02-01", "1938-02-28")


def test_what_is_out_of_reach_fixes_nothing():
    assert dated("in 3 May 0000 and 999999999 years after 1938") == {}


def test_years_before_the_era():
    assert dated("in 490 BC") == {"490 BC": ("-0489-01-01", "-0489-12-31")}
    assert dated("in AD 79") == {"AD 79": ("0079-01-01", "0079-12-31")}


def test_roman_months_and_dotted_days_beside_numeric_dates():
    assert dated("received 22.X.1938, forwarded 24.X.") == {"22.X.1938": on("1938-10-22"), "24.X.": on("1938-10-24")}
    assert dated("Arr. 26.2.33 (25.2 by others)") == {"26.2.33": on("1933-02-26"), "25.2": on("1933-02-25")}
    assert dated("a fall of 25.2 degrees and paragraph 27.1") == {}


def test_a_month_in_numbers_is_no_run_of_years():
    assert dated("rel. 1955-09") == {"1955-09": ("1955-09-01", "1955-09-30")}
    assert dated("taught 1906-07, abroad 1912-13")["1906-07"] == ("1906-01-01", "1907-12-31")


def test_inst_and_ult_count_from_the_letter():
    assert dated("yours of the 3rd inst. and of the 29th ult.", anchor="1916-07-28") == {
        "the 3rd inst.": on("1916-07-03"),
        "the 29th ult.": on("1916-06-29"),
    }


def test_a_month_of_an_old_style_text_is_a_month_of_the_old_calendar():
    text = "(All dates are Old Style.) On 2 January 1826 he was taken. They were let go by the end of the month."
    assert dated(text) == {"2 January 1826": on("1826-01-14"), "the end of the month": (None, "1826-02-12")}


def test_months_as_roman_numbers():
    text = "b. 6/18 X 1876; arr. 21 VII 1929, tried 9 III–19 IV 1930; rel. (V 1936); d. 10 III 1939 (others: 31 III)."
    assert dated(text) == {
        "6/18 X 1876": on("1876-10-18"),
        "21 VII 1929": on("1929-07-21"),
        "9 III–19 IV 1930": ("1930-03-09", "1930-04-19"),
        "V 1936": ("1936-05-01", "1936-05-31"),
        "10 III 1939": on("1939-03-10"),
        "31 III": on("1939-03-31"),
    }


def test_roman_numbers_of_kings_chapters_and_wars_are_no_months():
    assert dated("Nicholas II reigned; chapter III of 1917 Revisited; World War II ended; he and I went.") == {
        "1917": ("1917-01-01", "1917-12-31")
    }
    assert dated("He came on 3 May 1938. Alexander II 1881 and article 58 X were read out.")["3 May 1938"]


def test_a_weekday_behind_the_day_decides_its_year():
    text = "They came on the 14th of June, a Saturday. In 1943 we heard of him, and in 1941 he had been well."
    assert dated(text)["the 14th of June, a Saturday"] == on("1941-06-14")
    assert dated("On 3 May (Tuesday) he wrote; by 1939 he was dead.")["3 May (Tuesday)"] == on("1938-05-03")


def test_years_of_two_digits_are_not_before_the_birth():
    text = "BRANDT, Zofia, b. 1894, Riga. Arr. 12.9.37."
    assert list(dated(text).values())[1] == ("1937-09-12", "1937-09-12")
    assert list(dated("In 1894 he wrote from Riga. Arr. 12.9.95.").values())[1] == ("1895-09-12", "1895-09-12")
