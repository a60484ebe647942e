"""Bytes of a text file -> characters, and how sure that is.

A byte order mark decides (that of UTF-8 stays in the text as U+FEFF, so that offsets agree with the file); then UTF-8,
which hardly any other text satisfies by chance; then what charset-normalizer finds likely, checked against the letters
of the languages that used each code. What was guessed is told.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from kartoteka.errors import SourceUnreadable

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")
_CENTRAL = ("cp1250", "iso8859_2")
_OTHERS = ("cp1253", "iso8859_7", "cp1255", "cp1256", "cp1254")
_WHOLE_SCRIPTS = frozenset({*_CYRILLIC, *_OTHERS[:4]})
"""Encodings of scripts in which most letters lie beyond ASCII."""
_WHOLE_SCRIPT_SHARE = 0.2
_MOST_BEYOND_LATIN = 0.45
_WESTERN = ("latin_1", "cp1252")
_LATIN = frozenset({*_WESTERN, *_CENTRAL})
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпу")
_CENTRAL_LETTERS = frozenset("ąćęłńóśźżáčďéěíňřšťúůýžőűöüäâăîșțşţđ")
_WESTERN_LETTERS = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßý")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SYMBOL_IN_WORD = re.compile(r"[^\W\d_][¹³»«¿¡±¦¶£¥][^\W\d_]|(?<!\d)[¾¼½][^\W\d_]|[^\W\d_][¾¼½]|(?<!\w)[¹³][^\W\d_]")
_HUNGARIAN = re.compile("[õû]")
_SAMPLE = 60_000
_MOST_CONTROLS = 0.002
_SCRIPT_BYTES, _LETTER_BYTES = 0.9, 0.7
_MOST_BROKEN = 0.02  # of the sequences beyond ASCII, in a UTF-8 file with damage


class Decoded(NamedTuple):
    """`text` is all of the file's characters; `warning` tells what was guessed, or is `None`."""

    text: str
    encoding: str
    warning: str | None


def decode(content: bytes, name: str) -> Decoded:
    """The characters of a text file.

    Raises:
        SourceUnreadable: the bytes are no text in an encoding that is known.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _by_mark(content, encoding, name)
    order = _utf16_order(content)
    if order is not None:
        return _utf16_without_mark(content, order, name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content, name)
    return Decoded(_checked(text, name), "utf-8", None)


def _by_mark(content: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceUnreadable(
            f"{name} begins as {encoding} but is not, at byte {error.start}; save it anew as UTF-8."
        ) from error
    return Decoded(_checked(text, name), encoding, None)


def _checked(text: str, name: str) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise SourceUnreadable(
            f"{name} is no text: it holds binary data; name a text, HTML, EPUB, DOCX, ODT, PDF or TEI file."
        )
    return text


def _utf16_order(content: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: every other byte is then one of two, the script's and the space's."""
    sample = content[:4000]
    if len(sample) < 16 or len(content) % 2 or len(_CONTROL.findall(sample.decode("latin_1"))) < 0.1 * len(sample):
        return None
    shares = [
        sum(count for _, count in Counter(half).most_common(2)) / len(half) for half in (sample[0::2], sample[1::2])
    ]
    if max(shares) < _SCRIPT_BYTES or min(shares) > _LETTER_BYTES:
        return None
    return "utf-16-be" if shares[0] > shares[1] else "utf-16-le"


def _utf16_without_mark(content: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceUnreadable(f"{name} is no text: it holds binary data; save it as UTF-8.") from error
    return Decoded(_checked(text, name), encoding, f"{name} has no byte order mark and was read as {encoding}.")


def _guessed(content: bytes, name: str) -> Decoded:
    """The likeliest decoding of bytes that are not UTF-8."""
    damaged = _damaged_utf8(content, name)
    if damaged is not None:
        return damaged
    sample = _telling_sample(content)
    _checked(sample.decode("latin_1").translate(dict.fromkeys(range(128, 160))), name)
    scores = {encoding: _fit(sample, encoding) for encoding in _candidates(sample)}
    best = max(scores, key=lambda encoding: scores[encoding], default=None)
    if best is None or scores[best] <= 0:
        raise SourceUnreadable(f"{name} is text in no encoding that is known; save it as UTF-8 and try again.")
    if best == "latin_1" and re.search(rb"[\x80-\x9f]", content):
        best = "cp1252"
    text = content.decode(best, "replace")
    return Decoded(
        text,
        _public(best),
        f"{name} is not UTF-8; it was read as {_public(best)}. If letters look wrong, save it as UTF-8.",
    )


def _damaged_utf8(content: bytes, name: str) -> Decoded | None:
    """UTF-8 with few broken bytes, each shown as U+FFFD; `None` where it is rather another encoding."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for character in text if ord(character) > 127)
    if broken > _MOST_BROKEN * beyond:
        return None
    places = "place is" if broken == 1 else "places are"
    return Decoded(
        _checked(text, name), "utf-8", f"{name} is UTF-8, but {broken} {places} damaged and shown as U+FFFD."
    )


def _telling_sample(content: bytes) -> bytes:
    """A part of the bytes that is rich in those beyond ASCII: lines that hold some."""
    if len(content) <= _SAMPLE:
        return content
    lines = [line for line in content.split(b"\n") if not line.isascii()]
    return b"\n".join(lines)[:_SAMPLE] or content[:_SAMPLE]


def _candidates(sample: bytes) -> list[str]:
    """Encodings worth a look: those that charset-normalizer allows first, then the usual ones."""
    from charset_normalizer import from_bytes  # slow to import, and few files need it

    found = [match.encoding for match in from_bytes(sample[:20_000])]
    return list(dict.fromkeys([*found, *_WESTERN, *_CYRILLIC, *_CENTRAL]))


def _fit(sample: bytes, encoding: str) -> float:
    """How well the characters beyond ASCII fit the languages of an encoding, about -1 to 1."""
    try:
        text = sample.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return -1.0
    beyond = [character for character in text if ord(character) > 127]
    if not beyond:
        return 0.1
    share = 1 / len(beyond)
    if encoding in _WHOLE_SCRIPTS and len(beyond) < _WHOLE_SCRIPT_SHARE * sum(map(str.isalpha, text)):
        return -0.5
    if encoding in _LATIN and len(beyond) > _MOST_BEYOND_LATIN * sum(map(str.isalpha, text)):
        return -0.5
    if encoding in _CYRILLIC:
        common = sum(character in _COMMON_CYRILLIC for character in beyond) * share
        return common * 1.2 - _mixed_case(text) * 4
    if encoding in _CENTRAL:
        return sum(character.lower() in _CENTRAL_LETTERS for character in beyond) * share - 0.05 - _mixed_case(text)
    if encoding in _WESTERN:
        fitting = sum(c.lower() in _WESTERN_LETTERS or c in "«»“”‘’–—…°§£¢ªº\xa0¿¡½¼¾·©±×" for c in beyond) * share
        return (
            fitting
            - _mixed_case(text) * 2
            - _strange_to_the_west(text) * share
            + (0.01 if encoding == "latin_1" else 0.0)
        )
    letters = sum(character.isalpha() for character in beyond) * share
    return letters * (0.75 if encoding not in _OTHERS else 0.7) - _mixed_case(text)


def _strange_to_the_west(text: str) -> float:
    """The number of signs that no Western language has there: symbols within words, Czech or Hungarian in disguise."""
    strange = float(len(_SYMBOL_IN_WORD.findall(text)))
    if _HUNGARIAN.search(text) and re.search("[öü]", text) and re.search("[áéí]", text):
        strange += len(_HUNGARIAN.findall(text)) + 2
    return strange + sum(text.count(letter) for letter in "èìøù" if "ì" in text and "ø" in text)


def _mixed_case(text: str) -> float:
    """The share of letters beyond ASCII that are capitals behind a small letter: a sign of the wrong code."""
    pairs = wrong = 0
    for before, after in pairwise(text):
        if ord(after) > 127 and after.isalpha():
            pairs += 1
            wrong += before.islower() and after.isupper()
    return wrong / pairs if pairs else 0.0


def _public(encoding: str) -> str:
    """The name of an encoding as users know it."""
    names = {"latin_1": "iso-8859-1", "cp1252": "windows-1252", "cp1251": "windows-1251", "koi8_r": "koi8-r",
             "cp1250": "windows-1250", "iso8859_2": "iso-8859-2", "iso8859_5": "iso-8859-5"}  # fmt: skip
    return names.get(encoding, encoding.replace("_", "-"))
