"""Which short paragraphs of a text without mark-up are headings, and how deep they are."""

from __future__ import annotations

import re

_PART = re.compile(r"(?:part|book|volume|vol\.|livre|tome|teil|buch|band|часть|книга|том)\s+[\wIVXLC]", re.IGNORECASE)
_CHAPTER = re.compile(
    r"(?:chapter|chapitre|kapitel|cap[ií]tulo|capitolo|rozdział|глава|appendix|annexe?|enclosure|"
    r"case|document|doc\.|inclosure)\s+(?:no\.?\s*)?[\wIVXLC]",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:preface|foreword|introduction|prologue|epilogue|conclusion|afterword|acknowledge?ments|bibliography|"
    r"(?:foot|end)?notes|notes and (?:references|explanations)|appendix|appendices|annexes|avant-propos|préface|"
    r"vorwort|einleitung|nachwort|anmerkungen|введение|предисловие|заключение|примечания)\W{0,3}$",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(r"(?:[IVXLC]{1,7}|[0-9]{1,3})\W{0,2}$")
_NUMBERED_TITLE = re.compile(r"(?:[IVXLC]{1,7}|[0-9]{1,3}|[A-Z])[.:)—–-]{1,2}\s{0,3}[^\W\d_a-z][^\n]{1,80}$")
_SENTENCE_END = re.compile(r"[.!?,;:]['\"”’]?$")
_LONGEST = 160
_LONGEST_LINES = 4


def heading_level(piece: str) -> int:
    """The depth of the heading that a paragraph is: 1 part, 2 chapter, 3 other; 0 where it is none.

    Args:
        piece: one paragraph, without white space around it.
    """
    flat = " ".join(piece.strip("_*=# ").split())
    if not flat or len(flat) > _LONGEST or piece.count("\n") >= _LONGEST_LINES:
        return 0
    if piece.startswith("#") and piece.lstrip("#").startswith(" "):
        return len(piece) - len(piece.lstrip("#"))
    capitals = flat.isupper() and sum(c.isalpha() for c in flat) >= 3
    open_end = not _SENTENCE_END.search(flat)
    if _PART.match(flat) and (capitals or (open_end and len(flat) <= 80)):
        return 1
    if _CHAPTER.match(flat) and (capitals or (open_end and len(flat) <= 110)):
        return 2
    if _NAMED.match(flat) or _NUMBER_ALONE.match(flat):
        return 2
    if capitals and not flat.endswith(","):
        return 3
    return 3 if _NUMBERED_TITLE.match(flat) and open_end and piece.count("\n") == 0 else 0
