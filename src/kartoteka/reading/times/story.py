"""The story's line: which of its possible moments each expression means, so that the whole story is easiest to tell.

The search keeps a handful of the cheapest stories (a beam). A story has a main line that runs forward by default and
may step over New Year; a date in a bracket, a quotation, a note, or one that is planned, denied or looked back on,
stands aside of it and does not move it. What comes later can make an earlier choice dear, so later sentences inform
earlier ones.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kartoteka.reading.times import lexicon, moment, weights
from kartoteka.reading.times.meaning import Meaning, View, is_plain, meanings
from kartoteka.reading.times.moment import Moment
from kartoteka.reading.times.outlook import ahead_of, births_before, dates_the_telling, first_year, years_told
from kartoteka.reading.times.plot import Mention, Placed, Story
from kartoteka.reading.times.references import options
from kartoteka.reading.times.resumption import resumptions
from kartoteka.reading.times.senses import (
    About,
    Age,
    Date,
    DayPart,
    EventDay,
    Feast,
    Part,
    Pointer,
    Republican,
    Season,
    Shift,
    Span,
    Term,
    Weekday,
)
from kartoteka.reading.times.stance import Stance
from kartoteka.values.days import Day

LEAP = 213
"""Days, seven months: so far ahead, a date without its year is nearer behind."""

_FAR = 1800
"""Days: a bare year so far off, that does not open its sentence, may only be glanced at."""

_PAPERS = lexicon.word_set(
    "deposition testimony statement affidavit letter report memorandum memoir petition telegram interview protocol "
    "transcript record certificate diary despatch dispatch account note entry hearing finding"
)
_TELLINGS = lexicon.word_set(
    "testified deposed told recalled remembered wrote related recounted admitted stated confessed declared swore said "
    "claimed revealed disclosed maintained insisted conceded acknowledged reported described asserted confided"
)
"""Behind such a verb a length looks ahead to the telling, and the story stays: "testified years later that"."""
_TOLD_TO = 4
"""So near before its date stands a verb of telling: "she told us in 1992"."""

BEAM = 16
"""So many stories are kept."""


def tell(
    mentions: Sequence[Mention], anchor: Day | None = None, orthodox: bool = False, old_style: Sequence[bool] = ()
) -> list[Placed]:
    """A place in time for each expression, in their order; linear in their number."""
    flags = old_style or [False] * len(mentions)
    years = years_told(mentions, anchor)
    ahead = ahead_of(mentions, orthodox, flags)
    births = births_before(mentions, flags)
    start = None if anchor is None else moment.of_day(anchor)
    begin = first_year(mentions) if anchor is None else None
    beam = [Story(0.0, start, -1, start, -1, start, -1, None, Placed(None))]
    for index, mention in enumerate(mentions):
        near = ahead[index] if _next_is_near(mentions, index) else None
        view = View(None, ahead[index], anchor, births[index], None, orthodox, flags[index], near, years, begin)
        beam = _cheapest([grown for story in beam for grown in _grown(story, index, mention, mentions, view)])
    return _told(min(beam, key=lambda s: s.cost), len(mentions))


def _told(story: Story, count: int) -> list[Placed]:
    found: list[Placed] = []
    here: Story | None = story
    while here is not None and len(found) < count:
        found.append(here.placed)
        here = here.before
    return found[::-1]


def _next_is_near(mentions: Sequence[Mention], index: int) -> bool:
    """Whether the next expression is plain and stands in the same sentence."""
    if index + 1 >= len(mentions) or not is_plain(mentions[index + 1].sense):
        return False
    return mentions[index + 1].stance.sentence == mentions[index].stance.sentence


def _cheapest(stories: list[Story]) -> list[Story]:
    best: dict[tuple[Moment | None, Moment | None], Story] = {}
    for story in stories:
        key = (story.main, story.last)
        if key not in best or story.cost < best[key].cost:
            best[key] = story
    ordered = sorted(best.values(), key=lambda s: s.cost)
    kept = ordered[:BEAM]
    if all(story.steps for story in kept):
        # One story stays that has not left the last year that was named: what comes next may prove it right.
        kept += [story for story in ordered[BEAM:] if not story.steps][:1]
    return kept


def _grown(story: Story, index: int, mention: Mention, mentions: Sequence[Mention], view: View) -> list[Story]:
    """Every story that goes on with the expression: from where it stands, and from where a new paragraph resumes."""
    grown = _grown_from(story, index, mention, mentions, view)
    for resumed in resumptions(story, mention, mentions, index):
        found = _grown_from(resumed, index, mention, mentions, view)
        grown += [s for s in found if s.main_index == index]
    return grown


def _grown_from(story: Story, index: int, mention: Mention, mentions: Sequence[Mention], view: View) -> list[Story]:
    if is_plain(mention.sense):
        choices: list[tuple[Meaning, float, int | None]] = [(m, 0.0, None) for m in meanings(mention.sense, view)]
    else:
        choices = options(story, mention, mentions, index, view)
    if not choices:
        return [story.unmoved(story.cost, Placed(None))]
    fresh = story.main_index >= 0 and _is_fresh(mentions[story.main_index].stance, mention.stance)
    begins = index > 0 and mentions[index - 1].stance.paragraph < mention.stance.paragraph
    grown: list[Story] = []
    for meaning, cost, reference in choices:
        grown += _continued(story, index, mention, meaning, story.cost + cost + meaning.cost, reference, fresh, begins)
    return grown


def _continued(
    story: Story,
    index: int,
    mention: Mention,
    meaning: Meaning,
    cost: float,
    reference: int | None,
    fresh: bool,
    begins: bool,
) -> list[Story]:
    """The story with the expression on its main line, and with the expression beside it.

    `fresh` says that a new section has begun since the line's last date.
    """
    w = weights.WEIGHTS
    sense, here = mention.sense, meaning.moment
    rule = _rule(sense, meaning)
    only_repeats = isinstance(sense, Age) and story.last is not None and _gap(story.last, here) == 0
    if only_repeats or (isinstance(sense, Term) and sense.back):
        return [story.unmoved(cost, Placed(here, reference, True, rule))]
    if dates_the_telling(mention.stance):
        return [story.unmoved(cost, Placed(here, reference, True, rule))]
    if story.main is not None and here.last < story.main.first and mention.stance.left[:1] in (("until",), ("till",)):
        cost += weights.WEIGHTS.until_back
    beside = _beside(mention)
    distance = _distance(story, here, mention, fresh, begins)
    steps = _steps(story, here, mention)
    main_cost = distance + (0.0, w.main_despite, w.main_in_bracket)[beside]
    if steps > story.steps:
        main_cost += w.steps * max(0, steps - 1)
    if mention.stance.heading:
        main_cost = w.heading * distance
    main = story.moved(cost + main_cost, index, here, Placed(here, reference, False, rule), True, steps)
    if mention.stance.heading:
        return [main]
    if story.main is None and not beside:
        return [main]
    chained = story.stands_aside and reference is not None and reference == story.last_index
    aside_cost = (w.aside_again if chained else w.aside, w.aside_cued, 0.0)[beside]
    if beside < 2 and (mention.stance.opens or mention.stance.leads) and mention.stance.quote is None:
        aside_cost += w.aside_opening
    far = w.aside_gap * math.log2(1 + min(_gap(story.main, here), _gap(story.last, here)) / 30)
    aside_cost += min(far, w.aside_gap_most if beside else far)
    if not beside and not chained and _gap(story.main, here) > _FAR and _closes(mention, here):
        aside_cost *= w.aside_closing
    beside_it = story.moved(cost + aside_cost, index, here, Placed(here, reference, True, rule), False)
    if story.main is None and "birth" in mention.after_event:
        return [replace(beside_it, main=None, main_index=-1)]  # a life begins there, but no story
    return [main, beside_it]


def _closes(mention: Mention, here: Moment) -> bool:
    """Whether a bare year stands at its sentence's end, or belongs to a noun: "the tale was still told in 1960"."""
    if here.grain != "year" or not is_plain(mention.sense):
        return False
    left, right = mention.stance.left, mention.stance.right
    return left[:1] == ("of",) or (len(left) > 3 and not right)


def _is_fresh(before: Stance, here: Stance) -> bool:
    """Whether a new section begins, or the line stands only at the text's title."""
    return before.section != here.section or (before.heading and before.paragraph <= 1 and not here.heading)


def _steps(story: Story, here: Moment, mention: Mention) -> int:
    """New Years stepped over since the line's last date that had its year."""
    if story.main is None or not _leaves_a_choice(mention.sense):
        return 0 if is_plain(mention.sense) else story.steps
    return max(0, story.steps + here.year - story.main.year)


def _beside(mention: Mention) -> int:
    """0 on the line; 1 where words say that it stands beside; 2 where brackets, notes or a birth do."""
    stance = mention.stance
    if stance.noted or stance.bracket is not None or "birth" in mention.after_event:
        return 2
    if stance.quote is not None or mention.background or stance.shows or stance.relative or _is_of_a_paper(stance):
        return 1
    if isinstance(mention.sense, Shift) and next((w for w in stance.left if w != ","), "") in _TELLINGS:
        return 1
    if is_plain(mention.sense) and not _TELLINGS.isdisjoint(stance.left[1:_TOLD_TO]) and not stance.opens:
        return 1
    return 0


def _is_of_a_paper(stance: Stance) -> bool:
    """Whether it is the date of a paper that tells of other days: "in the deposition of 12 December"."""
    return stance.left[:1] == ("of",) and len(stance.left) > 1 and stance.left[1].removesuffix("s") in _PAPERS


def _distance(story: Story, here: Moment, mention: Mention, fresh: bool, begins: bool) -> float:
    """What it costs the main line to go there."""
    w, origin = weights.WEIGHTS, story.main
    if origin is None:
        return 0.0
    if here.first > origin.last:
        ahead = here.first - origin.last
        open_ = _leaves_a_choice(mention.sense)
        cost = min(w.forward_most, (w.forward if open_ else w.forward_plain) * math.log2(1 + ahead / 90))
        return cost + (w.leap if open_ and ahead > LEAP and origin.last - origin.first < LEAP else 0.0)
    if here.last < origin.first:
        cost = w.back + w.back_far * math.log2(1 + (origin.first - here.last) / 30)
        full = mention.stance.opens and is_plain(mention.sense)
        cost *= w.back_section if fresh else w.back_paragraph if full and begins else w.back_opening if full else 1.0
        return min(w.back_most, cost) * (w.back_easy if mention.stance.shows & {"back", "denied", "aside"} else 1.0)
    contains = here.first <= origin.first and origin.last <= here.last and is_plain(mention.sense)
    return 0.0 if contains or here.first >= origin.first else w.within


def _leaves_a_choice(sense: Any) -> bool:
    if isinstance(sense, (Part, About)):
        return _leaves_a_choice(sense.inner)
    if isinstance(sense, Span):
        return not is_plain(sense) and _leaves_a_choice(sense.first)
    if isinstance(sense, (Date, Season, Feast)) and sense.year_turn:
        return False  # of the following year: the words leave none
    return isinstance(sense, (Date, Republican, Season, Feast, Weekday)) and not is_plain(sense)


def _gap(origin: Moment | None, here: Moment) -> float:
    if origin is None:
        return 0.0
    return float(max(0, here.first - origin.last, origin.first - here.last))


def _rule(sense: Any, meaning: Meaning) -> str:
    """The name of how the moment was found (`kartoteka.reading.times.expression.Basis`)."""
    if not meaning.hung:
        return "plain"
    if isinstance(sense, (Part, About)) or (isinstance(sense, DayPart) and sense.inner is not None):
        return _rule(sense.inner, meaning)
    if isinstance(sense, (Shift, EventDay, Term)):
        return "counted from"
    if isinstance(sense, Age):
        return "from the birth"
    if isinstance(sense, (Pointer, DayPart)) or (isinstance(sense, (Season, Date)) and (sense.turn or sense.year_turn)):
        return "points to"
    if isinstance(sense, Weekday):
        return "weekday beside"
    return "month from" if isinstance(sense, Date) and sense.month is None else "year from"
