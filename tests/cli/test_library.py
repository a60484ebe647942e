from pathlib import Path

from cli.jobs import job
from kartoteka.cli.library import each_outcome


def outcomes(*names, processes):
    return {o.path.name: o.fault or o.printed for o in each_outcome(job, [Path(name) for name in names], processes)}


def test_a_bad_file_is_an_outcome_like_the_others():
    expected = {"a": "a read", "bad": "bad is broken", "b": "b read"}
    assert outcomes("a", "bad", "b", processes=1) == expected
    assert outcomes("a", "bad", "b", processes=2) == expected


def test_a_process_that_the_system_ends_costs_only_its_own_file():
    found = outcomes("a", "deadly", "b", processes=2)
    assert (found["a"], found["b"]) == ("a read", "b read")
    assert "the system ended the process that read it" in found["deadly"]
