"""Old encodings are recognised and told; what is no text is refused."""

import pytest

from kartoteka.errors import SourceUnreadable
from kartoteka.sources import load_bytes
from kartoteka.sources.encoding import decode

RUSSIAN = (
    "Его арестовали в ночь на третье мая. Жена писала прокурору три раза, но ответа не получила. "
    "Осенью семья уехала из города навсегда; Ёлкин остался."
)
FRENCH = "Il fut arrêté à l'été de 1938; sa mère n'a jamais été prévenue, et la forêt garda le secret."
POLISH = "Aresztowano go w nocy. Żona, która była świadkiem, nigdy więcej go nie zobaczyła; śledztwo umorzono."
CZECH = "Byl zatčen v noci na čtvrtého července, žena ho už nikdy neviděla. Svědkové vypovídali až po válce."
HUNGARIAN = "Letartóztatták júliusban; felesége soha többé nem látta őt. Az ügyet tűzön-vízen át tárgyalták."


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "cp866", "cp866"),
        (RUSSIAN, "iso8859-5", "iso-8859-5"),
        (RUSSIAN, "utf-16", "utf-16"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (RUSSIAN, "utf-16-be", "utf-16-be"),
        (RUSSIAN, "utf-32", "utf-32"),
        (FRENCH, "latin-1", "iso-8859-1"),
        (FRENCH.replace("'", "’"), "cp1252", "windows-1252"),
        (POLISH, "cp1250", "windows-1250"),
        (POLISH, "iso8859-2", "iso-8859-2"),
        (CZECH, "cp1250", "windows-1250"),
        (CZECH, "iso8859-2", "iso-8859-2"),
        (HUNGARIAN, "iso8859-2", "iso-8859-2"),
    ],
)
def test_an_encoding_is_recognised(text: str, encoding: str, told: str) -> None:
    decoded = decode(text.encode(encoding), "file.txt")
    assert decoded.text == text
    assert decoded.encoding in {told, told.replace("iso-8859-2", "windows-1250")}


def test_a_guess_is_told_and_certainty_is_not() -> None:
    assert "windows-1251" in load_bytes(RUSSIAN.encode("cp1251"), "file.txt").warnings[0]
    assert load_bytes(RUSSIAN.encode(), "file.txt").warnings == ()


def test_a_text_that_is_not_utf8_must_travel_with_its_reading() -> None:
    assert not load_bytes(RUSSIAN.encode("cp1251"), "file.txt").text_is_file
    assert load_bytes(RUSSIAN.encode(), "file.txt").text_is_file


def test_a_byte_order_mark_and_line_ends_stay() -> None:
    content = b"\xef\xbb\xbfHe was shot.\r\nShe fled.\r\n"
    assert load_bytes(content, "file.txt").text == content.decode("utf-8") == "\ufeffHe was shot.\r\nShe fled.\r\n"


def test_one_broken_byte_does_not_make_a_utf8_text_another() -> None:
    decoded = decode(RUSSIAN.encode() + b"\xd0 " + RUSSIAN.encode(), "file.txt")
    assert decoded.encoding == "utf-8"
    assert "damaged" in (decoded.warning or "")


@pytest.mark.parametrize("content", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 500, b"abc" + b"\x00" * 4000])
def test_binary_data_are_no_text(content: bytes) -> None:
    with pytest.raises(SourceUnreadable, match=r"^file.txt .*"):
        decode(content, "file.txt")
