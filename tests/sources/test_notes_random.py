"""Marks set at random into prose are found, all and only they, whatever their style and first number."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kartoteka.sources import from_text

SENTENCES = [
    "On 3 May 1938 Ivan Petrov was arrested at Kiev, together with his brother",
    "The order, no. 447 of 30 July, had fixed the number at 1,200",
    "His wife, who was 34, wrote to the prosecutor three times and was never answered",
    "According to the memoirs of a fellow prisoner he was beaten for 12 days",
    "He is said to have signed on the 9th (others say on the 10th)",
    "In room 26 an officer told her that “nothing was known”",
    "The sentence was read on 8.12.37 at 3.40 in the afternoon",
    "They were taken 15 kilometres from the town, and 2.5 per cent came back",
    "In 1956 the verdict was quashed under art. 5 of the code",
    "The family kept his letters, among them one of 4 June 1937",
    "Two editions differ: the first gives 1937, the second 1938",
    "Dr. A. Klein, of ward B, had seen him alive in camp 7",
]
STYLES = {
    "bracketed": "[{}]",
    "apart": " [{}]",
    "superscript": "{}",
    "glued": "{}",
}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SPOILT = {"0": "O", "1": "l", "5": "S"}


def noted(sentences: list[str], style: str, first: int, every: int, spoilt: int) -> tuple[str, list[tuple[str, int]]]:
    """The sentences with a mark after every so many, and the marks with the places of their figures."""
    text, marks, number = "", [], first
    for index, sentence in enumerate(sentences):
        text += sentence + "."
        if index % every == 0:
            printed = str(number).translate(RAISED) if style == "superscript" else str(number)
            if style == "glued" and spoilt and number > 9 and number % spoilt == 0:
                printed = printed[:-1] + SPOILT.get(printed[-1], printed[-1])
            before, _, after = STYLES[style].partition("{}")
            marks.append((str(number), len(text) + len(before)))
            text += before + printed + after
            number += 1
        text += "\n\n" if index % 4 == 3 else " "
    return text, marks


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=8, max_size=30),
    st.sampled_from(sorted(STYLES)),
    st.one_of(st.just(1), st.integers(2, 900)),
    st.integers(1, 3),
    st.integers(0, 4),
)
def test_marks_in_prose_are_found_and_nothing_else(
    sentences: list[str], style: str, first: int, every: int, spoilt: int
) -> None:
    # "1,200.1" is a number to any reader, unless other marks of its count stand behind words.
    assume(style != "glued" or any(not sentence[-1].isdigit() for sentence in sentences[::every]))
    text, marks = noted(sentences, style, first, every, spoilt)
    assert [(note.mark, note.start) for note in from_text(text).notes] == marks


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=40), st.sampled_from([" ", "\n", "\n\n"]))
def test_prose_without_marks_has_none(sentences: list[str], gap: str) -> None:
    assert from_text(gap.join(sentence + "." for sentence in sentences)).notes == ()
