"""Which words stand between quotation marks."""

from kartoteka.reading.learned.quoting import Quoting
from kartoteka.reading.parse import parse


def _quoted(text: str) -> str:
    doc = parse(text)
    quoting = Quoting(doc)
    return " ".join(token.text for token in doc if token in quoting and not token.is_space)


def test_marks_of_every_make_are_read() -> None:
    assert _quoted("“ I am late , ” he said .") == "I am late ,"
    assert _quoted('"I am late," he said.') == "I am late ,"
    assert _quoted("‘ I am late , ’ he said .") == "I am late ,"
    assert _quoted("' I am late , ' he said .") == "I am late ,"


def test_a_quotation_goes_on_over_the_end_of_a_line() -> None:
    assert _quoted("“ I am late .\nThey left . ”\nHe sat down .") == "I am late . They left ."


def test_a_quotation_that_nothing_closes_ends_with_its_line() -> None:
    assert _quoted("“ I am late .\nHe sat down .") == "I am late ."


def test_an_apostrophe_opens_nothing() -> None:
    assert _quoted("The boys' coats hung in Orlov's room.") == ""
    assert _quoted("They didn ’t come .") == ""
