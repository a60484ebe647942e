"""A cascade of regular grammars over a line of tokens (after Abney 1996, "Partial parsing via finite-state cascades").

A rule is a pattern over classes of tokens and a function that makes a sense of what it matched. Rules are applied one
after the other, each over the whole line; what a rule matches becomes one item, which later rules can build on. A
pattern is a regular expression whose atoms are words (`the`, `of`) or categories (`MONTH`, `DATE`); `name:MONTH` names
an atom for the function:

    Rule("month year", "m:MONTH COMMA? of? y:YEARX", "MONTHDATE", make_month)

No atom can match two things in two ways, so matching is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kartoteka.reading.times.tokens import Alphabet, Item, Line

_ATOM = re.compile(r"(?:(\w+):)?([A-Za-z]\w*)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the category of what it makes, and the function that makes it (`None` refuses the match)."""

    name: str
    pattern: str
    category: str
    build: Callable[[Match], Any]

    def literals(self) -> set[str]:
        """The words that the pattern names."""
        return {atom for _, atom in _ATOM.findall(self.pattern) if atom.islower()}


@dataclass(frozen=True, slots=True)
class Longer:
    """A sense that covers more than its pattern matched, up to the item before `last` (the words of an event)."""

    sense: Any
    last: int


class Match:
    """What a rule matched: `match["d"]` is the value of the item named d, or None where it is not there."""

    __slots__ = ("_found", "_values", "first", "last", "line")

    def __init__(self, line: Line, found: re.Match[str], values: dict[str, str]) -> None:
        self.line = line
        self._found = found
        self._values = values
        self.first = found.start()
        self.last = found.end()

    def __getitem__(self, name: str) -> Any:
        if not self.has(name):
            return None
        index = self._found.start(name)
        item = self.line.items[index]
        category = self._values[name]
        if category.startswith("="):
            return category[1:]
        return None if item is None else item.values.get(category, True)

    def has(self, name: str) -> bool:
        """Whether the pattern names such an atom and it was there."""
        return name in self._values and self._found.start(name) >= 0

    def index(self, name: str) -> int:
        """The place of the named atom in the line, -1 where it is not there."""
        return self._found.start(name)

    def before(self, steps: int = 1) -> str:
        """The word so many items before the match, in small letters."""
        return self.line.word(self.first - steps)

    def after(self, steps: int = 1) -> str:
        """The word so many items after the match, in small letters."""
        return self.line.word(self.last + steps - 1)

    def glued(self, index: int) -> bool:
        """Whether the item at that place touches the one before it."""
        return 0 < index < len(self.line.starts) and self.line.starts[index] == self.line.ends[index - 1]

    def words(self) -> list[str]:
        """The words of the match, in small letters."""
        return [self.line.word(i) for i in range(self.first, self.last)]

    def text(self) -> str:
        """The characters of the match."""
        return self.line.text[self.line.starts[self.first] : self.line.ends[self.last - 1]]


class Cascade:
    """The rules, compiled once for an alphabet."""

    def __init__(self, rules: Sequence[Rule], node_categories: dict[str, frozenset[str]]) -> None:
        literals = frozenset().union(*(rule.literals() for rule in rules))
        self.alphabet = Alphabet(literals, node_categories)
        self._rules = [(rule, *self._compile(rule)) for rule in rules]

    def apply(self, line: Line) -> Line:
        """The line after all rules."""
        for rule, pattern, values in self._rules:
            line = self._apply_one(line, rule, pattern, values)
        return line

    def _apply_one(self, line: Line, rule: Rule, pattern: re.Pattern[str], values: dict[str, str]) -> Line:
        made: list[tuple[int, int, Item]] = []
        position = 0
        while found := pattern.search(line.codes, position):
            sense = rule.build(Match(line, found, values))
            if sense is None:
                position = found.start() + 1
                continue
            first, last = found.span()
            if isinstance(sense, Longer):
                sense, last = sense.sense, sense.last
            made.append(
                (first, last, Item(line.starts[first], line.ends[last - 1], {rule.category: sense, "RULE": rule.name}))
            )
            position = last
        return replaced(line, made, self.alphabet, rule.category) if made else line

    def _compile(self, rule: Rule) -> tuple[re.Pattern[str], dict[str, str]]:
        values: dict[str, str] = {}

        def atom(match: re.Match[str]) -> str:
            name, word = match.groups()
            category = "=" + word if word.islower() else word
            characters = self.alphabet.characters(category)
            if not characters:
                raise ValueError(f"rule {rule.name!r} names {word!r}, which no table has")
            if name:
                values[name] = category
            body = re.escape(characters) if len(characters) == 1 else f"[{characters}]"
            return f"(?P<{name}>{body})" if name else body

        source = _ATOM.sub(atom, rule.pattern.replace("(", "(?:")).replace(" ", "")
        return re.compile(source), values


def replaced(line: Line, made: list[tuple[int, int, Item]], alphabet: Alphabet, category: str) -> Line:
    code = alphabet.node_code(category)
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    items: list[Item | None] = []
    done = 0
    for first, last, item in made:
        item.values = dict.fromkeys(alphabet._nodes[category], item.values[category]) | {"RULE": item.values["RULE"]}
        codes.append(line.codes[done:first] + code)
        starts += line.starts[done:first]
        ends += line.ends[done:first]
        items += line.items[done:first]
        starts.append(item.start)
        ends.append(item.end)
        items.append(item)
        done = last
    codes.append(line.codes[done:])
    return Line(
        line.text,
        "".join(codes),
        starts + line.starts[done:],
        ends + line.ends[done:],
        items + line.items[done:],
        line.century,
        line.births,
    )
