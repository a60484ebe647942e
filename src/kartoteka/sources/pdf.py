"""PDF with a text layer -> draft: paragraphs over line ends and pages, running heads dropped, page labels kept.

Lines come from `pdf_page`. What repeats at the head or foot of pages is dropped, so are page numbers; hyphens at line
ends are undone where the whole word stands elsewhere or the next line goes on in small letters; notes at the foot of
a page follow the paragraph that is open there. Raised figures become superscripts, which the finder of notes knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median, mode
from typing import Any

import pypdfium2

from kartoteka.errors import ScanWithoutText, SourceTooBig, SourceUnreadable
from kartoteka.sources.draft import Draft
from kartoteka.sources.extract import Extract, from_draft
from kartoteka.sources.limits import Limits
from kartoteka.sources.pdf_page import TextLine, lines_of_page
from kartoteka.sources.pdf_streams import refuse_bombs

_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page|p\.|seite|стр\.?)?\s?(\d{1,4}|[ivxlc]{1,7})(?:\s?(?:/|of|von)\s?\d{1,4})?\W{0,3}$", re.I
)
_NUMERAL = re.compile(r"\d+|\b[ivxlc]+\b", re.I)
_NOTE_START = re.compile(r"(?:[⁰¹²³⁴-⁹]{1,4}|[*∗†‡§]{1,3}|\[?\d{1,4}[\].)]?)\s?\S")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)⁰¹²³⁴-⁹*†‡\]\d]{0,6}$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMPOUNDED = frozenset(
    {"self", "fellow", "ex", "vice", "well", "half", "north", "south", "non", "so", "demi", "eye", "ill"}
)
"""First parts of English compounds that keep their hyphen."""
_HEAD_LINES = 2
_LEAST_REPEATS, _MANY_PAGES = 3, 6
_MOST_CHARACTERS = 200_000  # on a page
_AROUND = 8  # lines on either side that tell a column's margins
_NOTE_SIZE, _HEADING_SIZE = 0.93, 1.12


@dataclass(slots=True)
class _Paragraph:
    lines: list[TextLine]
    page: str
    size: float
    is_note: bool = False
    notes: list[_Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class _Page:
    label: str
    lines: list[TextLine]


def load_pdf(content: bytes, name: str, limits: Limits) -> Extract:
    """The text of a PDF.

    Raises:
        SourceUnreadable: it is broken or encrypted.
        ScanWithoutText: its pages hold no text.
        SourceTooBig: it has more pages than the limits allow.
    """
    refuse_bombs(content, name, limits)
    draft = Draft()
    pages = _pages(content, name, limits, draft)
    empty = sum(not page.lines for page in pages)
    if empty == len(pages):
        raise ScanWithoutText(
            f"{name}: this is a scan: no text layer; run OCR on it (for instance OCRmyPDF) and try again."
        )
    if empty:
        draft.warnings.append(f"{empty} of {len(pages)} pages of {name} hold no text; they may be scans.")
    pages = _without_running_heads(pages)
    paragraphs = _paragraphs(pages)
    vocabulary = _vocabulary(pages)
    body_size = _body_size(pages)
    for paragraph in paragraphs:
        _write(paragraph, draft, vocabulary, body_size)
    return from_draft(draft, "application/pdf")


def _pages(content: bytes, name: str, limits: Limits, draft: Draft) -> list[_Page]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "security" in str(error).lower():
            raise SourceUnreadable(
                f"{name} is encrypted; open it with its password and save it without one."
            ) from error
        raise SourceUnreadable(f"{name} is a broken PDF; get another copy or print it to PDF anew.") from error
    try:
        if len(document) > limits.pages:
            raise SourceTooBig(f"{name} has {len(document):,} pages, more than {limits.pages:,}; split it.")
        if len(document) == 0:
            raise SourceUnreadable(f"{name} is a PDF without pages; get another copy.")
        draft.title = (document.get_metadata_dict().get("Title") or "").strip() or None
        return [_page(document, index, name, draft) for index in range(len(document))]
    finally:
        document.close()


def _page(document: Any, index: int, name: str, draft: Draft) -> _Page:
    label = document.get_page_label(index) or str(index + 1)
    try:
        page = document[index]
        text_page = page.get_textpage()
        if text_page.count_chars() > _MOST_CHARACTERS:
            raise SourceTooBig(
                f"{name} holds more than {_MOST_CHARACTERS:,} characters on page {label}; it is no book."
            )
        lines = lines_of_page(text_page, page.get_rotation())
        text_page.close()
        page.close()
    except pypdfium2.PdfiumError:
        draft.warnings.append(f"Page {label} of {name} is broken and was left out.")
        lines = []
    return _Page(label, lines)


def _without_running_heads(pages: Sequence[_Page]) -> list[_Page]:
    """The pages without the lines that repeat at their heads and feet, and without page numbers."""
    repeats: Counter[str] = Counter()
    for page in pages:
        repeats.update({_shape(line) for line in _outer(page)})
    least = _LEAST_REPEATS if len(pages) >= _MANY_PAGES else 2
    has_labels = any(page.label != str(index + 1) for index, page in enumerate(pages))
    result = []
    for page in pages:
        outer = _outer(page)
        dropped = {id(line) for line in outer if repeats[_shape(line)] >= least}
        numbers = [m for line in outer if (m := _PAGE_NUMBER.match(line.text)) and _is_edge(line, page)]
        dropped |= {id(line) for line in outer if _PAGE_NUMBER.match(line.text) and _is_edge(line, page)}
        label = numbers[0].group(1) if numbers and not has_labels else page.label
        result.append(_Page(label, [line for line in page.lines if id(line) not in dropped]))
    return result


def _outer(page: _Page) -> list[TextLine]:
    by_height = sorted(page.lines, key=lambda line: -line.base)
    return by_height if len(by_height) <= 2 * _HEAD_LINES else [*by_height[:_HEAD_LINES], *by_height[-_HEAD_LINES:]]


def _is_edge(line: TextLine, page: _Page) -> bool:
    """Whether the line is the very first or last of its page."""
    bases = [other.base for other in page.lines]
    return line.base >= max(bases) - 1 or line.base <= min(bases) + 1


def _shape(line: TextLine) -> str:
    """A line's words without numbers, to tell running heads of several pages for the same."""
    return _NUMERAL.sub("#", line.text.casefold()).strip(" #|.-–—") + f"@{line.size:.0f}"


def _body_size(pages: Sequence[_Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _paragraphs(pages: Sequence[_Page]) -> list[_Paragraph]:
    body_size = _body_size(pages)
    found: list[_Paragraph] = []
    for page in pages:
        main, notes = _split(page, body_size)
        begun = _page_paragraphs(main, page.label)
        if found and begun and _goes_on(found[-1], begun[0]):
            found[-1].lines += begun.pop(0).lines
        found += begun
        foot = _page_paragraphs(notes, page.label, is_note=True)
        if found:
            found[-1].notes += foot
        else:
            found += foot
    return found


def _split(page: _Page, body_size: float) -> tuple[list[TextLine], list[TextLine]]:
    """The page's text, and the small print at its foot that begins with a note's mark."""
    start = len(page.lines)
    while start > 0 and page.lines[start - 1].size < _NOTE_SIZE * body_size:
        start -= 1
    while start < len(page.lines) and not _NOTE_START.match(page.lines[start].text):
        start += 1
    return page.lines[:start], page.lines[start:]


def _page_paragraphs(lines: Sequence[TextLine], label: str, is_note: bool = False) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    gaps = [a.base - b.base for a, b in pairwise(lines) if 0 < a.base - b.base < 4 * a.size]
    leading = median(gaps) if gaps else 0.0
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        around = lines[max(0, number - _AROUND) : number + _AROUND]
        column = [other for other in around if other.left <= line.right and other.right >= line.left]
        if before is None or _begins(before, line, leading, column, is_note):
            found.append(_Paragraph([line], label, line.size, is_note))
        else:
            found[-1].lines.append(line)
    return found


def _begins(before: TextLine, line: TextLine, leading: float, column: Sequence[TextLine], is_note: bool) -> bool:
    """Whether a line begins a paragraph.

    Args:
        leading: the usual distance of two lines.
        column: the lines around it in its column, itself among them.
    """
    if is_note and _NOTE_START.match(line.text) and _SENTENCE_END.search(before.text):
        return True
    if abs(line.size - before.size) > 0.1 * before.size:
        return True
    drop = before.base - line.base
    if drop < 0:  # the next column: only a finished sentence can tell
        return _SENTENCE_END.search(before.text) is not None and not line.text[:1].islower()
    if leading and drop > 1.35 * leading:
        return True
    margin, right = mode([round(other.left) for other in column]), max(other.right for other in column)
    short = before.right < right - max(3 * line.size, 0.08 * (right - margin))
    indented = line.left > margin + 0.6 * line.size
    if indented and not before.hyphen and (short or before.left < line.left - 0.6 * line.size):
        return True
    return before.right < margin + 0.75 * (right - margin) and short and _SENTENCE_END.search(before.text) is not None


def _goes_on(before: _Paragraph, after: _Paragraph) -> bool:
    """Whether a paragraph goes on over the page."""
    if abs(before.size - after.size) > 0.1 * before.size or before.is_note:
        return False
    last, first = before.lines[-1].text, after.lines[0].text
    return before.lines[-1].hyphen or _SENTENCE_END.search(last) is None or first[:1].islower()


def _vocabulary(pages: Sequence[_Page]) -> frozenset[str]:
    """Words of the document that no line end breaks."""
    words: set[str] = set()
    for page in pages:
        for line in page.lines:
            found = _WORD.findall(line.text)
            words.update(word.casefold() for word in (found[:-1] if line.hyphen else found))
    return frozenset(words)


def _write(paragraph: _Paragraph, draft: Draft, vocabulary: frozenset[str], body_size: float) -> None:
    draft.page = paragraph.page
    text = _joined(paragraph.lines, vocabulary)
    large = paragraph.size > _HEADING_SIZE * body_size and len(text) <= 200
    if large:
        draft.begin("heading", 1 if paragraph.size > 1.4 * body_size else 2)
    else:
        draft.begin("paragraph")
    draft.write(text)
    draft.end()
    for note in paragraph.notes:
        _write(note, draft, vocabulary, body_size)


def _joined(lines: Sequence[TextLine], vocabulary: frozenset[str]) -> str:
    """The lines as one text, hyphens at their ends undone."""
    text = ""
    for line in lines:
        if not text:
            text = line.text
        elif text.endswith("-") and len(text) > 1 and text[-2].isalpha() and line.text[:1].isalpha():
            text = text + line.text if _keeps_hyphen(text, line.text, vocabulary) else text[:-1] + line.text
        elif text.endswith("—") or line.text.startswith("—"):
            text += line.text
        else:
            text = f"{text} {line.text}"
    return text


def _keeps_hyphen(text: str, following: str, vocabulary: frozenset[str]) -> bool:
    first, second = _WORD.findall(text[-60:]), _WORD.match(following)
    if not first or second is None:
        return False
    begun = first[-1].casefold()
    if begun + second.group().casefold() in vocabulary:
        return False
    compound = "-" in begun or begun in _COMPOUNDED or f"{begun}-{second.group().casefold()}" in vocabulary
    return compound or following[:1].isupper()
