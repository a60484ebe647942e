"""On whose word whole stretches of a text stand: what syntax alone does not say.

    According to Inge Scholl, the warders let them meet.       the sentence stands on Inge Scholl's word
    Once, he says, he saw a man led past.                      on his
    They now spoke of suicide: nobody had touched him.         what follows the colon, on theirs
    older reference works: d. 23 Mar. 1940                     on that of the works
    Essop has told what was done to him. He was beaten.        the next sentence, on Essop's

An `Attribution` covers tokens; `kartoteka.reading.stance` says what stands inside one sentence by its syntax,
`kartoteka.reading.quotations` who says what is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.polarity import negation
from kartoteka.reading.quotations import CLOSING, quotations
from kartoteka.reading.resolver import Resolver
from kartoteka.reading.speaking import Speakers, is_in, word_class

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CONTINUING = frozenset(["tell", "describe", "relate", "recount", "narrate", "report", "recall", "testify", "depose"])
_ACCOUNTS = frozenset(
    [
        "account",
        "version",
        "view",
        "opinion",
        "testimony",
        "estimate",
        "reckoning",
        "statement",
        "words",
        "judgment",
        "telling",
    ]
)
_FOLLOWED = frozenset(["follow", "believe", "trust", "credit"])
_SOURCES = frozenset(
    [
        "source",
        "account",
        "work",
        "report",
        "authority",
        "writer",
        "historian",
        "author",
        "book",
        "other",
        "text",
        "version",
    ]
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


def attributions(doc: Doc, resolver: Resolver, speakers: Speakers) -> list[Attribution]:
    """All attributions of the text; the wider ones first."""
    found: list[Attribution] = []
    for quoted in quotations(doc, speakers):
        found.append(Attribution(quoted.start, quoted.end, frozenset(), quoted.holders, quoted.distant, "quoted"))
    previous: Span | None = None
    for sentence in doc.sents:
        if previous is not None:
            found.extend(_continued(previous, sentence, speakers))
        found.extend(_according(sentence, speakers))
        found.extend(_parenthetical(sentence, speakers))
        found.extend(_so_said(sentence, speakers))
        found.extend(_after_colon(sentence, speakers))
        if len(sentence) > 2:
            previous = sentence
    return found


def _segment(sentence: Span, index: int) -> tuple[int, int]:
    """The stretch between semicolons in which the token stands."""
    start, end = sentence.start, sentence.end
    for token in sentence:
        if token.text == ";" and token.i < index:
            start = token.i + 1
        if token.text == ";" and token.i > index:
            return start, token.i
    return start, end


def _according(sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    for token in sentence:
        phrase = _source_phrase(token)
        if phrase is None:
            continue
        own = _phrase_tokens(token, phrase)
        source = clause.relative_antecedent(phrase)
        holders = (
            ()
            if phrase.lemma_ in _ACCOUNTS
            else speakers.entities(clause.spread([source])) or _named_inside(phrase, speakers)
        )
        start, end = _scope(sentence, token, phrase, own)
        hearsay = phrase.lemma_.lower() in word_class("nouns", "rumour") | {"tradition"}
        reason = f"according to {phrase.text}"
        yield Attribution(start, end, own, holders or (HOLDER_UNSPECIFIED,), hearsay, reason)


def _named_inside(phrase: Token, speakers: Speakers) -> tuple[str, ...]:
    return speakers.entities(tuple(clause.children(phrase, "compound", "amod", "poss")))


def _phrase_tokens(token: Token, phrase: Token) -> frozenset[int]:
    """The tokens of the phrase itself: up to its noun, and an *of*-phrase right after it."""
    end = phrase.i + 1
    for child in phrase.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == end:
            end = child.right_edge.i + 1
    return frozenset(range(token.i, end))


def _scope(sentence: Span, token: Token, phrase: Token, own: frozenset[int]) -> tuple[int, int]:
    """What stands on the source's word: bracket, relative clause, stretch between semicolons, or what follows."""
    if _bracketed(token):
        return _bracket(token)
    if phrase.lower_ == "which":
        antecedent = clause.relative_antecedent(phrase)
        return (
            (antecedent.i + 1, _segment(sentence, token.i)[1])
            if antecedent.i != phrase.i
            else _segment(sentence, token.i)
        )
    start, end = _segment(sentence, token.i)
    after = token.doc[max(own) + 1] if max(own) + 1 < sentence.end else None
    if phrase.lemma_ in _ACCOUNTS and token.i > start and after is not None and after.text not in (",", ".", ";"):
        commas = [t.i for t in token.doc[max(own) + 1 : end] if t.text == ","]
        return max(own) + 1, commas[0] if commas else end  # *shot on the 26th, by some accounts in the courtyard*
    return start, end


def _source_phrase(token: Token) -> Token | None:
    """The head of the noun phrase after *according to*, *in the view of*, *by some accounts*, *if we follow*."""
    doc = token.doc
    if token.lower_ in ("according", "acc", "acc.") and any(t.lower_ == "to" for t in doc[token.i + 1 : token.i + 3]):
        to = next(t for t in doc[token.i + 1 : token.i + 3] if t.lower_ == "to")
        return _first_noun(to)
    if token.lower_ in ("by", "in") and token.dep_ == "prep":
        for noun in clause.children(token, "pobj"):
            if noun.lemma_ in _ACCOUNTS:
                owners = clause.children(noun, "poss") + list(clause.prepositions(noun).get("of", ()))
                return owners[0] if owners else noun
    if token.lower_ == "if" and token.dep_ == "mark" and token.head.lemma_ in _FOLLOWED:
        followed = clause.children(token.head, "dobj")
        return followed[0] if followed and followed[0].i - token.i < 10 else None
    return None


def _first_noun(to: Token) -> Token | None:
    """The noun after *to*: the parser's, unless a name right after a common noun has taken its place."""
    governed = clause.children(to, "pobj")
    if not governed:
        return to.doc[to.i + 1] if to.i + 1 < len(to.doc) else None
    for token in to.doc[to.i + 1 : governed[0].i]:
        if token.tag_ == "NN" and token.doc[token.i + 1].pos_ == "PROPN":
            return token
    return governed[0]


def _bracketed(token: Token) -> bool:
    before = [t.text for t in token.doc[max(token.sent.start, token.i - 12) : token.i]]
    return "(" in before and ")" not in before[before.index("(") :]


def _bracket(token: Token) -> tuple[int, int]:
    start = end = token.i
    while start > token.sent.start and token.doc[start].text != "(":
        start -= 1
    while end < token.sent.end - 1 and token.doc[end].text != ")" and end - token.i < 60:
        end += 1
    return start, end


def _parenthetical(sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    for token in sentence:
        if token.pos_ != "VERB" or token.dep_ == "relcl" or not _can_stand_in_passing(token):
            continue
        opening = _opens_at(token, sentence)
        holders = speakers.of(token) if opening is not None else ()
        if not holders or opening is None:
            continue
        own = frozenset(range(opening, token.i + 1))
        yield Attribution(
            *_scope_in_passing(sentence, token, opening, holders),
            own,
            holders,
            speakers.is_distant(token, holders),
            f"in passing: {token.text}",
        )


def _so_said(sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    """*In August, so a cadre related, soldiers shot him*: by its words, where the parser does not see it."""
    doc = sentence.doc
    for token in sentence:
        if (
            token.lower_ not in ("so", "as")
            or token.i == sentence.start
            or doc[token.i - 1].text not in (",", ";", "—")
        ):
            continue
        stretch = doc[token.i + 1 : min(sentence.end, token.i + 11)]
        verb = next((t for t in stretch if t.tag_ in ("VBD", "VBN", "VBZ") and is_in(t, "saying")), None)
        if verb is None or verb.i + 1 >= len(doc) or doc[verb.i + 1].text not in (",", ";", "."):
            continue
        between = doc[token.i + 1 : verb.i]
        if any(t.pos_ in ("VERB", "AUX") or t.text == "," for t in between) or _opens_at(verb, sentence) is not None:
            continue
        holders = next(
            (h for h in (speakers.entities((t,)) for t in between if t.pos_ in ("NOUN", "PROPN", "PRON")) if h), ()
        )
        if holders:
            own = frozenset(range(token.i, verb.i + 1))
            yield Attribution(
                sentence.start, sentence.end, own, holders, is_in(verb, "claim"), f"in passing: {verb.text}"
            )


def _can_stand_in_passing(verb: Token) -> bool:
    return is_in(verb, "saying") or (verb.lemma_ == "give" and any(c.lower_ == "out" for c in verb.children))


def _scope_in_passing(sentence: Span, verb: Token, opening: int, holders: tuple[str, ...]) -> tuple[int, int]:
    if holders in ((HOLDER_RUMOUR,), (HOLDER_UNSPECIFIED,)):
        return _around(sentence, verb)
    if verb.doc[opening].lower_ == "as" and verb.dep_ == "advcl" and verb.head.dep_ == "conj":
        return verb.head.left_edge.i, verb.head.right_edge.i + 1
    return _segment(sentence, verb.i)[0], sentence.end


def _around(sentence: Span, verb: Token) -> tuple[int, int]:
    """The stretches between commas right before and right after a passing *it is said*."""
    marks = [t.i for t in sentence if t.text in (",", ";", ":", "—", "(", ")")]
    before = [i for i in marks if i < verb.i]
    after = [i for i in marks if i > verb.i]
    start = before[-2] + 1 if len(before) > 1 else sentence.start
    return start, after[1] if len(after) > 1 else sentence.end


def _opens_at(verb: Token, sentence: Span) -> int | None:
    """Where a verb of saying in passing begins (its subject, *as*, *so*); `None` if it is not in passing."""
    subjects = clause.own_subject(verb)[-1:] or [t for t in verb.children if t.dep_ == "expl"]
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
    closed = (before in (",", "—", "(", "-") or before in CLOSING) and after in (",", ";", "—", ")", ".", ":")
    return left if closed else None


def _after_colon(sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    for colon in (t.i for t in sentence if t.text == ":"):
        start, end = _segment(sentence, colon)
        if sentence.end - colon < 3:
            continue
        before = sentence.doc[start:colon]
        verbs = [t for t in before if t.pos_ == "VERB" and is_in(t, "saying", "report", "claim")]
        told = [
            v for v in verbs if not any(c.dep_ == "ccomp" and c.i < colon for c in v.children) and v.dep_ != "xcomp"
        ]
        if told and negation(told[-1]) is None:
            holders = speakers.of(told[-1])
            if holders:
                distant = speakers.is_distant(told[-1], holders)
                yield Attribution(
                    colon + 1, sentence.end, frozenset(), holders, distant, f"after the colon: {told[-1].text}"
                )
        elif not any(t.pos_ in ("VERB", "AUX") for t in before):
            yield from _source_before_colon(before, colon, end, speakers)
        return


def _source_before_colon(before: Span, colon: int, end: int, speakers: Speakers) -> Iterator[Attribution]:
    """*older reference works: d. 23 Mar. 1940*."""
    for token in before:
        if token.lemma_.lower() in _SOURCES or token.lemma_.lower() in word_classes()["work"]:
            holders = speakers.entities((token,))
            if holders:
                yield Attribution(colon + 1, end, frozenset(), holders, True, f"according to {token.text}")
                return


def _continued(previous: Span, sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    """*X has told what was done to him.* The sentence after it tells what he told; so does the reason of a ruling."""
    root = previous.root
    opens = root.lemma_ in _CONTINUING and any(t.lower_ in ("what", "how") for t in root.subtree)
    opens = opens and not any(t.lower_ == "that" and t.dep_ == "mark" for t in previous)
    rules = is_in(root, "ruling") and _is_pluperfect(sentence.root) and not clause.is_passive(root)
    subjects = clause.own_subject(sentence.root)
    if (opens and sentence[0].pos_ == "PRON") or (rules and subjects):
        holders = speakers.of(root) or speakers.entities(clause.slots(root).doer)
        if holders:
            yield Attribution(sentence.start, sentence.end, frozenset(), holders, False, f"goes on: {root.text}")


def _is_pluperfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
