"""Kartoteka reads sources of political repression and keeps every statement as a claim.

The rooms, bottom to top (imports go only down): `errors`, `values`, `sources`, `claims`, `reading`,
`model_reader`, `reasoning`, `drawing`, `exchange`, `record`, `workbench`, `site`, `cli`.
Everything below `record` is free of Django and can be used alone as a library:

    from kartoteka.sources import load
    from kartoteka.reading import read

    reading = read(load("chapter.txt"))
"""

__version__ = "0.1.0"
