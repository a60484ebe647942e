"""Free indirect speech: the sentences after one that says that somebody told something, and not what.

    Essop has told what was done to him. He was beaten.              on Essop's word
    On 12 October the judge set the finding aside. He had been pushed.  on the judge's
    Anna Weiss deposed before us in March 1977. Soldiers searched her house.
    The commandant denied everything. He had never laid a hand on the man.

Where the sentence before does not say that what follows is told, the pluperfect does: *had been pushed*.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_RUMOUR
from kartoteka.reading import clause
from kartoteka.reading.attributed import Attribution
from kartoteka.reading.polarity import negation
from kartoteka.reading.relayed import known_from
from kartoteka.reading.sayings import says
from kartoteka.reading.speaking import Speakers
from kartoteka.reading.stance_words import is_in, is_source, word_class
from kartoteka.reading.tense import is_pluperfect

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CONTINUING = frozenset(["tell", "describe", "relate", "recount", "narrate", "report", "recall", "testify", "depose"])
_OPENS_UP = frozenset({"speak", "talk", "confess", "tell", "break", "testify", "relate", "reveal", "admit"})
_PERSONAL = frozenset({"he", "she", "they", "it", "i", "we"})
_ALL = frozenset(
    {"everything", "all", "it", "this", "charge", "charges", "guilt", "accusation", "accusations", "allegations"}
)
_CONTENT = frozenset({"ccomp", "xcomp", "advcl", "parataxis"})


def told_on(previous: Span, sentence: Span, speakers: Speakers) -> list[Attribution]:
    """What the sentence before opens: the sentence, on the word of who tells; empty where it opens nothing."""
    if says(sentence.root):
        return []  # *His mother had always said ...*: another tells
    return (
        _continued(previous, sentence, speakers)
        or _deposed(previous, sentence, speakers)
        or _announced(previous, sentence, speakers)
    )


def still_told(told: list[Attribution], sentence: Span, speakers: Speakers) -> list[Attribution]:
    """A telling goes on as long as the sentences stand in the pluperfect, a deposition to the end of its paragraph."""
    if told and told[0].reason.endswith("deposed"):
        others = says(sentence.root) and set(speakers.of(sentence.root)) - set(told[0].holders)
        goes_on = not others and not _opens_paragraph(sentence)
    else:
        goes_on = is_pluperfect(sentence.root) and bool(clause.own_subject(sentence.root))
    return [replace(one, start=sentence.start, end=sentence.end) for one in told] if goes_on else []


def _goes_on(verb: Token, holders: tuple[str, ...], sentence: Span, distant: bool = False) -> list[Attribution]:
    if not holders:
        return []
    return [Attribution(sentence.start, sentence.end, frozenset(), holders, distant, f"goes on: {verb.text}")]


def _announced(previous: Span, sentence: Span, speakers: Speakers) -> list[Attribution]:
    """*A guard brought the news. He had been shot*; *The indictment was read. He had plotted*; *... denied it.*"""
    root = previous.root
    if not is_pluperfect(sentence.root) or not clause.own_subject(sentence.root) or _opens_paragraph(sentence):
        return []
    if root.pos_ != "VERB" or negation(root) is not None or _CONTENT & {c.dep_ for c in root.children}:
        return []
    if any(t.text in "“”:;" for t in previous):
        return []
    objects = clause.children(root, "dobj")
    names = {t.lemma_.lower() for t in objects} | {t.lower_ for t in objects}
    if clause.is_passive(root):
        papers = tuple(t for t in clause.own_subject(root) if is_source(t, "papers"))
        read = is_in(root, "delivering") or root.lemma_ in ("issue", "proclaim", "post", "pronounce")
        return _goes_on(root, speakers.entities(papers), sentence, True) if read else []
    spreads = root.lemma_ in ("spread", "circulate", "multiply", "fly", "swirl", "abound", "reach", "run")
    if spreads and any(t.lemma_.lower() in word_class("nouns", "rumour") for t in clause.own_subject(root)):
        return _goes_on(root, (HOLDER_RUMOUR,), sentence, True)
    if root.lemma_ == "deny":
        return _goes_on(root, speakers.of(root), sentence, True) if names & _ALL else []
    news = bool(names & (word_class("nouns", "witness") | {"truth"}))
    sources = known_from(root) or tuple(t for o in objects for t in clause.prepositions(o).get("from", ()))
    if news and is_in(root, "getting_word") and sources:
        return _goes_on(root, speakers.entities((*clause.slots(root).doer, *sources)), sentence)
    if (news and root.lemma_ in ("bring", "carry", "give", "send")) or (not objects and is_in(root, "announcing")):
        holders = speakers.entities(clause.slots(root).doer)
        return _goes_on(root, holders, sentence, speakers.is_distant(root, holders))
    return []


def _continued(previous: Span, sentence: Span, speakers: Speakers) -> list[Attribution]:
    """*X has told what was done to him.* The sentence after it tells what he told; so does the reason of a ruling."""
    root = _spoke_at_last(previous) or previous.root
    tells = root.lemma_ in _CONTINUING and any(
        t.lower_ in ("what", "how") and t.head.dep_ in ("ccomp", "pcomp") for t in root.subtree
    )
    reasons = is_in(root, "delivering") and any(
        c.lemma_ in word_class("sources", "reasons") for c in clause.children(root, "dobj")
    )
    opens = (tells or (reasons and is_pluperfect(sentence.root))) and not clause.is_passive(root)
    opens = opens and not any(t.lower_ == "that" and t.dep_ == "mark" for t in previous)
    ruled = any(c.dep_ == "ccomp" for c in root.children) or any(c.dep_ == "dobj" for c in root.children)
    judges = {t.lemma_.lower() for t in clause.slots(root).doer} & word_class("nouns", "courts")
    rules = (
        (judges or any(t.pos_ in ("PROPN", "PRON") for t in clause.slots(root).doer))
        and is_in(root, "ruling")
        and ruled
        and is_pluperfect(sentence.root)
        and not clause.is_passive(root)
    )
    subjects = clause.own_subject(sentence.root)
    opens = opens or (_spoke_at_last(previous) is not None and is_pluperfect(sentence.root))
    past = sentence[0].lower_ in _PERSONAL or is_pluperfect(sentence.root)
    told_before = opens and past and not _opens_paragraph(sentence)
    if told_before or (rules and subjects):
        return _goes_on(root, speakers.of(root) or speakers.entities(clause.slots(root).doer), sentence)
    return []


def _deposed(previous: Span, sentence: Span, speakers: Speakers) -> list[Attribution]:
    """*Anna Weiss deposed before us in March 1977. Soldiers searched her house*: what she deposed."""
    verb = next((t for t in previous if t.lemma_ == "depose" and t.dep_ in ("ROOT", "acl", "relcl")), previous.root)
    contents = {"ccomp", "xcomp", "dobj", "advcl"} & {c.dep_ for c in verb.children}
    about = {c.lower_ for c in clause.children(verb, "prep")} & {"of", "about", "against", "for", "to", "that"}
    passive = verb.dep_ == "ROOT" and clause.is_passive(verb)
    if verb.lemma_ != "depose" or contents or about or passive or negation(verb) is not None:
        return []
    return [] if _opens_paragraph(sentence) else _goes_on(verb, _deponent(verb, speakers), sentence)


def _deponent(verb: Token, speakers: Speakers) -> tuple[str, ...]:
    """Who deposed: the subject, or *Witness K., a tailor*, where the parser takes *deposed* for a participle."""
    if verb.dep_ == "ROOT":
        return speakers.entities(clause.slots(verb).doer)
    noun = verb.head
    return speakers.entities((noun.head if noun.dep_ == "appos" else noun,))


def _opens_paragraph(sentence: Span) -> bool:
    return sentence.start > 0 and "\n" in sentence.doc[sentence.start - 1].text_with_ws


def _spoke_at_last(sentence: Span) -> Token | None:
    """*It was Orlov who spoke at last*, *he told her everything*: the verb, after which it is told what he said."""
    root = sentence.root
    cleft = (
        [c for a in clause.children(root, "attr") for c in clause.children(a, "relcl")] if root.lemma_ == "be" else []
    )
    verb = cleft[0] if cleft else root
    if verb.pos_ != "VERB" or verb.lemma_ not in _OPENS_UP or clause.is_passive(verb) or negation(verb) is not None:
        return None
    if any(c.dep_ in ("ccomp", "xcomp") or (c.dep_ == "prep" and c.lower_ in ("for", "of")) for c in verb.children):
        return None
    objects = clause.children(verb, "dobj")
    at_last = any(t.lower_ in ("last", "finally", "eventually", "out", "end") for t in verb.subtree)
    everything = any(t.lower_ in ("everything", "all", "truth", "story", "silence") for t in objects)
    alone = not objects and (verb.lemma_ in ("confess", "talk") or at_last)
    return verb if (everything or alone) and clause.slots(verb).doer else None
