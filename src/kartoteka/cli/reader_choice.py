"""The choice of a reader, the same for every command that reads: rules (the default), a model, or both joined.

A command calls `configure(parser)`, and with the parsed arguments `reader(arguments)` for a function from a source
to a reading. With the rules alone nothing of the model reader is imported, and nothing can leave the machine.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kartoteka.claims import Reading
    from kartoteka.model_reader.endpoint import Endpoint
    from kartoteka.model_reader.run import Outcome
    from kartoteka.sources import Source


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that choose a reader."""
    group = parser.add_argument_group("reader")
    group.add_argument(
        "--reader", choices=("rules", "model", "both"), default="rules", help="who reads (default: rules, offline)"
    )
    group.add_argument("--model", metavar="NAME", help="the model, instead of KARTOTEKA_MODEL")
    group.add_argument(
        "--send-to",
        metavar="HOST",
        action="append",
        default=[],
        help="agree that the text is sent to this host (needed for a model that is not on this machine)",
    )
    group.add_argument("--answers", type=Path, metavar="DIR", help="where a model's answers are kept")
    group.add_argument("--plan", action="store_true", help="say what a model would take, and stop")


def endpoint_for(arguments: argparse.Namespace, names: list[str]) -> Endpoint:
    """The endpoint that the settings name, once the user has agreed to what would leave the machine.

    Raises:
        ModelError: a setting is missing.
        NotAllowed: the endpoint is not on this machine and was not agreed to.
    """
    from kartoteka.model_reader.endpoint import from_environment, require_consent

    endpoint = from_environment(model=arguments.model)
    require_consent(endpoint, frozenset(arguments.send_to), names)
    return endpoint


def reader(arguments: argparse.Namespace, names: list[str]) -> Callable[[Source], Reading]:
    """A function that reads a source as the arguments say; `names` are the sources that will be read.

    Raises:
        ModelError, NotAllowed: see `endpoint_for`.
    """
    return reader_with(arguments, None if arguments.reader == "rules" else endpoint_for(arguments, names))


def processes(arguments: argparse.Namespace) -> int:
    """How many processes read: one where a model does, as its calls run at once anyway and share their limits."""
    return int(arguments.processes) if arguments.reader == "rules" else 1


def reader_with(arguments: argparse.Namespace, endpoint: Endpoint | None) -> Callable[[Source], Reading]:
    """A function that reads a source with the rules, or as the arguments say with an endpoint that was agreed to."""
    if endpoint is None:
        from kartoteka.reading import read

        # Of several files each has a process; a single one has them all.
        return partial(read, processes=arguments.processes if len(arguments.files) == 1 else 1)
    if arguments.reader == "model":
        return lambda source: _with_model(source, endpoint, arguments).reading
    return lambda source: _with_both(source, endpoint, arguments)


def plan(arguments: argparse.Namespace, source: Source) -> str:
    """A sentence on what a reading of the source with the model would take."""
    from kartoteka.model_reader.endpoint import from_environment
    from kartoteka.model_reader.run import plan_reading

    endpoint = from_environment(model=arguments.model)
    found = plan_reading(source, endpoint)
    calls = f"{found.calls} call{'' if found.calls == 1 else 's'}"
    minutes = max(1, round(found.answer_tokens / 50 / min(endpoint.parallel, max(found.calls, 1)) / 60))
    return (
        f"{source.name}: {calls} to {endpoint.host}, about {found.prompt_tokens:,} tokens to send and "
        f"{found.answer_tokens:,} to receive; at 50 tokens a second and {endpoint.parallel} calls at once about "
        f"{minutes} minute{'' if minutes == 1 else 's'}"
    )


def _with_both(source: Source, endpoint: Endpoint, arguments: argparse.Namespace) -> Reading:
    from kartoteka.model_reader.join import join
    from kartoteka.reading import read

    return join(_with_model(source, endpoint, arguments).reading, read(source))


def _with_model(source: Source, endpoint: Endpoint, arguments: argparse.Namespace) -> Outcome:
    from kartoteka.model_reader.cache import Cache, default_folder
    from kartoteka.model_reader.client import Client
    from kartoteka.model_reader.run import read_with_model

    print(plan(arguments, source), file=sys.stderr)
    with closing(Client(endpoint)) as client:
        outcome = read_with_model(
            source,
            endpoint,
            client=client,
            cache=Cache(arguments.answers or default_folder()),
            progress=lambda done, total: print(f"{source.name}: passage {done} of {total}", file=sys.stderr),
        )
    report = outcome.report
    print(
        f"{source.name}: {report.calls} calls, {report.from_cache} answers from before, {report.prompt_tokens:,} "
        f"tokens sent, {report.answer_tokens:,} received; {len(report.refused)} statements refused, as their words "
        "are not in the source or their form is wrong",
        file=sys.stderr,
    )
    return outcome
