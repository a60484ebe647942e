"""Stories told one by one, and what is said of a story after it.

In the first, which Anna heard from a guard, he fled. ... ; such was his story. He was flogged (so Orlov).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.attributed import Attribution, segment
from kartoteka.reading.sayings import says, tellers
from kartoteka.reading.speaking import Speakers
from kartoteka.reading.stance_words import is_in, word_class

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_ONE_OF = frozenset({"first", "second", "third", "former", "latter", "one", "other", "another"})
_IT = frozenset({"it", "them", "this", "these", "that", "those"})
_WRITINGS = word_class("sources", "papers") | word_class("sources", "records") | {"letter", "memoir", "diary", "book"}
_STORY = word_class("sources", "accounts") | word_class("sources", "story")


def one_of_the_stories(sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    """*Two stories were current. In the first, which Orlov heard from a guard, the court let him off.*"""
    opening = sentence[0]
    to = clause.children(opening, "prep") if opening.lower_ == "according" else []
    nouns = [t for p in (opening, *to) for t in clause.children(p, "pobj")]
    if opening.lower_ not in ("in", "according", "by") or not nouns or nouns[0].lower_ not in _ONE_OF or opening.i < 2:
        return
    before = opening.nbor(-1).sent if not opening.nbor(-1).is_space else opening.nbor(-2).sent
    stories = _STORY | word_class("nouns", "rumour")
    if not any(t.tag_ == "NNS" and t.lemma_.lower() in stories for t in before):
        return
    told = clause.children(nouns[0], "relcl")
    doers = tuple(t for v in told for t in clause.slots(v).doer)
    backs = [(v, "from") for v in told] + [(v, "to") for v in told if is_in(v, "resting")]
    sources = tuple(t for v, name in backs for t in clause.prepositions(v).get(name, ()))
    holders = tuple(dict.fromkeys(speakers.entities((*doers, *sources)))) or (HOLDER_UNSPECIFIED,)
    start = max([nouns[0].i + 1, *(v.right_edge.i + 1 for v in told)])
    yield Attribution(start, _next_story(sentence, start), frozenset(), holders, True, f"in the {nouns[0].text} story")


def _next_story(sentence: Span, start: int) -> int:
    """Where the next story begins: *...; according to the second he starved*."""
    for token in sentence.doc[start : sentence.end]:
        if token.text == ";" and token.i + 1 < sentence.end and token.nbor().lower_ in ("in", "according", "by"):
            return token.i
    return sentence.end


def in_it(previous: Span | None, sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    """*A third account is Anna's. In it the soldier dies*; *the record has nothing of it: in it he thanks them*."""
    for token in sentence:
        opens = token.i == sentence.start or token.nbor(-1).text in (":", ";")
        if token.lower_ != "in" or not opens or token.i + 1 >= sentence.end or token.nbor().lower_ not in _IT:
            continue
        before = sentence.doc[sentence.start : token.i] if token.i > sentence.start else previous
        stories = [t for t in before or () if t.pos_ == "NOUN" and t.lemma_.lower() in _STORY | _WRITINGS]
        holders = _whose(stories[-1], speakers) if stories else ()
        if holders and not says(token.head):
            end = segment(sentence, token.i)[1]
            yield Attribution(token.i + 2, end, frozenset(), holders, False, f"in the {stories[-1].text}")


def _whose(story: Token, speakers: Speakers) -> tuple[str, ...]:
    """*Anna's account*, *the account is that of Anna*, *Anna gives another account*; a paper speaks for itself."""
    is_that = [a for a in clause.children(story.head, "attr") if story.dep_ == "nsubj" and a.lower_ == "that"]
    owners = [t for noun in (story, *is_that) for t in clause.prepositions(noun).get("of", ())]
    written = (*clause.children(story, "poss"), *clause.prepositions(story).get("by", ()), *owners)
    persons = speakers.persons(written) or speakers.persons(tellers(story))
    return persons or speakers.entities((story,))


def after_the_fact(previous: Span | None, sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    """*...: such was his story*; *... (thus Orlov)*: what went before is theirs."""
    for token in sentence:
        word = token.lower_
        opens = token.i == sentence.start or token.nbor(-1).text in (":", ";", ",", "—")
        if word in ("such", "that", "this") and opens and token.head.lemma_ == "be" and token.i < token.head.i:
            yield from _such_was_the_story(token, previous, sentence, speakers)
        elif word in ("thus", "so") and token.i > sentence.start and token.nbor(-1).text in _before_thus(word):
            yield from _thus(token, sentence, speakers)


def _before_thus(word: str) -> tuple[str, ...]:
    """*...; thus Orlov*, *(so Orlov)*."""
    return ("(", ":", ";", "—") if word == "thus" else ("(", "—")


def _such_was_the_story(
    token: Token, previous: Span | None, sentence: Span, speakers: Speakers
) -> Iterator[Attribution]:
    for story in clause.children(token.head, "attr"):
        owners = speakers.entities(tuple(clause.children(story, "poss")))
        if story.lemma_ not in _STORY or not owners:
            continue
        opens = token.i == sentence.start
        if opens and previous is not None:
            yield Attribution(previous.start, previous.end, frozenset(), owners, True, f"such was the {story.text}")
        elif not opens and token.nbor(-1).text in (":", ";", ",", "—"):
            start = segment(sentence, token.i - 2)[0]
            yield Attribution(start, token.i, frozenset(), owners, True, f"such was the {story.text}")


def _thus(token: Token, sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    following = token.doc[token.i + 1 : sentence.end]
    nouns = [t for t in following if t.pos_ in ("NOUN", "PROPN", "PRON")]
    verbs = [t for t in following if t.pos_ in ("VERB", "AUX")]
    closed = nouns and token.doc[nouns[0].right_edge.i + 1 : sentence.end][:1].text in (")", ".", ",", ";", ":")
    if nouns and (closed or token.lower_ == "thus") and (not verbs or verbs[0].i > nouns[0].i + 1):
        holders = speakers.entities(clause.spread([nouns[0]])) or speakers.entities((nouns[0].head,))
        if holders:
            start = segment(sentence, token.i - 2)[0]
            yield Attribution(start, token.i, frozenset(), holders, False, f"thus {nouns[0].text}")
