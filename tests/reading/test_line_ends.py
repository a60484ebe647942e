"""A text with carriage returns reads as the same text without them, and every place is where it stands in the file."""

from hypothesis import given
from hypothesis import strategies as st

from kartoteka.reading import read
from kartoteka.reading.line_ends import Returns
from kartoteka.sources import from_text

TEXT = """Osip Mandelstam was arrested at Samatikha on 2 May 1938. He was
taken to the Butyrka.[1] On the platform stood Molotov, Kaganovich,
Voroshilov and
Mikoyan, in that order.

His wife Nadezhda heard nothing. The court sentenced the poet to five
years in a camp, and he died near Vladivostok on 27 December 1938.

[1] Memoir of his wife, p. 370.
"""


def _said(text: str) -> list[tuple[object, ...]]:
    reading = read(from_text(text))
    claims = [
        (c.type, " ".join(text[c.start : c.end].split()), " ".join(text[c.passage_start : c.passage_end].split()),
         c.time and c.time.bounds, sorted(c.roles.items()), c.notes)
        for c in reading.claims
    ]  # fmt: skip
    mentions = [(e.name, [" ".join(text[m.start : m.end].split()) for m in e.mentions]) for e in reading.entities]
    notes = [(n.mark, text[n.start : n.end]) for n in reading.notes]
    times = [" ".join(text[t.start : t.end].split()) for t in reading.times]
    return [*claims, *mentions, *notes, *times, *(listing.order for listing in reading.listings)]


def test_a_text_with_carriage_returns_reads_as_without() -> None:
    plain = _said(TEXT)
    assert len(plain) > 15
    assert _said(TEXT.replace("\n", "\r\n")) == plain


def test_the_reading_says_how_long_the_file_is() -> None:
    text = TEXT.replace("\n", "\r\n")
    assert read(from_text(text)).source.characters == len(text)


@given(st.text(alphabet="ab \r\n", max_size=60))
def test_each_character_goes_there_and_back(text: str) -> None:
    returns = Returns(text)
    short = [c for i, c in enumerate(text) if not (c == "\r" and text[i + 1 : i + 2] == "\n")]
    for place, character in enumerate(short):
        assert text[returns.back(place)] == character
        assert returns.gone(returns.back(place)) == place
