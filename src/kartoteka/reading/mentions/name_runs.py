"""Runs of tokens that may be names, with particles and links inside: *van Niekerk*, *Ministry of the Interior*,
*Truth and Reconciliation Commission*, *the People’s Court*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.family_first import surname_that_is_a_word
from kartoteka.reading.mentions.name_tokens import INITIAL, begins_sentence, is_capital, is_head
from kartoteka.reading.mentions.words import (
    AFTER_NAME,
    BODY_HEADS,
    BODY_NAMES,
    KIN,
    PARTICLES,
    PEOPLE_ADJECTIVES,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    PLACE_NAMES,
    TITLES,
    first_name_sex,
    fold,
    words_of_file,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEADING = words_of_file("name_runs", "leading")
_TOLD = words_of_file("teller", "told")
_LINKS = frozenset(["of", "for", "on", "the", "and", "in"])
_SURE_LABELS = frozenset({"PERSON", "GPE", "LOC", "FAC", "ORG"})


def name_runs(doc: Doc, lower: frozenset[str]) -> Iterator[tuple[int, int]]:
    """(first token, last token outside) of each run; `lower` are the words that the text has in small letters."""
    i, apart = 0, bool(_APART.search(doc.text))
    inside = {t.lower_ for t in doc if t.text[:1].isupper() and not begins_sentence(t)}
    plain = lower - inside  # *irony*, and *Irony was ...*: capital for the sentence only
    while i < len(doc):
        if not _starts(doc, i, lower) or (doc[i].lower_ in plain and _only_opens(doc, i)):
            i += 1
            continue
        end = i + 1
        while True:
            longer = _next_part(doc, i, end) or (_past_hyphen(doc, end) if apart else None)
            if longer is None:
                break
            end = longer
        yield i, end
        i = end


_APART = re.compile(r"\b(?:so|non|anti|well|self|half|pro|semi|old|part|then|in|far|long|short) - [a-z]", re.IGNORECASE)
"""A text that sets its hyphens between spaces: *so - called*, *anti - Semitic*."""


def _past_hyphen(doc: Doc, end: int) -> int | None:
    """*Lauritz Bolt [- Jørgensen]*, in a text whose hyphens stand between spaces."""
    if end + 1 >= len(doc) or doc[end].text != "-" or doc[end].is_sent_start:
        return None
    before, after = doc[end - 1], doc[end + 1]
    places = fold(before.text) in PLACE_NAMES or fold(after.text) in PLACE_NAMES
    if places or not is_capital(after) or before.lower_ in ("non", "anti", "pro", "ex", "re") or after.is_sent_start:
        return None
    kinds = fold(after.text) in TITLES | PEOPLE_ADJECTIVES | PEOPLE_NOUNS or is_head(after) or is_head(before)
    return None if kinds or fold(before.text) in PEOPLE_ADJECTIVES else end + 2


def _starts(doc: Doc, i: int, lower: frozenset[str]) -> bool:
    token = doc[i]
    if token.text in _LEADING and i + 1 < len(doc) and token.ent_type_ not in ("DATE", "CARDINAL"):
        after = doc[i + 1]
        return is_capital(after) and fold(after.text) not in PLACE_NAMES and not begins_sentence(token)
    if not is_capital(token) or (begins_sentence(token) and _describes(doc, i)):
        return False
    if not begins_sentence(token) or surname_that_is_a_word(token):
        return True
    if token.tag_ in ("NNP", "NNPS") or token.ent_type_ in _SURE_LABELS:
        return token.text.lower() not in lower or token.ent_type_ in _SURE_LABELS or _name_follows(doc, i)
    if (
        _rare(token)
        and i + 2 < len(doc)
        and doc[i + 1].text == ","
        and (is_capital(doc[i + 2]) or doc[i + 2].text == "the")
    ):
        return token.text.lower() not in lower  # "Lamoral, Count of Egmont"
    return _known(token.text) or (
        _name_follows(doc, i) and token.tag_ in ("NN", "NNS", "JJ") and fold(token.text) in TITLES
    )


def _only_opens(doc: Doc, i: int) -> bool:
    """Whether a word at a sentence's head is no name, for all that is known of it."""
    token = doc[i]
    return begins_sentence(token) and not (_known(token.text) or _name_follows(doc, i) or surname_that_is_a_word(token))


def _rare(token: Token) -> bool:
    return token.text.istitle() and len(token.text) > 2 and not token.vocab.has_vector(token.text.lower())


def _describes(doc: Doc, i: int) -> bool:
    """*[Daughter] Marina stayed*, *[Nun] Maria Skobtsova*: a description that opens a sentence before a name."""
    key = fold(doc[i].text)
    if key in KIN:
        return True
    known = key in PERSON_NOUNS and key not in TITLES and key not in _ALSO_SURNAMES
    return known and _name_follows(doc, i) and fold(doc[i + 1].text) not in BODY_HEADS


_ALSO_SURNAMES = frozenset(map(fold, words_of_file("names", "also_surnames")))


def _name_follows(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and is_capital(doc[i + 1]) and not doc[i + 1].is_sent_start


def _known(word: str) -> bool:
    key = fold(word)
    return key in PLACE_NAMES or key in BODY_NAMES or first_name_sex(word) is not None


def _next_part(doc: Doc, first: int, end: int) -> int | None:
    """The end of the run with one part more, or `None` where the run ends."""
    if end >= len(doc):
        return None
    token = doc[end]
    if token.is_sent_start and not INITIAL.match(doc[end - 1].text):
        return None
    if is_capital(token) and token.text not in AFTER_NAME:
        return end + 1
    if token.text == "of" and _of_a_house(doc, first, end):
        return end + 2
    if INITIAL.match(token.text) and end - first == 1 and first_name_sex(doc[first].text) is not None:
        return end + 1  # "Osip M."
    if token.text == "-" and _east_asian(doc, first, end):
        return end + 2
    if token.text in _OPEN and _nickname(doc, first, end):
        return end + 4
    if doc[end - 1].text in AFTER_NAME or end + 1 >= len(doc):
        return None
    after = doc[end + 1]
    if token.text.lower() in PARTICLES and token.text.islower():
        if is_capital(after):
            return end + 2
        if after.text.lower() in PARTICLES and end + 2 < len(doc) and is_capital(doc[end + 2]):
            return end + 3
        return None
    heads = is_head(after) or fold(after.text) in ("commissar", "deputy", "deputies", "representative", "advocate")
    if token.text in ("'s", "’s") and is_capital(after) and heads and _has_article(doc, first):
        return end + 2
    if token.text in _LINKS:
        return _past_link(doc, first, end)
    return None


def _of_a_house(doc: Doc, first: int, end: int) -> bool:
    """*Louis [of Nassau]*, *Anne [of Austria]*: one first name and the name of a house or country."""
    given, after = doc[first], doc[end + 1] if end + 1 < len(doc) else doc[end]
    if end - first != 1 or first_name_sex(given.text) is None or fold(given.text) in PLACE_NAMES:
        return False
    return is_capital(after) and fold(after.text) not in BODY_HEADS | TITLES and not is_head(after)


_OPEN = frozenset({"“", '"', "‘", "„", "«", "("})
_CLOSE = frozenset({"”", '"', "’", "“", "»", ")"})


def _nickname(doc: Doc, first: int, end: int) -> bool:
    """*Josip [“Walter”] Broz*: one quoted word between a first name and a surname."""
    if end - first != 1 or end + 3 >= len(doc) or first_name_sex(doc[first].text) is None or doc[end].text == "(":
        return False
    return (
        is_capital(doc[end + 1])
        and doc[end + 2].text in _CLOSE
        and is_capital(doc[end + 3])
        and not doc[end + 3].is_sent_start
        and first_name_sex(doc[end + 3].text) is None
    )


def _east_asian(doc: Doc, first: int, end: int) -> bool:
    """*Pak Chol[-su]*, *Mao Tse[-tung]*: the second syllable of a given name, in small letters."""
    if end + 1 >= len(doc) or doc[end - 1].whitespace_ or doc[end].whitespace_ or end - first < 2:
        return False
    after = doc[end + 1]
    return after.is_alpha and after.text.islower() and len(after.text) <= 5 and len(doc[end - 1].text) <= 5


def _has_article(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].text.lower() in ("the", "a", "this")


def _past_link(doc: Doc, first: int, end: int) -> int | None:
    """*Ministry [of the] Interior*, *Truth [and] Reconciliation Commission*: links inside names of bodies."""
    token = doc[end]
    head = any(is_head(doc[i]) for i in range(first, end))
    step = end + 1
    if token.text == "and":
        if not _has_article(doc, first) or step >= len(doc) or not is_capital(doc[step]):
            return None
        stop = step
        while stop < len(doc) and is_capital(doc[stop]):
            stop += 1
        if head:
            return None
        return stop if is_head(doc[stop - 1]) and stop - step > 1 else None
    if not head or token.text not in ("of", "for", "on") or _testimony_of_somebody(doc, first, end):
        return None
    if step < len(doc) and doc[step].text == "the":
        step += 1
    if step < len(doc) and is_capital(doc[step]) and fold(doc[step].text) not in TITLES:
        return step + 1
    return None


def _testimony_of_somebody(doc: Doc, first: int, end: int) -> bool:
    """*Testimony of [Edita Weiss]*: the name is the person's, and none of a work."""
    if end - first != 1 or doc[first].lower_ not in _TOLD or end + 2 >= len(doc):
        return False
    named = [end + 1]
    while named[-1] + 1 < len(doc) and is_capital(doc[named[-1] + 1]) and not doc[named[-1] + 1].is_sent_start:
        named.append(named[-1] + 1)
    words = [doc[i] for i in named]
    return len(words) in (2, 3) and not any(is_head(word) or fold(word.text) in PLACE_NAMES for word in words)
