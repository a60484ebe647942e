"""Signs of one candidate: how it was last mentioned, what it is, how much is spoken of it, what was said by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import (
    INDEFINITE_GROUPS,
    INDEFINITE_PERSONS,
    KIN,
    PERSON_NOUNS,
    POST_NOUNS,
    words_of_file,
)
from kartoteka.reading.who.descriptions import GENERIC, determiner, head_word
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.history import NEVER, Earlier, History
from kartoteka.reading.who.scene import Look, Scene
from kartoteka.reading.who.trail import Step

if TYPE_CHECKING:
    from spacy.tokens import Token

Sign = tuple[str, float]
SAYING = words_of_file("speakers", "saying")
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_COUNTING = frozenset({"one", "other", "another", "each", "none", "head"})
_BESIDE = frozenset({"like", "as", "than", "unlike", "except", "but"})
_NOBODY_SURE = frozenset({"no", "any", "every", "each"})
_NO_NAMES = Look()
_IN_RUN = 0.4
"""So likely must a pronoun be a candidate to belong to its run."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who spoke near the pronoun: in its own quotation; in the last ones before it, newest first (outside
    quotations); `after` is the number of the quotation that the pronoun stands right behind, else 0."""

    own: Draft | None
    before: tuple[Draft | None, ...]
    after: int


@dataclass(frozen=True, slots=True)
class Asked:
    """The pronoun that is asked about: its token, part, clause, sentence, quotation, group (`history.group_of`)."""

    found: Found
    token: Token
    part: str
    clause: Token
    sentence: int
    quote: int
    group: str
    spoken: Spoken
    fate: str = ""


def mention_signs(scene: Scene, asked: Asked, step: Step, rank: int) -> Iterator[Sign]:
    """Where the candidate was last mentioned and how; `rank` counts the candidates that are nearer."""
    theirs = scene.doc[step.found.head]
    place, their_clause = scene.part(theirs), scene.clause(theirs)
    away = asked.sentence - step.sentence
    yield "rank", rank
    yield "sentences away", min(away, 15)
    yield "tokens away", log1p(abs(asked.token.i - theirs.i))
    yield f"was {place}", 1.0
    yield f"was in {their_clause.dep_}", 1.0
    yield f"form {_form(asked.found, theirs, step.found)}", 1.0
    yield "was described", step.found.form == "nominal"
    if away == 0:
        yield from _in_one_sentence(asked, theirs, their_clause)
    yield "was in a main clause", their_clause.dep_ in ("ROOT", "conj")
    yield "said something", their_clause.lemma_ in SAYING and place == "subject"
    yield "opened its sentence", scene.place(theirs) < 4
    yield "same verb", their_clause.lemma_ == asked.clause.lemma_ and asked.part == "subject" == place
    yield "same part", asked.part == place
    yield "was joined", scene.joined(theirs)
    yield "other paragraph", scene.where.paragraph[asked.token.i] != step.paragraph
    if asked.quote != step.quote:
        yield "into a quotation" if not step.quote else "out of one" if not asked.quote else "between quotations", 1.0
    elif asked.quote:
        yield "in one quotation", 1.0


def _form(pronoun: Found, theirs: Token, found: Found) -> str:
    if found.form == "name":
        return "name"
    if found.form == "nominal":
        return determiner(theirs)
    if theirs.lower_ in _RELATIVE:
        return "relative"
    return "same" if (found.sex, found.plural) == (pronoun.sex, pronoun.plural) else "other"


def _in_one_sentence(asked: Asked, theirs: Token, their_clause: Token) -> Iterator[Sign]:
    if their_clause.i == asked.clause.i:
        yield "in the same clause", 1.0
    elif their_clause.is_ancestor(asked.clause):
        yield "from the clause above", 1.0
        yield f"into {asked.clause.dep_}", 1.0
    else:
        yield "from a clause below" if asked.clause.is_ancestor(their_clause) else "from a clause beside", 1.0
    yield "after the pronoun", theirs.i > asked.token.i


def entity_signs(scene: Scene, asked: Asked, draft: Draft) -> Iterator[Sign]:
    """What the candidate is: its names and descriptions, its sex."""
    yield f"kind {draft.kind}", 1.0
    yield "has members", bool(draft.members)
    yield "sex known", bool(draft.sex)
    yield "held", draft.held
    yield "named", draft.named
    if draft.named:
        yield from _name_signs(scene, asked, draft)
    else:
        yield from _description_signs(scene, draft)
    sex = asked.found.sex
    if sex:
        yield "called so", log1p(draft.called[sex])
        yield "called so before", draft.called[sex] > 0
        yield "called otherwise", log1p(draft.called["f" if sex == "m" else "m"])


def _name_signs(scene: Scene, asked: Asked, draft: Draft) -> Iterator[Sign]:
    count = len(scene.names.get(draft.number, ()))
    yield "names", log1p(count)
    yield "share of names", count / scene.person_names
    yield "names of the most named", count / scene.most
    yield "full name", any(len(name) > 1 for name in draft.names)
    first = next((f for f in draft.mentions if f.form == "name"), None)
    yield "titled", first is not None and bool(first.titles)
    look = scene.looks.get(draft.number, _NO_NAMES)
    yield "looks a person", look.person
    yield "looks a thing", look.article
    yield "looks a place", look.place
    yield "looks a subject", look.subject
    if not draft.sex and draft.names[0][0].endswith(("a", "ia", "ie", "ine", "elle", "ette")):
        yield f"name like a woman's: {asked.group}", 1.0


def _description_signs(scene: Scene, draft: Draft) -> Iterator[Sign]:
    nominals = [found for found in draft.mentions if found.form == "nominal"]
    yield "descriptions", min(len(nominals), 6)
    if not nominals:
        yield "only pronouns", 1.0
        return
    first = nominals[0].head
    if first not in scene.described:
        scene.described[first] = tuple(_noun_signs(head_word(scene.doc, nominals[0]), scene.doc[first]))
    yield from scene.described[first]


def _noun_signs(noun: str, token: Token) -> Iterator[Sign]:
    yield "indefinite", noun in INDEFINITE_PERSONS or noun in INDEFINITE_GROUPS or noun in _COUNTING
    yield "kin", noun in KIN
    yield "post", noun in POST_NOUNS
    yield "known noun", noun in PERSON_NOUNS
    yield "generic", noun in GENERIC
    yield "came in as new", determiner(token) == "new"
    yield "came in as predicate", token.dep_ in ("attr", "oprd")
    yield "came in beside", token.dep_ == "pobj" and token.head.lower_ in _BESIDE
    yield "nobody sure", any(c.lower_ in _NOBODY_SURE for c in token.lefts)
    yield "modifier", token.dep_ in ("compound", "amod")


def history_signs(scene: Scene, history: History, asked: Asked, draft: Draft) -> Iterator[Sign]:
    """How much is spoken of the candidate, before the pronoun and, by name, after it too."""
    number, here = draft.number, asked.sentence
    if number in scene.names:
        for reach in (1, 5, 20):
            yield f"names before, {reach}", scene.named_since(number, here - reach, asked.token.i)
        for reach in (2, 8, 30):
            yield f"names after, {reach}", scene.named_between(number, here + 1, here + reach)
        yield from _named_later(scene, asked, number)
    yield "since it was subject", min(here - history.subject.get(number, NEVER), 20)
    yield "since it was named", min(here - history.named.get(number, NEVER), 30)
    yield "since it was described", min(here - history.described.get(number, NEVER), 30)
    yield "since it came in", min(here - history.first.get(number, here), 40)
    yield "mentions", log1p(history.count[number])
    yield "share of mentions", history.count[number] / max(history.mentions, 1)
    yield "pronouns in 3", min(history.pronouns_since(number, here - 3), 8)
    yield "pronouns in 10", min(history.pronouns_since(number, here - 10), 15)
    likely = history.likely.get(number, 0.0)
    yield "pronouns in 30", min(history.pronouns_since(number, here - 30), 40)
    yield "pronouns so far", log1p(likely)
    yield "share of all pronouns", likely / max(history.placed, 1)
    yield from _fate_signs(history, asked, number)
    subjects = list(history.subjects)
    yield "last subject", bool(subjects) and subjects[-1] == number
    yield "last subject but one", len(subjects) > 1 and subjects[-2] == number
    earlier = list(history.pronouns[asked.group])
    if earlier:
        yield from _earlier_signs(scene, asked, number, earlier)


def _fate_signs(history: History, asked: Asked, number: int) -> Iterator[Sign]:
    """Who has been arrested is likelier to be shot than the judge, and by what verbs one was told of, one is again."""
    suffered, acted = history.fates["suffers"][number], history.fates["acts"][number]
    yield "suffered", log1p(suffered)
    yield "acted", log1p(acted)
    if asked.fate:
        own, other = (suffered, acted) if asked.fate == "suffers" else (acted, suffered)
        yield f"{asked.fate} as before", log1p(own)
        yield f"{asked.fate} unlike before", log1p(other)
    if asked.part in ("subject", "object"):
        yield "verb like before", history.like_before(number, asked.part, asked.clause.vector)


def _named_later(scene: Scene, asked: Asked, number: int) -> Iterator[Sign]:
    """*He saw that Tom was ill*: not Tom; *When he came in, Tom was ill*: perhaps."""
    later = scene.named_later(number, asked.token.i)
    if not later:
        return
    clauses = [scene.clause(token) for token in later]
    below = any(asked.clause.i == each.i or asked.clause.is_ancestor(each) for each in clauses)
    yield "named later here", 1.0
    yield f"named later, {'below' if below else 'apart'}, {asked.part}", 1.0


def _earlier_signs(scene: Scene, asked: Asked, number: int, earlier: list[Earlier]) -> Iterator[Sign]:
    yield "share of pronouns", sum(e.likely.get(number, 0.0) for e in earlier) / len(earlier)
    for back in range(1, min(len(earlier), 3) + 1):
        yield f"pronoun {back} back", earlier[-back].likely.get(number, 0.0)
    yield (
        "run of pronouns",
        next((back for back, e in enumerate(reversed(earlier)) if e.likely.get(number, 0.0) < _IN_RUN), len(earlier)),
    )
    last, ago = earlier[-1].likely.get(number, 0.0), asked.sentence - earlier[-1].sentence
    yield "last pronoun, near", last * max(0, 6 - ago) / 6
    yield "last pronoun, here", last * (ago == 0)
    yield "last pronoun here was another", (1 - last) * (ago == 0)
    yield "last pronoun, sentence before", last * (ago == 1)
    subject = next((e for e in reversed(earlier) if e.subject), None)
    yield "last subject pronoun", subject.likely.get(number, 0.0) if subject is not None else 0.0
    clause = [
        e for e in earlier if e.sentence == asked.sentence and scene.clause(scene.doc[e.token]).i == asked.clause.i
    ]
    if clause:
        yield "pronoun of this clause", clause[-1].likely.get(number, 0.0)
        yield "pronoun of this clause was another", 1 - clause[-1].likely.get(number, 0.0)


def speech_signs(asked: Asked, draft: Draft, step: Step) -> Iterator[Sign]:
    """Whether the candidate is the one who speaks, spoke last, or is spoken of."""
    spoken = asked.spoken
    if spoken.own is not None:
        yield "speaks here", spoken.own is draft
    if not spoken.after:
        if spoken.before and spoken.before[0] is not None:
            yield "spoke last", spoken.before[0] is draft
        return
    yield "spoke before", len(spoken.before) > 1 and spoken.before[1] is draft
    yield "spoke before that", len(spoken.before) > 2 and spoken.before[2] is draft
    yield "is in that quotation", step.quote == spoken.after
