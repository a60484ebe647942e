"""Accounts that exclude each other are put side by side, beside the answer and never under it.

Two lines stand together where they tell of what happens once (a birth, a death) on different words, or of one
happening that two witnesses date differently. What a source itself denies without anybody having said it
("he was not arrested") is no account, and neither is what was only planned.
"""

from __future__ import annotations

from collections.abc import Sequence

from kartoteka.reasoning.dossier.lines import DENIED
from kartoteka.reasoning.dossier.model import Dispute, Line
from kartoteka.values import Bounds

__all__ = ["with_disputes"]

_SUBJECTS = {"birth": "the birth", "death": "the death", "killing": "the death", "suicide": "the death"}
_NEAR_DAYS = 45
"""So far apart two dates of one arrest may lie; farther apart they are two arrests."""

_EXACT_DAYS = 31
_REPEATABLE = frozenset({"arrest", "sentence", "trial", "release", "search", "burial", "marriage"})


def with_disputes(lines: Sequence[Line]) -> list[Line | Dispute]:
    """The lines with those in dispute taken together, each dispute at the place of its first line."""
    entries: list[Line | Dispute] = []
    taken: set[int] = set()
    families: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        families.setdefault(_family(line), []).append(number)
    for number, line in enumerate(lines):
        if number in taken:
            continue
        others = families[_family(line)] if _family(line) else []
        rivals = [n for n in others if n > number and n not in taken and _rivals(line, lines[n])]
        if not rivals:
            entries.append(line)
            continue
        taken.update(rivals)
        accounts = (line, *(lines[n] for n in rivals))
        subject = _SUBJECTS.get(line.type, f"the {line.type.replace('_', ' ')}")
        entries.append(Dispute(subject, accounts, _exclusive(accounts)))
    return entries


def _exclusive(accounts: Sequence[Line]) -> bool:
    apart = any(_disjoint(one, other) for n, one in enumerate(accounts) for other in accounts[n + 1 :])
    return apart or any(_denied(line) for line in accounts)


def _family(line: Line) -> str:
    """What two lines must both be of to be rivals; empty for what is never in dispute."""
    return _SUBJECTS.get(line.type) or (line.type if line.type in _REPEATABLE else "")


def _rivals(one: Line, other: Line) -> bool:
    if not (_is_account(one) and _is_account(other)) or _role_differs(one, other):
        return False
    subject = _SUBJECTS.get(one.type)
    if subject is not None and subject == _SUBJECTS.get(other.type):
        return _disjoint(one, other) or one.holders != other.holders
    if _denied(one) or _denied(other):
        return False
    same = one.type == other.type and one.type in _REPEATABLE and one.holders != other.holders
    return same and _disjoint(one, other) and _near(one, other)


def _is_account(line: Line) -> bool:
    return bool(line.holders) if _denied(line) or line.standing == "open" else True


def _denied(line: Line) -> bool:
    return line.standing in DENIED


def _role_differs(one: Line, other: Line) -> bool:
    """Told of the person in different parts: one who *was* killed and one who killed."""
    return one.role != other.role


def _disjoint(one: Line, other: Line) -> bool:
    first, second = one.when.stated, other.when.stated
    return first is not None and second is not None and _gap(first, second) > 0


def _near(one: Line, other: Line) -> bool:
    first, second = one.when.stated, other.when.stated
    if first is None or second is None or (first.days or 999) > _EXACT_DAYS or (second.days or 999) > _EXACT_DAYS:
        return False
    return _gap(first, second) <= _NEAR_DAYS


def _gap(one: Bounds, other: Bounds) -> int:
    """Days between the end of the earlier and the start of the later; 0 where they touch or overlap."""
    gaps = [0]
    for first, second in ((one, other), (other, one)):
        if first.latest is not None and second.earliest is not None:
            gaps.append(second.earliest - first.latest)
    return max(gaps)
