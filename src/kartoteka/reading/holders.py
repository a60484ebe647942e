"""On whose word whole stretches of a text stand: what syntax alone does not say.

    According to Inge Scholl, the warders let them meet.       the sentence stands on Inge Scholl's word
    Once, he says, he saw a man led past.                      on his
    They now spoke of suicide: nobody had touched him.         what follows the colon, on theirs
    older reference works: d. 23 Mar. 1940                     on that of the works
    Essop has told what was done to him. He was beaten.        the next sentence, on Essop's (`free_indirect`)

An `Attribution` covers tokens; `kartoteka.reading.stance` says what stands inside one sentence by its syntax,
`kartoteka.reading.quotations` who says what is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.attributed import Attribution, segment
from kartoteka.reading.free_indirect import still_told, told_on
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.passing import as_was_alleged, in_passing, so_said
from kartoteka.reading.polarity import negation
from kartoteka.reading.quotations import quotations, written_by
from kartoteka.reading.relayed import as_was_learned, said_of_source
from kartoteka.reading.resolver import Resolver
from kartoteka.reading.sayings import says
from kartoteka.reading.sourced import according
from kartoteka.reading.speaking import Speakers
from kartoteka.reading.stance_words import is_in, is_source, word_class
from kartoteka.reading.told_stories import after_the_fact, in_it, one_of_the_stories

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

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


def attributions(doc: Doc, resolver: Resolver, speakers: Speakers) -> list[Attribution]:
    """All attributions of the text; the wider ones first."""
    found: list[Attribution] = []
    for quoted in quotations(doc, speakers):
        found.append(Attribution(quoted.start, quoted.end, frozenset(), quoted.holders, quoted.distant, "quoted"))
    previous: Span | None = None
    told: list[Attribution] = []
    sources: list[Attribution] = []
    for sentence in doc.sents:
        if previous is not None:
            told = told_on(previous, sentence, speakers) or still_told(told, sentence, speakers)
            found.extend(told)
        stories = list(one_of_the_stories(sentence, speakers))
        found.extend(stories)
        found.extend(a for a in according(sentence, speakers) if not (stories and a.covers(stories[0].start)))
        found.extend(after_the_fact(previous, sentence, speakers))
        found.extend(in_it(previous, sentence, speakers))
        found.extend(in_passing(sentence, speakers))
        found.extend(so_said(sentence, speakers))
        found.extend(as_was_alleged(sentence, speakers))
        found.extend(as_was_learned(sentence, speakers))
        found.extend(_after_colon(sentence, speakers))
        sources.extend(said_of_source(previous, sentence, speakers))
        if len(sentence) > 2:
            previous = sentence
    return [*_testimonies(resolver), *found, *sources]


def _testimonies(resolver: Resolver) -> Iterator[Attribution]:
    """Each testimony of a collection, on its teller's word; where there is one alone, its teller is the narrator."""
    told = resolver.testimonies
    if len({teller for _, _, teller in told}) > 1:
        for start, end, teller in told:
            yield Attribution(start, end, frozenset(), (teller,), False, "told in a testimony")


def _after_colon(sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    for colon in (t.i for t in sentence if t.text == ":"):
        start, end = segment(sentence, colon)
        last = _end_behind(sentence, colon)
        if last - colon < 3 or _is_refuted(sentence.doc[start:colon]):
            continue
        before = sentence.doc[start:colon]
        verbs = [t for t in before if t.pos_ == "VERB" and (is_in(t, "saying") or says(t))]
        told = [
            v
            for v in verbs
            if not any(c.dep_ == "ccomp" and c.i < colon for c in v.children)
            and v.dep_ != "xcomp"
            and not (v.dep_ == "relcl" and v.head.head.i > v.i)
        ]
        announced = list(_announced(before, colon, last, speakers))
        if announced:
            yield from announced
        elif told and negation(told[-1]) is None:
            holders = _read_out(told[-1], speakers) or speakers.chain(told[-1])
            if holders:
                distant = speakers.is_distant(told[-1], holders)
                yield Attribution(colon + 1, last, frozenset(), holders, distant, f"after the colon: {told[-1].text}")
        elif not any(t.pos_ in ("VERB", "AUX") for t in before):
            yield from _source_before_colon(before, colon, max(end, last) if end == sentence.end else end, speakers)
        else:
            yield from _writing_before_colon(before, colon, last, speakers)
        return


def _is_refuted(before: Span) -> bool:
    """*What they told her was untrue: ...*: what follows is the narrator's."""
    words = word_class("adjectives", "false") | {"lie", "invention", "fabrication", "legend", "fable"}
    return any(t.lemma_.lower() in words and t.dep_ in ("acomp", "attr") and negation(t.head) is None for t in before)


def _read_out(verb: Token, speakers: Speakers) -> tuple[str, ...]:
    """*read out to the students a manifesto: ...*: what the paper says."""
    papers = [t for t in clause.children(verb, "dobj") if verb.lemma_ in ("read", "recite", "quote")]
    return speakers.entities(tuple(t for t in papers if is_source(t, "letters", "papers")))


def _end_behind(sentence: Span, colon: int) -> int:
    """Where ends what follows the colon: with the next sentence, where the parser lets one begin there."""
    doc = sentence.doc
    if colon + 1 < sentence.end or sentence.end >= len(doc) or doc[sentence.end].is_space:
        return sentence.end
    return doc[sentence.end].sent.end


def _announced(before: Span, colon: int, end: int, speakers: Speakers) -> Iterator[Attribution]:
    """*told us what he had from a prisoner: ...*, *presented his articles: that ...*, *instructed them: ... to be*"""
    after = before.doc[colon + 1 : end]
    verbs = [t for t in before if t.pos_ == "VERB"]
    for verb in verbs:
        inner = next((c for c in verbs if verb.i < c.i and _asks_what(verb, c)), None)
        if inner is not None and (says(verb) or is_in(verb, "saying")):
            behind = speakers.entities(clause.prepositions(inner).get("from", ())) or speakers.of(inner)
            holders = tuple(dict.fromkeys((*speakers.of(verb), *behind)))
            if holders:
                yield Attribution(colon + 1, end, frozenset(), holders, False, f"after the colon: {verb.text} what")
            return
    main = next((v for v in reversed(verbs) if v.dep_ in ("ROOT", "conj", "ccomp") and clause.own_subject(v)), None)
    if main is None or negation(main) is not None:
        return
    if after[:1].text.lower() == "that" and after[0].dep_ != "det":
        said = {t.lemma_.lower() for t in before} & word_class("nouns", "set_forth")
        holders = speakers.entities(clause.slots(main).doer)
        if holders and said:
            distant = bool(said & (word_class("nouns", "charging") | {"article"})) or speakers.is_distant(main, holders)
            yield Attribution(colon + 1, end, frozenset(), holders, distant, f"after the colon: {main.text}")
    elif is_in(verbs[-1], "mandative") or (
        len(verbs) > 1 and verbs[-1].dep_ == "xcomp" and is_in(verbs[-2], "bidding")
    ):
        asking = verbs[-1] if is_in(verbs[-1], "mandative") else verbs[-2]
        holders = speakers.of(asking)
        to_be = any(t.dep_ == "aux" and t.lower_ in ("to", "should", "must", "shall", "will") for t in after)
        if holders and to_be and HOLDER_UNSPECIFIED not in holders:
            yield Attribution(colon + 1, end, frozenset(), holders, True, f"after the colon: {asking.text}")


def _asks_what(verb: Token, content: Token) -> bool:
    """*told what he had from a prisoner*, *repeated what a guard had said*."""
    asked = any(t.lower_ == "what" and verb.i < t.i < content.i for t in content.children)
    hears = is_in(content, "getting_word") and "from" in clause.prepositions(content)
    return asked and (hears or is_in(content, "report", "claim", "confiding"))


def _source_before_colon(before: Span, colon: int, end: int, speakers: Speakers) -> Iterator[Attribution]:
    """*older reference works: d. 23 Mar. 1940*."""
    for token in before:
        if token.lemma_.lower() in _SOURCES or token.lemma_.lower() in word_classes()["work"]:
            holders = speakers.entities((token,))
            if holders:
                yield Attribution(colon + 1, end, frozenset(), holders, True, f"according to {token.text}")
                return


def _writing_before_colon(before: Span, colon: int, end: int, speakers: Speakers) -> Iterator[Attribution]:
    """*The registry gave her a certificate: he had died in 1944*; *she smuggled out a note: they were alive*."""
    holders = written_by(before, speakers)
    if holders:
        yield Attribution(colon + 1, end, frozenset(), holders, False, "after the colon: what was written")
