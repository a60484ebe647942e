"""The form by which a claim is added or corrected: names, days and words as a person types them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from kartoteka import claims as core
from kartoteka.claims.vocabulary import ENTITY_ROLES, FACTUALITY, ROLES
from kartoteka.errors import TimeError
from kartoteka.record.access import Who, name_of
from kartoteka.record.fold import fold
from kartoteka.record.models import Certainty, Entity
from kartoteka.record.sentences import cut
from kartoteka.record.terms import event_types
from kartoteka.values import Bounds, days
from kartoteka.workbench.words import type_words

_PARTIAL = re.compile(r"(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_SPECIAL = {"rumour": core.HOLDER_RUMOUR, "somebody": core.HOLDER_UNSPECIFIED}


@dataclass(frozen=True, slots=True)
class Directory:
    """The people and things of one source under the names by which a form calls them."""

    keys: dict[str, str]

    @classmethod
    def of(cls, entities: Iterable[Entity], who: Who) -> Directory:
        """Names lead to keys; of several with one name all but the first carry their number."""
        keys: dict[str, str] = {}
        for entity in entities:
            name = name_of(who, entity).replace(";", ",")
            keys[name if name not in keys else f"{name} [{entity.id}]"] = entity.key
        return cls(keys)

    def name(self, key: str) -> str:
        """The name of a key; special holders have theirs."""
        words = {special: word for word, special in _SPECIAL.items()}
        return words.get(key) or next((name for name, one in self.keys.items() if one == key), key)

    def key(self, name: str) -> str | None:
        """The key of a name, in any case and script; `None` if nobody or more than one is so called."""
        if name in self.keys:
            return self.keys[name]
        wanted = fold(name)
        found = {key for other, key in self.keys.items() if fold(other) == wanted}
        return found.pop() if len(found) == 1 else None


class ClaimForm(forms.Form):
    """A claim as its parts. `cleaned_data["claim"]` is the core claim, once the form is valid."""

    words = forms.CharField(
        label="Words that name the event",
        max_length=300,
        strip=False,
        help_text="Exactly as they stand in the passage.",
    )
    type = forms.ChoiceField(label="Kind of event")
    earliest = forms.CharField(
        label="Earliest day", required=False, max_length=12, help_text="1939-06-20, 1939-06 or 1939; empty: open"
    )
    latest = forms.CharField(
        label="Latest day", required=False, max_length=12, help_text="1939-06-22, 1939-06 or 1939; empty: open"
    )
    factuality = forms.ChoiceField(
        label="How sure the narrator is", choices=[(value, said) for value, said in FACTUALITY.items()]
    )
    holders = forms.CharField(
        label="On whose word",
        required=False,
        max_length=600,
        help_text="Outermost first, with ; between; “rumour” and “somebody” are allowed; empty: the narrator's own",
    )
    post = forms.CharField(label="Post", required=False, max_length=300)
    term = forms.CharField(label="Term", required=False, max_length=20, help_text="ISO 8601: P7M is seven months")
    reason = forms.CharField(label="Why", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    certainty = forms.ChoiceField(
        label="How sure you are that it was so",
        required=False,
        choices=[("", "not said"), *Certainty.choices],
        help_text="Your own judgement, apart from the source's.",
    )

    def __init__(self, data: Any, base: core.Claim, text: str, directory: Directory) -> None:
        self.base, self.text, self.directory = base, text, directory
        super().__init__(data, initial=_initial(base, text, directory), label_suffix="")
        self.fields["type"].choices = [
            (name, f"{type_words(name)}: {kind.means}") for name, kind in event_types().items()
        ]
        for role in ENTITY_ROLES:
            self.fields[f"role_{role}"] = forms.CharField(
                label=role.capitalize(),
                required=False,
                max_length=600,
                initial="; ".join(directory.name(key) for key in base.roles.get(role, ())),
                help_text=f"{ROLES[role]}; names with ; between",
                widget=forms.TextInput(attrs={"list": "people-here"}),
            )
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{name}_help"

    def role_fields(self) -> list[forms.BoundField]:
        """The fields of the roles, for the template."""
        return [self[f"role_{role}"] for role in ENTITY_ROLES]

    def clean(self) -> dict[str, Any]:
        """Put the parts together into a core claim; every fault is said beside its field."""
        said = super().clean() or {}
        roles = {role: self._keys(f"role_{role}", {}) for role in ENTITY_ROLES}
        holders = self._keys("holders", _SPECIAL)
        start, end = self._place(said.get("words") or "")
        time = self._time(said)
        if not any(roles.values()):
            self.add_error("role_patient", "Somebody must have a part in it: fill in one role at least.")
        if self.errors:
            return said
        said["claim"] = core.Claim(
            id="",
            type=said["type"],
            start=start,
            end=end,
            passage_start=min(self.base.passage_start, start),
            passage_end=max(self.base.passage_end, end),
            roles={role: keys for role, keys in roles.items() if keys},
            post=said["post"] or None,
            term=said["term"] or None,
            time=time,
            factuality=said["factuality"],
            holders=holders,
            notes=self.base.notes,
        )
        return said

    def _keys(self, field: str, special: dict[str, str]) -> tuple[str, ...]:
        found: list[str] = []
        for name in (self.cleaned_data.get(field) or "").split(";"):
            name = name.strip()
            if not name:
                continue
            key = special.get(name.lower()) or self.directory.key(name)
            if key is None:
                self.add_error(
                    field, f"Nobody in this source is called {name!r}. Choose a name from the list, or add them above."
                )
            elif key not in found:
                found.append(key)
        return tuple(found)

    def _place(self, words: str) -> tuple[int, int]:
        """Where the words stand: at the claim's own place, else at the nearest to it in the passage."""
        base, text = self.base, self.text
        if text[base.start : base.end] == words:
            return base.start, base.end
        low, high = base.passage_start, base.passage_end
        places = [m.start() for m in re.finditer(re.escape(words.strip()), text[low:high])] if words.strip() else []
        if not places:
            self.add_error("words", "These words do not stand in the passage; copy them exactly.")
            return base.start, base.end
        start = low + min(places, key=lambda place: abs(low + place - base.start))
        return start, start + len(words.strip())

    def _time(self, said: dict[str, Any]) -> core.ClaimTime | None:
        ends: list[int | None] = []
        for name, last in (("earliest", False), ("latest", True)):
            given = (said.get(name) or "").strip()
            try:
                ends.append(day_of(given, last) if given else None)
            except TimeError as error:
                self.add_error(name, f"{str(error).capitalize()}.")
                return None
        if ends == [None, None]:
            return None
        try:
            bounds = Bounds(*ends)
        except TimeError as error:
            self.add_error("latest", f"{str(error).capitalize()}.")
            return None
        same = self.base.time is not None and self.base.time.bounds == bounds
        return self.base.time if same else core.ClaimTime(bounds)


def day_of(given: str, last: bool) -> int:
    """The first (or last) day of a year, month or day that is written `1939`, `1939-06` or `1939-06-20`.

    Raises:
        TimeError: it is none of these.
    """
    match = _PARTIAL.fullmatch(given)
    if match is None:
        raise TimeError(f"{given!r} is no day; write 1939-06-20, 1939-06 or 1939")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if day is not None:
        return days.from_ymd(year, month or 1, day)
    if not last:
        return days.from_ymd(year, month or 1, 1)
    after = (year + 1, 1) if month is None or month == 12 else (year, month + 1)
    if month is not None:
        days.from_ymd(year, month, 1)  # a month that there is not is refused here
    return days.from_ymd(*after, 1) - 1


def _initial(base: core.Claim, text: str, directory: Directory) -> dict[str, Any]:
    earliest, latest = base.time.bounds.to_iso() if base.time else (None, None)
    return {
        "words": text[base.start : base.end],
        "type": base.type,
        "earliest": earliest or "",
        "latest": latest or "",
        "factuality": base.factuality,
        "holders": "; ".join(directory.name(key) for key in base.holders),
        "post": base.post or "",
        "term": base.term or "",
    }


def sentence_around(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The sentence, or sentences, that hold `text[start:end]` within the block `low`-`high`."""
    places = cut(text, low, high)
    first = max((place[0] for place in places if place[0] <= start), default=low)
    last = min((place[1] for place in places if place[1] >= end), default=high)
    return first, last
