"""Numbers and ordinals of several words: twenty-one, one hundred and twenty, the thirty-first, a couple of."""

from __future__ import annotations

from kartoteka.reading.times.cascade import Match, Rule


def _tens(m: Match) -> int:
    return int(m["t"]) + int(m["o"])


def _hundred(m: Match) -> int:
    rest = m["r"]
    return int(m["h"] or 1) * 100 + (int(rest) if rest else 0)


RULES = (
    Rule("tens and ones", "t:TENS DASH? o:ONES", "NUMBER", _tens),
    Rule("tens and ordinal", "t:TENS DASH? o:ORDONES", "ORDINAL", _tens),
    Rule("hundreds", "(h:ONES|a) hundred (and? r:NUMBER)?", "NUMBER", _hundred),
    Rule("a few", "a (very)? few", "VAGUENUMBER", lambda m: (2, 9)),
    Rule("a couple", "a couple of?", "VAGUENUMBER", lambda m: (2, 2)),
    Rule("a dozen", "a dozen", "NUMBER", lambda m: 12),
    Rule("a score of", "a score of", "NUMBER", lambda m: 20),
)
