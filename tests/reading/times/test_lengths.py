from dated import dated, on
from kartoteka.reading.times import read_times


def test_a_length_that_was_lived_through_fixes_its_end():
    text = "Arrested in February 1938, he spent seven months in the inner prison and then eight years on the Kolyma."
    assert dated(text) == {
        "February 1938": ("1938-02-01", "1938-02-28"),
        "seven months": ("1938-09-01", "1938-09-30"),
        "eight years": ("1946-01-01", "1946-12-31"),
    }
    assert dated("Banned on 1 March 1950, it appeared again after ninety days.")["ninety days"] == on("1950-05-30")


def test_a_sentence_passed_fixes_nothing():
    assert list(dated("On 5 May 1931 he was sentenced to five years.")) == ["5 May 1931"]
    assert list(dated("In June 1949 the court gave him twenty-five years.")) == ["June 1949"]


def test_a_number_alone_takes_the_unit_of_the_length_before():
    text = "Sentenced in May 1931 to five years, he was let out after three."
    assert dated(text)["three"] == ("1934-01-01", "1934-12-31")
    text = "In January 1947 the sentence came: twelve years. He was pardoned when half of it was done."
    assert dated(text)["half of it"] == ("1953-01-01", "1953-12-31")


def test_had_been_hiding_is_counted_back():
    text = "When the war ended in May 1945, he had been hiding for two years and a half."
    assert dated(text)["two years and a half"] == ("1942-11-01", "1942-11-30")


def test_the_day_on_which_it_ran_out():
    text = "She was banned on 1 February 1962 for five years. On the day it ran out two officers came."
    assert dated(text)["the day it ran out"] == on("1967-02-01")


def test_the_length_itself_is_kept_as_iso_8601():
    found = {e.text: e.duration for e in read_times("He got two years and three months, not a fortnight or 48 hours.")}
    assert found == {"two years and three months": "P2Y3M", "a fortnight": "P2W", "48 hours": "PT48H"}


def test_ages_are_counted_from_the_birth_wherever_it_stands():
    assert dated("Born in March 1901, he was shot aged thirty-seven.")["aged thirty-seven"] == (
        "1938-03-01",
        "1939-03-30",
    )
    assert dated("He died, aged 45; he was born in June 1898.")["aged 45"] == ("1943-06-01", "1944-06-29")
    assert dated("Born on 12 May 1899, she died at the age of 43.")["the age of 43"] == ("1942-05-12", "1943-05-11")
    assert dated("Born in 1870, he died in his fiftieth year.")["his fiftieth year"] == ("1919-01-01", "1920-12-30")


def test_birthdays():
    text = "He was born on 29 June 1908 and led to the wall on his thirtieth birthday."
    assert dated(text)["his thirtieth birthday"] == on("1938-06-29")


def test_an_age_without_a_birth_fixes_nothing():
    assert list(dated("In 1936, aged thirty-seven, he was shot.")) == ["1936"]


def test_an_age_moves_the_story_unless_it_repeats_its_date():
    text = "Born on 3 March 1651, he was thrown into the tower at twenty-two. After nineteen months he was let out."
    assert dated(text)["nineteen months"] == ("1674-10-01", "1675-10-31")
    text = (
        "He left the seminary in 1936, at twenty. Born in 1916, he was young. The school was closed four years later."
    )
    assert dated(text)["four years later"] == ("1940-01-01", "1940-12-31")


def test_a_part_of_a_term():
    text = "On 3 June 1937 he was sentenced to ten years. He served eight of his ten years."
    assert dated(text)["eight of his ten years"] == ("1945-01-01", "1945-12-31")


def test_ages_in_a_row_and_short_of_a_birthday():
    text = "Born in 1902, he was thirty-five when they came for him and thirty-six when he died."
    assert dated(text)["thirty-six"] == ("1938-01-01", "1939-12-30")
    text = "He died a week short of his sixtieth birthday; he had been born on 3 March 1878."
    assert dated(text)["a week short of his sixtieth birthday"] == on("1938-02-24")
