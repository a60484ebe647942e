"""The full-text index over folded words: FTS5 in SQLite, `tsvector` in PostgreSQL, behind four functions.

Index rows have the id of their `Passage`. The index holds folded words only (`kartoteka.record.fold`), so both
databases find the same, in any script. All words must occur; the last one may be a beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import connection

CREATE = {
    # contentless: the words are in the index only, the text in the source
    "sqlite": ("CREATE VIRTUAL TABLE record_search USING fts5(words, content='', tokenize='ascii')",),
    "postgresql": (
        "CREATE TABLE record_search (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX record_search_words ON record_search USING gin (words)",
    ),
}
"""SQL that makes the index; run by the first migration."""

_INSERT = {
    "sqlite": "INSERT INTO record_search(rowid, words) VALUES (%s, %s)",
    # array_to_tsvector would lose the places; the words are plain ASCII, so 'simple' splits them at blanks only
    "postgresql": "INSERT INTO record_search(rowid, words) VALUES (%s, to_tsvector('simple', %s))",
}
_MATCH = {
    "sqlite": (
        "SELECT rowid FROM record_search WHERE record_search MATCH %s ORDER BY bm25(record_search), rowid LIMIT %s"
    ),
    "postgresql": (
        "SELECT rowid FROM record_search, to_tsquery('simple', %s) AS wanted WHERE words @@ wanted "
        "ORDER BY ts_rank_cd(words, wanted) DESC, rowid LIMIT %s"
    ),
}


def index(rows: Iterable[tuple[int, str]]) -> None:
    """Put passages, as (id, folded words), into the index."""
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT[connection.vendor], list(rows))


def matching(folded: list[str], limit: int) -> list[int]:
    """Ids of the passages that hold all the folded words (the last one as a beginning), best first."""
    if not folded:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_MATCH[connection.vendor], [_query(folded), limit])
        return [row[0] for row in cursor.fetchall()]


def _query(folded: list[str]) -> str:
    # Folded words hold a-z and 0-9 only: nothing in them can be an operator.
    if connection.vendor == "sqlite":
        return " ".join(f'"{word}"' for word in folded) + "*"
    return " & ".join(folded) + ":*"


def forget() -> None:
    """Empty the index."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO record_search(record_search) VALUES ('delete-all')")
        else:
            cursor.execute("TRUNCATE record_search")


def terms() -> Iterator[tuple[int, str, int]]:
    """All (passage id, word, number of times) in the index, in no order: what `verify` compares."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.record_terms USING fts5vocab(main, record_search, instance)"
            )
            # The table is in order of words, so the places of a word in one passage follow each other.
            cursor.execute("SELECT doc, term, count(*) FROM temp.record_terms GROUP BY term, doc")
        else:
            cursor.execute("SELECT rowid, lexeme, cardinality(positions) FROM record_search, unnest(words)")
        while rows := cursor.fetchmany(5000):
            yield from rows
