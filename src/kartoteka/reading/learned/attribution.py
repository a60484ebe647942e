"""Which words attribute a content to a source: *she said that ...*, *the study shows ...*, *according to ...*.

After the attribution relation of GUM's discourse trees; learnt from GUM (Zeldes 2017), the genres whose texts are CC BY
or CC BY-SA.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.learned.model import load_network
from kartoteka.reading.learned.quoting import Quoting
from kartoteka.reading.learned.signs import signs
from kartoteka.reading.learned.surroundings import numbers
from kartoteka.reading.stance_words import is_in, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUOTES = frozenset("\"“”‘’'")
_NOISE = ("before=", "next=", "end=", "head", "path", "entity", "stop")
_CLOSED = frozenset({"PRON", "AUX", "PART", "PUNCT", "SCONJ", "ADP", "CCONJ"})
_PERSONS = {"first": ("i", "we"), "second": ("you",), "third": ("he", "she", "they")}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def may_attribute(token: Token) -> bool:
    """Whether the word is a full verb, *according*, or a noun spelt like a verb of saying (*media reports*)."""
    if token.pos_ in ("NOUN", "PROPN"):
        return is_in(token, "saying", "report", "claim")
    return token.lower_ == "according" or (token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"))


def attribution_signs(token: Token, quoting: Quoting) -> Iterator[str]:
    """The common signs of a word, and those of a content beside it."""
    yield from (name for name in signs(token, quoting) if not name.startswith(_NOISE))
    for name in ("saying", "report", "claim", "giving", "factive", "open", "probable", "implies"):
        if is_in(token, name):
            yield f"class={name}"
    contents = [c for c in token.children if c.dep_ in ("ccomp", "xcomp", "parataxis", "advcl", "relcl", "csubj")]
    spoken = is_in(token, "saying", "report", "claim")
    for content in contents:
        kind = f"{content.dep_}:{'finite' if _is_finite(content) else 'open'}"
        side = "after" if content.i > token.i else "before"
        marks = sorted(c.lower_ for c in content.children if c.dep_ == "mark")
        yield from (f"content={kind}", f"content={kind}:{side}", f"content={kind}:{marks}", f"content={kind}:{spoken}")
    if not contents:
        yield f"no content:{spoken}"
    after = [t.text for t in token.doc[token.i + 1 : token.i + 4]]
    if any(t in _QUOTES for t in after):
        yield f"quote after:{spoken}"
    if after and after[0] in (",", ":"):
        yield f"then {after[0]}:{spoken}"
    yield from _in_passing(token, spoken)
    kind = _kind(token)
    yield from _source(token, kind)
    yield from _finite_contents([c for c in contents if _is_finite(c)], token, quoting, kind)
    yield from _deep_contents(token)
    yield from _neighbours(token, kind)


def _kind(verb: Token) -> str:
    """Whether the verb is one of saying, holding, knowing, showing; of several where it is."""
    names = [name for name in ("holding", "knowing", "showing") if is_in(verb, name)]
    if is_in(verb, "saying", "report", "claim"):
        names.append("saying")
    return "+".join(names)


def _source(verb: Token, kind: str) -> Iterator[str]:
    """Who is the subject, how the verb is hedged, and what governs it."""
    subject = next(iter(clause.own_subject(verb)), None)
    who = "none" if subject is None else _who(subject)
    yield from (f"kind={kind}", f"kind+subj={kind}:{who}", f"lemma+subj={lemma_of(verb)}:{who}")
    if subject is not None and subject.ent_type_:
        yield f"kind+entity={kind}:{subject.ent_type_}"
    auxiliaries = " ".join(sorted(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")))
    yield f"kind+aux={kind}:{auxiliaries}"
    for child in verb.children:
        if child.dep_ in ("prep", "agent", "dative", "prt"):
            yield f"kind+prep={kind}:{child.lower_}"
    if "?" in [token.text for token in verb.sent[-2:]]:
        yield f"asked:{kind}:{who}"
    if verb.sent[-1].text == ":" or "\n" in verb.sent[-1].text:
        yield f"ends line:{kind}"
    if verb.dep_ in ("ccomp", "advcl", "relcl", "conj", "xcomp", "acl"):
        yield f"under={verb.dep_}:{_kind(verb.head)}:{kind}"


def _who(subject: Token) -> str:
    word = subject.lower_
    for name, words in _PERSONS.items():
        if word in words:
            return name
    return word if subject.pos_ == "PRON" or subject.tag_ in ("DT", "WDT", "WP") else subject.tag_


def _finite_contents(contents: list[Token], verb: Token, quoting: Quoting, kind: str) -> Iterator[str]:
    yield f"kind+finite={kind}:{bool(contents)}:{verb.tag_}"
    yield f"lemma+finite={lemma_of(verb)}:{bool(contents)}"
    if verb.dep_ == "conj":
        yield f"joined+finite={kind}:{bool(contents)}"
    for content in contents:
        asking = next((t.lower_ for t in content.subtree if t.tag_ in ("WRB", "WP", "WDT")), "")
        tense = next((c.tag_ for c in content.children if c.dep_ in ("aux", "auxpass")), content.tag_)
        yield from (f"asking={asking}:{kind}", f"content tense={tense}:{kind}")
        yield f"quoted content={content in quoting}:{verb in quoting}:{kind}"
        yield f"distance={min(6, abs(content.i - verb.i))}"
        for subject in clause.own_subject(content)[:1]:
            yield f"content subj={subject.lower_ if subject.pos_ == 'PRON' else subject.tag_}"


def _deep_contents(verb: Token) -> Iterator[str]:
    """*make clear that*, *have no doubt that*, *be sure that*: the content hangs on the adjective or noun."""
    for middle in verb.children:
        if middle.dep_ not in ("acomp", "attr", "dobj", "oprd", "prep"):
            continue
        for content in middle.children:
            if content.dep_ in ("ccomp", "acl", "xcomp", "relcl", "advcl"):
                marks = sorted(c.lower_ for c in content.children if c.dep_ == "mark")
                yield from (f"deep={middle.dep_}:{middle.lower_}", f"deep+mark={middle.dep_}:{marks}")
                yield f"deep+verb={verb.lemma_}:{middle.dep_}:{content.dep_}:{_is_finite(content)}"


def _neighbours(verb: Token, kind: str) -> Iterator[str]:
    doc = verb.doc
    after = [_plain(token) for token in doc[verb.i + 1 : verb.i + 2]]
    yield from (f"then={word}" for word in after)
    yield from (f"kind+then={kind}:{word}" for word in after)
    yield from (f"lemma+then={lemma_of(verb)}:{word}" for word in after)
    if verb.i + 2 < len(doc):
        yield f"kind+then two={kind}:{after[0]}:{doc[verb.i + 2].tag_}"
    if verb.i:
        yield f"kind+before={kind}:{_plain(doc[verb.i - 1])}"
    if verb.i > 1:
        yield f"before two={_plain(doc[verb.i - 2])}:{doc[verb.i - 1].tag_}"


def _plain(token: Token) -> str:
    return token.lower_ if token.pos_ in _CLOSED or token.tag_ in ("WRB", "WP") else token.tag_


def _is_finite(content: Token) -> bool:
    return bool(clause.own_subject(content)) or any(t.tag_ in _FINITE for t in (content, *content.children))


def _in_passing(token: Token, spoken: bool) -> Iterator[str]:
    subjects = clause.own_subject(token)
    if not subjects:
        yield f"no subject:{spoken}"
        return
    left = min(subjects[0].left_edge.i, token.i)
    before = token.doc[left - 1].text if left else ""
    inverted = subjects[0].i > token.i
    yield f"inverted={inverted}:{spoken}"
    if before in _QUOTES or before == ",":
        yield f"before={before}:{spoken}:{token.dep_}"


def attribution_words(doc: Doc) -> Iterator[Token]:
    """The words that attribute, in order of the text."""
    quoting = Quoting(doc)
    words = [token for token in doc if may_attribute(token)]
    names = [attribution_signs(token, quoting) for token in words]
    attributes = load_network("attribution").say_yes(names, numbers(doc, quoting, words))
    yield from (token for token, yes in zip(words, attributes, strict=True) if yes)
