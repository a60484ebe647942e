"""Who is what in a clause: subject, object, agent, prepositions of a verb, through the constructions of English.

All functions work on spaCy's English dependency labels (ClearNLP scheme) and return tokens, heads of phrases.
They follow control and raising (*was made to sign*), shared subjects (*was arrested and shot*), relative clauses,
participles (*arrested at Van, he ...*) and gerunds (*without having been tried*).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kartoteka.reading.date_before import begins_with_date, behind_date, joined_to_date
from kartoteka.reading.inflection import is_past_only
from kartoteka.reading.lost_subjects import before_whose, lost_subject, may_be_person
from kartoteka.reading.mentions.person_nouns import likely_person
from kartoteka.reading.stance_words import is_in
from kartoteka.reading.word_rows import rows

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROWS = rows("clause")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECT_CONTROL = _ROWS["object_control"]
_DITRANSITIVE = _ROWS["ditransitive"]
_MONTHS = _ROWS["months"]
_NEVER_PASSIVE = _ROWS["never_passive"]
_PARTS_OF_TIME = _ROWS["parts_of_time"]
_CLOSING = frozenset({"”", "’", "''", '"', "'"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_NOMINATIVE = frozenset({"i", "he", "she", "they", "we"})
_FINITE = frozenset({"VBD", "VBZ", "MD"})
_DEPTH = 6
_BESIDE = 3
_SERIES = 15
_SPEAKER = 9
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "one", "two", "another"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "NUM", "PRON", "PART"})


@dataclass(frozen=True, slots=True)
class Slots:
    """What stands around an event word; each tuple in the order of the text, empty where nothing stands there.

    `doer` is the understood subject of an active verb or the *by*-phrase of a passive; `undergoer` the object of
    an active verb or the understood subject of a passive. `after` maps a preposition to the heads that it governs.
    `causer` is who has or gets it done by others. In a clipped entry (`clipped`) nothing tells active from passive:
    `doer` is then the one of whom it is said.
    """

    doer: tuple[Token, ...] = ()
    undergoer: tuple[Token, ...] = ()
    recipient: tuple[Token, ...] = ()
    after: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    passive: bool = False
    attribute: tuple[Token, ...] = ()
    clipped: bool = False
    causer: tuple[Token, ...] = ()

    @property
    def people(self) -> tuple[Token, ...]:
        """Where a person may stand: doer, undergoer, recipient."""
        return (*self.doer, *self.undergoer, *self.recipient)


def children(token: Token, *labels: str) -> list[Token]:
    """Children of the token with one of the labels, in order."""
    return [child for child in token.children if child.dep_ in labels]


def with_conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it (*Hans and Sophie*), in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
            found.extend(with_conjuncts(child))
    return found


def spread(tokens: list[Token]) -> tuple[Token, ...]:
    """The tokens with all their conjuncts."""
    return tuple(other for token in tokens for other in with_conjuncts(token))


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: *was taken*, *taken three years before*, *arrested and taken*, *had him removed*."""
    labels = {child.dep_ for child in verb.children if not (child.dep_ == "dobj" and _is_when(child))}
    if is_caused(verb) or _of_object(verb):
        return True
    if labels & {"auxpass", "nsubjpass", "csubjpass"} or _is_reduced(verb):
        return True
    if _lets_go(verb) or (verb.dep_ == "prep" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB"):
        return is_passive(verb.head)  # *was taken in July, given nine years and let go*, as the parser has it
    if verb.tag_ not in ("VBN", "JJ", "VBD") or _is_stray_main_verb(verb):
        return False
    if any(child.dep_ == "aux" and child.lemma_ in ("have", "'ve") for child in verb.children):
        return False
    if verb.dep_ == "conj" and not own_subject(verb) and is_caused(verb.head):
        return True
    if verb.dep_ == "conj" and (verb.lemma_ in _NEVER_PASSIVE or is_past_only(verb.lemma_, verb.lower_)):
        return False  # *was made prisoner, but broke out and fled*
    if "agent" in labels and (verb.tag_ != "VBD" or not labels & {"nsubj", "dobj", "aux"}):
        return True
    if (
        "nsubj" in labels
        and verb.dep_ == "conj"
        and not labels & {"aux", "dobj", "ccomp", "xcomp"}
        and verb.head.pos_ == "VERB"
    ):
        return is_passive(verb.head)  # *had been seized, and her goods sequestered*
    if reporter_rejoined(verb) is not None:
        return False
    if "nsubj" in labels:
        return _is_seen(verb) or (
            verb.tag_ == "VBN"
            and verb.dep_ in ("ccomp", "xcomp")
            and verb.head.lemma_ in ("have", "get", "see", "find")
        )
    if "dobj" in labels and verb.dep_ == "conj" and verb.lemma_ in _DITRANSITIVE and not labels & {"aux", "nsubj"}:
        return is_passive(verb.head)  # *was beaten and given electric shocks*
    if "dobj" in labels and verb.tag_ != "JJ":
        return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and "by" in {c.lower_ for c in verb.children}
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        return is_passive(verb.head)
    if verb.tag_ == "VBD":
        series = (
            verb.dep_ == "advcl" and not labels & {"mark", "aux", "ccomp", "xcomp", "advmod"} and verb.i > verb.head.i
        )
        return series and verb.head.pos_ == "VERB" and is_passive(verb.head)  # *was questioned and, it seems, beaten*
    return verb.dep_ in (
        "acl",
        "advcl",
        "ROOT",
        "amod",
        "ccomp",
        "xcomp",
        "oprd",
        "acomp",
        "appos",
        "relcl",
        "dep",
        "npadvmod",
        "nmod",
        "parataxis",
        "pcomp",
    )


def _of_object(verb: Token) -> list[Token]:
    """*kept prisoners there, blindfolded and tied to chairs*: the object whom a participle behind a comma describes."""
    over = verb.head
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBN", "VBD") or over.pos_ != "VERB" or verb.i < over.i:
        return []
    if verb.doc[verb.i - 1].text != "," or verb.lemma_ in _NEVER_PASSIVE or is_past_only(verb.lemma_, verb.lower_):
        return []
    if children(verb, "aux", "auxpass", "nsubj", "nsubjpass", "mark", "dobj", "agent", "ccomp", "xcomp", "advmod"):
        return []
    things = [t for t in children(over, "dobj") if t.i < verb.i]
    return [t for t in things if t.pos_ == "NOUN" and likely_person(t.vocab, t.lemma_.lower())]


def _is_seen(verb: Token) -> bool:
    """*had seen the bookseller shot*: a participle that the parser takes for a past tense."""
    if verb.tag_ != "VBD" or verb.dep_ != "ccomp" or verb.head.lemma_ not in ("see", "watch", "find", "hear"):
        return False
    own = children(verb, "nsubj")
    return own[0].i > verb.head.i and own[0].lower_ not in _NOMINATIVE and not children(verb, "mark", "aux", "dobj")


def reporter_rejoined(verb: Token) -> Token | None:
    """*denied that he had been held and suggested that ...*: the verb of saying with which a second one belongs.

    The parser coordinates *suggested* with what was denied; it says something itself: its subject is who denied.
    """
    first = verb.head
    if verb.dep_ != "conj" or first.dep_ != "ccomp" or children(verb, "aux", "auxpass", "nsubj", "nsubjpass"):
        return None
    if verb.tag_ not in ("VBD", "VBN", "VBZ") or not is_in(verb, "report", "claim"):
        return None
    above = first.head
    content = [c for c in children(verb, "ccomp", "xcomp") if c.i > verb.i]
    says_first = above.pos_ == "VERB" and is_in(above, "report", "claim") and above.i < first.i
    return above if content and says_first else None


def _is_reduced(verb: Token) -> bool:
    """*Novak, decorated that July, ceased to serve*: a comma parts the subject from the participle, not from a verb."""
    if verb.tag_ not in ("VBD", "VBN") or verb.lemma_ in _NEVER_PASSIVE or is_past_only(verb.lemma_, verb.lower_):
        return False
    doc, sentence = verb.doc, verb.sent
    if verb.i - 2 < sentence.start or not _is_parted(verb) or verb.i <= sentence.start:
        return False
    if any(c.dep_ in ("aux", "ccomp") and c.i < verb.i for c in verb.children) or _things_done(verb):
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
    if own and own[-1].i == before and own[-1].lower_.endswith("self"):
        own, before = own[:-1], before - 1
    if len(own) != 1 or verb.doc[before].text != ",":
        return False
    return own[0].i == before - 1 or (own[0].right_edge.i in (before, before - 1) and any(children(own[0], "appos")))


def _lets_go(verb: Token) -> bool:
    """*was tried and let go*: the base form that is also the participle."""
    small = children(verb, "xcomp", "ccomp")
    return verb.lower_ == "let" and verb.dep_ == "conj" and bool(small) and small[0].lower_ in ("go", "off", "out")


def is_caused(verb: Token) -> bool:
    """*had twenty people rounded up*: a participle with a subject of its own under *have* or *get*."""
    head = verb.head
    if verb.dep_ not in ("ccomp", "xcomp") or verb.tag_ not in ("VBN", "VBD") or head.lemma_ not in ("have", "get"):
        return False
    own = children(verb, "nsubj")
    if not own or any(t.lower_ in _NOMINATIVE or t.lower_.endswith("self") for t in own):
        return False  # *he had himself shot the man*, *had they complained*
    return head.i < own[0].i < verb.i and not children(verb, "aux", "mark")


def _causers(verb: Token) -> tuple[Token, ...]:
    if is_caused(verb):
        befalls = any(c.dep_ == "poss" for t in own_subject(verb) for c in t.children)  # *had their hands tied*
        return () if befalls else spread(subject(verb.head))
    if verb.dep_ == "conj" and not own_subject(verb) and is_passive(verb) and is_caused(verb.head):
        return spread(subject(verb.head.head))
    return ()


def is_past_tense(verb: Token) -> bool:
    """Whether a coordinated verb is a past tense of its own: *he would have ten, and fettered him*."""
    return verb.dep_ == "conj" and not is_passive(verb) and verb.head.tag_ == "VB"


def _is_stray_main_verb(verb: Token) -> bool:
    """*One of the prisoners, who escaped, recorded that ...*: a past tense that the parser took for a participle."""
    if verb.dep_ not in ("acl", "relcl") or verb.head.dep_ != "ROOT" or any(c.dep_ == "auxpass" for c in verb.children):
        return False
    if any(c.dep_ == "agent" for c in verb.children):
        return False
    if any(c.dep_ in ("ccomp", "dobj") for c in verb.children):
        return True
    beside = (
        verb.doc[max(verb.sent.start, verb.i - 1)].text == ","
    )  # *The chaplain, Poelchau, recorded after the war that*
    return beside and any(t.lower_ == "that" for t in verb.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)])


def relative_antecedent(token: Token) -> Token:
    """The noun that a relative pronoun takes up, or the token itself."""
    if token.lower_ not in _RELATIVE:
        return token
    clause = token
    for _ in range(_DEPTH):
        if clause.dep_ == "relcl":
            return _person_taken_up(token, clause.head)
        if clause.dep_ == "ccomp" and clause.head.lemma_ == "be" and token.head == clause:
            return _in_cleft(clause.head, token)
        if clause.head is clause:
            break
        clause = clause.head
    return before_whose(token)


def _in_cleft(being: Token, pronoun: Token) -> Token:
    """*It was also he who, in May, had set it down*: the one of whom it is said."""
    with_it = any(c.lower_ == "it" for c in children(being, "nsubj", "expl"))
    named = [c for c in children(being, "attr") if c.i < pronoun.i]
    return named[-1] if with_it and named else pronoun


def _person_taken_up(pronoun: Token, noun: Token) -> Token:
    """*It was Deng, once seventh on the list, who*, *a boy from Vologda, who*: who is never a place or a thing."""
    if pronoun.lower_ not in ("who", "whom") or noun.dep_ != "pobj":
        return noun
    cleft = [c for v in noun.ancestors if v.lemma_ == "be" for c in v.children if c.dep_ == "attr" and c.i < noun.i]
    if cleft and any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in cleft[0].head.children):
        return cleft[0]
    above = noun.head.head
    if noun.head.lower_ == "as" and above.pos_ == "VERB":  # *figured as a traitor, whom*
        return next(iter(children(above, "dobj") or children(above, "nsubj", "nsubjpass")), noun)
    if above.pos_ not in ("NOUN", "PROPN"):
        return noun
    thing = noun.pos_ == "NOUN" and not may_be_person(noun) and may_be_person(above)
    return above if thing or noun.ent_type_ in ("GPE", "LOC", "FAC") else noun


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
    if len(real) > 1 and real[-1].i < verb.i:
        real = real[-1:]  # *Kutschmann, she added, admitted*: the parser gives the verb in passing both subjects
    if found and not real:
        return children(verb, "attr", "dobj")
    if real:
        return [*joined_to_date(verb, real[0]), *real]
    apart = _under_auxiliary(verb) or _set_apart(verb) or _taken_subject(verb)
    return apart or behind_date(verb) or _swallowed_subject(verb) or lost_subject(verb) or _of_reduced(verb)


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
        and not _is_when(t)
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
        if reduced.i < verb.i and _is_reduced(reduced):
            return children(reduced, "nsubj", "nsubjpass")[:1]
    return []


def _appositive_speaker(subject: Token, verb: Token) -> Token | None:
    """*Orlov, Petrova recalled, was beaten*: the parser takes the one who recalls for an apposition of the other."""
    if verb.dep_ not in ("parataxis", "ccomp") or verb.i + 1 >= len(verb.doc) or verb.doc[verb.i + 1].text != ",":
        return None
    return next((c for c in subject.children if c.dep_ == "appos" and c.right_edge.i == verb.i - 1), None)


def _interrupted_subject(verb: Token) -> list[Token]:
    """The subject of a verb before which somebody speaks in passing, where the parser gave it to the speaking verb."""
    for child in children(verb, "parataxis", "ccomp"):
        for token in children(child, "nsubj"):
            if child.i < verb.i and _appositive_speaker(token, child) is not None:
                return [token]
    return []


def subject(verb: Token, depth: int = _DEPTH) -> list[Token]:
    """The understood subject of a verb, whichever construction it stands in; heads of phrases, no conjuncts."""
    own = own_subject(verb) or _interrupted_subject(verb)
    if own:
        return [relative_antecedent(token) for token in own]
    if depth == 0:
        return []
    head = reporter_rejoined(verb) or verb.head
    if verb.dep_ in ("conj", "auxpass", "aux") and head is not verb and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        if head.pos_ == "NOUN":
            return []
        return subject(head, depth - 1)
    if verb.dep_ in ("xcomp", "ccomp", "oprd", "acomp"):
        return _controller(verb, head, depth)
    if verb.dep_ in ("acl", "relcl", "amod") or (verb.dep_ == "xcomp" and head.dep_ == "attr"):
        return _modified(verb, head, depth)
    if (verb.dep_ == "advcl" or (verb.dep_ == "prep" and verb.tag_ == "VBN")) and head.pos_ in ("VERB", "AUX"):
        return _of_object(verb) or subject(head, depth - 1)
    if verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBN") and children(verb, "dobj"):
        return _series_subject(verb)
    if (verb.dep_ in ("pcomp", "prep") and head.dep_ in ("prep", "agent", "mark")) or verb.dep_ == "pcomp":
        return _gerund_subject(head, depth)
    return []


def _series_subject(verb: Token) -> list[Token]:
    """*While he slept the police raided the farm, arrested two men*: the subject of the verb before in the series."""
    sentence = verb.sent
    commas = False
    for token in reversed(verb.doc[max(sentence.start, verb.i - _SERIES) : verb.i]):
        commas = commas or token.text == ","
        if commas and token.pos_ == "VERB" and own_subject(token):
            return own_subject(token)
    return []


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    if head.lemma_ in _OBJECT_CONTROL and head.pos_ == "VERB":
        objects = children(head, "dobj", "dative")
        if objects and objects[0].i < verb.i:
            return objects[:1]
        if is_passive(head):
            return subject(head, depth - 1)
    if head.pos_ in ("VERB", "AUX", "ADJ"):
        return subject(head, depth - 1)
    return []


def _modified(verb: Token, head: Token, depth: int) -> list[Token]:
    if verb.tag_ == "VB" and head.dep_ == "attr" and head.head.lemma_ == "be":
        return subject(head.head, depth - 1)
    purpose = verb.dep_ == "acl" or (verb.dep_ == "relcl" and verb.lemma_ in _NEVER_PASSIVE)
    if purpose and verb.tag_ == "VB" and head.dep_ in ("dobj", "attr", "pobj"):
        governor = head.head if head.dep_ != "pobj" else head.head.head
        owners = children(head, "poss")
        if owners:
            return owners
        return subject(governor, depth - 1) if governor.pos_ in ("VERB", "AUX") else []
    return [head]


def _gerund_subject(preposition: Token, depth: int) -> list[Token]:
    governor = preposition.head
    if governor.pos_ in ("VERB", "AUX"):
        objects = children(governor, "dobj")
        if (
            governor.lemma_ in ("accuse", "suspect", "charge", "convict", "prevent", "stop", "keep", "condemn")
            and objects
        ):
            return objects[:1]
        return subject(governor, depth - 1)
    if governor.pos_ in ("NOUN", "ADJ"):
        owners = children(governor, "poss")
        if owners:
            return owners
        if governor.dep_ in ("dobj", "attr", "acomp", "pobj", "oprd"):
            up = governor.head if governor.dep_ != "pobj" else governor.head.head
            return subject(up, depth - 1) if up.pos_ in ("VERB", "AUX") else []
    return []


def _is_when(token: Token) -> bool:
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


def _things_done(verb: Token) -> list[Token]:
    speaker = _behind_quotation(verb)
    return [token for token in children(verb, "dobj") if not _is_when(token) and token not in speaker]


def _is_relative(token: Token) -> bool:
    """*who*, *that*, *whose husband*."""
    return token.lower_ in _RELATIVE or any(c.lower_ == "whose" for c in token.children)


def objects(verb: Token) -> list[Token]:
    """Direct objects: own, relativised (*whom he named*), or shared with a coordinated verb (*tried and shot him*)."""
    own = [relative_antecedent(token) for token in _things_done(verb)]
    if own:
        return own
    if verb.lemma_ in _NEVER_PASSIVE:
        return []
    if verb.dep_ == "relcl" and own_subject(verb) and not any(_is_relative(t) for t in own_subject(verb)):
        if not any(child.dep_ == "prep" and not list(child.children) for child in verb.children):
            return [verb.head]
        return []
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and not own_subject(child):
            shared = children(child, "dobj")
            if shared and child.i - verb.i <= 3:
                return shared
    lets = verb.lemma_ in ("let", "make", "have", "see")  # *let him go*
    small = [
        c for c in verb.children if (c.dep_ == "ccomp" and (lets or c.pos_ not in ("VERB", "AUX"))) or c.dep_ == "oprd"
    ]
    found = [s for clause in small for s in own_subject(clause) if not lets or s.i > verb.i]
    return found or [t for t in children(verb, "dative") if t.pos_ == "PRON"]  # *would give him back*


def prepositions(token: Token) -> dict[str, tuple[Token, ...]]:
    """Preposition -> heads that it governs, over the token's own prepositional phrases and nested ones (*out of X*)."""
    found: dict[str, list[Token]] = {}
    for name, governed in _prepositional(token, 3):
        found.setdefault(name, []).extend(governed)
    return {name: tuple(tokens) for name, tokens in found.items()}


def _is_instead(preposition: Token) -> bool:
    """*Instead of Cherdyn he was sent to Voronezh*: what did not come about plays no part."""
    return preposition.i > 0 and preposition.lower_ == "of" and preposition.nbor(-1).lower_ == "instead"


def _prepositional(token: Token, depth: int) -> Iterator[tuple[str, list[Token]]]:
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent", "prt", "advmod") and child.pos_ in (
            "ADP",
            "SCONJ",
            "ADV",
            "PART",
            "VERB",
        ):
            governed = [other for c in _governed(child) for other in with_conjuncts(c)]
            if governed and not _is_instead(child):
                yield child.lower_, governed
            if depth:
                for name, inner in _prepositional(child, depth - 1):
                    yield (f"{child.lower_} {name}" if name == "of" else name), inner
            if not governed and child.dep_ == "prep" and token.dep_ == "relcl":
                yield child.lower_, [token.head]


def _governed(preposition: Token) -> list[Token]:
    """What a preposition governs, also where the parser takes a foreign name for an adjective (*at Saint-Brieuc*)."""
    found = [c for c in children(preposition, "pobj") if not begins_with_date(c)]
    if found or preposition.dep_ != "prep":
        return found
    return [c for c in preposition.children if c.i == preposition.i + 1 and c.text[:1].isupper() and c.dep_ == "amod"]


def _is_said_in_passing(verb: Token) -> bool:
    """*..., it is said, by the court*: the *by* belongs to the verb that is interrupted."""
    impersonal = any(child.lower_ == "it" for child in children(verb, "nsubjpass", "expl", "nsubj"))
    after = verb.i + 2 if any(c.dep_ == "prt" and c.i == verb.i + 1 for c in verb.children) else verb.i + 1
    return impersonal and after < len(verb.doc) and verb.doc[after].text == ","


def _is_own_account(noun: Token) -> bool:
    """*was, by her own account, beaten*: the source of the telling, not the doer."""
    return noun.lemma_ in ("account", "admission", "reckoning") and any(c.dep_ == "poss" for c in noun.children)


def _shared_doer(verb: Token) -> tuple[Token, ...]:
    """*detained, tortured and killed by agents*: the *by* of the last participle in an unbroken series."""
    for child in children(verb, "conj", "advcl"):
        if child.pos_ == "VERB" and 0 < child.i - verb.i <= _BESIDE and not own_subject(child) and is_passive(child):
            return prepositions(child).get("by", ()) or _shared_doer(child)
    return ()


def _doer_above(verb: Token) -> tuple[Token, ...]:
    """*They kept prisoners there, blindfolded and tied to chairs*: they did that too."""
    first = verb.head if verb.dep_ == "conj" else verb
    return spread(subject(first.head)) if _of_object(first) else ()


def slots(verb: Token) -> Slots:
    """The slots of a verbal event."""
    passive = is_passive(verb)
    understood = spread(subject(verb))
    after = prepositions(verb)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        following = {
            name: heads
            for name, heads in prepositions(verb.head).items()
            if heads[0].i < verb.head.i and name in ("at", "in", "on", "near", "outside", "inside")
        }
        after = {**following, **after}
    by = () if _is_said_in_passing(verb) else tuple(t for t in after.get("by", ()) if not _is_own_account(t))
    datives = spread([t for t in children(verb, "dative") if t.pos_ != "ADP"])
    attributes = tuple(children(verb, "attr", "oprd", "acomp"))
    if passive:
        by = by or _shared_doer(verb) or _doer_above(verb)
        return Slots(by, understood, spread(children(verb, "dobj")), after, True, attributes, causer=_causers(verb))
    return Slots(understood, spread(objects(verb)), datives, after, False, attributes)
