"""Changed bytes are found, the log shows tampering, and a sound case gives no alarm (rows 12 and 13)."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest

from kartoteka.record import services
from kartoteka.record.documents import canonical
from kartoteka.record.dump import digest, dump_computed
from kartoteka.record.log import NO_ENTRY, entry_hash
from kartoteka.record.models import Blob, Claim, Entity, Entry
from kartoteka.record.verify import check_chain, verify
from record.amounts import amount
from record.factory import OWNER, REVIEWER, TEXT, invented, reading, source


def fill(case):
    kin = ("kin", "Boris", "Anna Berg", "denounced")
    services.add_source(case, source(), TEXT.encode(), reading(relations=(kin,)), OWNER)
    page = b"<p>Nobody knows.</p>"
    shown = replace(source("Nobody knows."), sha256=sha256(page).hexdigest(), text_is_file=False)
    told = reading("Nobody knows.", ())
    services.add_source(case, shown, page, replace(told, source=replace(told.source, sha256=shown.sha256)), OWNER)
    other, told = invented(1)
    services.add_source(case, other, other.text.encode(), told, OWNER)
    services.judge(case, Claim.objects.get(type="death").pk, "accept", REVIEWER, reason="seen in the file")
    first, second = Entity.objects.filter(kind="person").order_by("pk")[:2]
    services.merge(case, first.cluster_id, second.cluster_id, REVIEWER)


def test_a_sound_case_gives_no_finding(case):
    fill(case)
    found = verify()
    assert found.findings == ()
    assert found.is_sound
    assert found.entries == Entry.objects.count() == 6
    assert found.head == Entry.objects.order_by("-seq").values_list("seq", "sha256")[0]


def test_an_empty_case_is_sound(case):
    assert verify().is_sound


CHANGES = {
    "a claim's words": ("record_claim", "quote", "arrestee"),
    "a claim's type": ("record_claim", "type", "exile"),
    "a claim's day": ("record_claim", "earliest", 693596),
    "a decision's effect": ("record_claim", "status", "rejected"),
    "an entity's name": ("record_entity", "name", "Somebody else"),
    "a cluster's name": ("record_cluster", "name", "Somebody else"),
    "a mention's place": ("record_mention", "start", 3),
    "a search key": ("record_namekey", "key", "sombody"),
    "a judgement's reason": ("record_judgement", "reason", "hearsay"),
    "a source's name": ("record_source", "name", "other.txt"),
    "who wrote an entry": ("record_entry", "who", "somebody"),
    "when an entry was written": ("record_entry", "at", "2020-01-01 00:00:00"),
    "what an entry says": ("record_entry", "body", "{}"),
    "the case's id": ("record_meta", "value", "another"),
    "a file's bytes": ("record_blob", "data", b"other bytes"),
    "a relation": ("record_relation", "value", "sister"),
    "who is the same": ("record_identity", "verdict", "unsure"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_changed_value_is_found(sqlite_case, what):
    table, column, value = CHANGES[what]
    fill(sqlite_case)
    change(sqlite_case, f"UPDATE {table} SET {column} = ? WHERE {where(table)}", value)
    assert verify().findings, what


def where(table: str) -> str:
    """One row: the case's id, the file that is not its own text, and of other tables the last."""
    one = {"record_meta": "key = 'case'", "record_blob": "data = CAST('<p>Nobody knows.</p>' AS BLOB)"}
    return one.get(table, f"rowid IN (SELECT max(rowid) FROM {table})")


@pytest.mark.postgres
@pytest.mark.parametrize("what", ["a claim's words", "a cluster's name", "what an entry says", "a file's bytes"])
def test_a_changed_value_is_found_in_postgresql(postgres_case, what):
    from django.db import connection

    table, column, value = CHANGES[what]
    fill(postgres_case)
    key = {"record_blob": "sha256", "record_entry": "seq"}.get(table, "id")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {key} = (SELECT max({key}) FROM {table})", [value])
    assert verify().findings, what


@pytest.mark.parametrize(
    "table", ["record_claim", "record_mention", "record_passage", "record_namekey", "record_entry"]
)
def test_a_row_that_was_deleted_or_doubled_is_found(sqlite_case, table):
    fill(sqlite_case)
    change(sqlite_case, f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")
    assert verify().findings


def test_a_word_taken_out_of_the_search_index_is_found(sqlite_case):
    fill(sqlite_case)
    # An FTS5 table takes its rows back by their words: after this, search no longer finds the first passage.
    folded = "anna berg was arrested in kazan on 20 june 1939 boris denounced her anna berg died in 1942"
    change(sqlite_case, "INSERT INTO record_search(record_search, rowid, words) VALUES ('delete', 1, ?)", folded)
    assert verify().findings


def change(case, statement, *values):
    """As somebody would who goes at the file with another program."""
    from django.db import connection

    connection.close()
    other = sqlite3.connect(case.path)
    with other:
        other.execute(statement, values)
    other.close()


def log_of(entries: int) -> list[Entry]:
    """A sound log of that many entries."""
    made, previous = [], NO_ENTRY
    from datetime import UTC, datetime

    for seq in range(1, entries + 1):
        at, body = datetime(2026, 11, 25, 12, seq % 60, tzinfo=UTC), canonical({"claim": "c" * 8, "reason": f"r{seq}"})
        sha256 = entry_hash(seq, at, "olga", "judgement", body, previous)
        made.append(Entry(seq=seq, at=at, who="olga", action="judgement", body=body, previous=previous, sha256=sha256))
        previous = sha256
    return made


def findings(entries):
    return list(check_chain(iter(entries), {"entries": 0}))


def test_a_sound_log_gives_no_finding():
    assert findings(log_of(30)) == []


@pytest.mark.parametrize("field", ["who", "action", "body", "previous", "sha256"])
def test_every_flipped_bit_of_a_log_is_found(field):
    log = log_of(4)
    for entry in log:
        said = getattr(entry, field)
        for bit in range(len(said) * 7):
            place, power = divmod(bit, 7)
            setattr(entry, field, said[:place] + chr(ord(said[place]) ^ (1 << power)) + said[place + 1 :])
            assert findings(log), (entry.seq, bit)
        setattr(entry, field, said)
    assert findings(log) == []


def test_a_log_with_an_entry_deleted_moved_or_doubled_is_found():
    log = log_of(6)
    assert findings([*log[:2], *log[3:]])
    assert findings([log[1], log[0], *log[2:]])
    assert findings([*log[:3], log[2], *log[3:]])


def test_a_cut_tail_is_found_only_with_a_head_that_was_kept(sqlite_case):
    services.set_role(sqlite_case, "anna", "reader", OWNER)
    kept = verify().head[1]
    # Nobody without the old head can see this: what is left is a sound record.
    change(sqlite_case, "DELETE FROM record_user")
    change(sqlite_case, "DELETE FROM record_entry WHERE seq > 1")
    assert verify().findings == ()
    assert "does not hold the head" in verify(expected_head=kept).findings[0]


def test_a_head_that_is_still_in_the_log_is_no_finding(sqlite_case):
    kept = verify().head[1]
    fill(sqlite_case)
    assert verify(expected_head=kept).findings == ()


def test_random_flipped_bits_in_the_stored_bytes_are_found(sqlite_case):
    fill(sqlite_case)
    chance = Random(13)
    for blob in Blob.objects.all():
        for _ in range(amount(8)):
            data = bytearray(blob.data)
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            Blob.objects.filter(pk=blob.pk).update(data=bytes(data))
            assert any("not the bytes that were written" in finding for finding in bytes_only()), blob.pk
        Blob.objects.filter(pk=blob.pk).update(data=blob.data)
    assert list(bytes_only()) == []


def test_random_flipped_bits_in_rows_change_what_verify_compares(sqlite_case):
    from django.db import connection

    fill(sqlite_case)
    chance, sound = Random(14), compared()
    tables = [t for t, columns in COLUMNS.items() for _ in columns]
    for _ in range(amount(25)):
        table = chance.choice(tables)
        column = chance.choice(COLUMNS[table])
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT rowid, "{column}" FROM {table} WHERE "{column}" IS NOT NULL')
            rowid, value = chance.choice(cursor.fetchall())
            update = f'UPDATE {table} SET "{column}" = %s WHERE rowid = %s'
            cursor.execute(update, [flipped(value, chance), rowid])
            assert compared() != sound, (table, column, rowid)
            cursor.execute(update, [value, rowid])
    assert compared() == sound


COLUMNS = {
    "record_source": ("name", "size", "claims_all", "decided"),
    "record_claim": ("key", "type", "start", "end", "quote", "passage", "earliest", "latest", "factuality", "status"),
    "record_entity": ("key", "kind", "name", "open_name"),
    "record_cluster": ("name", "claims_all", "sources_open"),
    "record_mention": ("start", "end", "form"),
    "record_claimrole": ("role", "position"),
    "record_namekey": ("key", "name"),
    "record_passage": ("start", "end", "kind"),
    "record_judgement": ("verdict", "reason"),
}


def flipped(value, chance: Random):
    """The value with one bit changed."""
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(7))
    if not value:
        return "a"
    place = chance.randrange(len(value))
    return value[:place] + chr(ord(value[place]) ^ (1 << chance.randrange(5))) + value[place + 1 :]


def compared() -> set[bytes]:
    return {digest(line) for line in dump_computed()}


def bytes_only():
    from kartoteka.record.verify import _bytes

    return _bytes({"bytes": 0}, lambda *_: None)


def _unchecked(blob):
    return zlib.decompress(blob.data) if blob.packing == "zlib" else bytes(blob.data)


DEFECTS = {
    "hashes are not compared": ("kartoteka.record.blobs.unpacked", lambda blob: _unchecked(blob), "a file's bytes"),
    "the chain is not followed": ("kartoteka.record.verify.check_chain", lambda *_: iter(()), "who wrote an entry"),
    "rows are not made again": ("kartoteka.record.verify._rows", lambda *_: iter(()), "a claim's words"),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_verifier_with_a_part_missing_would_not_pass_these_tests(sqlite_case, monkeypatch, defect):
    target, instead, what = DEFECTS[defect]
    table, column, value = CHANGES[what]
    fill(sqlite_case)
    change(sqlite_case, f"UPDATE {table} SET {column} = ? WHERE {where(table)}", value)
    monkeypatch.setattr(target, instead)
    assert verify().is_sound
