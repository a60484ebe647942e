"""Whether a number or a name in its place can be a date: false friends are told by their neighbours."""

from __future__ import annotations

from kartoteka.reading.times import lexicon
from kartoteka.reading.times.cascade import Match
from kartoteka.reading.times.lexicon import word_set

STRONG = word_set(
    "in by until till since during from before after through between throughout to of and or for on this "
    "that last next late early mid around about circa c ca c. ca. into as over towards toward within only"
)
"""Words before which a bare year or month is one."""

_AMBIGUOUS_NAMES = frozenset({"may", "march", "april", "june", "august", "mar", "jan", "sun", "mon", "sat", "wed"})
_MONTH_LEFT = STRONG | word_set(
    "the every following previous preceding subsequent same early late mid middle whole all end beginning start dated "
    "until when but not then again already later one each also january february march april may june july august "
    "september october november december"
)
_SURE_OF_MONTH = word_set("in by until since during early late mid that following next last - – and")
_PARTS = word_set("day days week month end beginning start middle morning evening night close half part")
_ABBREVIATED = word_set("no nos nr art arts p pp vol fol fols ch sect para prot doc f ff")
_CURRENCY = frozenset("$£€#№")


def after_false_friend(m: Match) -> bool:
    """Whether the word before makes the number a camp, page, order or article."""
    left = m.before()
    if left in (".", "°"):
        left = m.before(2)
        return left in _ABBREVIATED
    return left in _CURRENCY or left.rstrip(".") in lexicon.false_friends()["before"]


def before_counted_noun(m: Match) -> bool:
    """Whether what follows makes the number a sum or a count."""
    right = m.after()
    return right == "%" or right in lexicon.false_friends()["after"]


def is_year(m: Match, year: int) -> bool:
    """Whether a bare number of four digits stands where a year can stand."""
    if after_false_friend(m) or right_is_decimal(m) or _is_reference(m):
        return False
    left = m.before()
    if before_counted_noun(m) and left not in ("in", "since", "by", "until", "during", "from"):
        return False
    if 1300 <= year <= 2100:
        return True
    return left in STRONG or left in ("(", "[", "year")


def _is_reference(m: Match) -> bool:
    """Whether the number is a note's ("council.[1009]", "[1036] Archives") or a file's ("NO-1852")."""
    line, first = m.line, m.first
    if m.before() == "-" and m.glued(first) and m.glued(first - 1) and line.raw(first - 2).isupper():
        return True
    if m.before() != "[" or m.after() != "]":
        return False
    start = line.starts[first - 1]
    return start == 0 or not line.text[start - 1].isspace() or "\n" in line.text[max(0, start - 3) : start]


def right_is_decimal(m: Match) -> bool:
    """Whether the number goes on (a sum with pence, a file number)."""
    end = m.line.ends[m.last - 1]
    rest = m.line.text[end : end + 2]
    return len(rest) == 2 and rest[0] in ".,/" and rest[1].isdigit() and rest[0] == "/"


def is_bare_month(m: Match) -> bool:
    """Whether a month's name alone is the month and not a person, a verb or a place."""
    left, right = m.before(), m.line.raw(m.last)
    word = m.line.word(m.first).rstrip(".")
    if left.rstrip(".") in lexicon.false_friends()["titles"] or after_false_friend(m):
        return False
    if left == "as" and m.before(2) not in ("early", "late", "soon", "recently"):
        return False  # known as May
    if word not in _AMBIGUOUS_NAMES:
        return not (left in ("name", "named", "called") or (right[:1].isupper() and _is_name(m)))
    if right[:1].isupper() and left not in _SURE_OF_MONTH and not (left == "of" and m.before(2) in _PARTS):
        return False
    if right in ("Day", "Days", "Saar") or left in ("name", "named", "called"):
        return False
    return left in _MONTH_LEFT or left in ("(", ",", "–", "-", "—", "/", "", "“", '"', "\n") or left.isdigit()


def _is_name(m: Match) -> bool:
    left = m.before()
    return left not in _MONTH_LEFT and left not in ("(", "", ".", ",", ";", ":", "–", "-", "\n")
