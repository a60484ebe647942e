"""Which names of persons are the same person's: full names, surnames, first names, initials, in the text's order.

*Georg Lukács ... Lukács*, *A. M. Giatsintova ... Anna Mikhailovna*, *Azucena Villaflor de De Vincenti ...
Villaflor*, *Hans* among *Hans and Sophie Scholl*. A name that fits several people goes to the one that bears it
most and latest; two full names with different given names never meet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Set

from kartoteka.reading.mentions.family_first import family_first
from kartoteka.reading.mentions.words import PARTICLES, Sex, first_name_sex, patronymic_sex
from kartoteka.reading.who.draft import Draft

Words = tuple[str, ...]
_UNMARRIED = frozenset({"miss", "mrs"})
"""*Miss Birch* and *Mrs. Birch* are two."""
_INITIAL = re.compile(r"^(?:[^\W\d_]|ye|yu|ya|zh|kh|sh|ch|ts)\.?$")


def is_initial(word: str) -> bool:
    """Whether the folded word is an initial (*m.*, *ye.*)."""
    return bool(_INITIAL.match(word))


def is_lone_initial(words: Words) -> bool:
    """Whether the name is one initial and nothing else (*S.*)."""
    return len(words) == 1 and words[0].endswith(".") and is_initial(words[0])


def sex_of(words: Words) -> Sex:
    """The sex that given names, patronymics and Slavic endings show; `""` where they do not."""
    if family_first(words):
        return ""
    for word in words[:-1] if len(words) > 1 else words:
        sex = first_name_sex(word)
        if sex:
            return sex
    for word in words:
        by_father = patronymic_sex(word)
        if by_father:
            return by_father
    last = words[-1]
    if len(last) > 5 and last.endswith(("ova", "eva", "ina", "skaya", "skaia", "ska", "ienko-a", "owa", "ewa", "cka")):
        return "f"
    if len(last) > 5 and last.endswith(("sky", "skii", "skij", "ski", "ov", "ev", "yev", "cki", "chuk")):
        return "m"
    return ""


def split_name(words: Words) -> tuple[Words, Words]:
    """Given names (initials and patronymics too) and surnames; a lone word is a surname unless a known first name."""
    if family_first(words):
        return ("-".join(words[1:]).replace("---", "-"),), (words[0],)
    parts = [w for w in words if w not in PARTICLES]
    if len(parts) == 3 and parts[1] == "of":
        return (parts[0],), ()  # "Louis of Nassau" leaves no surname to his kin
    if len(parts) == 1:
        return ((parts[0],), ()) if first_name_sex(parts[0]) is not None else ((), (parts[0],))
    if parts and patronymic_sex(parts[-1]) and len(parts) == 2 and first_name_sex(parts[0]) is not None:
        return tuple(parts), ()
    given = [parts[0]] if parts else []
    rest = parts[1:]
    while len(rest) > 1 and (is_initial(rest[0]) or first_name_sex(rest[0]) is not None or patronymic_sex(rest[0])):
        given.append(rest.pop(0))
    return tuple(given), tuple(rest)


def given_names_fit(one: Words, other: Words) -> bool:
    """Whether two lists of given names can be one person's: equal, or initial to name, as far as both go."""
    for a, b in zip(one, other, strict=False):
        a_bare, b_bare = a.rstrip("."), b.rstrip(".")
        if is_initial(a) or is_initial(b):
            short, long = sorted((a_bare, b_bare), key=len)
            if not long.startswith(short):
                return False
        elif a_bare != b_bare and not (min(len(a_bare), len(b_bare)) >= 4 and one_letter_apart(a_bare, b_bare)):
            return False
    return True


def one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter more, less or other makes one word of the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    for i, letter in enumerate(short):
        if letter != long[i]:
            return short[i:] == long[i + 1 :] or (len(a) == len(b) and short[i + 1 :] == long[i + 1 :])
    return True


class PersonIndex:
    """The persons named so far, by every word of their names."""

    def __init__(self) -> None:
        self._whole: dict[Words, list[Draft]] = defaultdict(list)
        self._surname: dict[str, list[Draft]] = defaultdict(list)
        self._given: dict[str, list[Draft]] = defaultdict(list)
        self._initials: dict[str, list[Draft]] = defaultdict(list)
        self._near: dict[str, set[str]] = defaultdict(set)
        self._tails: dict[Words, list[Draft]] = defaultdict(list)

    def remember(self, draft: Draft, words: Words) -> None:
        """Make the draft findable under a name that it bears."""
        if words not in draft.names:
            draft.names.append(words)
        given, surnames = split_name(words)
        _once(self._whole[words], draft)
        for i in range(1, len(words) - 1):
            _once(self._tails[words[i:]], draft)
        for word in (
            *surnames,
            *(part for s in surnames[-1:] if "-" in s for part in s.split("-")[:1] if len(part) > 2),
        ):
            _once(self._surname[word], draft)
            for gap in _with_a_gap(word):
                self._near[gap].add(word)
        for word in given[:1]:
            _once(self._given[word], draft)
            self._initials[word[0]].append(draft)

    def find(self, words: Words, sex: Sex, titles: Set[str] = frozenset()) -> Draft | None:
        """The person that the name most likely is, or `None` where it is a new one."""
        same = _best(self._whole.get(words, ()), sex, titles)
        if same is not None:
            return same
        if is_lone_initial(words):
            return self._by_surname_initial(words[0][0])
        given, surnames = split_name(words)
        if len(words) == 3 and words[1] == "of":  # "Henry of Orleans" is not "Henry VIII"
            return _best([d for d in self._given.get(words[0], ()) if all(len(n) == 1 for n in d.names)], sex)
        if surnames and given and is_initial(surnames[-1]):
            return _best([d for d in self._given.get(given[0], ()) if _has_surname(d, surnames[-1][0])], sex)
        tail = self._by_tail(words, sex)
        if tail is not None:
            return tail
        if not surnames:
            return (self._by_given(given, sex) or self._only_bearer(words, sex)) if given else None
        candidates = self._by_surname(surnames[-1])
        if not candidates and not given:
            return _best(self._given.get(surnames[-1], ()), sex)  # a first name that no list knows: Vartkes Serengulian
        if given:
            candidates = [d for d in candidates if self._fits(d, given)]
        return _best(candidates, sex, titles)

    def _by_tail(self, words: Words, sex: Sex) -> Draft | None:
        """*García Lorca* is *Federico García Lorca*, whichever comes first."""
        if len(words) > 1 and first_name_sex(words[0]) is None and not is_initial(words[0]):
            found = _best(self._tails.get(words, ()), sex)
            if found is not None:
                return found
        for i in range(1, len(words) - 1):
            tail = words[i:]
            if first_name_sex(tail[0]) is None and not is_initial(tail[0]) and tail[0] not in PARTICLES:
                found = _best(self._whole.get(tail, ()), sex)
                if found is not None and first_name_sex(words[0]) is not None:
                    return found
        return None

    def _only_bearer(self, words: Words, sex: Sex) -> Draft | None:
        """*Qasim*, a first name elsewhere, where one person has it for a surname."""
        found = [d for d in self._surname.get(words[0], ()) if not (sex and d.sex and d.sex != sex)]
        return found[0] if len(found) == 1 and len(words) == 1 else None

    def _by_surname_initial(self, letter: str) -> Draft | None:
        """*S.* in the entry on Shpet: the one named first whose surname begins so, for heads of entries stand first."""
        found = [drafts[0] for word, drafts in self._surname.items() if word[0] == letter and drafts]
        return min(found, key=lambda d: d.number, default=None)

    def _by_surname(self, surname: str) -> list[Draft]:
        direct = self._surname.get(surname, [])
        if direct or len(surname) < 6:
            return direct
        close = {w for gap in _with_a_gap(surname) for w in self._near.get(gap, ()) if _variants(w, surname)}
        return [draft for word in sorted(close) for draft in self._surname[word]]

    def _fits(self, draft: Draft, given: Words) -> bool:
        own = [own_given for own_given, _ in map(split_name, draft.names) if own_given]
        return not own or any(given_names_fit(given, own_given) for own_given in own)

    def _by_given(self, given: Words, sex: Sex) -> Draft | None:
        if len(given) > 1:
            fitting = [d for d in self._initials.get(given[0][0], ()) if self._fits(d, given)]
            return _best(fitting, sex)
        return _best(self._given.get(given[0], ()), sex)


def _variants(one: str, other: str) -> bool:
    """Two spellings of a surname: one letter apart, and alike at the beginning; *-ov* and *-ova* are two."""
    return one[0] == other[0] and one_letter_apart(one, other) and not (one + "a" == other or other + "a" == one)


def _with_a_gap(word: str) -> Iterable[str]:
    if len(word) < 6:
        return ()
    return (word, *(word[:i] + word[i + 1 :] for i in range(1, len(word))))


def _has_surname(draft: Draft, letter: str) -> bool:
    return any(surnames and surnames[-1][0] == letter for _, surnames in map(split_name, draft.names))


def _once(drafts: list[Draft], draft: Draft) -> None:
    if draft not in drafts:
        drafts.append(draft)


def _best(drafts: Iterable[Draft], sex: Sex, titles: Set[str] = frozenset()) -> Draft | None:
    fitting = [d for d in drafts if not (sex and d.sex and d.sex != sex) and not titles | d.titles >= _UNMARRIED]
    return max(fitting, key=lambda d: (len(d.mentions), d.mentions[-1].first if d.mentions else 0), default=None)
