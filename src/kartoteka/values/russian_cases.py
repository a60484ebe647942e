"""Russian names as they stand in a sentence, brought back to the form in which they are listed.

    >>> nominatives("Михаилом")
    ('Михаилом', 'Михаил')

Only endings are known, not words, so a form may have several nominatives; the form itself is always the first.
"""

from __future__ import annotations

from typing import Literal

Sex = Literal["m", "f"]

# (ending in the sentence, endings in the list); the longest that fits is taken.
_MALE = {
    "ого": ("ый", "ой", "ий"), "его": ("ий",), "ому": ("ый", "ой", "ий"), "ему": ("ий",), "ым": ("ый", "", "ой"),
    "им": ("ий", "", "ь"), "ею": ("я",), "ом": ("", "о"), "ем": ("й", "ь", "", "ец"), "ём": ("ь", "й"),
    "ца": ("ец",), "цу": ("ец",), "цем": ("ец",), "цом": ("ец",), "ьца": ("ец", "лец"),
    "вла": ("вел",), "влу": ("вел",), "влом": ("вел",), "ьва": ("ев",), "ьву": ("ев",), "ьвом": ("ев",),
    "тра": ("тр", "тер"), "а": ("", "о"), "я": ("й", "ь", "я"), "у": ("", "а", "о"), "ю": ("й", "ь", "я"),
    "е": ("", "а", "й", "я"), "ы": ("а",), "и": ("я", "а"), "ой": ("а",), "ей": ("я",),
}  # fmt: skip
_FEMALE = {
    "овой": ("ова",), "евой": ("ева",), "иной": ("ина",), "ыной": ("ына",), "ову": ("ова",), "еву": ("ева",),
    "ину": ("ина",), "ской": ("ская",), "цкой": ("цкая",), "скую": ("ская",), "цкую": ("цкая",), "скою": ("ская",),
    "ой": ("а", "ая"), "ою": ("а", "ая"), "ую": ("ая",), "ей": ("я", "а", "яя"), "ею": ("я", "а"), "ью": ("ь",),
    "ию": ("ия",), "ии": ("ия",), "ы": ("а",), "и": ("я", "а", "ь"), "у": ("а",), "ю": ("я",), "е": ("а", "я"),
}  # fmt: skip

_MALE_PATRONYMIC = {"ича": "ич", "ичу": "ич", "ичем": "ич", "иче": "ич", "ыча": "ыч", "ычу": "ыч", "ычем": "ыч"}
_FEMALE_PATRONYMIC = {"вны": "вна", "вне": "вна", "вну": "вна", "вной": "вна", "вною": "вна",
                      "чны": "чна", "чне": "чна", "чну": "чна", "чной": "чна"}  # fmt: skip


def patronymic_nominative(word: str) -> tuple[str, Sex] | None:
    """Listed form and sex of a patronymic in an oblique case; `None` if the word is none."""
    folded = word.casefold()
    for endings, sex in ((_MALE_PATRONYMIC, "m"), (_FEMALE_PATRONYMIC, "f")):
        for ending, listed in endings.items():
            if folded.endswith(ending) and len(folded) > len(ending) + 2:
                return word[: len(word) - len(ending)] + listed, "m" if sex == "m" else "f"
    return None


def nominatives(word: str, sex: Sex | None = None) -> tuple[str, ...]:
    """The word itself, and the listed forms that it can be a case of, for one sex or either."""
    tables = [_MALE] if sex == "m" else [_FEMALE] if sex == "f" else [_MALE, _FEMALE]
    found = [word]
    for table in tables:
        for length in (4, 3, 2, 1):
            listed = table.get(word[-length:].casefold())
            if listed is not None and len(word) > length + 2:
                found += [word[: len(word) - length] + ending for ending in listed]
                break
    return tuple(dict.fromkeys(found))
