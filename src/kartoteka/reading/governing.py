"""By what a clause above an event is known: a question, a request, a denial, what is taken for granted.

`kartoteka.reading.stance` walks up through the sentence and asks these of each governor that it meets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartoteka.reading import clause
from kartoteka.reading.inflection import is_past_only
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.polarity import Stance, negation, own_clause
from kartoteka.reading.sayings import is_content_clause, is_more_content, says, unseen_teller
from kartoteka.reading.stance_words import is_in, is_source, word_class

if TYPE_CHECKING:
    from spacy.tokens import Token


_ONE_OF = frozenset({"one", "another", "other", "others", "some", "second", "third", "first", "latter", "former"})


def is_denied(noun: Token) -> bool:
    """*no evidence*, *not any proof*."""
    determiners = any(c.lower_ in ("no", "any") for c in clause.children(noun, "det"))
    return determiners or (noun.head.pos_ in ("VERB", "AUX") and negation(noun.head) is not None)


def told_with(token: Token) -> Token | None:
    """The verb of saying above a coordinated clause that tells more of what is said; `None` for another clause."""
    opens = opens_content(token)
    current = token
    for _ in range(3):
        if current.dep_ != "conj":
            return None
        current = current.head
        if current.pos_ == "VERB" and says(current) and (opens or is_more_content(token, current)):
            above = current.head
            if opens and opens_content(current) and unseen_teller(above) is not None:
                return None  # *The minutes record that X accused him and that nobody spoke*: no charge of X's
            beside = current.dep_ == "ccomp" and opens_content(current) and above.pos_ == "VERB" and says(above)
            return above if opens and beside else current  # *say that she never held a gun, and that ...*
    return None


def is_asked(token: Token) -> bool:
    """*Whether he ordered it is not established*, where the parser takes *ordered* for the main verb."""
    first = token.doc[token.sent.start]
    return token.dep_ == "ROOT" and first.lower_ == "whether" and first.head.i == token.i


def giving_above(noun: Token) -> Token | None:
    """*gives 1930 as the year of his birth*, *puts the date of her arrest at ...*: the verb of the source."""
    current = noun
    for _ in range(4):
        current = current.head
        if current.pos_ == "VERB":
            return current if is_in(current, "giving") else None
    return None


def takes_for_granted(token: Token) -> bool:
    """*asked where she had been put to death*: that she was is taken for granted."""
    return any(c.lower_ in ("where", "when", "how", "why") and c.i < token.i for c in token.children)


def leaves_unsaid(token: Token, verb: Token) -> bool:
    """*would not say who had betrayed him*: that somebody had is taken for granted."""
    asks = any(c.lower_ in ("who", "whom", "where", "when", "how", "why") and c.i < token.i for c in token.children)
    return asks and negation(verb) is not None and not nobody_does(verb)


def is_bare_content(token: Token, hearer: Token) -> bool:
    """*told the inquiry he had seen a man shot*: content without *that*, a relative clause for the parser."""
    told = hearer.dep_ in ("dobj", "dative") and hearer.head.lemma_ in ("tell", "inform", "assure", "warn", "notify")
    first = token.doc[token.left_edge.i]
    own = first.lower_ in ("he", "she", "they", "it") and first.i == hearer.i + 1
    filled = any(c.dep_ in ("dobj", "ccomp", "xcomp", "auxpass", "acomp", "attr", "prep") for c in token.children)
    return told and own and filled and hearer.head.pos_ == "VERB"


def is_question(token: Token) -> bool:
    """*Was he murdered in his cell?*: not *who murdered him?*, which takes the murder for granted."""
    sentence = token.sent
    if token.dep_ not in ("ROOT", "conj") or not any(t.text == "?" for t in sentence[-3:]):
        return False
    opening = next((t for t in sentence if t.is_alpha), token)
    return opening.pos_ == "AUX" and opening.head.i == token.i


def denied_above(verb: Token) -> bool:
    """*there is nothing to show that ...*, *no document that proves that ...*"""
    noun = verb.head if verb.dep_ in ("acl", "relcl", "xcomp") else None
    if noun is None or noun.pos_ not in ("NOUN", "PRON"):
        return False
    return noun.lower_ in ("nothing", "nobody", "none") or any(c.lower_ == "no" for c in clause.children(noun, "det"))


def is_imperative(token: Token) -> bool:
    """*Put me to death, but do not beat me!*"""
    current = token
    while current.dep_ == "conj" and current.tag_ == "VB" and current.head.pos_ == "VERB":
        current = current.head
    if token.lower_ != token.lemma_.lower() and token.text != token.lemma_:
        return False  # *Shot 8.12.37*: a participle
    if token.tag_ != "VB" or current.tag_ != "VB" or current.dep_ not in ("ROOT", "ccomp", "intj"):
        return False
    helped = any(c.dep_ == "aux" and c.lower_ not in ("do",) for v in (token, current) for c in v.children)
    return not helped and not clause.own_subject(current) and not clause.own_subject(token)


def is_so_that(token: Token) -> bool:
    """*so that he was shot*, *in order that*: a purpose or a result, no content."""
    first = next(c for c in token.children if c.lower_ == "that")
    return first.i > 0 and token.doc[first.i - 1].lower_ in ("so", "order", "such", "now")


def has_its_content(verb: Token, noun: Token) -> Token | None:
    """*answered that he remembered no case, that he had signed*: what hangs on *case* is what he answered.

    The verb of saying above one that has the noun for its object and is itself a content clause; `None` otherwise.
    """
    above = verb.head
    inner = verb.dep_ == "ccomp" and opens_content(verb) and above.pos_ == "VERB" and says(above)
    return above if inner and noun.dep_ == "dobj" and noun.head.i == verb.i else None


def is_told_within(token: Token, noun: Token) -> bool:
    """*an account in which he comes back beaten*: the relative clause says what the account says."""
    rumour = noun.lemma_.lower() in word_class("nouns", "rumour")
    if not rumour and not is_source(noun, "accounts", "story", "letters"):
        return False
    opening = token.doc[token.left_edge.i : token.i]
    words = [t.lower_ for t in opening[:2]]
    return words[:1] == ["where"] or words == ["in", "which"] or words == ["according", "to"]


def goes_on_reported(token: Token, verb: Token) -> bool:
    """*is said to have refused, saying that ...*: the participle belongs to what is said of him."""
    raised = [c for c in clause.children(verb, "xcomp") if is_perfect_infinitive(c) and c.i < token.i]
    return token.tag_ == "VBG" and token.i > verb.i and bool(raised) and clause.is_passive(verb) and says(verb)


def nobody_does(verb: Token) -> bool:
    """*Nobody doubts that he was shot*; not *the family never doubted it*."""
    subjects = clause.own_subject(verb)
    return not subjects or any(
        t.lower_ in ("nobody", "none", "one", "neither", "it") or any(c.lower_ == "no" for c in t.children)
        for t in subjects
    )


def is_subjunctive(token: Token) -> bool:
    """*decreed that they should die*, *that they be tried*: what is to be done, not what was."""
    helping = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
    return any(c.lower_ in ("should", "shall", "must", "be") for c in helping) or (token.tag_ == "VB" and not helping)


def is_beside_request(token: Token, reasons: tuple[str, ...]) -> bool:
    """*begged him to free his father, who had been in prison since May*: that he was is the narrator's.

    So it is beside a charge: *accused of plotting with the minister, whom he had never met*.
    """
    first = token.doc[token.left_edge.i - 1] if token.left_edge.i > 0 else token
    belied = negation(token) is not None and any(reason.startswith("charged") for reason in reasons)
    return first.text == "," and (belied or any(reason.startswith("open:") for reason in reasons))


def _opens_with_that(root: Token) -> bool:
    """Whether the sentence is a content clause for the parser: *That he had informed ...*"""
    first = root.doc[root.sent.start]
    return first.lower_ == "that" and first.head.i == root.i and first.dep_ == "mark"


def said_behind(root: Token) -> Token | None:
    """*That he had informed on them Krawec denied with tears*: *denied*, a complement for the parser."""
    if not _opens_with_that(root):
        return None
    behind = (v for v in root.subtree if v.i > root.i and v.dep_ in ("ccomp", "relcl") and says(v))
    return next((v for v in behind if clause.children(v, "nsubj") and not clause.children(v, "dobj", "ccomp")), None)


def judging_noun(root: Token) -> Token | None:
    """*That the Tsar received him is a legend*: *legend*, where the parser takes *received* for the main verb."""
    if not _opens_with_that(root):
        return None
    nouns = (a for be in clause.children(root, "ccomp") if be.lemma_ == "be" for a in clause.children(be, "attr"))
    return next(nouns, None)


def set_apart_from(token: Token, head: Token) -> Token | None:
    """*suggested, though on what grounds I do not know, that he was murdered*: the verb before what interrupts it."""
    mark = next((c for c in clause.children(token, "mark") if c.lower_ == "that"), None)
    if mark is None or mark.i < 1 or token.doc[mark.i - 1].text != "," or head.dep_ != "advcl" or mark.i < head.i:
        return None
    above = head.head
    opened = above.i < head.left_edge.i and token.doc[head.left_edge.i - 1].text == ","
    return above if opened and above.pos_ == "VERB" and says(above) else None


def foreseen_by_nobody(verb: Token) -> bool:
    """*Nobody could have guessed*, *could not have guessed*."""
    aux = {c.lower_ for c in clause.children(verb, "aux")}
    return {"could", "have"} <= aux or nobody_does(verb)


def understands(verb: Token) -> bool:
    """*understood that he had been denounced*: so he had; not *was given to understand*."""
    return verb.lemma_ == "understand" and verb.head.lemma_ not in ("give", "let", "lead", "make")


def has_hearsay(verb: Token) -> bool:
    """*Kruk had heard that he was shot*: hearsay; not *heard him shout*, *did not hear that*."""
    contents = [c for c in clause.children(verb, "ccomp") if is_content_clause(c)]
    return bool(contents) and negation(verb) is None and not clause.is_passive(verb)


def said_to_be_there(token: Token, verb: Token) -> Token | None:
    """*There was a rumour, for which no proof exists, that the guard had sold him*: the noun that *that* belongs to."""
    there = verb.lemma_ == "be" and any(c.dep_ == "expl" for c in verb.children)
    if not there or token.i < verb.i or not is_content_clause(token):
        return None
    names = word_class("nouns", "rumour") | word_class("nouns", "report") | word_class("nouns", "proof")
    return next((t for t in clause.children(verb, "attr") if t.lemma_.lower() in names), None)


def comes_out_of(verb: Token) -> bool:
    """*From her letters it appears that ...*: so the letters say."""
    return any(
        is_source(t, "letters", "papers", "accounts", "records") for t in clause.prepositions(verb).get("from", ())
    )


def is_definite(noun: Token) -> bool:
    """*the*, *this*: what the noun names is known."""
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ == "the") for c in noun.children)


def opens_content(token: Token) -> bool:
    """Whether a clause begins with *that*, *how*, *whether*, *what*: one more content of a verb of saying."""
    return is_content_clause(token) or any(
        c.lower_ in ("how", "whether", "what", "where") and c.i < token.i for c in token.children
    )


def is_finite(token: Token) -> bool:
    """Whether the clause is a content by itself: finite, or *to have done*."""
    return token.dep_ == "ccomp" or is_content_clause(token) or is_perfect_infinitive(token)


def has_it_that(token: Token, head: Token) -> bool:
    """*Herzen has it that ...*; *the minutes have him acknowledge ...*: a source in the present tense."""
    if head.lemma_ in ("have", "make") and token.dep_ in ("ccomp", "xcomp", "acl") and _is_paper(head):
        between = [t for t in clause.own_subject(token) if t.i > head.i] or token.dep_ == "acl" or token.tag_ == "VBG"
        return bool(between) and token.tag_ in ("VB", "VBN", "VBD", "VBG", "VBP")
    if head.lemma_ != "have" or token.dep_ not in ("ccomp", "acl", "relcl"):
        return False
    with_it = any(c.lower_ == "it" for c in head.children)
    return with_it or (head.tag_ in ("VBZ", "VBP") and token.tag_ == "VB" and bool(clause.own_subject(token)))


def _is_paper(verb: Token) -> bool:
    """*The register has him shot in May*, *one account makes her say*: whose word it is, not who has it done."""
    subjects = clause.own_subject(verb)
    one_of = (t for s in subjects if s.lower_ in _ONE_OF for t in clause.prepositions(s).get("of", ()))
    telling = {t.lemma_.lower() for t in subjects} & word_class("sources", "tellers")
    return (bool(telling) and verb.tag_ == "VBZ") or any(_is_writing(t) for t in (*subjects, *one_of))


def _is_writing(noun: Token) -> bool:
    return is_source(noun, "papers", "letters", "accounts") or noun.lemma_.lower() in word_classes()["work"]


def swallowed_have(token: Token) -> tuple[Token, ...]:
    """*The minutes have him refuse*: the subject of a *have* that the parser takes for a helping verb."""
    for child in clause.children(token, "aux"):
        own = clause.children(child, "nsubj") or [t for t in clause.children(token, "nsubj") if t.i < child.i]
        subjects = [t for t in clause.children(token, "nsubj") if child.i < t.i < token.i]
        if child.lemma_ == "have" and own and own[0].i < child.i and subjects and token.tag_ != "VBN":
            return clause.spread(own)
    return ()


def is_apart(token: Token, head: Token) -> bool:
    """Whether a semicolon or colon stands between: two sentences that the parser has joined."""
    start, end = sorted((token.i, head.i))
    return any(t.text in (";", ":", "—") for t in token.doc[start:end])


def is_spliced(token: Token, head: Token) -> bool:
    """*He died at dawn, the register speaks of dropsy*: the second verb says something of its own, a comma apart."""
    subjects = clause.own_subject(head)
    if token.dep_ != "ccomp" or token.i > head.i or not subjects or subjects[0].i < token.i:
        return False
    start = subjects[0].left_edge.i
    if start == 0 or token.doc[start - 1].text != ",":
        return False
    if any(t.text in '“”‘’"' for t in token.doc[token.left_edge.i : start]):
        return False
    of_it = [c for c in head.children if c.i > head.i and c.dep_ == "prep" and c.lower_ in ("of", "about")]
    own = [c for c in head.children if c.i > head.i and c.dep_ in ("ccomp", "xcomp")]
    return bool(of_it or own) and says(head)


def is_aside(token: Token, head: Token) -> bool:
    """*Asked by the judge, he answered that ...*: a participle that opens the sentence is no complement."""
    if token.i > head.i or token.dep_ not in ("ccomp", "xcomp", "acl", "oprd"):
        return False
    subjects = clause.own_subject(head)
    if token.i < head.i and subjects and any(c.dep_ == "mark" and c.i > subjects[0].i for c in token.children):
        return True
    inverted = bool(subjects) and head.i < subjects[0].i and clause.is_passive(token) and _has_helper(token)
    bare = token.tag_ in ("VBN", "VBG") and not inverted  # *The monks were drowned, said the abbot*
    before = bool(subjects) and ((token.i < subjects[0].i and bare) or subjects[0].i < token.i)
    return before and not any(t.text in '“”"' for t in token.doc[token.i : head.i])


def _has_helper(token: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in token.children)


def leaves_report(token: Token) -> Token | None:
    """*He denied that it had sent him to prison, and in April they went to law*: by its tense, the second verb is
    coordinated with *denied*; returns that verb, `None` where the parser's reading stands."""
    first = token.head
    reporting = first.head
    if first.dep_ != "ccomp" or reporting.pos_ != "VERB" or opens_content(token):
        return None
    if not clause.own_subject(token) and not is_past_only(token.lemma_, token.lower_):
        return None  # *declared that he had never spied, and took back his confession*; not *..., and signed*
    backshifted = first.lower_ == "had" or any(
        c.dep_ == "aux" and c.lower_ in ("had", "would", "’d", "'d") for c in first.children
    )
    plain = not any(c.dep_ == "aux" for c in token.children)
    comma = any(t.text == "," for t in token.doc[first.i : token.i])
    return reporting if backshifted and plain and comma else None


def shows_somebody_doing(token: Token, verb: Token) -> bool:
    """*Survivors recall him hanging by the wrists*: what he does there is what they tell of him."""
    shown = [c for c in clause.children(verb, "dobj", "nsubj") if verb.i < c.i < token.i]
    if token.tag_ not in ("VBG", "VBN") or not is_in(verb, "recollecting") or not shown:
        return False
    return not any(t.text == "," for t in token.doc[verb.i : token.i]) and not any(
        c.dep_ in ("mark", "prep") and c.i < token.i for c in token.children
    )


def is_told_to(token: Token, verb: Token) -> bool:
    """*when he was told to give him up*: an order of somebody left out, no report."""
    to_do = token.tag_ == "VB" and any(c.lower_ == "to" for c in token.children)
    told = verb.lemma_ in ("tell", "warn", "advise", "instruct") and clause.is_passive(verb)
    return told and to_do and not clause.slots(verb).doer


def is_in_state(verb: Token) -> bool:
    """*the officers reported missing had fled*: they report nothing."""
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    in_state = after.lower_ in word_class("adjectives", "reported_state") and after.head.i == verb.i
    return in_state and verb.tag_ in ("VBN", "VBD") and not _has_helper(verb)


def is_perfect_infinitive(token: Token) -> bool:
    """*to have signed*."""
    return {"to", "have"} <= {c.lower_ for c in token.children if c.dep_ == "aux"}


def turned_by(head: Token, above: Stance) -> Stance:
    """The contrary, where the governor itself is sure."""
    own = own_clause(head, above, True, False)
    return own.turned(f"turned round: {head.text}") if own.certainty == "CT" else own
