"""Who is what in a clause: subject, object, agent, prepositions of a verb, through the constructions of English.

All functions work on spaCy's English dependency labels (ClearNLP scheme) and return tokens, heads of phrases.
They follow control and raising (*was made to sign*), shared subjects (*was arrested and shot*), relative clauses,
participles (*arrested at Van, he ...*) and gerunds (*without having been tried*).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kartoteka.reading.inflection import is_past_only
from kartoteka.reading.lost_subjects import before_whose, may_be_person
from kartoteka.reading.mentions.person_nouns import likely_person
from kartoteka.reading.own_subjects import interrupted_subject, is_reduced, is_when, own_subject, things_done
from kartoteka.reading.prepositional import prepositions
from kartoteka.reading.stance_words import is_in
from kartoteka.reading.tree import children, spread, with_conjuncts
from kartoteka.reading.word_rows import rows

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Slots",
    "children",
    "is_caused",
    "is_passive",
    "is_past_tense",
    "objects",
    "own_subject",
    "prepositions",
    "relative_antecedent",
    "reporter_rejoined",
    "slots",
    "spread",
    "subject",
    "with_conjuncts",
]

_ROWS = rows("clause")
_OBJECT_CONTROL = _ROWS["object_control"]
_DITRANSITIVE = _ROWS["ditransitive"]
_NEVER_PASSIVE = _ROWS["never_passive"]
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_NOMINATIVE = frozenset({"i", "he", "she", "they", "we"})
_HAVE = frozenset({"have", "'ve", "having"})
_SAME_FORM = frozenset({"put", "set", "cut", "let", "shut", "hit", "cast", "hurt", "thrust", "beset", "split"})
_DEPTH = 6
_BESIDE = 3
_SERIES = 15


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


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: *was taken*, *taken three years before*, *arrested and taken*, *had him removed*."""
    labels = {child.dep_ for child in verb.children if not (child.dep_ == "dobj" and is_when(child))}
    if is_caused(verb) or _of_object(verb) or _is_fronted(verb):
        return True
    if _begins_again(verb) is not None:
        return False
    if labels & {"auxpass", "nsubjpass", "csubjpass"} or is_reduced(verb):
        return True
    if _lets_go(verb) or (verb.dep_ == "prep" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB"):
        return is_passive(verb.head)  # *was taken in July, given nine years and let go*, as the parser has it
    if verb.tag_ not in ("VBN", "JJ", "VBD") or _is_stray_main_verb(verb):
        return False
    if any(child.dep_ == "aux" and child.lemma_ in _HAVE for child in verb.children):
        return False  # *accused of having plotted*
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


def _is_fronted(verb: Token) -> bool:
    """*Put to the torture at Ulm, she owned that ...*: a participle that is also the base form opens the sentence."""
    if verb.lower_ not in _SAME_FORM or verb.i != verb.sent.start or verb.dep_ not in ("advcl", "ccomp"):
        return False
    return verb.head.i > verb.i and bool(own_subject(verb.head)) and not children(verb, "dobj", "aux", "nsubj")


def _begins_again(verb: Token) -> Token | None:
    """*A clerk who had heard her read the letter denounced her*: the past tense that the parser joins to a word of the
    relative clause; the noun at the head of the sentence, which is left without a verb, is its subject."""
    top = verb.sent.root
    if verb.dep_ not in ("acl", "relcl") or verb.tag_ != "VBD" or top.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    if verb.head is top or own_subject(verb) or children(verb, "aux", "auxpass"):
        return None
    clauses = [c for c in children(top, "relcl") if c.i < verb.head.i]
    return top if clauses and top.i < verb.i and top in verb.ancestors and clauses[-1] in verb.ancestors else None


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
    if _falls_upon(verb) or _is_followed_by_clause(verb):
        return True
    beside = (
        verb.doc[max(verb.sent.start, verb.i - 1)].text == ","
    )  # *The chaplain, Poelchau, recorded after the war that*
    return beside and any(t.lower_ == "that" for t in verb.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)])


def _falls_upon(verb: Token) -> bool:
    """*A clerk informed on him*, *a guard fired at her*: not done to the clerk."""
    return any(
        t.pos_ == "PRON" and t.dep_ == "pobj" and c.lower_ in ("on", "upon", "at", "against")
        for c in children(verb, "prep")
        for t in c.children
    )


def _is_followed_by_clause(verb: Token) -> bool:
    """*A student told the guard, and in July Orlov was caught*: what is coordinated with a clause is one."""
    finite = [c for c in children(verb, "conj") if own_subject(c) and c.pos_ == "VERB"]
    return bool(finite) and any(c.dep_ == "cc" for c in verb.children) and verb.head.i + 1 == verb.i


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


def subject(verb: Token, depth: int = _DEPTH) -> list[Token]:
    """The understood subject of a verb, whichever construction it stands in; heads of phrases, no conjuncts."""
    own = own_subject(verb) or interrupted_subject(verb)
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
    begun = _begins_again(verb)
    if begun is not None:
        return [begun]
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
        judged = children(governor, "nsubj") or children(governor.head, "dobj")
        if governor.pos_ == "ADJ" and governor.dep_ in ("oprd", "ccomp") and judged:
            return judged[:1]  # *held him guilty of having plotted*
        if governor.dep_ in ("dobj", "attr", "acomp", "pobj", "oprd"):
            up = governor.head if governor.dep_ != "pobj" else governor.head.head
            return subject(up, depth - 1) if up.pos_ in ("VERB", "AUX") else []
    return []


def _is_relative(token: Token) -> bool:
    """*who*, *that*, *whose husband*."""
    return token.lower_ in _RELATIVE or any(c.lower_ == "whose" for c in token.children)


def objects(verb: Token) -> list[Token]:
    """Direct objects: own, relativised (*whom he named*), or shared with a coordinated verb (*tried and shot him*)."""
    own = [relative_antecedent(token) for token in things_done(verb)]
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
            if heads and heads[0].i < verb.head.i and name in ("at", "in", "on", "near", "outside", "inside")
        }
        after = {**following, **after}
    by = () if _is_said_in_passing(verb) else tuple(t for t in after.get("by", ()) if not _is_own_account(t))
    datives = spread([t for t in children(verb, "dative") if t.pos_ != "ADP"])
    attributes = tuple(children(verb, "attr", "oprd", "acomp"))
    if passive:
        by = by or _shared_doer(verb) or _doer_above(verb)
        return Slots(by, understood, spread(children(verb, "dobj")), after, True, attributes, causer=_causers(verb))
    return Slots(understood, spread(objects(verb)), datives, after, False, attributes)
