"""The sex of a named person whose name does not tell it, from the description beside it, else from the pronouns nearby.

*the chaplain, Miller*; *Fergus came in. He was cold.* Where a name is the only person spoken of in a sentence, the
first *he* or *she* after it speaks of that person; the votes of all mentions together decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.layout import Layout


def tell_sexes(
    mentions: Sequence[Found], by_name: Mapping[Found, Draft], same: Mapping[Found, Found], where: Layout
) -> None:
    """Set the sex of persons whose names leave it open.

    Args:
        mentions: in the order of the text.
        same: the name beside each description (`appositions`).
    """
    for described, name in same.items():
        draft = by_name.get(name)
        if draft is not None and draft.kind == "person" and described.sex and not draft.sex:
            draft.sex = described.sex
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    drafts: dict[int, Draft] = {}
    alone: Draft | None = None
    since, several = -9, False
    for found in mentions:
        sentence = where.sentence[found.head]
        if found.form == "name":
            draft = by_name.get(found)
            if draft is None or draft.kind != "person":
                continue
            several = alone is not draft and alone is not None and sentence - since <= 1
            alone, since = draft, sentence
        elif found.form == "nominal" and found.kind == "person" and found.sex:
            several = True
        elif found.form == "pronoun" and found.sex and alone is not None and sentence - since <= 1 and not several:
            votes[alone.number][found.sex] += 1
            drafts[alone.number] = alone
            since = sentence
    for number, draft in drafts.items():
        he, she = votes[number]["m"], votes[number]["f"]
        if not draft.sex and max(he, she) >= 2 * min(he, she) and he != she:
            draft.sex = "m" if he > she else "f"
