"""May an open case's texts be sent to a model's endpoint? Only if somebody said so for this case."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from kartoteka.errors import NotAllowed
from kartoteka.model_reader.endpoint import WHOLE_CASE, Endpoint, require_consent, what_leaves
from kartoteka.record.case import DEFAULT_CASE, Case, open_case
from kartoteka.sources import Source


def agree_for(path: Path | None, endpoint: Endpoint, agreed_now: Iterable[str]) -> None:
    """See to it that it is agreed for the case at the path that its texts go to the endpoint; a case that is not
    there yet is made for the agreement. Nobody has to agree to an endpoint on this machine.

    `agreed_now` are hosts to which the user of this machine agrees with this command; that is written into the log.

    Raises:
        NotAllowed: the endpoint is not on this machine, and nobody agreed to it; no case is made then.
    """
    if endpoint.is_on_this_machine:
        return
    agreed = frozenset(host.lower() for host in agreed_now)
    if not os.environ.get("KARTOTEKA_DATABASE") and not (path or DEFAULT_CASE).expanduser().exists():
        require_consent(endpoint, agreed, WHOLE_CASE)
    case = open_case(path, create=True)
    if endpoint.host in agreed:
        from kartoteka.record.access import Who

        agree(case, endpoint, Who.local())
    may_be_used(endpoint)


def agree(case: Case, endpoint: Endpoint, who: object) -> None:
    """Write into the log that `who` (`Who`) agreed to the endpoint for this case.

    Raises:
        NotAllowed: `who` is no owner of the case.
    """
    from kartoteka.record import services

    services.agree_to_sending(case, who, host=endpoint.host, said=what_leaves(endpoint, WHOLE_CASE))


def may_be_used(endpoint: Endpoint) -> None:
    """Refuse an endpoint to which nobody agreed for the open case.

    Raises:
        NotAllowed: it is not on this machine, and the log has no agreement to its host.
    """
    from kartoteka.record import services

    require_consent(endpoint, services.agreed_hosts(), WHOLE_CASE)


def may_be_sent(endpoint: Endpoint, source: Source) -> None:
    """Refuse to send a source to the endpoint where nobody agreed or something in the source is confidential.

    Raises:
        NotAllowed: with the reason; an endpoint on this machine may read everything.
    """
    from kartoteka.record import services

    if endpoint.is_on_this_machine:
        return
    may_be_used(endpoint)
    if why := services.must_not_be_sent(source):
        raise NotAllowed(why)
