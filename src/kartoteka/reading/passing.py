"""Clauses of saying that stand in passing: *he says*, *as she was to tell her sister*, *so a cadre related*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_RUMOUR, HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.attributed import Attribution, segment
from kartoteka.reading.polarity import negation
from kartoteka.reading.quotations import CLOSING
from kartoteka.reading.relayed import known_from
from kartoteka.reading.sayings import is_idiom
from kartoteka.reading.speaking import Speakers
from kartoteka.reading.stance_words import is_in, word_class

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CONTENTS = frozenset({"nothing", "everything", "something", "anything", "much", "little", "all", "none"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "where", "whose"})
_INVERTED = 6
_BECAUSE = frozenset({"because", "since", "although", "though", "while", "whereas", "if", "when"})


def in_passing(sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    """*Once, he says, he saw a man led past*; *as Anna tells it, ...*: the sentence around it stands on their word."""
    for token in sentence:
        if token.pos_ != "VERB" or not _can_stand_in_passing(token):
            continue
        opening = _opens_at(token, sentence)
        if opening is None or (token.dep_ == "relcl" and not _follows_relative(sentence, opening)):
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
    further: tuple[int, int] | None = None
    for token in sentence:
        before = doc[token.i - 1].lower_ if token.i > sentence.start else ""
        also = before == "and" and further is not None  # *so she believed, and so the party press wrote*
        if token.lower_ not in ("so", "as") or not (also or before in (",", ";", "—", "or")):
            continue
        stretch = doc[token.i + 1 : min(sentence.end, token.i + 13)]
        verb = next((t for t in stretch if t.tag_ in ("VBD", "VBN", "VBZ") and _says_on(t)), None)
        if verb is None or not (_closes_soon(verb, sentence) or before == "or"):
            continue
        between = doc[token.i + 1 : verb.i]
        helping = ("aux", "auxpass") if before == "or" else ()
        if (
            any(t.pos_ in ("VERB", "AUX") and t.dep_ not in helping for t in between)
            or _opens_at(verb, sentence) is not None
        ):
            continue
        if before == "or" and between[:1].text.lower() in ("it", "everybody", "people"):
            yield Attribution(
                segment(sentence, token.i - 2)[0],
                token.i,
                frozenset(),
                speakers.of(verb) or (HOLDER_RUMOUR,),
                True,
                f"in passing: {verb.text}",
            )
            continue
        holders = next(
            (h for h in (speakers.entities((t,)) for t in between if t.pos_ in ("NOUN", "PROPN", "PRON")) if h), ()
        )
        if holders:
            own = frozenset(range(token.i, verb.i + 1))
            start, end = (sentence.start, sentence.end)
            if also and further is not None:
                start, end = further
            elif before in (";", "—", "or"):
                start, end = segment(sentence, token.i - 2)[0], token.i  # *...; so at least he told the court*
            if before == "or":
                start = max(start, _last_clause(doc[start : token.i - 1], start))
            further = (start, end)
            distant = is_in(verb, "claim") or speakers.is_distant(verb, holders) or before == "or"
            yield Attribution(start, end, own, holders, distant, f"in passing: {verb.text}")


def _last_clause(before: Span, start: int) -> int:
    """Where the last of coordinated clauses begins: *was taken in May and hanged himself, or so they gave out*."""
    verbs = [t for t in before if t.pos_ == "VERB" and t.tag_ in ("VBD", "VBN", "VBZ")]
    return verbs[-1].left_edge.i if verbs and verbs[-1].dep_ == "conj" else start


def said_elsewhere(token: Token, verb: Token) -> bool:
    """Whether the verb in passing above the token says something else: the relative clause that it interrupts."""
    if token.i > verb.i or verb.pos_ != "VERB":
        return False
    opening = _opens_at(verb, verb.sent)
    scope = None if opening is None else within_relative(verb, opening, verb.sent)
    return scope is not None and not scope[0] <= token.i < scope[1]


def interrupted_report(token: Token, verb: Token) -> Token | None:
    """*announced, the old man recalls, that they had been brought there*: the verb of saying, *announced*."""
    if token.i < verb.i or verb.pos_ != "VERB":
        return None
    opening = _opens_at(verb, verb.sent)
    return verb.doc[opening - 2] if opening is not None and interrupts_report(verb, opening) else None


def interrupts_report(verb: Token, opening: int) -> bool:
    """*announced, the old man recalls, that ...*: the content is that of the verb of saying before."""
    doc = verb.doc
    if opening - 2 < verb.sent.start or verb.i + 2 >= len(doc) or doc[opening - 1].text != ",":
        return False
    before = doc[opening - 2]
    closed = doc[verb.i + 1].text == "," and doc[verb.i + 2].lower_ == "that"
    return closed and before.pos_ == "VERB" and is_in(before, "report", "claim")


def as_was_alleged(sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    """*on Orlov's instructions, as was afterwards alleged*: nobody is named, and no subject stands there."""
    doc = sentence.doc
    for token in sentence:
        if token.lower_ != "as" or token.i == sentence.start or token.i + 2 >= sentence.end:
            continue
        verb = next((t for t in doc[token.i + 1 : token.i + 6] if t.tag_ == "VBN" and _is_said(t)), None)
        if verb is None or any(t.pos_ not in ("AUX", "ADV") for t in doc[token.i + 1 : verb.i]):
            continue
        if doc[token.i + 1].pos_ != "AUX" or doc[verb.i + 1].text not in (",", ".", ";", ")"):
            continue
        apart = doc[token.i - 1].text == ","
        commas = [t.i for t in doc[sentence.start : token.i - 1] if t.text in (",", ";")]
        start = commas[-1] + 1 if commas and not apart else segment(sentence, token.i)[0]
        end = token.i if not apart or doc[verb.i + 1].text != "," else segment(sentence, token.i)[1]
        own = frozenset(range(token.i, verb.i + 1))
        holders = speakers.entities(clause.prepositions(verb).get("by", ())) or (HOLDER_UNSPECIFIED,)
        yield Attribution(start, end, own, holders, True, f"in passing: {verb.text}")


def _is_said(verb: Token) -> bool:
    return is_in(verb, "saying") and verb.lemma_ not in ("find", "note", "remark", "explain", "add", "rule", "indicate")


def _says_on(verb: Token) -> bool:
    """*said*, *went on*, *ran*: what stands after *so the indictment*."""
    goes_on = verb.lemma_ in ("go", "run") and (verb.lemma_ == "run" or verb.nbor().lower_ == "on")
    return is_in(verb, "saying") or is_idiom(verb) or (verb.i + 1 < len(verb.doc) and goes_on)


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
    if verb.lemma_ == "go" and any(c.lower_ == "on" for c in verb.children):
        return True
    if verb.lemma_ == "have":
        before = verb.doc[verb.left_edge.i].lower_
        return before == "as" and [c.lower_ for c in clause.children(verb, "dobj")] == ["it"]  # *as Montanus has it*
    gives_out = verb.lemma_ == "give" and any(c.lower_ == "out" for c in verb.children)
    return is_in(verb, "saying") or gives_out or _comes_to_us(verb)


def _comes_to_us(verb: Token) -> bool:
    """*his mother, we heard, was sent a bill*: word that came to the narrator, nobody says from whom."""
    subjects = [t.lower_ for t in clause.own_subject(verb)]
    return verb.lemma_ in ("hear", "learn") and subjects in (["we"], ["i"]) and not known_from(verb)


def _who_says(verb: Token, speakers: Speakers, scope: tuple[int, int]) -> tuple[str, ...]:
    if _comes_to_us(verb):
        return (HOLDER_UNSPECIFIED,)
    speaking = _with_subject(verb)
    holders = speakers.of(speaking)
    if speaking is not verb and is_in(speaking, "hearsay", "report", "claim"):  # *he is said to have remarked*
        return (*holders, *speakers.entities(clause.spread(clause.subject(speaking))))
    subjects = clause.own_subject(speaking)
    if any(t.lower_ in ("reader", "readers") for t in subjects):
        return ()  # *as the reader will remember*
    if subjects and subjects[0].lower_ in ("he", "she"):
        before = speakers.spoke_before(subjects[0], _behind_colon(verb.sent, verb.i))
        if before:
            return before
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
    start = _main_clause(verb.head, sentence) if verb.doc[opening].lower_ == "as" and verb.dep_ == "advcl" else 0
    if verb.head.i < opening and start > segment(sentence, verb.i)[0]:
        return start, segment(sentence, verb.i)[1]  # *When he was found he lay there, as people whispered*
    if holders in ((HOLDER_RUMOUR,), (HOLDER_UNSPECIFIED,)):
        after = verb.nbor() if verb.i + 1 < sentence.end else verb
        behest = {t.lemma_.lower() for t in clause.children(after, "pobj")} & word_class("nouns", "behest")
        if behest and verb.doc[opening].lower_ == "it":
            return after.i, after.right_edge.i + 1  # *freed in 1964, it is thought at the bishop's request*
        return _around(sentence, verb)
    inside = within_relative(verb, opening, sentence)
    if inside is not None:
        return inside
    relative = verb.doc[opening - 2] if opening - 2 > sentence.start else None
    if relative is not None and relative.lower_ in ("who", "which", "that", "whom") and relative.head.i > verb.i:
        return relative.i, relative.head.right_edge.i + 1  # *those who, he swore, had plotted*
    if relative is not None and relative.lower_ in _BECAUSE:
        return relative.i, segment(sentence, verb.i)[1]  # *was let go because, she writes, a doctor found out*
    if verb.doc[opening].lower_ == "as" and verb.dep_ == "advcl" and verb.head.dep_ == "conj":
        return verb.head.left_edge.i, verb.head.right_edge.i + 1
    start = _behind_colon(sentence, opening)
    if opening > start and verb.doc[opening - 1].text in CLOSING:
        end = segment(sentence, verb.i)[1]  # *“...,” he said, “...”; later he withdrew this*
        closing = [t.i + 1 for t in verb.doc[verb.i : end] if t.text in CLOSING]
        return start, closing[-1] if closing else verb.i + 1
    return start, _next_clause(verb, sentence)


def _behind_colon(sentence: Span, opening: int) -> int:
    """*He calls it false: the murderer, he says, was Ahmed*: what he says begins after the colon."""
    start = segment(sentence, opening)[0]
    return max([start, *(t.i + 1 for t in sentence.doc[start:opening] if t.text == ":" and t.i + 1 < opening)])


def _next_clause(verb: Token, sentence: Span) -> int:
    """Where what is said in passing ends: before *..., but a Pole swore that*, where somebody else speaks."""
    for token in verb.doc[verb.i + 2 : sentence.end]:
        other = token.dep_ == "conj" and token.pos_ == "VERB" and is_in(token, "report", "claim")
        if other and clause.own_subject(token) and token.i > verb.i:
            start = min(t.left_edge.i for t in clause.own_subject(token))
            if any(t.text == "," for t in verb.doc[start - 2 : start]) and start > verb.i + 2:
                return start
    return sentence.end


def within_relative(verb: Token, opening: int, sentence: Span) -> tuple[int, int] | None:
    """*a man who had been convicted, so the town believed, of theft*; *Romania, where, it reported, they had fled*.

    The relative clause that the words in passing interrupt, up to the comma that closes it; `None` outside one.
    """
    doc = verb.doc
    for token in reversed(doc[sentence.start : max(sentence.start, opening - 1)]):
        if token.text in (",", ";", ":", "—", "(") or (token.lower_ in _RELATIVE and token.dep_ == "mark"):
            return None
        if token.lower_ in _RELATIVE and token.i > sentence.start:
            after = next((t.i for t in doc[verb.i : sentence.end] if t.text == ","), sentence.end - 1)
            end = next(
                (t.i for t in doc[after + 1 : sentence.end] if t.text in (",", ";", ".", "—", ")")), sentence.end
            )
            return token.i, end
    return None


def _follows_relative(sentence: Span, opening: int) -> bool:
    return opening - 2 > sentence.start and sentence.doc[opening - 2].lower_ in _RELATIVE


def _main_clause(verb: Token, sentence: Span) -> int:
    """Where the clause of the verb begins: after *When he was found* in *When he was found he lay there, as ...*"""
    before = [
        c.right_edge.i + 1
        for c in clause.children(verb, "advcl")
        if c.i < verb.i and any(m.dep_ in ("mark", "advmod") and m.i == c.left_edge.i for m in c.children)
    ]
    return max([segment(sentence, verb.i)[0], *before])


def _around(sentence: Span, verb: Token) -> tuple[int, int]:
    """The stretches between commas right before and right after a passing *it is said*."""
    marks = [t.i for t in sentence if t.text in (",", ";", ":", "—", "(", ")")]
    before = [i for i in marks if i < verb.i]
    after = [i for i in marks if i > verb.i]
    start = before[-2] + 1 if len(before) > 1 else sentence.start
    return start, after[1] if len(after) > 1 else sentence.end


def _is_main(verb: Token, left: int) -> bool:
    """*In May, after beatings, he wrote the confession, but took it back*: the sentence itself, which says no more."""
    if verb.dep_ != "ROOT" or verb.doc[left].lower_ in ("as", "so"):
        return False
    start, end = segment(verb.sent, verb.i)
    here = verb.doc[start:end]
    return not any(c.dep_ in ("ccomp", "parataxis", "xcomp", "dep") for c in verb.children if start <= c.i < end) and (
        not any(t.tag_ in ("VBD", "VBZ", "VBP") and t.i != verb.i and not verb.is_ancestor(t) for t in here)
    )


def _opens_at(verb: Token, sentence: Span) -> int | None:
    """Where a verb of saying in passing begins (its subject, *as*, *so*); `None` if it is not in passing."""
    subjects = clause.own_subject(_with_subject(verb))[-1:] or [t for t in verb.children if t.dep_ == "expl"]
    if not subjects or any(t.lower_ in ("who", "which", "that") for t in subjects):
        return None
    doc = verb.doc
    left = min(t.i for s in subjects for t in s.subtree)
    inverted = subjects[0].i > verb.i and subjects[0].i - verb.i < _INVERTED
    left = verb.i if inverted else left  # *The monks, says the chronicle, were drowned*
    left = min([left, *(c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i)])
    if left > sentence.start and doc[left - 1].lower_ in ("as", "so"):
        left -= 1
    if _is_main(verb, left):
        return None
    following = ("dobj", "dative", "advmod", "prep", "prt", "npadvmod")
    right = max(
        [
            subjects[0].i if inverted else verb.i,
            *(t.i for c in verb.children if c.dep_ in following and c.i > verb.i for t in c.subtree),
        ]
    )
    has_clause = any(
        c.dep_ == "ccomp" and c.i > verb.i and any(m.lower_ == "that" for m in c.children) for c in verb.children
    )
    if has_clause and not interrupts_report(verb, left):
        return None
    if right - left > 12:
        right = verb.i
    before = doc[left - 1].text if left > sentence.start else ""
    after = doc[right + 1].text if right + 1 < len(doc) else ""
    as_told = left == sentence.start and doc[left].lower_ == "as"
    opens = as_told or before in (",", "—", "(", "-") or before in CLOSING
    closed = opens and after in (",", ";", "—", ")", ".", ":")
    return left if closed else None
