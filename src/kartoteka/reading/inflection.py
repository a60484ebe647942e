"""The written forms of an English verb, so that a lexicon entry is found even where the tagger errs."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_VOWELS = "aeiou"
_SHORT = re.compile(r"(?:qu|[^aeiou])*[aeiou][^aeiouwxy]")  # one short syllable: ban, stab, strip


@lru_cache(maxsize=1)
def _irregular() -> dict[str, list[str]]:
    text = files(__package__).joinpath("data/irregular_verbs.toml").read_text(encoding="utf-8")
    return {base: row.split() for base, row in tomllib.loads(text)["verbs"].items()}


@lru_cache(maxsize=4096)
def forms(base: str) -> frozenset[str]:
    """All written forms of a verb, the base included, lower case.

    >>> sorted(forms("try"))
    ['tried', 'tries', 'try', 'trying']
    """
    if base in _irregular():
        return frozenset({base, _third(base), _gerund(base), *_irregular()[base]})
    return frozenset({base, _third(base), _past(base), _gerund(base)} | _american(base))


def is_past_only(base: str, form: str) -> bool:
    """Whether an irregular form is a past tense and never a participle: *broke*, *took*, not *broken*, *held*.

    A form in *-ed* is both (*was hanged*, *was burned*), though there be another participle beside it.
    """
    past_forms = [past for past in _irregular().get(base, []) if not past.endswith("ing")]
    return len(past_forms) == 2 and form == past_forms[0] != past_forms[1] and not form.endswith("ed")


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2:-1] not in _VOWELS else base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _gerund(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


_DOUBLING = frozenset(
    [
        "abet",
        "tunnel",
        "abhor",
        "acquit",
        "allot",
        "annul",
        "control",
        "distil",
        "enrol",
        "extol",
        "fulfil",
        "instil",
        "patrol",
        "admit",
        "beg",
        "chat",
        "club",
        "commit",
        "compel",
        "concur",
        "confer",
        "deter",
        "drag",
        "drop",
        "drug",
        "drum",
        "expel",
        "equip",
        "flog",
        "gag",
        "get",
        "gun",
        "handicap",
        "hit",
        "impel",
        "incur",
        "infer",
        "jot",
        "kidnap",
        "let",
        "lob",
        "lop",
        "mob",
        "mug",
        "nab",
        "occur",
        "omit",
        "pen",
        "permit",
        "pin",
        "plan",
        "plot",
        "plug",
        "propel",
        "quit",
        "rap",
        "refer",
        "inter",
        "disinter",
        "reinter",
        "rebel",
        "outwit",
        "sjambok",
        "regret",
        "remit",
        "repel",
        "rid",
        "rob",
        "rub",
        "run",
        "set",
        "shed",
        "ship",
        "shop",
        "shot",
        "shut",
        "sit",
        "slap",
        "slip",
        "slit",
        "snap",
        "spin",
        "split",
        "spot",
        "stab",
        "step",
        "stop",
        "strap",
        "strip",
        "strum",
        "submit",
        "swap",
        "swim",
        "tap",
        "transfer",
        "transmit",
        "trap",
        "trek",
        "trim",
        "tug",
        "unpin",
        "upset",
        "whip",
        "win",
        "wrap",
        "jail-pen",
        "rebut",
        "gas",
        "dispel",
        "quiz",
    ]
)
_BRITISH = frozenset(
    [
        "travel",
        "cancel",
        "libel",
        "counsel",
        "label",
        "marshal",
        "model",
        "quarrel",
        "signal",
        "equal",
        "level",
        "pommel",
        "pummel",
        "shovel",
        "total",
        "rival",
        "duel",
        "bevel",
    ]
)


def _doubled(base: str) -> str:
    last = base.split("-")[-1]
    return base + base[-1] if last in _DOUBLING or last in _BRITISH or _SHORT.fullmatch(last) else base


def _american(base: str) -> set[str]:
    return {base + "ed", base + "ing"} if base in _BRITISH or base in ("kidnap",) else set()
