"""The source's own verb in a phrase: "seized" rather than "arrested", where its form allows it."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

__all__ = ["with_own_verb"]

_TABLE = tomllib.loads(files(__package__).joinpath("verbs.toml").read_text(encoding="utf-8"))
_PAST: dict[str, str] = {form: past for past, participle in _TABLE["irregular"].values() for form in (past, participle)}
_PARTICIPLE: dict[str, str] = {form: done for past, done in _TABLE["irregular"].values() for form in (past, done)}
_DIRECT = frozenset(_TABLE["direct"]["verbs"])
_TO_PLACE = frozenset(_TABLE["to_place"]["verbs"])
_OWN: dict[str, frozenset[str]] = {
    kind: frozenset(form for verb in verbs for form in (verb, _PAST.get(verb, verb), _PARTICIPLE.get(verb, verb)))
    for kind, verbs in _TABLE["own_verb"].items()
}

_ACTIVE = re.compile(r"<[^<>|]*\|")
_PASSIVE = re.compile(r"[\w-]+(?= |\[|$)")
_ADDRESSED = "[ to {recipient}]"


def with_own_verb(template: str, event_type: str, role: str, trigger: str) -> str:
    """The template with the trigger for its verb, if the table has the verb for the type, in the form that is needed.

    An active phrase takes the past tense, also of a verb with a particle ("took back"); a passive phrase takes the
    participle of a single verb. Everything else leaves the template as it is.
    """
    words = trigger.lower().split()
    if " ".join(words) not in _OWN.get(event_type, frozenset()):
        return template
    if _ACTIVE.match(template) and role in ("agent", "patient"):
        return _active(template, words)
    if role == "patient" and len(words) == 1 and (participle := _participle(words[0])):
        return _PASSIVE.sub(participle, template, count=1)
    return template


def _active(template: str, words: list[str]) -> str:
    past = words[0] if words[0].endswith("ed") else _PAST.get(words[0])
    if past is None:
        return template
    if past in _DIRECT:
        template = template.replace(_ADDRESSED, "[ {recipient}]")
    if past in _TO_PLACE:
        template = template.replace("[ to {place}]", "[ {place}]").replace("[ from {origin}]", "[ {origin}]")
    verb = " ".join([past, *words[1:]])
    return _ACTIVE.sub(lambda _: f"<{verb}|", template, count=1)


def _participle(word: str) -> str | None:
    return word if word.endswith("ed") else _PARTICIPLE.get(word)
