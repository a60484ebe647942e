"""What may be sent to another machine to be read there: only after somebody said so for this case, and never what is
confidential. The agreement is an entry of the log, and `undo` takes it back."""

from __future__ import annotations

from kartoteka.errors import InputError
from kartoteka.record.access import Who
from kartoteka.record.case import Case
from kartoteka.record.log import loads
from kartoteka.record.models import Claim, Entity, Entry, Role, Source
from kartoteka.record.projection.veils import confidential_names
from kartoteka.record.writing import change, words, write
from kartoteka.sources import Source as CoreSource


def agreed_hosts() -> frozenset[str]:
    """The hosts to which texts of the open case may be sent."""
    entries = Entry.objects.filter(action="sending", live=True)
    return frozenset(loads(entry.body)["host"] for entry in entries)


def agree_to_sending(case: Case, who: Who, *, host: str, said: str) -> Entry | None:
    """Write down that `who` agreed to send texts to the host; `said` is the sentence that was agreed to.

    `None` where it was agreed to before: nothing is written then.

    Raises:
        NotAllowed: `who` is no owner of the case.
        InputError: there is no host or no sentence.
    """
    who.need(Role.OWNER, "agree that texts are sent to another machine")
    host, said = words(host, "host", 255), words(said, "sentence")
    if not host or not said:
        raise InputError("an agreement names the host and says what is sent; one of them is empty")
    with change(case):
        if host in agreed_hosts():
            return None
        return write(who, "sending", {"host": host, "said": said})


def must_not_be_sent(source: CoreSource) -> str:
    """Why the text must stay on this machine, as a sentence; empty where nothing in it is confidential.

    It must where the source, or a claim or person in it, is marked in the open case, and where the name of a person
    who is marked stands in it.
    """
    stays = f"{source.name} is not sent"
    if Source.objects.filter(sha256=source.sha256, confidential=True).exists():
        return f"{stays}: it is marked as confidential; read it with --reader rules"
    if Claim.objects.filter(source__sha256=source.sha256, confidential=True).exists():
        return f"{stays}: a claim in it is marked as confidential; read it with --reader rules"
    names = confidential_names()
    marked = Entity.objects.filter(source__sha256=source.sha256, cluster__entities__confidential=True)
    if marked.exists() or (names is not None and any(not m.group()[0].islower() for m in names.finditer(source.text))):
        return f"{stays}: it speaks of a person who is marked as confidential; read it with --reader rules"
    return ""
