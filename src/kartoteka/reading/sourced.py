"""Phrases that name a source: *according to Anna*, *by his own account*, *if the register is to be trusted*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.attributed import Attribution, segment
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.passing import within_relative
from kartoteka.reading.relayed import sources_of
from kartoteka.reading.sayings import says
from kartoteka.reading.speaking import Speakers
from kartoteka.reading.stance_words import is_in, word_class

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


_POWER = word_classes()["institution_of_power"] - word_class("nouns", "courts")
_BY_PREPOSITION = {name: word_class("sources", f"{name}_accounts") for name in ("by", "in", "on", "from")}
_ACCOUNTS = word_class("sources", "accounts")
_BARE = word_class("sources", "bare")
_PHRASES = frozenset({"prep", "agent", "ROOT"})
_FOLLOWED = frozenset(["follow", "believe", "trust", "credit"])
_DISTANT = word_class("nouns", "rumour") | word_class("nouns", "official") | _POWER | {"tradition"}


def according(sentence: Span, speakers: Speakers) -> Iterator[Attribution]:
    """Attributions by a phrase that names the source, over the stretch that it speaks of."""
    for token in sentence:
        phrase = _source_phrase(token)
        if phrase is None:
            continue
        own = _phrase_tokens(token, phrase)
        start, end = _scope(sentence, token, phrase, own)
        hearsay = bool({t.lemma_.lower() for t in (phrase, *clause.children(phrase, "compound"))} & _DISTANT)
        doubted = token.lower_ == "if" and phrase.head.lemma_ not in _FOLLOWED
        reason = f"according to {phrase.text}"
        holders = _holders(token, phrase, speakers) or (() if _is_nobody_s(phrase) else (HOLDER_UNSPECIFIED,))
        if not holders:
            continue
        end = _other_speaks(token.doc, max(own), end)
        innermost = _behind_noun(token, phrase) is not None or _backs_report(token)
        yield Attribution(start, end, own, holders, hearsay or doubted, reason, innermost)


def _holders(token: Token, phrase: Token, speakers: Speakers) -> tuple[str, ...]:
    if token.lower_ == "in" and _opens_record(token):
        return speakers.entities((phrase,))
    if phrase.lemma_ in _ACCOUNTS and token.lower_ not in ("according", "acc", "acc."):
        return ()
    if phrase.tag_ == "PRP$" and any(t.lower_ == "own" for t in phrase.head.lefts):
        subjects = clause.spread(clause.subject(token.head)) if token.head.pos_ in ("VERB", "AUX") else ()
        owners = speakers.entities(tuple(t for t in subjects if t.pos_ != "NOUN" or speakers.entities((t,))))
        if owners:
            return owners  # *by her own account Anna was beaten*: whose account, the subject says
    if phrase.tag_ == "PRP$" and not speakers.entities((phrase,)):
        return speakers.entities(clause.slots(token.head).doer)  # *in her testimony Anna recalled*
    source = _behind_noun(token, phrase) or clause.relative_antecedent(phrase)
    named = speakers.entities(clause.spread([source])) or _named_inside(phrase, speakers)
    return tuple(dict.fromkeys((*named, *speakers.entities(sources_of(source))))) if named else ()


def _is_nobody_s(phrase: Token) -> bool:
    """*in her testimony* of whom nothing is known: no source that could be named, nor one that is left out."""
    return phrase.tag_ == "PRP$"


def _named_inside(phrase: Token, speakers: Speakers) -> tuple[str, ...]:
    parts = tuple(clause.children(phrase, "compound", "amod", "poss"))
    return speakers.entities(parts) or speakers.known_as(parts)


def _phrase_tokens(token: Token, phrase: Token) -> frozenset[int]:
    """The tokens of the phrase itself: up to its noun, and an *of*-phrase right after it; never none.

    Where the parser hangs a noun before the preposition under it, the phrase runs from that noun.
    """
    end = phrase.i + 1
    for child in phrase.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == end:
            end = child.right_edge.i + 1
    own = range(min(token.i, phrase.i), max(end, token.i + 1))
    told_of_him = [
        c
        for c in phrase.children
        if c.dep_ in ("relcl", "acl") and c.i > phrase.i and (c.doc[c.left_edge.i - 1].text == "," or _says_which(c))
    ]
    return frozenset({*own, *(i for c in told_of_him for i in range(c.left_edge.i, c.right_edge.i + 1))})


def _other_speaks(doc: Doc, after: int, end: int) -> int:
    """*According to one he was beaten, whereas Kruk had heard that ...*: where another begins to tell."""
    for token in doc[after + 2 : end]:
        if token.lower_ not in ("whereas", "while", "but", "though", "although") or doc[token.i - 1].text != ",":
            continue
        verb = next((t for t in doc[token.i + 1 : min(token.i + 8, end)] if t.pos_ == "VERB"), None)
        if verb is not None and (says(verb) or verb.lemma_ == "hear") and clause.own_subject(verb):
            return token.i
    return end


def _says_which(clause_verb: Token) -> bool:
    """*a cellmate who came home in 1955*: which one it is, the narrator tells."""
    return clause_verb.dep_ == "relcl" and clause_verb.doc[clause_verb.left_edge.i].lower_ in ("who", "whom")


def _scope(sentence: Span, token: Token, phrase: Token, own: frozenset[int]) -> tuple[int, int]:
    """What stands on the source's word: bracket, relative clause, stretch between semicolons, or what follows."""
    if _opens_bracket(token):
        return segment(sentence, token.i - 2)[0], token.i  # *flogged (testimony of Orlov)*
    if _bracketed(token):
        return _bracket(token)
    if _behind_noun(token, phrase) is not None:
        return phrase.i + 1, segment(sentence, token.i)[1]
    if _backs_report(token):
        return token.head.i + 1, segment(sentence, token.head.i)[1]  # *reported, on the word of a guard, that ...*
    if phrase.lower_ == "which":
        antecedent = clause.relative_antecedent(phrase)
        return (
            (antecedent.i + 1, segment(sentence, token.i)[1])
            if antecedent.i != phrase.i
            else segment(sentence, token.i)
        )
    inside = _inside_relative(token, own, sentence)
    if inside is not None:
        return inside
    start, end = segment(sentence, token.i)
    after = token.doc[max(own) + 1] if max(own) + 1 < sentence.end else None
    commas = [t.i for t in token.doc[start : token.i] if t.text == ","]
    if token.lower_ == "in" and phrase.head.lower_ == "of" and token.i == start:
        end = min([end, *(t.i for t in token.doc[token.i : end] if _goes_on(t))])
    if token.lower_ == "if" and commas and commas[-1] < token.i - 1:
        return commas[-1] + 1, end  # *died in prison, of pneumonia if the register is to be trusted*
    if token.i - 2 >= start and token.doc[token.i - 1].text == "," and token.doc[token.i - 2].dep_ == "cc":
        return max(own) + 1, end  # *was arrested and, by her own account, beaten*
    if _of_a_part(token, commas, own):
        return commas[-1] + 1, token.i
    if phrase.lemma_ in _ACCOUNTS and token.i > start and after is not None and after.text not in (",", ".", ";"):
        commas = [t.i for t in token.doc[max(own) + 1 : end] if t.text == ","]
        return max(own) + 1, commas[0] if commas else end  # *shot on the 26th, by some accounts in the courtyard*
    return start, end


def _goes_on(link: Token) -> bool:
    """*In the opinion of the court he was too young, [and] at nineteen he was hanged*: another clause begins."""
    if link.dep_ != "cc" or link.lower_ not in ("and", "but") or link.doc[link.i - 1].text != ",":
        return False
    joined = [c for c in clause.children(link.head, "conj") if c.i > link.i]
    return any(c.pos_ in ("VERB", "AUX") and clause.own_subject(c) for c in joined)


def _of_a_part(token: Token, commas: list[int], own: frozenset[int]) -> bool:
    """*were taken in May, thirty of them according to the dean*: the number alone is the dean's."""
    if token.lower_ not in ("according", "by") or not commas or commas[-1] >= token.i - 1:
        return False
    doc, end = token.doc, max(max(own), token.right_edge.i) + 1
    said = any(t.pos_ in ("VERB", "AUX") for t in doc[commas[-1] : token.i])
    before = any(t.pos_ in ("VERB", "AUX") for t in doc[token.sent.start : commas[-1]])
    return not said and before and (end >= len(doc) or doc[end].text in (",", ".", ";"))


def _inside_relative(token: Token, own: frozenset[int], sentence: Span) -> tuple[int, int] | None:
    """*to Holland, where, according to Parsons, he was drowned*: the relative clause alone."""
    before = token.doc[token.i - 1] if token.i > sentence.start else token
    opening = token.i + 1 if before.text != "," else token.i
    return within_relative(token.doc[max(own)], opening, sentence)


def _behind_noun(token: Token, phrase: Token) -> Token | None:
    """*a report according to which he was shot*: the noun right before, whatever the parser hangs the clause on."""
    before = token.doc[token.i - 1] if token.i else token
    before = token.doc[token.i - 2] if before.text == "," and token.i > 1 else before
    is_relative = phrase.lower_ in ("which", "whom") and token.lower_ == "according"
    return before if is_relative and before.pos_ in ("NOUN", "PROPN") else None


def _backs_report(token: Token) -> bool:
    """*The newspapers, on the word of the police, reported that ...*: on whose word those stand who report it."""
    return token.lower_ in ("on", "from") and token.head.pos_ == "VERB" and says(token.head)


def _is_relied_on(token: Token) -> bool:
    """*surrendered on the word of an officer*, *hanged on the evidence of a spy*: not on whose word it is told."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    apart = before is None or before.text in (",", "(", ";", "—", ":") or before.lower_ in ("and", "but", "that")
    return token.lower_ == "on" and not apart and not _backs_report(token)


def _source_phrase(token: Token) -> Token | None:
    """The head of the noun phrase after *according to*, *in the view of*, *by some accounts*, *if we follow*."""
    doc = token.doc
    if token.lower_ in ("according", "acc", "acc.") and any(t.lower_ == "to" for t in doc[token.i + 1 : token.i + 3]):
        to = next(t for t in doc[token.i + 1 : token.i + 3] if t.lower_ == "to")
        return _first_noun(to)
    if token.lower_ in _BY_PREPOSITION and token.dep_ in _PHRASES and not _is_relied_on(token):
        for noun in clause.children(token, "pobj"):
            found = _owner_of_account(noun) if noun.lemma_ in _BY_PREPOSITION[token.lower_] else None
            if found is not None:
                return found
    if token.lower_ == "in" and _opens_record(token):
        return clause.children(token, "pobj")[0]
    if token.lower_ == "from" and token.dep_ == "prep" and _comes_out(token):
        return next(iter(clause.children(token, "pobj")), None)
    if token.lower_ == "if" and token.dep_ == "mark":
        return _trusted(token)
    if token.lemma_.lower() in _ACCOUNTS and _opens_bracket(token):
        return next(iter(clause.prepositions(token).get("of", ())), None)
    if token.lower_ in ("by", "from") and token.head.lower_ in ("judge", "judging") and token.i - token.head.i == 1:
        return next(iter(clause.children(token, "pobj")), None)  # *to judge by the police report*
    if token.lower_ == "to" and token.head.lower_ in ("hear", "believe") and token.head.dep_ == "advcl":
        subjects = [t for c in token.head.children if c.dep_ in ("ccomp", "xcomp") for t in clause.own_subject(c)]
        return next(iter([*subjects, *clause.children(token.head, "dobj")]), None) or _name_behind(token.head)
    return None


def _name_behind(verb: Token) -> Token | None:
    """*To believe Ambassador Heywood, the crowd attacked*: the name up to the comma, a subject for the parser."""
    stretch = verb.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)]
    comma = next((t.i for t in stretch if t.text == ","), None)
    last = verb.doc[comma - 1] if comma is not None else verb
    return last if last.pos_ == "PROPN" else None


def _opens_record(token: Token) -> bool:
    """*In the report that he sent to Nairobi, the prisoner collapsed*: what the report says; not *in it he wrote*."""
    nouns = clause.children(token, "pobj")
    verb = token.head
    opens = token.i == token.sent.start or token.doc[token.i - 1].text in (";", ":")
    if not opens or token.dep_ != "prep" or verb.pos_ not in ("VERB", "AUX") or not nouns or says(verb):
        return False
    if not clause.children(nouns[0], "det", "poss"):
        return False  # *in return*
    return nouns[0].lemma_.lower() in word_class("sources", "records") and nouns[0].right_edge.i < verb.i


def _comes_out(token: Token) -> bool:
    """*It appears from the register that ...*, *it is clear from her letters that ...*"""
    verb = token.head.head if token.head.pos_ == "ADJ" else token.head
    with_it = any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl", "nsubjpass") for c in verb.children)
    shows = is_in(token.head, "emerging") or token.head.lemma_ in word_class("adjectives", "plain")
    after = token.doc[token.i : min(token.i + 10, token.sent.end)]
    return with_it and shows and any(t.lower_ == "that" for t in after)


def _owner_of_account(noun: Token) -> Token | None:
    """Whose account it is: *Anna's account*, *the words of Anna*; the noun itself in *by some accounts*."""
    owners = clause.children(noun, "poss", *(["nsubj"] if noun.tag_ == "VBG" else [])) + list(
        clause.prepositions(noun).get("of", ())
    )
    if noun.lemma_ == "view" and noun.i > 0 and noun.nbor(-1).lower_ == "in":
        return None  # *in view of her age*
    givers = [t for v in clause.children(noun, "relcl") for t in clause.own_subject(v) if t.pos_ != "DET"]
    owners += [t for t in givers if t.lower_ not in ("that", "which", "who")]
    if owners:
        return owners[0]
    common = any(c.lower_ == "common" for c in noun.children)
    return noun if noun.lemma_ in _BARE or common else None


def _trusted(mark: Token) -> Token | None:
    """*if we follow Foxe*, *if the register is to be trusted*, *if counsel reckoned rightly*: who is trusted."""
    verb = mark.head
    inner = [verb, *(c for c in verb.children if c.dep_ in ("xcomp", "acomp"))]
    subjects = clause.own_subject(verb)
    trusting = next((v for v in inner if v.lemma_ in _FOLLOWED | {"rely"}), None)
    if trusting is not None and clause.is_passive(trusting):
        return subjects[0] if subjects else None
    if trusting is not None:
        followed = clause.children(trusting, "dobj")
        return followed[0] if followed and followed[0].i - mark.i < 10 else None
    words = {t.lower_ for t in (*inner, *clause.children(verb, "advmod", "dobj")) if not _is_half(t)}
    if (
        words & word_class("sources", "rightly")
        and (verb.lemma_ == "be" or verb.lemma_ in word_class("sources", "reckoning"))
        and subjects
    ):
        return subjects[0] if subjects[0].pos_ in ("NOUN", "PROPN") else None
    return None


def _is_half(token: Token) -> bool:
    """*right* in *right-handed*."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].text == "-"


def _first_noun(to: Token) -> Token | None:
    """The noun after *to*: the parser's, unless a name right after a common noun has taken its place."""
    governed = clause.children(to, "pobj")
    if not governed:
        return to.doc[to.i + 1] if to.i + 1 < len(to.doc) else None
    for token in to.doc[to.i + 1 : governed[0].i]:
        if token.tag_ == "NN" and token.doc[token.i + 1].pos_ == "PROPN":
            return token
    return governed[0]


def _opens_bracket(token: Token) -> bool:
    return token.i > token.sent.start + 1 and token.nbor(-1).text == "(" and token.lemma_.lower() in _ACCOUNTS


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
