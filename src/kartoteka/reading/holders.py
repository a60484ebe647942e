"""On whose word whole stretches of a text stand: what syntax alone does not say.

    According to Inge Scholl, the warders let them meet.       the sentence stands on Inge Scholl's word
    Once, he says, he saw a man led past.                      on his
    They now spoke of suicide: nobody had touched him.         what follows the colon, on theirs
    "Sergei ran to me," she writes; "I knelt."                 what is quoted, on hers
    Essop has told what was done to him. He was beaten.        the next sentence, on Essop's

An `Attribution` covers tokens; `kartoteka.reading.stance` says what stands inside one sentence by its syntax.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.roles import Resolver
from kartoteka.reading.stance import Stances, word_class

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_OPENING = frozenset('“„«‘"')
_CLOSING = frozenset('”»’"')
_QUOTE_LIMIT = 400
_CONTINUING = frozenset("tell describe relate recount narrate report recall testify depose".split())
_ACCOUNTS = frozenset(
    "account version view opinion testimony estimate reckoning statement words judgment telling".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `start` to `end` (exclusive), without `but_not`, stand on the word of `holders`.

    `distant` says that the narrator does not take it over.
    """

    start: int
    end: int
    but_not: frozenset[int]
    holders: tuple[str, ...]
    distant: bool
    reason: str

    def covers(self, index: int) -> bool:
        """Whether the token of that index stands on their word."""
        return self.start <= index < self.end and index not in self.but_not


def attributions(doc: Doc, resolver: Resolver, stances: Stances) -> list[Attribution]:
    """All attributions of the text, in the order of their rules: the wider ones first."""
    speech = _Speech(resolver, stances)
    found: list[Attribution] = list(_quotations(doc, speech))
    previous: Span | None = None
    for sentence in doc.sents:
        if previous is not None:
            found.extend(_continued(previous, sentence, speech))
        found.extend(_according(sentence, resolver))
        found.extend(_parenthetical(sentence, speech))
        found.extend(_after_colon(sentence, speech))
        if len(sentence) > 2:
            previous = sentence
    return found


class _Speech:
    """Speaking verbs and their speakers."""

    def __init__(self, resolver: Resolver, stances: Stances) -> None:
        self.resolver = resolver
        self._stances = stances

    def is_speech(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        return token.pos_ == "VERB" and (
            lemma in word_class("governors", "saying")
            or lemma == "give"
            and any(c.lower_ == "out" for c in token.children)
        )

    def is_telling(self, token: Token) -> bool:
        """A wider class: verbs before a colon or a quotation."""
        lemma = token.lemma_.lower()
        return token.pos_ == "VERB" and (
            lemma in word_class("governors", "report")
            or lemma in word_class("governors", "claim")
            or lemma in word_class("governors", "rumour")
        )

    def holders(self, verb: Token) -> tuple[str, ...]:
        if verb.lemma_ in word_class("governors", "rumour"):
            return (HOLDER_RUMOUR,)
        return self._stances.speakers(verb)

    def is_distant(self, verb: Token, holders: tuple[str, ...]) -> bool:
        return self._stances.is_distant(verb, holders)


def _segment(sentence: Span, index: int) -> tuple[int, int]:
    """The stretch between semicolons in which the token stands."""
    start, end = sentence.start, sentence.end
    for token in sentence:
        if token.text == ";" and token.i < index:
            start = token.i + 1
        if token.text == ";" and token.i > index:
            return start, token.i
    return start, end


def _according(sentence: Span, resolver: Resolver) -> Iterator[Attribution]:
    for token in sentence:
        phrase = _source_phrase(token)
        if phrase is None:
            continue
        own = frozenset(t.i for t in phrase.subtree) | {token.i} | frozenset(t.i for t in token.subtree)
        start, end = _segment(sentence, token.i)
        if _bracketed(token):
            start, end = _bracket(token)
        holders = tuple(
            dict.fromkeys(e for t in clause.with_conjuncts(phrase) for e in (resolver.any(t) or resolver.people(t)))
        )
        yield Attribution(start, end, own, holders or (HOLDER_UNSPECIFIED,), False, f"according to {phrase.text}")


def _source_phrase(token: Token) -> Token | None:
    """The head of the noun phrase after *according to*, *acc. to*, *in the view of*, *by some accounts*."""
    doc = token.doc
    if token.lower_ in ("according", "acc", "acc.") and any(t.lower_ == "to" for t in doc[token.i + 1 : token.i + 3]):
        to = next(t for t in doc[token.i + 1 : token.i + 3] if t.lower_ == "to")
        governed = clause.children(to, "pobj")
        return governed[0] if governed else (doc[to.i + 1] if to.i + 1 < len(doc) else None)
    if token.lower_ in ("by", "in", "on") and token.dep_ == "prep":
        for noun in clause.children(token, "pobj"):
            if noun.lemma_ in _ACCOUNTS and token.lower_ != "on":
                owners = clause.children(noun, "poss") + list(clause.prepositions(noun).get("of", ()))
                return owners[0] if owners else noun
    return None


def _bracketed(token: Token) -> bool:
    before = [t.text for t in token.doc[max(token.sent.start, token.i - 12) : token.i]]
    return "(" in before and ")" not in before[before.index("(") :]


def _bracket(token: Token) -> tuple[int, int]:
    start = end = token.i
    while start > 0 and token.doc[start].text != "(":
        start -= 1
    while end < len(token.doc) - 1 and token.doc[end].text != ")" and end - token.i < 60:
        end += 1
    return start, end


def _parenthetical(sentence: Span, speech: _Speech) -> Iterator[Attribution]:
    for token in sentence:
        if not speech.is_speech(token) or token.dep_ == "relcl" or not _is_parenthetical(token, sentence):
            continue
        holders = speech.holders(token)
        if not holders:
            continue
        own = frozenset({token.i} | {t.i for s in clause.own_subject(token) for t in s.subtree})
        start, end = sentence.start, sentence.end
        if holders in ((HOLDER_RUMOUR,), (HOLDER_UNSPECIFIED,)):
            start, end = _around(sentence, token)
        yield Attribution(start, end, own, holders, speech.is_distant(token, holders), f"in passing: {token.text}")


def _around(sentence: Span, verb: Token) -> tuple[int, int]:
    """The stretches between commas right before and right after a passing *it is said*."""
    marks = [t.i for t in sentence if t.text in (",", ";", ":", "—", "(", ")")]
    before = [i for i in marks if i < verb.i]
    after = [i for i in marks if i > verb.i]
    start = before[-2] + 1 if len(before) > 1 else sentence.start
    return start, after[1] if len(after) > 1 else sentence.end


def _is_parenthetical(verb: Token, sentence: Span) -> bool:
    subjects = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "expl")]
    if not subjects:
        return False
    left = min(t.i for s in subjects for t in s.subtree)
    left = min(
        [
            left,
            *(
                c.i
                for c in verb.children
                if c.dep_ in ("aux", "auxpass", "mark", "advmod")
                and c.i < verb.i
                and c.lower_ in ("as", "so", "was", "is", "has")
            ),
        ]
    )
    right = max(
        [
            verb.i,
            *(
                t.i
                for c in verb.children
                if c.dep_ in ("dobj", "dative", "advmod", "prep", "prt", "npadvmod") and c.i > verb.i
                for t in c.subtree
            ),
        ]
    )
    doc = verb.doc
    if right - left > 12 or any(
        c.dep_ == "ccomp" and c.i > verb.i and any(m.lower_ == "that" for m in c.children) for c in verb.children
    ):
        return False
    before = doc[left - 1].text if left > sentence.start else ""
    after = doc[right + 1].text if right + 1 < len(doc) else ""
    return (before in (",", "—", "(", "-") or before in _CLOSING) and after in (",", ";", "—", ")", ".", ":")


def _after_colon(sentence: Span, speech: _Speech) -> Iterator[Attribution]:
    colons = [t.i for t in sentence if t.text == ":"]
    if not colons or sentence.end - colons[0] < 4:
        return
    verbs = [
        t
        for t in sentence
        if t.i < colons[0]
        and speech.is_telling(t)
        and not any(c.dep_ == "ccomp" and c.i < colons[0] for c in t.children)
    ]
    if verbs:
        holders = speech.holders(verbs[-1])
        if holders:
            distant = speech.is_distant(verbs[-1], holders)
            yield Attribution(
                colons[0] + 1, sentence.end, frozenset(), holders, distant, f"after the colon: {verbs[-1].text}"
            )


def _quotations(doc: Doc, speech: _Speech) -> Iterator[Attribution]:
    opened: int | None = None
    last: tuple[str, ...] = ()
    last_end = -100
    for token in doc:
        if (
            opened is None
            and token.text in _OPENING
            and (token.text != "‘" or not token.i or doc[token.i - 1].whitespace_)
        ):
            opened = token.i
        elif opened is not None and (
            token.text in _CLOSING and doc[opened].text != "‘" or token.i - opened > _QUOTE_LIMIT
        ):
            if token.i - opened > 4 and token.i - opened <= _QUOTE_LIMIT:
                verb = _quoting_verb(doc, opened, token.i, speech)
                holders = speech.holders(verb) if verb is not None else (last if opened - last_end < 10 else ())
                if holders:
                    last, last_end = holders, token.i
                    yield Attribution(
                        opened,
                        token.i,
                        frozenset(),
                        holders,
                        verb is not None and speech.is_distant(verb, holders),
                        "quoted",
                    )
            opened = None


def _quoting_verb(doc: Doc, start: int, end: int, speech: _Speech) -> Token | None:
    after = [t for t in doc[end + 1 : end + 9] if speech.is_telling(t)]
    before = [t for t in doc[max(0, start - 12) : start] if speech.is_telling(t)]
    if start and doc[start - 1].text in (":", ",") and before:
        return before[-1]
    if after and end + 1 < len(doc) and doc[end].sent.end >= after[0].i - 1:
        return after[0]
    return before[-1] if before and before[-1].sent == doc[start].sent else None


def _continued(previous: Span, sentence: Span, speech: _Speech) -> Iterator[Attribution]:
    """*X has told what was done to him.* The sentence after it tells what he told."""
    root = previous.root
    if root.lemma_ not in _CONTINUING or not speech.is_telling(root):
        return
    opened = any(
        c.dep_ in ("ccomp", "dobj") and any(t.lower_ in ("what", "how") for t in c.subtree) for c in root.children
    )
    if not opened or any(t.lower_ == "that" and t.dep_ == "mark" for t in previous):
        return
    holders = speech.holders(root)
    subjects = {e for t in clause.own_subject(sentence.root) for e in speech.resolver.any(t)}
    if holders and subjects & set(holders):
        yield Attribution(sentence.start, sentence.end, frozenset(), holders, False, f"goes on: {root.text}")
