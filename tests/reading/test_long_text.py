"""A long text may be parsed by several processes; what is read does not depend on it."""

from kartoteka.claims import to_json
from kartoteka.reading import parse, read
from kartoteka.sources import from_text


def test_two_processes_read_what_one_reads(monkeypatch):
    monkeypatch.setattr(parse, "LONG", 1_000)
    paragraph = "In May 1938 the printer Anton Weber was arrested in Graz. He was shot a week later.\n\n"
    source = from_text(paragraph * 150, "long.txt")
    assert to_json(read(source, processes=2)) == to_json(read(source))
