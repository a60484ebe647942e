"""Files in the queue are never lost: not by a restart, and not by a worker that dies."""

from datetime import timedelta

import pytest

from workbench.making import make_case


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return make_case(tmp_path_factory.mktemp("jobs") / "jobs.kartoteka")


@pytest.fixture
def jobs(case):
    from kartoteka.workbench import jobs
    from kartoteka.workbench.models import ImportJob

    ImportJob.objects.all().delete()
    return jobs


def put(jobs, name="a.txt", data=b"Anna was arrested in Riga."):
    from kartoteka.record.access import Who

    return jobs.put_in(name, data, Who.local())


def silent(job, seconds: int) -> None:
    from django.utils import timezone

    from kartoteka.workbench.models import ImportJob

    ImportJob.objects.filter(pk=job.pk).update(beat=timezone.now() - timedelta(seconds=seconds))


def test_the_oldest_file_comes_first_and_one_worker_has_it_alone(jobs):
    first, second = put(jobs, "a.txt"), put(jobs, "b.txt")
    assert jobs.take("one").pk == first.pk
    assert jobs.take("two").pk == second.pk
    assert jobs.take("three") is None


def test_a_file_whose_worker_fell_silent_is_taken_by_another(jobs):
    job = put(jobs)
    jobs.take("one")
    silent(job, 5)
    assert jobs.take("two") is None
    silent(job, 60)
    assert jobs.take("two").worker == "two"


def test_a_file_that_ends_three_workers_is_put_aside_with_a_sentence(jobs):
    job = put(jobs)
    for worker in ("one", "two", "three"):
        assert jobs.take(worker) is not None
        silent(job, 60)
    assert jobs.take("four") is None
    job.refresh_from_db()
    assert job.stage == "failed"
    assert "three times" in job.message
    assert bytes(job.data) == b"Anna was arrested in Riga."


def test_a_file_with_a_fault_says_it_and_keeps_its_bytes_for_another_try(jobs, case):
    from kartoteka.workbench.worker import work

    job = put(jobs, "torn.epub", b"PK\x03\x04 torn")
    work(case, job)
    job.refresh_from_db()
    assert job.stage == "failed"
    assert "torn.epub" in job.message
    assert "Traceback" not in job.message
    assert job.data is not None


def test_a_name_with_folders_writes_nowhere_else(jobs, case, tmp_path):
    from kartoteka.workbench.worker import work

    job = put(jobs, "../../../../tmp/escaped.txt", b"\n")
    work(case, job)
    job.refresh_from_db()
    assert job.stage == "failed"
    assert not (tmp_path.parent / "escaped.txt").exists()


def test_the_same_file_again_changes_nothing_and_says_so(jobs, case):
    from kartoteka.record.models import Source
    from kartoteka.workbench.worker import work

    before = Source.objects.count()
    for _ in range(2):
        job = put(jobs, "again.txt", b"Nikolai Vavilov was arrested on 6 August 1940.\n")
        work(case, job)
        job.refresh_from_db()
        assert job.stage == "done", job.message
        assert job.source is not None
    assert Source.objects.count() == before + 1
    assert "nothing changed" in job.message
