"""The record: a Django app that stores sources, claims and judgements.

Open a case first, then import the services (they need Django to be set up):

    from kartoteka.record import open_case

    case = open_case(Path("case.kartoteka"), create=True)
    from kartoteka.record import services

    services.add_source(case, source, data, reading, who)

How it is built, and why: docs/record.md.
"""

from kartoteka.record.case import DEFAULT_CASE, Case, open_case
from kartoteka.record.header import FORMAT

__all__ = ["DEFAULT_CASE", "FORMAT", "Case", "open_case"]
