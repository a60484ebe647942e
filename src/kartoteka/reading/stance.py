"""How sure an event is, and on whose word it stands: the narrator's stand, in the values of FactBank.

From the event word the walk goes up through the sentence. In its own clause stand negation, modal verbs and adverbs;
each clause above either leaves the event as sure as it is itself (*was made to sign*), turns it round (*refused to
sign*), leaves it open (*ordered her to sign*), or says on whose word it stands (*she wrote that he had signed*).

    Harich denied that he had testified.   ->  testified: Uu, holder Harich
    He refused to name anybody.            ->  name: CT-
    It is rumoured that he was shot.       ->  shot: Uu, holder rumour

Sources: FactBank (Sauri and Pustejovsky 2009); implicatives after Karttunen 2012 and Nairn et al. 2006.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kartoteka.claims import HOLDER_UNSPECIFIED
from kartoteka.reading import clause
from kartoteka.reading.governing import (
    comes_out_of,
    denied_above,
    foreseen_by_nobody,
    giving_above,
    goes_on_reported,
    has_hearsay,
    has_it_that,
    has_its_content,
    is_apart,
    is_aside,
    is_asked,
    is_bare_content,
    is_beside_request,
    is_definite,
    is_finite,
    is_imperative,
    is_in_state,
    is_question,
    is_so_that,
    is_spliced,
    is_subjunctive,
    is_told_to,
    is_told_within,
    judging_noun,
    leaves_report,
    leaves_unsaid,
    nobody_does,
    opens_content,
    said_behind,
    said_to_be_there,
    set_apart_from,
    shows_somebody_doing,
    swallowed_have,
    takes_for_granted,
    told_with,
    turned_by,
    understands,
)
from kartoteka.reading.guesses import guessed
from kartoteka.reading.kinds import word_classes
from kartoteka.reading.passing import interrupted_report, said_elsewhere
from kartoteka.reading.polarity import Stance, negation, own_clause
from kartoteka.reading.relayed import known_from
from kartoteka.reading.sayings import (
    accusing_verb,
    far_report,
    is_content_clause,
    is_idiom,
    is_more_charged,
    is_rumoured,
    late_content,
    learned_before,
    other_teller,
    report_before,
    saying_before,
    says,
    signs,
    tellers,
    telling_verb,
    unseen_teller,
)
from kartoteka.reading.speaking import Speakers
from kartoteka.reading.stance_words import is_in, word_class
from kartoteka.reading.under_nouns import COMPLEMENTS, charged_by, judged, told_only, under_adjective, under_noun
from kartoteka.reading.under_verbs import bidden, spoken_of
from kartoteka.reading.unrealised import as_it_came_to_pass, coming_event
from kartoteka.reading.whose_report import (
    is_nobody_s_report,
    listers,
    news_that_comes,
    owners_of,
    told_of,
    writers,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPTH = 8
_ABOUT = frozenset({"of", "for", "about", "against", "that"})
_PRESS = frozenset(
    ["paper", "newspaper", "press", "journal", "radio", "bulletin", "gazette", "agency", "weekly", "daily", "magazine"]
)
_CLAUSAL = COMPLEMENTS - {"pcomp"}


class Stances:
    """The stances of the words of one text."""

    def __init__(self, speakers: Speakers) -> None:
        self._speakers = speakers
        self._asked = -1

    def of(self, token: Token, is_verb: bool, ignore_negation: bool = False) -> Stance:
        """The stance of the event that the token names."""
        self._asked = token.i
        if is_verb and (is_asked(token) or is_question(token)):
            return Stance("U", reasons=("whether it happened is asked",))
        if is_verb and is_imperative(token):
            return self._outer(token, _DEPTH).weaker("U", "a command")
        token = coming_event(token)
        stance = own_clause(token, self._outer(token, _DEPTH), is_verb, ignore_negation)
        stance = as_it_came_to_pass(token, stance)
        told = None if is_verb or stance.holders else told_of(token)
        holders = self._speakers.of(told) if told is not None else ()
        return stance.held(holders, f"held by who {told.text} of it") if told is not None and holders else stance

    def _outer(self, token: Token, depth: int) -> Stance:
        """The stance of the world in which the token's clause stands: what its governors say."""
        head = token.head
        if depth == 0:
            return Stance()
        if head.i == token.i:
            return self._after_report(token)
        other = other_teller(token)
        if other is not None and token.dep_ in ("relcl", "acl"):
            said = saying_before(other)
            return Stance() if said is None else self._reported(said, self._outer(said, depth - 1), other)
        late = late_content(head)
        if late is not None and token.i < late[0].i:
            return Stance()  # stands before the report
        if token.dep_ == "conj" and token.pos_ == "ADP" and head.pos_ == "VERB":
            return self._in_phrase(token, depth, None)  # *accused of spying and of preparing a rising*
        if token.dep_ == "conj":
            told = told_with(token)
            if told is not None:
                return self._reported(told, self._outer(told, depth - 1), other_teller(token))
            before = report_before(token)
            if before is not None and not says(head):
                return self._reported(before, self._outer(before, depth - 1))
            if is_more_charged(token, head):
                return told_only(
                    self._speakers, head, self._outer(head, depth - 1).weaker("U", f"charged: {head.text}"), "charged"
                )
            steps_out = leaves_report(token) or clause.reporter_rejoined(token)
            return self._outer(steps_out or head, depth - 1)
        if token.dep_ == "pcomp":
            above = self._under_preposition(token, depth)
            if above is not None:
                return above
        if token.dep_ in ("acl", "relcl", "advcl"):
            report = far_report(token)
            if report is not None:
                return self._reported(report, self._outer(report, depth - 1))
        before = report_before(token) if token.dep_ in ("ccomp", "advcl", "relcl", "acl") else None
        if before is not None and before.i not in (head.i, self._asked):
            return self._reported(before, self._outer(before, depth - 1))
        if token.dep_ in ("prep", "agent", "dative", "prt", "mark"):
            return self._in_phrase(token, depth, None)
        if token.dep_ == "pobj":
            return self._in_phrase(head, depth, token)
        if token.dep_ in COMPLEMENTS or token.dep_ in ("dobj", "attr"):
            return self._governed(token, head, depth)
        if token.dep_ == "relcl":
            return self._relative(token, head, depth)
        if token.dep_ == "advcl":
            return self._adverbial(token, head, self._outer(head, depth - 1))
        if token.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
            return self._as_subject(token, head, self._outer(head, depth - 1))
        return self._outer(head, depth - 1)

    def _after_report(self, root: Token) -> Stance:
        """*..., that he had been whipped* as the parser's main clause: the content of the verb of saying before it."""
        having = self._speakers.entities(swallowed_have(root))
        if having:
            return Stance().held(having, "held by what has it")
        told_behind = said_behind(root)
        if told_behind is not None:
            return self._reported(told_behind, Stance())
        judging = judging_noun(root)
        if judging is not None:
            return judged(self._speakers, judging, Stance())
        late = late_content(root)
        return Stance() if late is None else self._reported(late[1], Stance())

    def _relative(self, token: Token, antecedent: Token, depth: int) -> Stance:
        """A relative clause tells more of its noun: it shares the holders of the noun's clause, not its negation."""
        if is_content_clause(token):
            return self._content_of(antecedent, depth)
        learning = learned_before(token)
        if learning is not None:
            return self._reported(learning, self._outer(learning, depth - 1))
        if is_bare_content(token, antecedent):
            return self._reported(antecedent.head, self._outer(antecedent.head, depth - 1))
        above = self._outer(antecedent, depth - 1)
        if is_told_within(token, antecedent):
            tellers_of_it = self._speakers.entities((*owners_of(antecedent), *writers(antecedent)))
            tellers_of_it = tellers_of_it or self._speakers.entities((antecedent,))
            return above.held(tellers_of_it, f"held: in the {antecedent.text}") if tellers_of_it else above
        listed = self._speakers.entities(listers(antecedent))
        if listed and not above.holders:
            return above.held(listed, "held by what lists them")
        if is_beside_request(token, above.reasons):
            return Stance()
        shared = replace(above, positive=True, certainty=above.certainty if above.holders else "CT")
        if antecedent.dep_ == "pobj" and antecedent.head.lower_ == "of" and antecedent.head.head.dep_ == "pobj":
            antecedent = antecedent.head.head  # *as a member of the party who had plotted*
        verb = antecedent.head.head if antecedent.dep_ == "pobj" else antecedent
        for _ in range(3):
            verb = verb if verb.pos_ == "VERB" else verb.head
        if antecedent.dep_ == "pobj" and antecedent.head.lower_ == "as" and is_in(verb, "identifying"):
            return told_only(self._speakers, verb, shared, f"said of somebody: {verb.text}")
        return shared

    def _content_of(self, noun: Token, depth: int) -> Stance:
        """A clause with *that* which the parser hangs on a noun belongs to the next word above that can have one."""
        current = noun
        for _ in range(4):
            lemma = current.lemma_.lower()
            outer = has_its_content(current, noun)
            if outer is not None:
                return self._reported(outer, self._outer(outer, depth - 1))
            if current.pos_ in ("VERB", "AUX") and (says(current) or is_rumoured(current) or lemma == "have"):
                return self._reported(current, self._outer(current, depth - 1))
            if any(lemma in word_class("nouns", name) for name in ("rumour", "report", "proof", "open", "factive")):
                break
            given = next((t for t in clause.own_subject(current) if is_nobody_s_report(t)), None)
            if given is not None and given.lemma_.lower() in word_class("nouns", "report"):
                return under_noun(self._speakers, given, self._outer(current, depth - 1), clausal=True)
            if current.head.i == current.i or current.pos_ in ("VERB", "AUX"):
                break
            current = current.head
        if current.lemma_.lower() in word_class("nouns", "factive"):
            return replace(self._outer(current, depth - 1), certainty="CT", positive=True)  # *the fact that ...*
        return under_noun(self._speakers, current, self._outer(current, depth - 1), clausal=True)

    def _in_phrase(self, preposition: Token, depth: int, inner: Token | None) -> Stance:
        governor = preposition.head
        if governor.i == preposition.i:
            return Stance()
        above = self._outer(governor, depth - 1)
        name = preposition.lower_
        if name == "without":
            return above.turned("negated: without")
        if name == "of" and governor.lemma_.lower() in word_class("nouns", "giver"):
            giving = giving_above(governor)
            if giving is not None:
                return self._as_object(governor, giving, self._outer(giving, depth - 1))
        if governor.lemma_.lower() in word_class("nouns", "charging") and name in _ABOUT:
            return charged_by(self._speakers, governor, above)
        if inner is not None and name in _ABOUT and governor.lemma_.lower() in word_class("nouns", "witness"):
            owners = self._speakers.entities(tuple(clause.children(governor, "poss")))
            owners = owners or self._speakers.entities(tellers(governor))
            return above.held(owners, f"held: {governor.text}") if owners else above
        told = telling_verb(preposition) if name in ("of", "about") else None
        if told is not None:
            return spoken_of(self._speakers, told, name, self._outer(told, depth - 1))
        if governor.pos_ == "NOUN" and inner is not None and governor.dep_ != "ROOT" and name in ("of", "for", "about"):
            return under_noun(self._speakers, governor, replace(above, positive=True), clausal=False)
        accusing = accusing_verb(preposition) if name in ("of", "with", "for") else None
        if accusing is not None:
            return told_only(self._speakers, accusing, above.weaker("U", f"charged: {accusing.text}"), "charged")
        if governor.pos_ != "VERB":
            return above
        if name == "for" and governor.lemma_ == "blame":
            return above  # *blamed the guards for his death*: that he died is no matter of blame
        if name == "for" and is_in(governor, "forgiving") and inner is not None and is_definite(inner):
            return Stance(reasons=("taken for granted",))  # *asked him to forgive her for the betrayal*
        if name in ("of", "with", "for") and is_in(governor, "charging"):
            return told_only(self._speakers, governor, above.weaker("U", f"charged: {governor.text}"), "charged")
        if name in ("of", "about") and is_in(governor, "telling_of"):
            if is_in(governor, "boasting"):
                return told_only(self._speakers, governor, above.weaker("U", f"told: {governor.text} {name}"), "told")
            return spoken_of(self._speakers, governor, name, above)
        if name == "to" and inner is not None and governor.lemma_ in ("testify", "attest", "confess", "own"):
            return self._reported(governor, above)  # *testified to the murder*
        if name == "for" and is_in(governor, "asking_for") and governor.lemma_ != "wait":
            return bidden(self._speakers, governor, above, f"open: {governor.text} for")
        if name == "from" and is_in(governor, "implies_not"):
            return turned_by(governor, above)
        return above

    def _under_preposition(self, token: Token, depth: int) -> Stance | None:
        """A clause after a preposition: *put it about that*, *an account of how*, *by cautioning them*."""
        preposition = token.head
        governor = preposition.head
        if is_content_clause(token) and governor.pos_ == "VERB" and says(governor):
            return self._reported(governor, self._outer(governor, depth - 1))
        tells_how = any(c.lower_ in ("how", "what") and c.i < token.i for c in token.children)
        if tells_how and governor.lemma_.lower() in word_class("nouns", "witness"):
            return under_noun(self._speakers, governor, self._outer(governor, depth - 1), clausal=True)
        if preposition.lower_ == "without" and opens_content(token) and governor.pos_ == "VERB" and says(governor):
            return self._reported(governor, self._outer(governor, depth - 1))  # *sets down, without comment, how ...*
        owning = governor.head if governor.pos_ == "ADJ" else governor
        if preposition.lower_ == "to" and is_in(owning, "owning"):
            return self._reported(owning, self._outer(owning, depth - 1))
        if preposition.lower_ == "as" and governor.pos_ == "VERB" and says(governor) and token.tag_ == "VBG":
            return self._reported(governor, self._outer(governor, depth - 1))  # *is recorded as having died*
        if preposition.lower_ in ("of", "about") and token.tag_ == "VBG" and is_in(governor, "telling_of"):
            return spoken_of(self._speakers, governor, preposition.lower_, self._outer(governor, depth - 1))
        if preposition.lower_ == "as" and token.tag_ == "VBG" and is_in(governor, "identifying", "representing"):
            return told_only(
                self._speakers, governor, self._outer(governor, depth - 1), f"said of him: {governor.text}"
            )
        if preposition.lower_ == "by" and governor.pos_ == "VERB" and token.tag_ == "VBG":
            return own_clause(governor, self._outer(governor, depth - 1), True, False)
        return None

    def _as_subject(self, token: Token, head: Token, above: Stance) -> Stance:
        if token.dep_ == "nsubjpass" and token.pos_ == "NOUN" and head.lemma_ in ("deny", "dispute", "contest"):
            return self._reported(head, above)  # *the arrest was denied by the police*
        if (
            token.pos_ in ("NOUN", "PROPN")
            and head.lemma_ in word_classes()["happen"] | {"give", "make"}
            and head.lemma_ != "be"
        ):
            return own_clause(head, above, True, False)
        return above

    def _adverbial(self, token: Token, head: Token, above: Stance) -> Stance:
        if is_content_clause(token) and (says(head) or is_rumoured(head)) and not is_so_that(token):
            return self._reported(head, above)
        told = said_to_be_there(token, head)
        if told is not None:
            return under_noun(self._speakers, told, above, clausal=True)
        if shows_somebody_doing(token, head) or goes_on_reported(token, head):
            return self._reported(head, above)
        marks = {child.lower_ for child in token.children if child.dep_ in ("mark", "advmod", "aux")}
        if marks & word_class("conditions", "marks") or ("should" in marks and token.i < head.i):
            return above.weaker("U", "conditional clause")
        if {t.lemma_.lower() for t in clause.own_subject(head)} & word_class("nouns", "bidding") and "to" in marks:
            return above.weaker("U", "ordered")  # *orders went out to seize them*
        purpose = token.tag_ == "VB" or any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in token.children)
        if purpose and "to" in marks and not is_in(head, "motion"):
            return above.weaker("U", "a purpose")
        return above

    def _governed(self, token: Token, head: Token, depth: int) -> Stance:
        asking = takes_for_granted(token) or any(c.lower_ in ("what", "who") and c.i < token.i for c in token.children)
        if token.dep_ in ("csubj", "csubjpass") and asking:
            return self._outer(head, depth - 1)  # *how he died is not known*
        stance = self._complement(token, head, depth)
        asks = any(c.lower_ == "whether" and c.i < self._asked for c in clause.children(token, "mark"))
        return stance.weaker("U", f"whether: {head.text}") if asks and stance.certainty == "CT" else stance

    def _complement(self, token: Token, head: Token, depth: int) -> Stance:
        interrupted_by = set_apart_from(token, head)
        if interrupted_by is not None:
            return self._reported(interrupted_by, self._outer(interrupted_by, depth - 1))
        above = self._outer(head, depth - 1)
        if token.dep_ in ("dobj", "attr") and token in clause.own_subject(head):
            return above  # *“The soldiers,” states a witness who saw it*
        if is_apart(token, head) or is_aside(token, head) or is_spliced(token, head) or said_elsewhere(token, head):
            return above
        interrupted = interrupted_report(token, head) if is_content_clause(token) else None
        if interrupted is not None:
            return self._reported(interrupted, self._outer(interrupted, depth - 1))
        if head.pos_ in ("NOUN", "PROPN"):
            unseen = unseen_teller(head)
            if unseen is not None:
                stance = above.held(self._speakers.entities((unseen,)), f"held by what {head.text}")
                return stance.weaker("U", f"only {head.text}") if is_in(head, "claim") else stance
            if token.dep_ == "acl" and head.dep_ == "dobj" and has_it_that(token, head.head):
                return self._reported(head.head, self._outer(head.head, depth - 1))
            if token.dep_ == "acl" and token.tag_ in ("VBN", "VBG", "VBD") and not is_content_clause(token):
                return above
            return (
                self._content_of(head, depth)
                if is_content_clause(token)
                else under_noun(self._speakers, head, above, clausal=True)
            )
        if head.pos_ == "ADJ" or head.lemma_ == "be":
            return under_adjective(self._speakers, token, head, above)
        if head.pos_ not in ("VERB", "AUX") or token.dep_ == "pcomp":
            return above
        return self._under_verb(token, head, above)

    def _under_verb(self, token: Token, head: Token, above: Stance) -> Stance:
        clausal = token.dep_ in _CLAUSAL
        if clausal and is_in(head, "probable") and not comes_out_of(head):
            return own_clause(head, above, True, False).weaker("PR", f"probable: {head.text}")
        if clausal and (is_in(head, "rumour") or is_rumoured(head)):
            return self._reported(head, above)
        if is_in(head, "implies_not") and (clausal or token.pos_ == "NOUN"):
            return turned_by(head, above)
        if clausal and is_idiom(head) and (is_content_clause(token) or is_finite(token)):
            return self._reported(head, above)
        if clausal and has_it_that(token, head):
            return self._reported(head, above)
        news = news_that_comes(token, head)
        if news is not None:
            return under_noun(self._speakers, news, above, clausal=True)
        if clausal and is_in(head, "report", "claim", "knowing") and leaves_unsaid(token, head):
            return replace(above, positive=True)
        if clausal and is_in(head, "report", "claim") and is_finite(token):
            return self._reported(head, above)
        mandated = is_in(head, "open") or is_subjunctive(token)
        if token.dep_ == "ccomp" and is_in(head, "mandative") and is_content_clause(token) and mandated:
            return told_only(self._speakers, head, above, f"open: {head.text}")
        if clausal and is_in(head, "commissive"):
            return told_only(self._speakers, head, above, f"open: {head.text}")
        if clausal and head.lemma_ in ("ask", "inquire", "enquire", "wonder", "demand") and takes_for_granted(token):
            holders = self._speakers.of(head)
            return above.held(holders, f"held by who {head.text}") if holders else above
        granted = token.dep_ in ("dobj", "conj") and is_in(head, "presupposing") and is_definite(token)
        if granted and token.pos_ == "NOUN" and above.value != "CT+":
            return Stance(reasons=("taken for granted",))  # *he is thought to have ordered the arrest*
        if (is_in(head, "open") and clausal) or (is_in(head, "open_noun") and token.pos_ == "NOUN"):
            if is_in(head, "bidding"):
                return bidden(self._speakers, head, above, f"open: {head.text}")
            return above.weaker("U", f"open: {head.text}")
        if clausal and is_told_to(token, head):
            return above.weaker("U", f"open: {head.text} to")
        if clausal and is_in(head, "report", "claim") and not is_in(head, "implies"):
            return self._reported(head, above)
        if token.dep_ == "dobj" and token.pos_ == "NOUN":
            return self._as_object(token, head, above)
        return own_clause(head, above, True, False) if clausal and is_in(head, "implies") else above

    def _as_object(self, token: Token, head: Token, above: Stance) -> Stance:
        """An event as the object of a verb: *denied the murder*, *one account puts his death in May*."""
        if is_in(head, "owning_up"):
            return self._reported(head, above)
        printed = is_in(head, "printing") and any(t.lemma_.lower() in _PRESS for t in clause.slots(head).doer)
        if (printed or is_in(head, "giving")) and not signs(head) and head.tag_ in ("VBZ", "VBP", "VBD", "VB", "VBN"):
            if negation(head) is not None and head.lemma_ in ("contain", "include", "hold", "bear", "carry"):
                return own_clause(head, above, True, False)  # *the file does not contain a confession*
            if negation(head) is not None:
                return above  # *do not mention his arrest*
            holders = self._speakers.entities(clause.slots(head).doer)
            return above.held(holders, f"held by what {head.text} it") if holders else above
        classes = word_classes()
        if head.lemma_.lower() in classes["light"] | classes["suffered"] | classes["happen"] or is_in(head, "implies"):
            return own_clause(head, above, True, False)
        return above

    def _reported(self, head: Token, above: Stance, other: Token | None = None) -> Stance:
        """What the verb governs, on the word of its subject; of `other` in *some say ..., others that ...*."""
        if head.lemma_ == "know" and head.head.lemma_ == "let" and head.dep_ in ("ccomp", "xcomp"):
            head = head.head  # *a guard let him know that ...*
        told_by = head.lemma_ in ("learn", "hear", "know") and bool(known_from(head))
        if head.lemma_ == "hear" and has_hearsay(head) and not told_by:
            holders = self._speakers.entities(clause.slots(head).doer) or (HOLDER_UNSPECIFIED,)
            return above.weaker("U", "only heard").held(holders, "held by who heard it")
        knows = head.lemma_ in ("know", "learn", "hear", "see") or understands(head)
        if knows and not clause.is_passive(head) and not told_by:
            return above
        if is_in(head, "guessing") and negation(head) is not None and foreseen_by_nobody(head):
            return above  # *nobody could have guessed that ...*
        if (
            head.lemma_ == "doubt"
            and negation(head) is None
            and {t.lower_ for t in clause.own_subject(head)} & {"i", "we"}
        ):
            return above.turned("the narrator doubts it").weaker("PR", "the narrator doubts it")
        if head.lemma_ == "doubt" and negation(head) is not None and nobody_does(head):
            return above  # *nobody doubts that he was shot*
        if head.lemma_ == "know" and clause.is_passive(head) and negation(head) is None:
            return above  # *it is known that he was shot*
        if head.lemma_ in ("tell", "inform", "notify") and negation(head) is not None:
            return above  # *nobody told her that he had been shot*
        guess = guessed(head)
        if guess is not None:
            return guess(above)
        unproved = is_in(head, "proving") and negation(head) is not None and clause.is_passive(head)
        if unproved and not clause.slots(head).doer:
            return above.weaker("U", f"not {head.text}")  # *that he had been beaten was never proved*
        if is_in_state(head):
            return above
        if denied_above(head):
            return replace(above, positive=True).weaker("U", f"nothing to {head.text}")
        found = is_in(head, "finding", "factive") and head.lemma_ != "hold"
        if found and clause.is_passive(head) and not clause.slots(head).doer:
            return above if negation(head) is None else above.weaker("U", f"not {head.text}")  # *it was found that*
        holders = self._speakers.entities((other,)) if other is not None else self._speakers.of(head)
        if head.lemma_ == "know" and negation(head) is not None:
            return above.weaker("U", f"not {head.text}")
        stance = above.held(holders, f"held by who {head.text}")
        if negation(head) is not None:
            return stance.weaker("U", f"not {head.text}")
        return stance.weaker("U", f"only {head.text}") if self._speakers.is_distant(head, holders) else stance
