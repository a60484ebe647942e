"""Descriptions: the head noun of a phrase that stands for people, a body, a place or a work.

*two NKVD [interrogators]*, *his [wife]*, *the [accused]*, *[others] condemned with him*, *the [Germans]*.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import TYPE_CHECKING

from kartoteka.claims.model import EntityKind
from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.person_nouns import likely_person
from kartoteka.reading.mentions.words import (
    BODY_NOUNS,
    GROUP_NOUNS,
    HONORIFICS,
    INDEFINITE_GROUPS,
    INDEFINITE_PERSONS,
    KIN,
    KIN_SHORT,
    PEOPLE_COLLECTIVE,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    WORK_NOUNS,
    Sex,
    fold,
    plural_people,
    singular,
    words_of_file,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ALONE = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "ROOT", "dative", "appos", "agent", "npadvmod"}
)
_ALSO_OF_A_BODY = frozenset({"head", "figure", "hand", "heart"})
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_DONE_TO_PEOPLE = words_of_file("name_signs", "done_to_people")
_FATES = words_of_file("nominals", "fates")
_PARTITIVE = words_of_file("nominals", "partitive")


def find_nominals(doc: Doc, in_names: Set[int]) -> tuple[Found, ...]:
    """All descriptions in order; tokens of names (`in_names`) are left to them."""
    found = (_nominal(token) for token in doc if token.i not in in_names and not token.is_punct and not token.is_space)
    return tuple(f for f in found if f is not None)


def _nominal(token: Token) -> Found | None:
    return _noun(token) or _people(token) or _adjective(token) or _counted(token)


def _noun(token: Token) -> Found | None:
    short = KIN_SHORT.get(token.text) or KIN_SHORT.get(token.lower_)
    if short is None and (token.tag_ not in _NOUN_TAGS or _is_modifier(token)):
        return None
    key = short or singular(token.text, token.lemma_)
    if (
        token.i > 3
        and token.nbor(-1).text == token.nbor(-3).text == "-"
        and token.nbor(-2).lower_ in ("in", "at", "of", "de")
    ):
        return None  # "editor-in-[chief]"
    if fold(token.text) in HONORIFICS and token.i > 0 and token.nbor(-1).tag_ == "NNP" and token.text[:1].isupper():
        return None  # "Zeki [Bey]"
    if (
        key == "head"
        and token.dep_ == "pobj"
        and token.head.lower_ in ("at", "in", "on", "over", "through", "from", "above")
    ):
        return None  # "at the [head] of the column"
    if key == "justice" and token.i > 0 and token.nbor(-1).lower_ in ("for", "of", "and"):
        return None
    plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in ("daus.", "ch.", "chn.")
    if fold(token.text).endswith("d'affaires"):
        return Found(max(0, token.i - 1), token.i + 1, token.i, "nominal", "person")
    kind = "work" if _are_minutes(token) else kind_of_noun(key, plural)
    if kind is None and token.text.islower() and likely_person(token.vocab, key):
        kind = "group" if plural else "person"
    if kind is None or (key in _ALSO_OF_A_BODY and _someones(token)):
        return None
    if key in KIN and KIN[key].only_plural and not plural:
        return None
    sex: Sex = PERSON_NOUNS.get(key, "") if kind in ("person", "group") else ""
    return Found(token.i, token.i + 1, token.i, "nominal", kind, sex, plural or key in GROUP_NOUNS)


def _are_minutes(token: Token) -> bool:
    """*the minutes of the session*, *the execution minutes*: what was written down, not a time that is counted."""
    if token.lower_ != "minutes" or token.dep_ == "npadvmod":
        return False
    kinds = {c.dep_ for c in token.lefts}
    return bool(kinds & {"det", "poss"}) and not kinds & {"nummod", "quantmod"}


def _someones(token: Token) -> bool:
    """*his head*, *her figure*, *Lee's hand*, and not *their head of staff*: a part of somebody."""
    return any(c.dep_ == "poss" for c in token.lefts) and not any(c.lower_ == "of" for c in token.rights)


def kind_of_noun(key: str, plural: bool) -> EntityKind | None:
    """The kind of entity that a common noun (folded, singular) stands for; `None` for other nouns."""
    if key in PERSON_NOUNS:
        return "group" if plural else "person"
    if key in GROUP_NOUNS:
        return "group"
    if key in PLACE_NOUNS and key not in BODY_NOUNS:
        return "place"
    if key in BODY_NOUNS:
        return "body"
    if key in WORK_NOUNS:
        return "work"
    if _PERSON_ENDING.search(key) and key not in _NO_PERSON:
        return "group" if plural else "person"
    return None


_PERSON_ENDING = re.compile(
    r"^\w{2,}(?:[^l]ist|[aeiouyc]list|(?<=\w{2})(?:man|woman)|ocrat|monger|wright|smith|master|keeper|holder|bearer|fighter"
    r"|worker|dealer|seller|owner|driver|hunter|writer|teacher|leader|dweller|goer|mate|eer)$"
)
"""What ends so is somebody: *radio[man]*, *saxophon[ist]*, *shop[keeper]*."""
_NO_PERSON = words_of_file("nominals", "no_person")


def _is_modifier(token: Token) -> bool:
    """*police report*, *prison guards*: a noun before another noun is no mention; before a name it is one."""
    if token.dep_ not in ("compound", "nmod", "amod"):
        return False
    head = token.head
    return head.i > token.i and head.tag_ in ("NN", "NNS")


def _people(token: Token) -> Found | None:
    """*a Kurd*, *the Germans*, *the Vietnamese*."""
    key = fold(token.text)
    if _is_modifier(token) or not token.text[:1].isupper():
        return None
    one = key in PEOPLE_NOUNS and token.tag_ in _NOUN_TAGS
    if one and token.dep_ not in ("compound", "amod", "nmod"):
        return Found(token.i, token.i + 1, token.i, "nominal", "person")
    if plural_people(key) and token.dep_ != "compound":
        return Found(token.i, token.i + 1, token.i, "nominal", "group", "", True)
    if key in PEOPLE_COLLECTIVE and token.dep_ in _ALONE and _article(token):
        return Found(token.i, token.i + 1, token.i, "nominal", "group", "", True)
    return None


def _article(token: Token) -> bool:
    return token.i > 0 and token.doc[token.i - 1].lower_ in ("the", "these", "those")


_AS_NOUNS = words_of_file("nominals", "as_nouns")


def _adjective(token: Token) -> Found | None:
    """*the accused*, *the dead*: an adjective that stands for a person."""
    if token.lower_ not in _AS_NOUNS or token.dep_ not in _ALONE:
        return None
    if any(child.tag_ in _NOUN_TAGS for child in token.children if child.dep_ in ("compound",)) or not _article(token):
        return None
    if token.i + 1 < len(token.doc) and token.doc[token.i + 1].tag_ in _NOUN_TAGS:
        return None
    one = token.lower_ in ("eldest", "youngest", "elder", "younger", "accused", "deceased", "condemned")
    return Found(token.i, token.i + 1, token.i, "nominal", "person" if one else "group", "", not one)


def _counted(token: Token) -> Found | None:
    """*somebody*, *others*, *the three*, *one of the agents*: a word that counts or leaves open."""
    key = token.lower_
    if key in INDEFINITE_PERSONS:
        return Found(token.i, token.i + 1, token.i, "nominal", "person")
    if _fated(token):
        return Found(token.i, token.i + 1, token.i, "nominal", "group", "", True)
    if key not in INDEFINITE_GROUPS and key not in _PARTITIVE and key != "other" and not _number_of_people(token):
        return None
    if token.dep_ not in _ALONE or token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"):
        return None
    if key in ("each", "neither") and token.dep_ in ("nsubj", "nsubjpass") and not list(token.children):
        return Found(token.i, token.i + 1, token.i, "nominal", "group", "", True)
    if key == "one" and _is_anybody(token):
        return None
    if key in ("one", "another", "each", "other"):
        return Found(token.i, token.i + 1, token.i, "nominal", _kind_of_whole(token))
    if token.tag_ == "CD" and not (_article(token) or _of_people(token) or token.dep_ in ("nsubj", "nsubjpass")):
        return None
    if key in ("all", "both", "most", "many", "some", "several", "few", "those", "these") and not (
        _of_people(token) or token.dep_ in ("nsubj", "nsubjpass") or key == "those"
    ):
        return None
    return Found(token.i, token.i + 1, token.i, "nominal", "group", "", True)


def _is_anybody(token: Token) -> bool:
    """*one might say*, *one never knows*: people in general, not one of those spoken of."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass") or list(token.children) or verb.pos_ not in ("VERB", "AUX"):
        return False
    return verb.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("MD", "VBZ", "VBP") for c in verb.children if c.dep_ in _AUX)


_AUX = frozenset({"aux", "auxpass"})


def _number_of_people(token: Token) -> bool:
    """*[seventeen] were killed*, *the [193]*, *all [45]*, *[44] more*: a number that no noun follows."""
    if not token.like_num or token.tag_ != "CD" or _YEAR.fullmatch(token.text):
        return False
    if token.dep_ in ("nsubjpass", "nsubj"):
        return token.head.pos_ in ("VERB", "AUX") and not any(c.tag_ in _NOUN_TAGS for c in token.children)
    before = token.nbor(-1).lower_ if token.i > 0 else ""
    return before in ("the", "all", "these", "those") and token.dep_ in ("pobj", "dobj")


def _fated(token: Token) -> bool:
    """*by nightfall [ten] lay dead*, *a hundred and forty-[six] were shot*, *the court acquitted [five]*.

    By the words, for the parse often takes such a number for a date or a part of what stands before it.
    """
    if (
        token.tag_ not in ("CD", "NNP")
        or not token.like_num
        or _YEAR.fullmatch(token.text)
        or token.i + 1 >= len(token.doc)
    ):
        return False
    done = token.dep_ == "dobj" and token.head.lemma_ in _DONE_TO_PEOPLE
    if done and (token.nbor().is_punct or token.nbor().lower_ in ("more", "others", "and", "in", "on", "at")):
        return True
    before = _before_number(token)
    if before is not None and before.text == "," and before.i and before.nbor(-1).like_num:
        return False  # "houses 1, 2, 3 were cleared"
    if before is not None and (before.tag_ in ("IN", "TO", "$", "NNP") or before.lower_ in ("no", "no.", "page")):
        return False
    return _undergoes(token.doc[token.i + 1 : token.i + 5])


def _before_number(token: Token) -> Token | None:
    """The token before *a hundred and forty-six*, `None` where the sentence begins with it."""
    first = token
    while first.i > 1 and not first.is_sent_start:
        before = first.nbor(-1)
        linked = before.lower_ in ("-", "a", "some", "nearly") or (before.lower_ == "and" and first.nbor(-2).like_num)
        if not linked and (not before.like_num or _YEAR.fullmatch(before.text)):
            return before
        first = before
    return None


def _undergoes(after: Span) -> bool:
    """Whether what follows the number is *were [later] shot*, *died*, *had fled*."""
    if after[0].lower_ in ("were", "was", "had", "have", "are", "got"):
        verb = next((t for t in after[1:] if t.tag_ != "RB" and t.lower_ != "been"), None)
        return verb is not None and verb.tag_ == "VBN"
    return after[0].tag_ == "VBD" and after[0].lemma_ in _FATES


def _of_people(token: Token) -> bool:
    return _kind_of_whole(token) == "person"


def _kind_of_whole(token: Token) -> EntityKind | None:
    for child in token.children:
        if child.lower_ == "of":
            for whole in child.children:
                key = singular(whole.text, whole.lemma_)
                if key in PERSON_NOUNS or key in GROUP_NOUNS or whole.lower_ in ("them", "us", "whom"):
                    return "person"
                return kind_of_noun(key, False)
    return None
