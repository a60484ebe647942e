"""The walk through the text: each mention is placed with the entity that it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.pronouns import FIRST, FIRST_PLURAL, RELATIVE, SECOND, THIRD
from kartoteka.reading.mentions.words import HONORIFICS, KIN, TITLES, first_name_sex, fold, words_of_file
from kartoteka.reading.who import descriptions as said
from kartoteka.reading.who.appositions import Beside
from kartoteka.reading.who.draft import Cast_, Draft
from kartoteka.reading.who.grammar import REFLEXIVE, SUBJECT, clause, topic_of
from kartoteka.reading.who.groups import Groups, Together
from kartoteka.reading.who.history import History, group_of
from kartoteka.reading.who.layout import Layout
from kartoteka.reading.who.named_as import named_as, one_person
from kartoteka.reading.who.predicates import explains, predicated_of
from kartoteka.reading.who.pronoun_signs import Candidate, Signs, asked_of, pronoun_signs
from kartoteka.reading.who.pronouns import SURELY_NEW, agrees, fitting, likelihoods
from kartoteka.reading.who.scene import Scene
from kartoteka.reading.who.speakers import speeches
from kartoteka.reading.who.teller import Testimonies
from kartoteka.reading.who.trail import Step, Trail

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_CUSTODY = words_of_file("placing", "custody")
_SPOUSES = frozenset({"wife", "husband", "spouse", "consort"})


_CLOSE_KIN = frozenset({"wife", "sister", "brother", "daughter", "son"})
_WHOLES = frozenset({"all", "each", "none", "both", "neither"})
_OF_TWO = frozenset({"both", "neither"})
_JUST = 2
"""Sentences in which somebody has just been spoken of."""
_UNNAMED = 8
"""Sentences after which a relative without a name is no longer expected to get one."""


class Placing:
    """State of the walk; `by_token` is the result."""

    def __init__(self, doc: Doc, where: Layout, cast: Cast_, by_name: Mapping[Found, Draft], beside: Beside) -> None:
        self.doc = doc
        self.where = where
        self.cast = cast
        self.trail = Trail()
        self.scene = Scene(doc, where, cast.drafts)
        self.history = History()
        self.groups = Groups(cast)
        self.by_token: dict[int, tuple[Draft, ...]] = {}
        self.narrator: Draft | None = None
        self.testimonies = Testimonies(doc, where, cast, by_name, self.by_token)
        self._by_name = dict(by_name)
        self._name_at = {i: name for name in by_name for i in range(name.first, name.last)}
        self._beside = beside
        self._last_name: Found | None = None
        self._placed: set[int] = set()
        self._spoken: list[Found] = []
        self._together: list[Draft] = []

    def place(self, found: Found) -> None:
        """Place one mention; mentions come in the order of the text."""
        if found.form == "name":
            self._name(found)
        elif found.form == "nominal":
            self._description(found)
        else:
            self._pronoun(found)

    def _put(self, found: Found, draft: Draft, *others: Draft) -> None:
        self._placed.add(draft.number)
        for i in range(found.first, found.last):
            self.by_token[i] = (draft, *others)
        at = found.head
        if self._is_held(self.doc[at]):
            draft.held = True
        self._marry(self.doc[at], draft)
        self._step(draft, found)

    def _step(self, draft: Draft, found: Found) -> None:
        at = found.head
        where, token = self.where, self.doc[at]
        self.trail.put(Step(draft, found, where.sentence[at], where.paragraph[at], where.quote[at]))
        subject = self.scene.part(token) == "subject"
        group = group_of(found, token.lower_) if found.form == "pronoun" else ""
        self.history.put(draft, found, where.sentence[at], subject, group)
        verb = self.scene.clause(token)
        self.history.live(draft.number, self.scene.fate(token), self.scene.part(token), verb.vector)

    def _is_held(self, token: Token) -> bool:
        """Whether the mention undergoes an arrest, a trial or the like."""
        return token.dep_ in ("nsubjpass", "dobj") and token.head.lemma_ in _CUSTODY

    def _marry(self, token: Token, draft: Draft) -> None:
        """*She was married at Kiev to [Volkonsky]*, *he married [Vera]*: the two are each other's spouses."""
        link = token.head
        verb = link.head if token.dep_ == "pobj" and link.lower_ == "to" else link
        if verb.lemma_ not in ("marry", "wed") or not (token.dep_ == "dobj" or verb is not link):
            return
        for child in verb.lefts:
            one = self.by_token.get(child.i, ()) if child.dep_ in ("nsubj", "nsubjpass") else ()
            if len(one) == 1 and one[0] is not draft and one[0].kind == draft.kind == "person":
                one[0].tie("spouse", draft)
                draft.tie("spouse", one[0])

    # names

    def _name(self, found: Found) -> None:
        draft = self._by_name[found]
        bearer = named_as(self.doc, found, self.by_token)
        if bearer is not None and draft.number not in self._placed and one_person(bearer, draft):
            draft = self._become(draft, bearer)
        elif draft.number not in self._placed:
            relative = self._unnamed_relative(found, draft)
            draft = self._become(draft, relative) if relative is not None else draft
        self._put(found, draft)
        for i in found.titles:
            key = fold(self.doc[i].text)
            self.by_token[i] = (draft,)
            if key in TITLES:
                draft.heads.add(key)
                self.trail.note_head(key, draft)
        if found.last < len(self.doc) and fold(self.doc[found.last].text) in HONORIFICS:
            self.by_token[found.last] = (draft,)  # *Hassan Efendi*: the title behind the name heads the phrase
        if draft.kind == "person":
            self._list(found, draft)
        if found.inverted:
            self.trail.entry, self.trail.entry_paragraph = draft, self.where.paragraph[found.head]

    def _unnamed_relative(self, found: Found, draft: Draft) -> Draft | None:
        """*They took his wife too. ... [Lise] was freed in May*: a first name alone, and only one it can be."""
        if draft.kind != "person" or found.titles or not draft.sex or not self._is_first_name(found):
            return None
        if any(name is found and beside.first < found.first for beside, name in self._beside.same.items()):
            return None
        here = self.where.sentence[found.head]
        open_ties = {
            other.number: other
            for other, step in self.trail.candidates()
            if not other.named and not other.plural and other.sex == draft.sex and here - step.sentence <= _UNNAMED
            and other.kind == "person" and any(noun in _CLOSE_KIN for noun in other.tied_to)
        }  # fmt: skip
        return next(iter(open_ties.values())) if len(open_ties) == 1 else None

    def _is_first_name(self, found: Found) -> bool:
        return found.last - found.first == 1 and first_name_sex(self.doc[found.first].text) is not None

    def _become(self, draft: Draft, bearer: Draft) -> Draft:
        """A name not met before turns out to be somebody's who has been: *He was Lieutenant [Alfredo Astiz]*."""
        for found in draft.mentions:
            self._by_name[found] = bearer
        bearer.mentions += draft.mentions
        bearer.names += [name for name in draft.names if name not in bearer.names]
        bearer.sex = bearer.sex or draft.sex
        draft.mentions = []
        return bearer

    def _list(self, found: Found, draft: Draft) -> None:
        """Collect names joined by commas and *and*."""
        last = self._last_name
        start = found.titles[0] if found.titles else found.first
        joined = last is not None and all(
            self.doc[i].text in (",", "and", "&", "with") or self.doc[i].like_num for i in range(last.last, start)
        )
        if joined and last is not None and start - last.last <= 4:
            self._together.append(draft)
        else:
            self._together = [draft]
        self._last_name = found
        if len(self._together) > 1:
            self._join(tuple(self._together), found)

    def _join(self, drafts: tuple[Draft, ...], found: Found) -> None:
        """Persons named in one breath can be *they* and *the two* afterwards."""
        at = found.head
        if len({d.number for d in drafts}) < 2:
            return
        self.groups.put(Together(drafts, self.where.sentence[at], at))
        self._step(self.groups.group_of(drafts), found)

    def _conjunct(self, found: Found, draft: Draft) -> None:
        """*Bou Meng and [his wife]*: a description joined to a person already placed."""
        token = self.doc[found.head]
        if token.dep_ != "conj" or draft.kind != "person":
            return
        others = [d for d in self.by_token.get(token.head.i, ())[:1] if d.kind == "person"]
        if others and others[0] is not draft:
            self._join((*others, draft), found)

    # descriptions

    def _description(self, found: Found) -> None:
        noun = said.head_word(self.doc, found)
        draft = self._whose_description(found, noun)
        if found.kind == "group" and not draft.mentions and draft.members:
            self.groups.register(draft)
        draft.add(found)
        draft.heads.add(noun)
        if draft.kind == "person" and found.sex and not draft.sex:
            draft.sex = found.sex
        self._put(found, draft, *draft.members)
        self.trail.note_head(noun, draft)
        self._conjunct(found, draft)
        if noun in _SPOUSES and draft.kind == "person":
            other = self._possessor(found)
            if other is not None and other.kind == "person":
                self._join((other, draft), found)  # "his wife Anna; their son"

    def _whose_description(self, found: Found, noun: str) -> Draft:
        name = self._beside.same.get(found)
        if name is not None and self._agree(found, self._by_name[name]):
            draft = self._by_name[name]
            self._tie(found, noun, draft)
            return draft
        if found in self._beside.members:
            return self._group_beside(found, noun)
        explained = explains(self.doc, self.by_token, found)
        if explained is not None:
            self._tie(found, noun, explained)
            return explained
        whole = self._whole(found, noun)
        if whole is not None:
            return whole
        subject = predicated_of(self.doc, self.by_token, found)
        if subject is not None:
            self._tie(found, noun, subject)
            return subject
        if found.kind in ("body", "place", "work"):
            return self._thing(found, noun)
        if found.kind == "group" or found.plural:
            return self._group(found, noun)
        return self._person(found, noun)

    def _agree(self, found: Found, draft: Draft) -> bool:
        """Whether a description can be of the named one beside it at all."""
        if found.kind in ("person", "group"):
            return draft.kind == "person" and not (found.sex and draft.sex and found.sex != draft.sex)
        return found.kind == draft.kind or (draft.kind in ("body", "place") and found.kind in ("body", "place"))

    def _group_beside(self, found: Found, noun: str) -> Draft:
        members = [d for d in (self._by_name[name] for name in self._beside.members[found]) if d.kind == "person"]
        if len(members) < 2:
            return self._group(found, noun)
        for member in members:
            member.heads.add(noun)
            if found.sex and not member.sex:
                member.sex = found.sex
            self._tie(found, noun, member)
            self.trail.note_head(noun, member)
        return self.groups.group_of(members)

    def _whole(self, found: Found, noun: str) -> Draft | None:
        """*Eight were tried. [All] were shot, [none] confessed*; *[neither] came back*: those just spoken of."""
        token = self.doc[found.head]
        alone = token.dep_ in ("nsubj", "nsubjpass") and not any(
            c.dep_ in ("prep", "relcl", "acl") for c in token.children
        )
        if noun not in _WHOLES or not alone:
            return None
        here = self.where.sentence[found.head]
        if noun in _OF_TWO:
            pair = self.groups.latest(here, 2)
            return self.groups.group_of(pair.drafts) if pair is not None and here - pair.sentence <= _JUST else None
        for draft, step in self.trail.candidates():
            if here - step.sentence > _JUST:
                return None
            if draft.kind == "group" or draft.plural:
                return draft
        return None

    def _tie(self, found: Found, noun: str, draft: Draft) -> None:
        """Remember *his wife* with him."""
        if noun not in KIN and not said.is_tie(noun):
            return
        other = self._possessor(found)
        if other is not None and other is not draft:
            other.tie(noun, draft)

    def _possessor(self, found: Found) -> Draft | None:
        token = said.possessor(self.doc[found.head])
        if token is None:
            bare = said.determiner(self.doc[found.head]) == "bare" and self.doc[found.head].dep_ != "attr"
            return self.trail.entry if bare else None
        drafts = self.by_token.get(token.i, ())
        if drafts:
            return drafts[0]
        name = self._name_at.get(token.i)
        return self._by_name[name] if name is not None else None

    def _person(self, found: Found, noun: str) -> Draft:
        token = self.doc[found.head]
        how = said.determiner(token)
        other = self._possessor(found)
        if (noun in KIN or said.is_tie(noun)) and other is not None:
            known = (
                other.ties.get(noun)
                or said.tied_back(other, found, noun)
                or said.of_the_same_name(self.trail, other, found, noun)
            )
            known = known or self._spouse_in_view(found, noun, other)
            if known is not None:
                return known
            draft = self.cast.new("person", found.sex)
            other.tie(noun, draft)
            return draft
        if how in ("definite", "possessive"):
            before = said.described_before(self.doc, self.where, self.trail, found)
            if before is not None and before.kind == "person":
                return before
            if noun in said.GENERIC and not said.restricted(token):
                seen = said.most_in_view(self.doc, self.where, self.trail, found, other)
                if seen is not None:
                    return seen
        return self.cast.new("person", found.sex)

    def _spouse_in_view(self, found: Found, noun: str, other: Draft) -> Draft | None:
        """The only spouse in view; the pronoun before *wife* is then the other one of the pair."""
        spouse = said.spouse_in_view(self.doc, self.where, self.trail, other, found, noun)
        owner = said.possessor(self.doc[found.head])
        if spouse is not None and owner is not None and "spouse" in spouse.ties:
            self.by_token[owner.i] = (spouse.ties["spouse"],)
        return spouse

    def _group(self, found: Found, noun: str) -> Draft:
        token = self.doc[found.head]
        how = said.determiner(token)
        size = said.counted(self.doc, found)
        if size is not None and (how == "definite" or noun in ("both", "pair") or said.of_all(token)):
            together = self.groups.latest(self.where.sentence[found.head], size)
            if together is not None:
                return self.groups.group_of(together.drafts)
        if size is None and how == "definite" and not said.restricted(token):
            called = said.those_called(self.trail, noun)
            if called:
                return self.groups.group_of(called)
        if how in ("definite", "possessive") or noun == "family":
            before = said.described_before(self.doc, self.where, self.trail, found)
            if before is not None and before.kind == "group" and not said.restricted(token):
                return before
        return self.cast.new("group", "", True)

    def _thing(self, found: Found, noun: str) -> Draft:
        token = self.doc[found.head]
        kind = found.kind or "work"
        if said.determiner(token) in ("definite", "bare") and not said.restricted(token):
            before = said.described_before(self.doc, self.where, self.trail, found)
            if before is not None and before.kind == kind:
                return before
        return self.cast.new(kind, "", found.plural)

    # pronouns

    def _pronoun(self, found: Found) -> None:
        word = self.doc[found.head].lower_
        if word in THIRD:
            self._third_person(found)
        elif word in RELATIVE:
            self._relative(found)
        elif word in FIRST or word in FIRST_PLURAL or word in SECOND:
            self._first_person(found, word)

    def _third_person(self, found: Found) -> None:
        draft = self.antecedent(found)
        if draft is not None:
            draft.add(found)
            self._put(found, draft, *draft.members)

    def antecedent(self, found: Found) -> Draft | None:
        """Whom a third-person pronoun stands for."""
        sure = self._by_grammar(found)
        if sure is not None and agrees(found, sure):
            return sure
        candidates = fitting(self.doc, self.where, self.trail, found)
        may_be_new = found.plural
        if not may_be_new and len(candidates) < 2:
            return candidates[0][0] if candidates else None
        asked = asked_of(self.scene, found, self.by_token)
        rows = pronoun_signs(self.scene, self.history, self.trail, asked, candidates, may_be_new)
        return self.chosen(found, candidates, rows)

    def chosen(self, found: Found, candidates: list[Candidate], rows: list[Signs]) -> Draft | None:
        """The likeliest candidate; a new draft where the row for somebody new wins."""
        likely = likelihoods(rows, found.sex == "m")
        new = float(likely[-1]) if len(rows) > len(candidates) else 0.0
        if not candidates or new >= SURELY_NEW:
            self.history.expect(None)
            return self.cast.new("group", "", True)
        self.history.expect({draft.number: float(p) for (draft, _), p in zip(candidates, likely, strict=False)})
        return candidates[int(likely[: len(candidates)].argmax())][0]

    def _by_grammar(self, found: Found) -> Draft | None:
        """*Shupeiko was [himself] shot*; *her daughter Tatiana and [her] son Konstantin*: no choice to make."""
        token = self.doc[found.head]
        holder: Token | None = None
        if token.lower_ in REFLEXIVE and self._is_emphatic(found):
            holder = self.doc[token.i - 1]
        elif token.lower_ in REFLEXIVE:
            holder = next((c for c in clause(token).children if c.dep_ in SUBJECT and c.i < token.i), None)
        elif token.dep_ == "poss" and token.head.dep_ == "conj":
            first = token.head.head
            holder = next((c for c in first.children if c.dep_ == "poss" and c.lower_ == token.lower_), None)
        drafts = self.by_token.get(holder.i, ()) if holder is not None else ()
        return drafts[0] if drafts else self._topic(token) or self._parents(found)

    def _is_emphatic(self, found: Found) -> bool:
        """*from Minerva [herself] down to the girl*: right behind a name or description that it can stress."""
        before = self.by_token.get(found.head - 1, ())
        return bool(before) and self.doc[found.head - 1].pos_ != "PRON" and agrees(found, before[0])

    def _parents(self, found: Found) -> Draft | None:
        """*his wife Vera ... [their] son Pavel*: the couple just spoken of."""
        pair = said.parents_in_view(self.doc, self.where, self.trail, found)
        return self.groups.group_of(pair) if pair is not None else None

    def _topic(self, token: Token) -> Draft | None:
        """*As for Nagy, they hanged [him]*; *Of Hajjaj it is said that [he] fled*: whom the sentence is about."""
        start = token.sent.start
        name = topic_of(self.doc, start, self._name_at)
        return self._by_name[name] if name is not None and name.last <= token.i else None

    def _relative(self, found: Found) -> None:
        token = self.doc[found.head]
        for verb in token.ancestors:
            if verb.dep_ in ("relcl", "acl"):
                drafts = self._before_relative(verb.head, token.lower_ in ("who", "whom"))
                if drafts:
                    drafts[0].add(found)
                    self._put(found, *drafts)
                return

    def _before_relative(self, token: Token, personal: bool) -> tuple[Draft, ...]:
        """What the clause is about: *who* goes past things to the person (*a [professor] of canon law, who ...*)."""
        for _ in range(4):
            drafts = self.by_token.get(token.i, ())
            if drafts and (not personal or drafts[0].kind in ("person", "group")):
                return drafts
            if not personal or token.dep_ not in ("pobj", "prep", "conj", "appos", "compound"):
                return ()
            token = token.head
        return ()

    def finish(self) -> None:
        """After the walk: *I* and *you* inside quotations are their speakers and those spoken to."""
        told = speeches(self.doc, self.where.quote, self.by_token)
        for found in self._spoken:
            speech = told[self.where.quote[found.head]]
            draft = speech.speaker if self.doc[found.head].lower_ in FIRST else speech.addressee
            if draft is not None:
                draft.add(found)
                self.by_token[found.head] = (draft,)

    def _first_person(self, found: Found, word: str) -> None:
        if self.where.quote[found.head]:
            if word not in FIRST_PLURAL:
                self._spoken.append(found)
            return
        teller = self._teller(found)
        if word in FIRST_PLURAL and teller is not None:
            self.by_token[found.head] = (teller,)
        if word in FIRST:
            if teller is None:
                teller = self.narrator = self.cast.new("person")
                teller.first_person = True
            teller.add(found)
            self._put(found, teller)

    def _teller(self, found: Found) -> Draft | None:
        """Who says *I* here: the teller of the testimony, else the narrator."""
        teller = self.testimonies.teller_at(found.head)
        self.narrator = self.narrator or teller
        return teller or self.narrator
