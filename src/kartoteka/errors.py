"""Everything that can go wrong in a way that a user can mend.

    KartotekaError
    ├── SourceError              a file cannot become a source
    │   ├── SourceMissing        it is not there, is a directory, or may not be read
    │   ├── SourceUnreadable     empty, binary, broken, encrypted, of an unknown kind or encoding
    │   ├── ScanWithoutText      a PDF that holds only pictures
    │   └── SourceTooBig         a bomb, or past the limits on size, memory or time
    ├── ReadingError             a reading (JSON) breaks the format; names the place in it
    ├── TimeError                a date or EDTF string that cannot be understood
    ├── CaseError                the case cannot be used
    │   ├── NotACase             the file is no case of ours
    │   │   └── NoCaseYet        nothing is there, so a case can be made
    │   ├── CaseTooNew           made by a newer version
    │   └── CaseDamaged          its bytes are not what was written
    ├── InputError               what was typed or sent cannot be used; names the field
    ├── OutputError              a result cannot be written
    ├── NotFound                 no such person, claim or source
    ├── NotAllowed               the user has no right to it, or has not agreed
    ├── StaleEdit                somebody else saved first
    └── ModelError               the model reader's endpoint did not do as it should

A message is one sentence: the thing, the value, the place, and the way out. The command line prints it and
ends with status 1; it never shows a traceback for one of these.
"""

from __future__ import annotations


class KartotekaError(Exception):
    """Base of all; `str(error)` is one sentence for the user."""


class SourceError(KartotekaError):
    """A file cannot become a source."""


class SourceMissing(SourceError):
    """The file is not there, is a directory, or may not be read."""


class SourceUnreadable(SourceError):
    """The file is empty, binary, broken, encrypted, or of a kind or encoding that is not known."""


class ScanWithoutText(SourceError):
    """A PDF that holds only pictures of pages."""


class SourceTooBig(SourceError):
    """A document bomb, or a document past the limits on size, memory or time."""


class ReadingError(KartotekaError):
    """A reading breaks the format; the message names the place in it."""


class TimeError(KartotekaError):
    """A date or EDTF string that cannot be understood."""


class CaseError(KartotekaError):
    """The case cannot be used."""


class NotACase(CaseError):
    """The file is no case of ours."""


class NoCaseYet(NotACase):
    """There is nothing at the place; a case can be made there."""


class CaseTooNew(CaseError):
    """The case was made by a newer version."""


class CaseDamaged(CaseError):
    """The bytes of the case are not what was written."""


class InputError(KartotekaError):
    """What a user typed or sent cannot be used; the message names the field."""


class OutputError(KartotekaError):
    """A result cannot be written: no right, no such place, a full disk."""


class NotFound(KartotekaError):
    """No such person, claim or source."""


class NotAllowed(KartotekaError):
    """The user has no right to it, or has not agreed to it."""


class StaleEdit(KartotekaError):
    """Somebody else saved first; the message names both versions.

    Args:
        theirs: what was saved first, in a sentence.
        yours: what was to be saved, in a sentence.
        version: the version that a new attempt must name.
    """

    def __init__(self, message: str, theirs: str = "", yours: str = "", version: int = 0) -> None:
        super().__init__(message)
        self.theirs = theirs
        self.yours = yours
        self.version = version


class ModelError(KartotekaError):
    """The model reader's endpoint did not do as it should."""
