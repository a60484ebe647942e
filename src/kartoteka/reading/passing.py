"""Clauses of saying that stand in passing: *he says*, *as she was to tell her sister*, *so a cadre related*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.attributed import Attribution, segment
from kartoteka.reading.polarity import negation
from kartoteka.reading.quotations import CLOSING
from kartoteka.reading.speaking import Speakers
from kartoteka.reading.stance_words import is_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CONTENTS = frozenset({"nothing", "everything", "something", "anything", "much", "little", "all", "none"})
_BECAUSE = frozenset({"because", "since", "although", "though", "while", "whereas", "if", "when"})


def in_passing(sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    """*Once, he says, he saw a man led past*; *as Anna tells it, ...*: the sentence around it stands on their word."""
    for token in sentence:
        if token.pos_ != "VERB" or token.dep_ == "relcl" or not _can_stand_in_passing(token):
            continue
        opening = _opens_at(token, sentence)
        if opening is None:
            continue
        holders = _who_says(token, speakers, _scope_in_passing(sentence, token, opening, ()))
        if not holders:
            continue
        own = frozenset(range(opening, token.i + 1))
        yield Attribution(
            *_scope_in_passing(sentence, token, opening, holders),
            own,
            holders,
            speakers.is_distant(token, holders),
            f"in passing: {token.text}",
        )


def so_said(sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    """*In August, so a cadre related, soldiers shot him*: by its words, where the parser does not see it."""
    doc = sentence.doc
    for token in sentence:
        before = doc[token.i - 1].lower_ if token.i > sentence.start else ""
        if token.lower_ not in ("so", "as") or before not in (",", ";", "—", "or"):
            continue
        stretch = doc[token.i + 1 : min(sentence.end, token.i + 13)]
        verb = next((t for t in stretch if t.tag_ in ("VBD", "VBN", "VBZ") and is_in(t, "saying")), None)
        if verb is None or not _closes_soon(verb, sentence):
            continue
        between = doc[token.i + 1 : verb.i]
        if any(t.pos_ in ("VERB", "AUX") for t in between) or _opens_at(verb, sentence) is not None:
            continue
        holders = next(
            (h for h in (speakers.entities((t,)) for t in between if t.pos_ in ("NOUN", "PROPN", "PRON")) if h), ()
        )
        if holders:
            own = frozenset(range(token.i, verb.i + 1))
            start, end = (sentence.start, sentence.end)
            if before in (";", "—", "or"):
                start, end = segment(sentence, token.i - 2)[0], token.i  # *...; so at least he told the court*
            distant = is_in(verb, "claim") or speakers.is_distant(verb, holders) or before == "or"
            yield Attribution(start, end, own, holders, distant, f"in passing: {verb.text}")


def _closes_soon(verb: Token, sentence: Span) -> bool:
    """Whether the clause of saying ends after its verb, or after whom it was said to."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 8, len(verb.doc))]:
        if token.text in (",", ";", ".", "—", ")", ":"):
            return True
        if token.pos_ in ("VERB", "AUX", "SCONJ") or token.i >= sentence.end:
            return False
    return verb.i + 1 >= sentence.end


def _can_stand_in_passing(verb: Token) -> bool:
    if negation(verb) is not None or any(c.lower_ in _CONTENTS for c in clause.children(verb, "dobj")):
        return False  # *he conceded nothing*
    if verb.lemma_ == "put":
        return any(c.lower_ in ("it", "matters", "things") for c in clause.children(verb, "dobj"))
    return is_in(verb, "saying") or (verb.lemma_ == "give" and any(c.lower_ == "out" for c in verb.children))


def _who_says(verb: Token, speakers: Speakers, scope: tuple[int, int]) -> tuple[str, ...]:
    speaking = _with_subject(verb)
    holders = speakers.of(speaking)
    if speaking is not verb and is_in(speaking, "hearsay", "report", "claim"):  # *he is said to have remarked*
        return (*holders, *speakers.entities(clause.spread(clause.subject(speaking))))
    subjects = clause.own_subject(speaking)
    if subjects and subjects[0].lower_ in ("he", "she"):
        return speakers.not_named_here(subjects[0], holders, _part(verb.doc, subjects[0].i, scope))
    return holders


def _part(doc: Doc, index: int, scope: tuple[int, int]) -> tuple[int, int]:
    """The part of the scope between colons in which the token stands."""
    start, end = scope
    colons = [t.i for t in doc[start:end] if t.text == ":"]
    return max([start, *(i + 1 for i in colons if i < index)]), min([end, *(i for i in colons if i > index)])


def _with_subject(verb: Token) -> Token:
    """*as Anna was to tell her sister*: the verb whose subject speaks."""
    if verb.dep_ != "xcomp" or clause.own_subject(verb):
        return verb
    raising = is_in(verb.head, "hearsay", "report", "claim") and clause.is_passive(verb.head)
    return verb.head if raising or verb.head.lemma_ in ("be", "have", "use") else verb


def _scope_in_passing(sentence: Span, verb: Token, opening: int, holders: tuple[str, ...]) -> tuple[int, int]:
    if holders in ((HOLDER_RUMOUR,), (HOLDER_UNSPECIFIED,)):
        return _around(sentence, verb)
    relative = verb.doc[opening - 2] if opening - 2 > sentence.start else None
    if relative is not None and relative.lower_ in ("who", "which", "that", "whom") and relative.head.i > verb.i:
        return relative.i, relative.head.right_edge.i + 1  # *those who, he swore, had plotted*
    if relative is not None and relative.lower_ in _BECAUSE:
        return relative.i, segment(sentence, verb.i)[1]  # *was let go because, she writes, a doctor found out*
    if verb.doc[opening].lower_ == "as" and verb.dep_ == "advcl" and verb.head.dep_ == "conj":
        return verb.head.left_edge.i, verb.head.right_edge.i + 1
    return segment(sentence, verb.i)[0], sentence.end


def _around(sentence: Span, verb: Token) -> tuple[int, int]:
    """The stretches between commas right before and right after a passing *it is said*."""
    marks = [t.i for t in sentence if t.text in (",", ";", ":", "—", "(", ")")]
    before = [i for i in marks if i < verb.i]
    after = [i for i in marks if i > verb.i]
    start = before[-2] + 1 if len(before) > 1 else sentence.start
    return start, after[1] if len(after) > 1 else sentence.end


def _opens_at(verb: Token, sentence: Span) -> int | None:
    """Where a verb of saying in passing begins (its subject, *as*, *so*); `None` if it is not in passing."""
    subjects = clause.own_subject(_with_subject(verb))[-1:] or [t for t in verb.children if t.dep_ == "expl"]
    if not subjects or any(t.lower_ in ("who", "which", "that") for t in subjects):
        return None
    doc = verb.doc
    left = min(t.i for s in subjects for t in s.subtree)
    left = min([left, *(c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i)])
    if left > sentence.start and doc[left - 1].lower_ in ("as", "so"):
        left -= 1
    following = ("dobj", "dative", "advmod", "prep", "prt", "npadvmod")
    right = max([verb.i, *(t.i for c in verb.children if c.dep_ in following and c.i > verb.i for t in c.subtree)])
    has_clause = any(
        c.dep_ == "ccomp" and c.i > verb.i and any(m.lower_ == "that" for m in c.children) for c in verb.children
    )
    if has_clause:
        return None
    if right - left > 12:
        right = verb.i
    before = doc[left - 1].text if left > sentence.start else ""
    after = doc[right + 1].text if right + 1 < len(doc) else ""
    as_told = left == sentence.start and doc[left].lower_ == "as"
    opens = as_told or before in (",", "—", "(", "-") or before in CLOSING
    closed = opens and after in (",", ";", "—", ")", ".", ":")
    return left if closed else None
