"""What does not change while the walk goes through a document: where names stand, and what stands beside quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kartoteka.reading.mentions.model import Found
from kartoteka.reading.mentions.words import words_of_file
from kartoteka.reading.who.draft import Draft
from kartoteka.reading.who.grammar import clause, part
from kartoteka.reading.who.layout import Layout
from kartoteka.reading.who.speakers import quotation_spans, told_by

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DONE = words_of_file("name_signs", "done_to_people") | words_of_file("placing", "custody")
_ARTICLES = frozenset({"the", "a", "an", "this", "that"})
_WHERE = frozenset({"in", "at", "to", "from", "near", "into"})


@dataclass(frozen=True, slots=True)
class Look:
    """How the mentions by name of an entity look, each a share of them: labelled a person by the pipeline, with an
    article before, with a preposition of place before, subject of a clause."""

    person: float = 0.0
    article: float = 0.0
    place: float = 0.0
    subject: float = 0.0


class Scene:
    """The document, its layout, its names by draft number, its quotations.

    `most` is the number of mentions by name of the person named most, `person_names` that of all persons together.
    `described` keeps what has been found out about descriptions by the token of the noun.
    """

    def __init__(self, doc: Doc, where: Layout, drafts: Sequence[Draft]) -> None:
        self.doc, self.where = doc, where
        self._parts: dict[int, str] = {}
        self._clauses: dict[int, Token] = {}
        self._joined: dict[int, bool] = {}
        self.described: dict[int, tuple[tuple[str, float], ...]] = {}
        self._starts: list[int] = []
        for i, number in enumerate(where.sentence):
            if number == len(self._starts):
                self._starts.append(i)
        self.names: dict[int, list[int]] = {}
        self._heads: dict[int, list[int]] = {}
        self.looks: dict[int, Look] = {}
        for draft in drafts:
            names = [found for found in draft.mentions if found.form == "name"]
            if names:
                self._heads[draft.number] = sorted(found.head for found in names)
                self.names[draft.number] = [where.sentence[head] for head in self._heads[draft.number]]
                self.looks[draft.number] = self._look(names)
        persons = [len(self.names.get(draft.number, ())) for draft in drafts if draft.kind == "person"]
        self.person_names, self.most = max(sum(persons), 1), max([1, *persons])
        self.spans = quotation_spans(where.quote)
        self._ends = [last for _, _, last in self.spans]
        self.subjects = {n: told_by(doc, where.quote, first, last) for n, first, last in self.spans}

    def part(self, token: Token) -> str:
        """As `grammar.part`, remembered."""
        found = self._parts.get(token.i)
        if found is None:
            found = self._parts[token.i] = part(token)
        return found

    def clause(self, token: Token) -> Token:
        """As `grammar.clause`, remembered."""
        found = self._clauses.get(token.i)
        if found is None:
            found = self._clauses[token.i] = clause(token)
        return found

    def fate(self, token: Token) -> str:
        """*suffers* where the mention undergoes what people undergo (*he was shot*), *acts* where it does that to
        somebody, else nothing."""
        verb = self.clause(token)
        if verb.lemma_ not in _DONE:
            return ""
        role = self.part(token)
        passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children) or verb.dep_ == "acl"
        if role == "subject":
            done = any(child.dep_ in ("dobj", "dative") for child in verb.children)
            return "suffers" if passive else "acts" if done else ""
        if role == "object":
            return "suffers"
        return "acts" if role == "agent" else ""

    def place(self, token: Token) -> int:
        """How many tokens of its sentence stand before it."""
        return token.i - self._starts[self.where.sentence[token.i]]

    def joined(self, token: Token) -> bool:
        """Whether it is one of several joined by *and* or the like."""
        found = self._joined.get(token.i)
        if found is None:
            found = token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.children)
            self._joined[token.i] = found
        return found

    def named_between(self, number: int, first: int, last: int) -> int:
        """How often the draft is named in the sentences `first` to `last`, both inside."""
        names = self.names.get(number)
        return bisect_right(names, last) - bisect_left(names, first) if names else 0

    def named_since(self, number: int, sentence: int, token: int) -> int:
        """How often the draft is named from that sentence on and before the token."""
        names = self.names.get(number)
        return max(0, bisect_left(self._heads[number], token) - bisect_left(names, sentence)) if names else 0

    def named_later(self, number: int, token: int) -> list[Token]:
        """The heads of the draft's names behind the token, in its sentence."""
        heads = self._heads.get(number)
        if not heads:
            return []
        here = self.where.sentence[token]
        later = heads[bisect_right(heads, token) : bisect_right(self.names[number], here)]
        return [self.doc[head] for head in later]

    def quotations_before(self, token: int, most: int) -> list[tuple[int, int, int]]:
        """(number, first, last) of the last quotations that have ended before the token, newest last."""
        end = bisect_left(self._ends, token)
        return self.spans[max(0, end - most) : end]

    def _look(self, names: Sequence[Found]) -> Look:
        before = [self.doc[max(0, (f.titles[0] if f.titles else f.first) - 1)].lower_ for f in names]
        return Look(
            sum(self.doc[f.head].ent_type_ == "PERSON" for f in names) / len(names),
            sum(word in _ARTICLES for word in before) / len(names),
            sum(word in _WHERE for word in before) / len(names),
            sum(part(self.doc[f.head]) == "subject" for f in names) / len(names),
        )
