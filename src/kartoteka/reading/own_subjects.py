"""The subject of a verb in its own clause, also where the parser gives it to another word.

“The soldiers,” states a witness, “broke the door”.     the witness, an object for the parser
Novak, decorated that July, ceased to serve.            he ceases, and somebody decorated him
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kartoteka.reading.date_before import behind_date, behind_place, joined_to_date
from kartoteka.reading.inflection import is_past_only
from kartoteka.reading.lost_subjects import lost_subject
from kartoteka.reading.stance_words import is_in
from kartoteka.reading.tree import SUBJECTS, children
from kartoteka.reading.word_rows import rows

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROWS = rows("clause")
_MONTHS = _ROWS["months"]
_NEVER_PASSIVE = _ROWS["never_passive"]
_PARTS_OF_TIME = _ROWS["parts_of_time"]
_CLOSING = frozenset({"”", "’", "''", '"', "'"})
_FINITE = frozenset({"VBD", "VBZ", "MD"})
_SPEAKER = 9
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "one", "two", "another"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "NUM", "PRON", "PART"})


def own_subject(verb: Token) -> list[Token]:
    """The subject that stands in the verb's own clause."""
    found = [t for t in children(verb, "nsubj", "nsubjpass", "expl") if not _is_before_mark(t, verb)]
    real = [token for token in found if token.dep_ != "expl"]
    for token in real:
        speaker = _appositive_speaker(token, verb)
        if speaker is not None:
            return [speaker]
    behind = _behind_quotation(verb) if not real or any(token.i < verb.i for token in real) else []
    if behind:
        return behind
    if len(real) > 1 and real[-1].i < verb.i and not _is_series(real):
        real = real[-1:]  # *Kutschmann, she added, admitted*: the parser gives the verb in passing both subjects
    if found and not real:
        return children(verb, "attr", "dobj")
    if real:
        return [*joined_to_date(verb, real[0]), *real]
    apart = _under_auxiliary(verb) or _set_apart(verb) or _taken_subject(verb)
    before = behind_date(verb) or behind_place(verb)
    return apart or before or _swallowed_subject(verb) or lost_subject(verb) or _of_reduced(verb)


def _is_series(subjects: list[Token]) -> bool:
    """*Prince Orlov, Ivan Petrov and Lunin were banished*: the parser gives the verb the first two apart."""
    last = subjects[-1]
    if not any(c.dep_ == "cc" for c in last.children) or not any(c.dep_ == "conj" for c in last.children):
        return False
    return all(a.doc[a.right_edge.i].text == "," and b.left_edge.i == a.right_edge.i + 1 for a, b in pairwise(subjects))


def _is_before_mark(subject: Token, verb: Token) -> bool:
    """*A certificate issued a year after the verdict was annulled, states*: the clause begins after *certificate*."""
    marks = [c for c in verb.children if c.dep_ == "mark" and c.i > subject.i]
    return bool(marks) and any(c.dep_ in SUBJECTS and c.i > marks[0].i for c in verb.children)


def _behind_quotation(verb: Token) -> list[Token]:
    """*“The soldiers,” states a witness, “broke the door”*; *“pneumonia”, wrote the doctor*: the speaker, an object for
    the parser."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and not children(verb, "auxpass")
    said = verb.doc[verb.i - 2].text if verb.i > 1 else ""
    inverted = _inverted_speaker(verb) if before.text == "," and finite else None
    if inverted is not None:
        return [inverted]
    if before.text == "," and finite and _names_speaker(verb):
        return [t for t in verb.children if t.i > verb.i and t.pos_ == "PROPN" and t.left_edge.i == verb.i + 1][:1]
    closed = before.text in _CLOSING and said in (",", "!", "?", "—", ".")
    if not (closed or (before.text == "," and said in _CLOSING)) or not finite or not is_in(verb, "saying"):
        return []
    return [t for t in children(verb, "nsubj", "dobj", "attr", "npadvmod") if t.i > verb.i][:1]


def _inverted_speaker(verb: Token) -> Token | None:
    """*The monks, said the guards, were drowned*: the speaker behind the verb, whatever the parser makes of him."""
    if verb.dep_ not in ("parataxis", "ROOT", "ccomp") or not is_in(verb, "saying"):
        return None
    stretch = verb.doc[verb.i + 1 : min(verb.i + _SPEAKER, verb.sent.end)]
    closing = next((t.i for t in stretch if t.text in (",", ";")), None)
    words = verb.doc[verb.i + 1 : closing] if closing is not None else verb.doc[0:0]
    if not len(words) or words[0].lower_ not in _DETERMINERS or any(t.pos_ not in _NOMINAL for t in words):
        return None
    end = next((t.i for t in words if t.pos_ == "ADP"), words.end)
    noun = verb.doc[end - 1]
    told = verb.dep_ == "parataxis" or any(c.dep_ == "ccomp" for c in verb.children)
    return noun if told and noun.pos_ in ("NOUN", "PROPN") else None


def _set_apart(verb: Token) -> list[Token]:
    """*Munday, who hated him, reports that ...*: the subject that the parser takes for an adverb."""
    return [
        t
        for t in children(verb, "npadvmod")
        if t.i < verb.i
        and t.pos_ in ("PROPN", "NOUN")
        and not is_when(t)
        and children(t, "relcl", "appos")
        and verb.doc[verb.i - 1].text == ","
    ]


def _under_auxiliary(verb: Token) -> list[Token]:
    """*Anna was convinced that*: the subject that the parser hangs under the *was*."""
    return [t for a in children(verb, "aux", "auxpass") for t in children(a, "nsubj", "nsubjpass") if t.i < a.i]


def _names_speaker(verb: Token) -> bool:
    """*Orlov, said Petrova, had been shot*: a name between the verb of saying and a comma or the end."""
    named = [t for t in verb.children if t.i > verb.i and t.pos_ == "PROPN" and t.left_edge.i == verb.i + 1]
    if not named or not is_in(verb, "saying") or verb.i + 1 >= len(verb.doc):
        return False
    end = named[0].right_edge.i + 1
    return end >= len(verb.doc) or verb.doc[end].text in (",", ".", ";")


def _taken_subject(verb: Token) -> list[Token]:
    """The subject that the parser gave to a clause between it and its verb."""
    for clause_verb in children(verb, "ccomp", "advcl"):
        if clause_verb.i < verb.i:
            subjects = children(clause_verb, "nsubj", "nsubjpass")
            taken = [t for t in subjects if _is_before_mark(t, clause_verb) or _stands_apart(t, clause_verb, verb)]
            if taken:
                return taken
    return []


def _stands_apart(subject: Token, participle: Token, verb: Token) -> bool:
    """*Kostov, heard first, declared that ...*: commas part the subject from the participle, and it from the verb."""
    if participle.tag_ not in ("VBD", "VBN") or children(participle, "mark", "aux", "auxpass", "dobj"):
        return False
    doc = verb.doc
    return subject.i < participle.i and doc[participle.i - 1].text == "," and doc[verb.i - 1].text == ","


def _swallowed_subject(verb: Token) -> list[Token]:
    """*On the 2d of October Philpot was brought*, *in the dock Philpot said*: the parser takes both for one phrase."""
    if verb.dep_ not in ("ROOT", "conj", "ccomp") or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return []
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")), default=verb.i)
    before = verb.doc[first - 1] if first > verb.sent.start else verb
    if before.dep_ != "pobj" or before.pos_ != "PROPN" or before.text in _MONTHS:
        return []
    if verb.dep_ != "ROOT" and before.head.head is not verb:
        return []
    parts = children(before, "compound")
    place = any(c.tag_ == "NN" and c.lower_ == c.text for c in parts) and any(children(before, "det"))
    return [before] if place else []


def _of_reduced(verb: Token) -> list[Token]:
    """*Orlov, arrested a day later, had been shot*: the participle, a verb for the parser, has the subject."""
    over = [verb.head] if verb.dep_ in ("dep", "conj", "ccomp") else []
    below = [c for c in children(verb, "advcl", "ccomp") if c.i < verb.i]
    for reduced in (*over, *below):
        if reduced.i < verb.i and is_reduced(reduced):
            return children(reduced, "nsubj", "nsubjpass")[:1]
    return []


def _appositive_speaker(subject: Token, verb: Token) -> Token | None:
    """*Orlov, Petrova recalled, was beaten*: the parser takes the one who recalls for an apposition of the other."""
    if verb.dep_ not in ("parataxis", "ccomp") or verb.i + 1 >= len(verb.doc) or verb.doc[verb.i + 1].text != ",":
        return None
    return next((c for c in subject.children if c.dep_ == "appos" and c.right_edge.i == verb.i - 1), None)


def interrupted_subject(verb: Token) -> list[Token]:
    """The subject of a verb before which somebody speaks in passing, where the parser gave it to the speaking verb."""
    for child in children(verb, "parataxis", "ccomp"):
        for token in children(child, "nsubj"):
            if child.i < verb.i and _appositive_speaker(token, child) is not None:
                return [token]
    return []


def is_reduced(verb: Token) -> bool:
    """*Novak, decorated that July, ceased to serve*: a comma parts the subject from the participle, not from a verb."""
    if verb.tag_ not in ("VBD", "VBN") or verb.lemma_ in _NEVER_PASSIVE or is_past_only(verb.lemma_, verb.lower_):
        return False
    doc, sentence = verb.doc, verb.sent
    if verb.i - 2 < sentence.start or not _is_parted(verb) or verb.i <= sentence.start:
        return False
    if any(c.dep_ in ("aux", "ccomp") and c.i < verb.i for c in verb.children) or things_done(verb):
        return False
    closing = next((t.i for t in doc[verb.i + 1 : sentence.end] if t.text == ","), sentence.end)
    if doc[verb.i - 2].dep_ == "nsubj":
        return any(t.tag_ in _FINITE for t in doc[closing + 1 : min(closing + 8, sentence.end)])
    goes_on = next((t for t in doc[closing + 1 : sentence.end] if t.pos_ != "ADV"), verb)
    return goes_on.tag_ in _FINITE and goes_on is not verb and not children(verb, "ccomp", "xcomp")


def _is_parted(verb: Token) -> bool:
    """Whether a comma stands between the participle and its subject, with its apposition; *himself* may stand there."""
    own = children(verb, "nsubj", "nsubjpass")
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].pos_ == "ADV":  # *Orlov, also arrested that year, was*
        before -= 1
    if own and own[-1].i == before and own[-1].lower_.endswith("self"):
        own, before = own[:-1], before - 1
    if len(own) != 1 or verb.doc[before].text != ",":
        return False
    return own[0].i == before - 1 or (own[0].right_edge.i in (before, before - 1) and any(children(own[0], "appos")))


def is_when(token: Token) -> bool:
    """*seized 1937*, *brought in the month after*: a date or a time that the parser takes for an object."""
    if token.is_digit and len(token) == 4:
        return not any(c.dep_ in ("amod", "nummod") for c in token.children)
    if token.lemma_.lower() not in _PARTS_OF_TIME:
        return False
    words = {c.lower_ for c in token.children}
    after = token.i + 1 < len(token.doc) and token.nbor().lower_ in ("after", "before", "later")
    dated = bool(words & {"the", "a", "an", "one", "some", "two", "three"}) and (
        after or bool(words & {"after", "before"})
    )
    return dated or bool(words & {"that", "next", "same", "following"})


def things_done(verb: Token) -> list[Token]:
    speaker = _behind_quotation(verb)
    return [token for token in children(verb, "dobj") if not is_when(token) and token not in speaker]
