import pytest

from dated import dated


@pytest.mark.parametrize(
    "text",
    [
        "Sixty-two men were condemned under Article 58, paragraph 10, and under Order No. 00447.",
        "Under art. 58-10 and 58-11 he was taken to camp 1938.",
        "The guards made the column march from camp 37, and 1,500 prisoners arrived.",
        "May Holloway, the second of three sisters; see page 1938 of volume 2.",
        "It was an august assembly, and its president, August Pohl, may well have spared him.",
        "The fine came to 1,937 marks, and Convoy 26 left without Second Lieutenant Mart Saar.",
        "File P-23914, sheets 37–41, holds the reports of an informer with the cover name April.",
        "They needed 1500 bricks and 1812 roubles for hut 12.",
        "General May and Colonel August met April Jones.",
        "It lies at kilometre 1918 of the line, in cell 42, in case 1937 of protocol no. 1933.",
        "He lived at 17 March Street. Psalm 1901 was read to 1700 men.",
    ],
)
def test_numbers_and_names_that_look_like_dates_are_none(text):
    assert dated(text) == {}


def test_a_true_date_beside_them_is_found():
    assert list(dated("In cell 42 there were 1,921 names, the last of them of 8 May 1945.")) == ["8 May 1945"]
    assert list(dated("Section 1937 of the code was annulled on 3 May 1991.")) == ["3 May 1991"]
    assert list(dated("In March Petrov was arrested; this was in 1938.")) == ["March", "1938"]


def test_a_note_mark_that_clings_to_a_year_or_a_word_is_no_part_of_it():
    assert dated("He died in 1936.1 His wife lived.") == {"1936": ("1936-01-01", "1936-12-31")}
    assert dated("He went to the Opera Theater.15 He died.") == {}


def test_numbers_of_notes_and_exhibits_are_no_years():
    assert dated("He resumed his seat in the council.[1009] The vote fell.") == {}
    assert dated("[1036] Archives of the kingdom.\n\n(NO-1852, Pros. Ex. 456.)") == {}


def test_manners_idioms_and_palaces_are_no_dates():
    text = "In 1917 they went by night past the Winter Palace. The order of the day is kept to this day, every Sunday."
    assert list(dated(text)) == ["1917"]


@pytest.mark.parametrize(
    "text",
    [
        "He worked in workshop 1905, and patrol 1944 met group 1848 at point 1917.",
        "They paid 1500 florins and 1848 head of cattle; ticket 1932 was lost.",
        "She was known as May to the guards, and Fort December stood empty.",
        "The 20th Century Fox film was shown; Friday was his dog, and Sunday her cat.",
        "It fell to him to fall; one in ten died, and two thirds were children.",
    ],
)
def test_more_numbers_and_names_that_are_none_even_beside_a_date(text):
    assert list(dated(f"On 8 May 1945 the war ended. {text}")) == ["8 May 1945"]
