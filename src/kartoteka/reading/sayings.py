"""Words and set phrases that say something, beyond the single verb of saying.

    The police put it about that he had hanged himself.    put ... about says, the police
    Word went round that he had been shot.                 a rumour goes round
    The story that they fired rests on one newspaper.      the story is the newspaper's
    He is sure that ..., it was going round that ...

Functions on tokens of a parse; the word lists are `[governors]`, `[idioms]` and `[nouns]` of `data/stance.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.inflection import is_past_only
from kartoteka.reading.stance_words import idioms, is_in, word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_EVERYBODY = frozenset({"everybody", "everyone", "people", "folk", "folks", "tongues"})
_OTHERS = frozenset({"others", "another", "other", "some", "one", "second", "third", "latter", "former"})
_PARTS = frozenset({"thumb", "name", "hand", "signature", "thumbprint", "fingerprint", "cross", "mark", "seal"})
_AROUND = frozenset({"round", "around", "about", "abroad"})
_OBJECTS = ("dobj", "attr", "prt", "advmod", "xcomp", "ccomp", "acomp", "oprd", "prep", "aux", "nsubj")
_OBJECT_LIKE = frozenset({"dobj", "ccomp", "xcomp", "acomp", "attr"})
_FILLED = _OBJECT_LIKE | {"nsubj", "nsubjpass"}


def says(verb: Token) -> bool:
    """Whether the verb says something: by itself, or with the word that makes it a phrase (*let slip*)."""
    return is_in(verb, "report", "claim", "rumour") or is_idiom(verb)


def is_idiom(verb: Token) -> bool:
    """Whether the verb and one of the words under it are a phrase of saying: *gave out*, *put it about*."""
    words = idioms().get(verb.lemma_.lower())
    if not words:
        return False
    if verb.lemma_ == "go" and any(c.dep_ == "prep" for c in verb.children):
        return False
    return any(c.lower_ in words for c in verb.children if c.dep_ in _OBJECTS)


def speaking_verb(verb: Token) -> Token:
    """The verb whose subject says it: that of *let it be known*, *gave to understand* stands above."""
    if verb.lemma_ in ("slip", "fall", "drop"):
        return next((c for c in verb.children if c.lemma_ == "let"), verb)
    if verb.lemma_ in ("know", "understand", "believe") and verb.head.lemma_ in ("let", "give", "lead", "make"):
        return verb.head
    if verb.head.lemma_ in ("let", "have", "cause") and verb.dep_ in ("ccomp", "xcomp") and clause.is_passive(verb):
        return verb.head  # *let it be announced that*
    return verb


def is_rumoured(verb: Token) -> bool:
    """Whether a rumour says it: *the story went that*, *word had it that*, *it was going round that*, *people said*."""
    subjects = clause.own_subject(verb)
    names = {t.lemma_.lower() for t in subjects} | {t.lower_ for t in subjects}
    if is_in(verb, "going") and _moves_round(verb):
        return True
    everybody = any(_is_everybody(t) for t in subjects)
    if verb.lemma_ == "have" and is_idiom(verb) and (everybody or names & word_class("nouns", "gossiping")):
        return True
    told = is_in(verb, "spreading") and clause.is_passive(verb)
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    if before.lower_ in word_class("nouns", "bare_rumour") and is_in(verb, "going") and _goes_round(verb):
        return True  # *in the Tournelle word went round*: the parser takes both for one phrase
    stories = names & word_class("nouns", "rumour") or any(_is_bare_rumour(t) for t in subjects)
    if stories and (told or is_in(verb, "going") or is_idiom(verb) or verb.lemma_ in ("have", "say", "make")):
        return True
    return is_in(verb, "report", "claim", "rumour") and everybody


def _moves_round(verb: Token) -> bool:
    """*It was going round (the town) that ...*"""
    with_it = any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in verb.children)
    return with_it and any(c.lower_ in _AROUND for c in verb.children)


def _goes_round(verb: Token) -> bool:
    return verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in _AROUND


def _is_bare_rumour(noun: Token) -> bool:
    bare = not any(c.dep_ in ("det", "poss") for c in noun.children)
    return bare and noun.lower_ in word_class("nouns", "bare_rumour") and noun.tag_ != "PRP"


def _is_everybody(token: Token) -> bool:
    return token.lower_ in _EVERYBODY and not any(
        c.dep_ in ("det", "amod", "poss", "prep", "relcl") for c in token.children
    )


def is_content_clause(token: Token) -> bool:
    """Whether a clause with *that* tells what is said: also where the parser took *that* for a relative pronoun.

    *the story that the police had shot him*: the verb has its object, so that *that* stands for nothing in it.
    """
    for child in token.children:
        if child.lower_ != "that" or child.i > token.i:
            continue
        if child.dep_ == "mark" or (child.dep_ == "advmod" and clause.own_subject(token)):
            return True
        others = [c for c in token.children if c.dep_ in _FILLED and c is not child]
        labels = {c.dep_ for c in others}
        if child.dep_ == "pobj" and labels & {"nsubj", "nsubjpass"}:
            return True
        if child.dep_ in ("dobj", "dative") and (
            "nsubjpass" in labels or ("nsubj" in labels and labels & _OBJECT_LIKE)
        ):
            return True
        if child.dep_ == "dobj" and "nsubj" in labels and token.lemma_ in _WITHOUT_OBJECT:
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and labels & {"nsubj", "nsubjpass"}:
            return True
    return _is_spare_that(token)


def _is_spare_that(verb: Token) -> bool:
    """*told a councillor that he had met him at Rostock*, where *that* and *Rostock* both stand under *at*."""
    for preposition in clause.children(verb, "prep"):
        governed = clause.children(preposition, "pobj")
        spare = [t for t in governed if t.lower_ == "that" and t.tag_ == "WDT" and t.i < verb.i]
        if spare and len(governed) > 1 and clause.own_subject(verb):
            return True
    return False


_WITHOUT_OBJECT = word_class("governors", "without_object")


def is_more_content(token: Token, verb: Token) -> bool:
    """*stated that she was stripped, hung from a pole and flogged*: a participle that the parser hung on *stated*."""
    if clause.own_subject(token) or token.tag_ not in ("VBN", "VBD"):
        return False
    if any(c.dep_ in ("aux", "auxpass", "dobj", "ccomp", "xcomp") for c in token.children):
        return False
    contents = [c for c in verb.children if c.dep_ == "ccomp" and verb.i < c.i < token.i and is_content_clause(c)]
    return (
        bool(contents)
        and clause.is_passive(contents[-1])
        and not (token.lemma_ in _WITHOUT_OBJECT or is_past_only(token.lemma_, token.lower_))
    )


def is_more_charged(token: Token, verb: Token) -> bool:
    """*indicted for having founded a league, prepared a rising and killed a man*: more of what is charged."""
    if not is_in(verb, "charging") or clause.own_subject(token) or token.tag_ not in ("VBN", "VBD"):
        return False
    if any(c.dep_ in ("aux", "auxpass") for c in token.children):
        return False
    gerunds = (g for p in verb.children if p.dep_ == "prep" for g in clause.children(p, "pcomp"))
    return any(g.i < token.i and any(c.lower_ == "having" for c in g.children) for g in gerunds)


def accusing_verb(preposition: Token) -> Token | None:
    """*accused by the prosecutor of murder*: the verb to which *of* belongs, where the parser hangs it on the *by*."""
    noun = preposition.head
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent" and is_in(noun.head.head, "charging"):
        return noun.head.head
    accused = noun.dep_ == "dobj" and preposition.lower_ in ("of", "with") and is_in(noun.head, "accusing")
    return noun.head if accused else None  # *accused the guards of beating him*


def telling_verb(preposition: Token) -> Token | None:
    """*told the judge of the beating*: the verb to which *of* belongs, where the parser hangs it on the judge."""
    noun = preposition.head
    told = noun.dep_ in ("dobj", "dative") and noun.head.lemma_ in ("tell", "inform", "notify", "warn", "advise")
    return noun.head if told and noun.head.pos_ == "VERB" else None


def far_report(token: Token) -> Token | None:
    """*was reported by his captors in June to have died*: the passive verb of saying above a perfect infinitive."""
    if not {"to", "have"} <= {c.lower_ for c in token.children if c.dep_ == "aux"}:
        return None
    current = token.head
    for _ in range(4):
        if current.pos_ == "VERB":
            said = is_in(current, "report", "claim", "hearsay", "rumour") and clause.is_passive(current)
            return current if said else None
        current = current.head
    return None


def report_before(token: Token) -> Token | None:
    """The verb of saying of a clause with *that* which the parser hung elsewhere.

    *A private who was there, deposed before a committee that he had seen him, and that a sergeant had told him*
    """
    mark = next((c for c in token.children if _opens_report(c) and c.i < token.i), None)
    if mark is None or mark.i == 0 or token.doc[mark.i - 1].lower_ in ("so", "such", "order", "now", "provided"):
        return None
    further = token.dep_ == "conj"
    for other in reversed(token.doc[token.sent.start : mark.i]):
        if other.text in (";", ":"):
            return None
        if further:
            further = other.lower_ != "that"
        elif other.pos_ == "VERB" and says(other):
            joined = token.head.i > token.i and any(t.text == ";" for t in token.doc[token.i : token.head.i])
            return other if token.dep_ == "conj" or other.i > token.head.i or joined else None
    return None


def _opens_report(that: Token) -> bool:
    """The conjunction *that*, also where the parser makes an object of it."""
    return that.lower_ == "that" and (that.dep_ == "mark" or (that.dep_ == "dobj" and that.tag_ == "IN"))


def late_content(root: Token) -> tuple[Token, Token] | None:
    """The *that* of a main clause and the verb of saying before it whose content the clause is: *One, who escaped,
    recorded that papers were found*, where the parser makes *found* the root."""
    if root.head.i != root.i:
        return None
    mark = next((c for c in root.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    if mark is None:
        return None
    before = reversed(root.doc[root.sent.start : mark.i])
    verb = next((t for t in before if t.pos_ == "VERB" and is_in(t, "report", "claim", "rumour")), None)
    return None if verb is None else (mark, verb)


def learned_before(token: Token) -> Token | None:
    """*we learn that on the way to the river the abbot was beaten*: the verb above, whose *that* stands for nothing.

    The parser takes *that* for its object and hangs the content on a noun between.
    """
    if not clause.own_subject(token) or any(c.tag_ in ("WDT", "WP", "WP$") for c in token.subtree if c.i < token.i):
        return None
    current = token.head
    for _ in range(4):
        if current.pos_ == "VERB":
            spare = [c for c in clause.children(current, "dobj") if c.lower_ == "that" and c.i == current.i + 1]
            return current if spare and (says(current) or is_in(current, "knowing")) else None
        current = current.head
    return None


def other_teller(token: Token) -> Token | None:
    """*Some say that he was hanged, others that he fled*: the *others* right before the second content."""
    mark = next((c for c in token.children if c.lower_ == "that" and c.i < token.i), None)
    if mark is None or mark.i <= token.sent.start + 1:
        return None
    before = token.doc[mark.i - 1]
    if before.lower_ not in _OTHERS:
        return None
    opens = token.doc[before.left_edge.i - 1] if before.left_edge.i > token.sent.start else before
    opens = opens.nbor(-1) if opens.lower_ in ("the", "a", "yet", "still") and opens.i > 0 else opens
    return before if opens.text in (",", ";", "—") or opens.lower_ in ("and", "but", "while", "or") else None


def saying_before(token: Token) -> Token | None:
    """The verb of saying before the token in its sentence."""
    before = reversed(token.doc[token.sent.start : token.i])
    return next((t for t in before if t.pos_ == "VERB" and is_in(t, "report", "claim", "rumour")), None)


def unseen_teller(noun: Token) -> Token | None:
    """*The minutes, found in 1990, record that ...*: who tells, where the parser takes the verb for a noun."""
    if noun.tag_ not in ("NN", "NNS") or not is_in(noun, "report", "claim") or noun.i == noun.sent.start:
        return None
    before = noun.nbor(-1)
    contents = [c for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp") and is_content_clause(c)]
    if not contents or any(c.dep_ == "det" and c.i == before.i for c in noun.children):
        return None
    if noun.tag_ == "NNS":  # *Klara's diary records that ...*, *Petrov claims in his book that ...*
        dated = noun.head.lower_ in ("of", "from") and before.ent_type_ == "DATE"
        if dated and noun.head.head.pos_ == "NOUN":
            return noun.head.head  # *The police report of 3 May claims that ...*
        return before if before.dep_ == "compound" and before.pos_ in ("NOUN", "PROPN") else None
    first = next((t for t in noun.doc[noun.sent.start : noun.i] if t.text == ","), None)
    plural = first is not None and before.text == "," and first.nbor(-1).tag_ == "NNS" and first.i < before.i
    return first.nbor(-1) if plural and first is not None else None


def is_signed(noun: Token) -> bool:
    """*signed a statement that ...*, *put his thumb to a confession that ...*: it was put before him."""
    verb = noun.head if noun.dep_ != "pobj" else noun.head.head
    return verb.pos_ == "VERB" and (verb.lemma_ == "sign" or signs(verb))


def signs(verb: Token) -> bool:
    """*put his thumb to*, *set her name to*: nothing is given there."""
    return bool(_signing_part(verb))


def _signing_part(verb: Token) -> list[Token]:
    """*thumb*, *name*, *hand* in *put his thumb to*."""
    put = verb.lemma_ in ("put", "set", "affix", "append")
    return [c for c in clause.children(verb, "dobj") if put and c.lemma_ in _PARTS]


def sources_of_story(noun: Token) -> tuple[Token, ...]:
    """Where a story comes from: *the story that ... rests on one newspaper*, *goes back to a letter of Anna's*."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or not is_in(verb, "resting"):
        return ()
    after = clause.prepositions(verb)
    return tuple(t for name in ("on", "upon", "from", "to", "with", "by") for t in after.get(name, ()))


def tellers(noun: Token) -> tuple[Token, ...]:
    """Who gives a testimony, a rumour, a word: *gave evidence that*, *spread the story that*, *sent word that*."""
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "to" and _signing_part(noun.head.head):
        return clause.slots(noun.head.head).doer
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("on", "under")
        and noun.lemma_.lower() in word_class("nouns", "ground")
    ):
        return clause.slots(noun.head.head).doer if noun.head.head.pos_ == "VERB" else ()
    if noun.dep_ == "nsubjpass" and (is_in(verb, "spreading") or is_idiom(verb)):
        return clause.slots(verb).after.get("by", ())  # *the tale was put about by the abbot*
    if noun.dep_ == "dobj" and verb.lemma_ == "owe":  # *we owe to the bishop the news that ...*
        return clause.slots(verb).after.get("to", ()) or tuple(
            t for c in clause.children(verb, "dative") for t in (clause.children(c, "pobj") or [c])
        )
    if noun.dep_ not in ("dobj", "attr") or verb.pos_ != "VERB" or is_in(verb, "receiving") or negated_or_passive(verb):
        return ()
    if noun.lemma_.lower() in word_class("nouns", "rumour") and not is_in(verb, "spreading"):
        return ()
    if any(c.dep_ == "expl" for c in verb.children):
        return ()  # *there were reports that ...*
    return clause.slots(verb).doer


def negated_or_passive(verb: Token) -> bool:
    """Whether nobody can be read off as the one who tells."""
    return clause.is_passive(verb) or any(c.dep_ == "neg" for c in verb.children)
