"""What the parser must not see is hidden without moving anything, and a sentence torn by a note is whole again."""

from kartoteka.reading.mask import mask
from kartoteka.sources import from_text

LONG = (
    "He had been beaten for four days and was kept standing until he fell, and nobody was told where he was held. " * 2
)


def test_marks_and_notes_are_hidden_and_nothing_moves() -> None:
    text = "He was shot.[1] She fled.\n\n[1] So the file.\n"
    masked = mask(from_text(text))
    assert masked == "He was shot.    She fled.\n\n" + " " * 16 + "\n"


def test_a_sentence_that_a_note_at_the_foot_of_the_page_tears_is_joined() -> None:
    text = f"{LONG}\nHe was carried¹ to\n_____\n¹ So the file.\n\nhospital. {LONG}\n"
    masked = mask(from_text(text))
    assert len(masked) == len(text)
    assert " ".join(masked.split("\n")[1].split()).startswith("He was carried to hospital.")


def test_a_note_between_sentences_leaves_them_apart() -> None:
    for end, begin in (("to hospital.", "the next day"), ("to", "Hospital")):
        text = f"{LONG}\nHe was carried¹ {end}\n_____\n¹ So the file.\n\n{begin}. {LONG}\n"
        assert begin not in mask(from_text(text)).split("\n")[1]
