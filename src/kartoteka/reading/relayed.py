"""From whom a teller has what he tells: the second link of a chain of words.

Anna, who had it from a warder, said that ...        Anna, and the warder behind her
a pastor, to whom a guard had confided it, told ...  the pastor, and the guard
Quoting a warder, Anna wrote that ...                Anna, and the warder
Anna testified that ...; she had this from Maria.    Anna, and Maria
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.attributed import ANYBODY, Attribution, segment
from kartoteka.reading.sayings import says
from kartoteka.reading.stance_words import is_in, word_class

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from kartoteka.reading.speaking import Speakers

_TAKEN_UP = frozenset({"it", "this", "that", "these", "them", "which"})
_NEAR = 6
_CLOSES_WITHIN = 9


def behind(doers: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """Those from whom the doers of a verb of saying have what they say."""
    found = [t for doer in doers for t in sources_of(doer)]
    for other in clause.children(verb, "advcl", "prep"):
        found.extend(_cited(other))
    return tuple(dict.fromkeys(found))


def sources_of(teller: Token) -> tuple[Token, ...]:
    """*a neighbour, who had it from a cook*; *a pastor, to whom a guard had confided it*; *Anna, quoting a guard*."""
    found: list[Token] = []
    for told in clause.children(teller, "relcl", "acl"):
        if told.dep_ == "acl":
            found.extend(_cited(told))
        elif any(t.lower_ in ("who", "whom", "which") for t in told.subtree if t.i < told.i):
            found.extend(had_from(told) or _told_by(told))
    return tuple(found)


def had_from(verb: Token) -> tuple[Token, ...]:
    """*had it from a cook*, *heard this from Maria*, *learned of it through a friend*."""
    if not is_in(verb, "getting_word") or clause.is_passive(verb):
        return ()
    taken = clause.children(verb, "dobj") + [t for p in clause.children(verb, "prep") for t in p.children]
    words = {t.lower_ for t in taken} | {t.lemma_.lower() for t in taken}
    if not words & (_TAKEN_UP | word_class("nouns", "told_thing")):
        return ()
    after = clause.prepositions(verb)
    return tuple(t for name in ("from", "through") for t in after.get(name, ()))


def known_from(verb: Token) -> tuple[Token, ...]:
    """*know from a letter that ...*, *know, from a letter, that ...*: the parser hangs the second on the content."""
    after = clause.prepositions(verb)
    own = after.get("from", ()) or after.get("through", ())
    contents = [c for c in clause.children(verb, "ccomp") if c.i > verb.i]
    marks = [m for c in contents for m in clause.children(c, "mark") if m.lower_ == "that"]
    before = (p for c in contents for p in clause.children(c, "prep") if marks and p.i < marks[0].i)
    return own or tuple(t for p in before if p.lower_ == "from" for t in clause.children(p, "pobj"))


def _told_by(verb: Token) -> tuple[Token, ...]:
    """*to whom a guard had confided it*, *whom a guard had told*, *who had been told so by a guard*."""
    if not is_in(verb, "confiding"):
        return ()
    slots = clause.slots(verb)
    if slots.passive:
        return slots.after.get("by", ())
    to_whom = any(t.lower_ == "whom" for t in verb.subtree if t.i < verb.i)
    return slots.doer if to_whom else ()


def _cited(participle: Token) -> tuple[Token, ...]:
    """*citing a guard*, *relying on a letter of Anna's*, *informed by a warder*."""
    if participle.tag_ == "VBG" and is_in(participle, "citing"):
        after = clause.prepositions(participle)
        return (
            clause.spread(clause.children(participle, "dobj", "pobj")) or after.get("on", ()) or after.get("upon", ())
        )
    if participle.tag_ == "VBN" and is_in(participle, "confiding"):
        return clause.prepositions(participle).get("by", ())
    return ()


def said_of_source(previous: Span | None, sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    """*...; she had this from Maria Lunina*: what she has just told is Maria's word behind hers."""
    for verb in sentence:
        if verb.pos_ != "VERB" or verb.dep_ == "relcl" or not _takes_up(verb):
            continue
        tellers = speakers.entities(clause.slots(verb).doer)
        sources = speakers.entities(had_from(verb))
        if not tellers or not sources:
            continue
        if all(t.lower_ in ("he", "she", "they") for t in clause.slots(verb).doer):
            tellers = (ANYBODY,)  # *he had it from ...*: whoever has just told it
        here = segment(sentence, verb.i)[0]
        start = segment(sentence, here - 2)[0] if here > sentence.start else (previous.start if previous else here)
        yield Attribution(start, here, frozenset(), sources, False, f"had from: {verb.text}", True, tellers)


def _takes_up(verb: Token) -> bool:
    """Whether what was heard is what stands before: *had it from*, not *had it from her that ...*"""
    follows = any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.children)
    objects = clause.children(verb, "dobj")
    return not follows and bool(objects) and objects[0].lower_ in _TAKEN_UP and objects[0].i - verb.i < _NEAR


def as_was_learned(sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    """*told him that, as a merchant had learned from a servant, four boys were kept*: the merchant, and the servant."""
    doc = sentence.doc
    for token in sentence:
        if token.lower_ != "as" or (token.i > sentence.start and token.nbor(-1).text not in (",", ";")):
            continue
        stretch = doc[token.i + 1 : min(token.i + 9, sentence.end)]
        verb = next((t for t in stretch if t.pos_ == "VERB" and is_in(t, "getting_word")), None)
        closing = next((t for t in doc[verb.i : sentence.end] if t.text == ","), None) if verb is not None else None
        if verb is None or closing is None or closing.i - verb.i > _CLOSES_WITHIN:
            continue
        sources = known_from(verb)
        holders = speakers.entities((*clause.slots(verb).doer, *sources))
        if not sources or not holders:
            continue
        before = doc[token.i - 2] if token.i - 2 > sentence.start else token
        told = next((t for t in reversed(doc[sentence.start : token.i]) if t.pos_ == "VERB" and says(t)), None)
        outer = speakers.of(told) if told is not None and before.lower_ == "that" else ()
        end = segment(sentence, token.i)[1]
        chain = tuple(dict.fromkeys((*outer, *holders)))
        yield Attribution(closing.i + 1, end, frozenset(), chain, False, f"in passing: {verb.text}", bool(outer))
