"""A source read with a model, from end to end: plan, ask, find every word, join, report.

    plan = plan_reading(source, endpoint)              # how many calls and tokens; nothing is sent
    result = read_with_model(source, endpoint, client=Client(endpoint), cache=Cache(folder))

Answers are kept as they come, so a run that is stopped goes on where it was, with no call repeated.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from kartoteka.claims import Reading
from kartoteka.errors import ModelError
from kartoteka.model_reader.answer import Answer, BadAnswer, parse_answer
from kartoteka.model_reader.assemble import Assembly
from kartoteka.model_reader.cache import Cache, Kept, key_of
from kartoteka.model_reader.client import Asks
from kartoteka.model_reader.dating import check_times
from kartoteka.model_reader.endpoint import Endpoint
from kartoteka.model_reader.known import carry_on
from kartoteka.model_reader.lanes import join_lanes
from kartoteka.model_reader.passages import ANSWER_FACTOR, Passage, lanes, passages, tokens
from kartoteka.model_reader.prompting import INSTRUCTIONS, PROMPT_HASH, Known, Message, messages, prompt_characters
from kartoteka.model_reader.segments import Segment, segments
from kartoteka.reading.mask import mask
from kartoteka.sources import Source

Progress = Callable[[int, int], None]
"""Called with (passages done, passages in all), from any thread."""

_ASK_AGAIN = "Your answer could not be used: {reason}. Answer again, with the whole JSON object only."


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run will take: passages, calls (less what the cache holds of the first of each lane), and tokens."""

    passages: int
    calls: int
    prompt_tokens: int
    answer_tokens: int


@dataclass(slots=True)
class Report:
    """What a run took. `refused` are sentences on what had no words in the source or a wrong form."""

    calls: int = 0
    from_cache: int = 0
    prompt_tokens: int = 0
    answer_tokens: int = 0
    refused: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reading made with a model, and what it took."""

    reading: Reading
    report: Report


@dataclass(slots=True)
class _Run:
    source: Source
    masked: str
    segments: Sequence[Segment]
    model: str
    client: Asks
    cache: Cache | None
    progress: Progress
    total: int
    report: Report = field(default_factory=Report)
    done: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    stop: threading.Event = field(default_factory=threading.Event)


def plan_reading(source: Source, endpoint: Endpoint) -> Plan:
    """How much a reading of the source will take; nothing is sent. Tokens are estimates on the careful side."""
    masked = mask(source)
    cut = _cut(source, masked, endpoint)
    sent = sum(tokens(prompt_characters(messages(source, masked, passage, Known()))) for passage in cut)
    read = sum(tokens(segment.end - segment.start) for passage in cut for segment in passage.segments)
    return Plan(len(cut), len(cut), sent, int(read * ANSWER_FACTOR))


def read_with_model(
    source: Source,
    endpoint: Endpoint,
    *,
    client: Asks,
    cache: Cache | None = None,
    progress: Progress = lambda done, total: None,
) -> Outcome:
    """The reading that the endpoint's model makes of the source, every word of it found in the source.

    Raises:
        ModelError: the endpoint gave no answer, or none of use; what was answered is in the cache.
    """
    masked = mask(source)
    cut = _cut(source, masked, endpoint)
    run = _Run(source, masked, segments(source, masked), endpoint.model, client, cache, progress, len(cut))
    answers = _ask_all(run, lanes(cut, endpoint.parallel))
    name = f"model {endpoint.model}, prompt {PROMPT_HASH[:12]}"
    assembly = Assembly(source, masked, run.segments, name)
    for number, lane in enumerate(answers):
        for answer in lane:
            assembly.take(answer, prefix=f"{number}/")
    join_lanes(assembly)
    run.report.refused += assembly.refused
    return Outcome(check_times(assembly), run.report)


def _cut(source: Source, masked: str, endpoint: Endpoint) -> tuple[Passage, ...]:
    found = segments(source, masked)
    return passages(found, context_tokens=endpoint.context, prompt_tokens=tokens(len(INSTRUCTIONS)))


def _ask_all(run: _Run, planned: Sequence[Sequence[Passage]]) -> list[list[Answer]]:
    if not planned:
        return []
    with ThreadPoolExecutor(max_workers=len(planned)) as pool:
        futures = [pool.submit(_read_lane, run, lane) for lane in planned]
        try:
            return [future.result() for future in futures]
        except BaseException:
            # One lane failed, or the user broke off: the others end after the call that they are in.
            run.stop.set()
            raise


def _read_lane(run: _Run, lane: Sequence[Passage]) -> list[Answer]:
    answers: list[Answer] = []
    known = Known()
    for passage in lane:
        if run.stop.is_set():
            break
        answer = _read_passage(run, messages(run.source, run.masked, passage, known))
        answers.append(answer)
        known = carry_on(known, answer)
        with run.lock:
            run.done += 1
            run.progress(run.done, run.total)
    return answers


def _read_passage(run: _Run, sent: list[Message]) -> Answer:
    """The answer for one passage; an answer of no use is asked for once more, with the reason."""
    try:
        return _parsed(_kept_answer(run, sent))
    except BadAnswer as first:
        again = [*sent, {"role": "user", "content": _ASK_AGAIN.format(reason=first)}]
        try:
            return _parsed(_kept_answer(run, again))
        except BadAnswer as second:
            _forget(run, sent, again)
            raise ModelError(
                f"the model {run.model!r} gave twice an answer that cannot be used ({second}); "
                "a larger context (KARTOTEKA_MODEL_CONTEXT) or another model may help; what was read so far is kept"
            ) from None


def _parsed(kept: Kept) -> Answer:
    return replace(parse_answer(kept.text), day=kept.day)


def _kept_answer(run: _Run, sent: list[Message]) -> Kept:
    key = key_of(sent, run.model)
    kept = run.cache.get(key) if run.cache else None
    if kept is not None:
        with run.lock:
            run.report.from_cache += 1
        return kept
    kept = run.client.ask(sent)
    if run.cache:
        run.cache.put(key, kept)
    with run.lock:
        _count(run.report, kept, sent)
    return kept


def _forget(run: _Run, *asked: list[Message]) -> None:
    if run.cache:
        for sent in asked:
            run.cache.drop(key_of(sent, run.model))


def _count(report: Report, kept: Kept, sent: list[Message]) -> None:
    report.calls += 1
    report.prompt_tokens += kept.prompt_tokens or tokens(prompt_characters(sent))
    report.answer_tokens += kept.answer_tokens or tokens(len(kept.text))
