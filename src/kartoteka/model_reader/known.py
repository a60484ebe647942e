"""What is carried from one passage to the next: who was met, the days that the story has reached, an open holder."""

from __future__ import annotations

from kartoteka.model_reader.answer import Answer
from kartoteka.model_reader.prompting import Known

MOST_KNOWN = 60
"""So many entities are carried on, the most recent; a prompt must not grow with the book."""

_MOST_WORDS = 4


def carry_on(known: Known, answer: Answer) -> Known:
    """What the next passage should know, after this answer."""
    people = {id_: (id_, kind, name, also) for id_, kind, name, also in known.people}
    for entity in answer.entities:
        before = people.pop(entity.id, None)
        name = max([entity.name, before[2]] if before else [entity.name], key=len)
        words = dict.fromkeys([*(before[3] if before else ()), *(m.quote.words for m in entity.mentions)])
        words.pop(name, None)
        people[entity.id] = (entity.id, before[1] if before else entity.kind, name, tuple(words)[-_MOST_WORDS:])
    told = answer.story_time
    earliest, latest = told.to_iso() if told is not None else (known.earliest, known.latest)
    return Known(tuple(people.values())[-MOST_KNOWN:], earliest, latest, answer.open_holder)
