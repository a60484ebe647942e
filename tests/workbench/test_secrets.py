"""What is confidential is nowhere: a reader without the right follows every link and tries every filter."""

from __future__ import annotations

import re
from html import unescape

import pytest

from workbench.clients import case_with_accounts, client
from workbench.making import LETTERS, PRINTERS, letters, printers

WHOLE_SOURCE = (
    LETTERS.replace("LETTERS OF A SISTER", "ZZALPHA PAPERS")
    .replace("Urals", "ZZBETA")
    .replace("Anna Veiss", "Anna ZZEPSILON Veiss")
)
"""Its Anna is one with the Anna of the open source, and has a longer name there."""
SON = "\n\nJunior was tried in May 1936. ZZDELTA Ozols Junior kept silent.\n"
"""One of whose names holds the hidden person's."""
HIDDEN_CLAIM = "It was rumoured that she had been beaten with a ZZGAMMA."
HIDDEN_PERSON = "ZZDELTA Ozols"
SECRETS = ("zzalpha", "zzbeta", "zzgamma", "zzdelta", "zzepsilon")
ADDRESS = re.compile(r'(?:href|hx-get|action)="(/[^"]*)"')
MORE = (
    "/people/?named=zz", "/people/?order=name", "/people/?kind=place", "/people/?order=time", "/sources/?named=zz",
    "/search/?q=zzgamma", "/search/?q=zzdelta", "/search/?q=zzbeta&only=texts", "/search/?q=beaten", "/search/?q=Ozols",
    "/chronicle/?group=custody", "/chronicle/?type=ill_treatment", "/chronicle/?part=undated", "/chronicle/?part=open",
    "/chronicle/?source=2", "/chronicle/?certainty=uncertain", "/history/?source=2", "/history/?person=4",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def case(tmp_path_factory):
    first = printers(
        PRINTERS.replace("It was rumoured that she had been beaten.", HIDDEN_CLAIM).replace(
            "Inspector Ozols", HIDDEN_PERSON
        )
        + SON
    )
    first.somebody("ozols", "person", HIDDEN_PERSON)
    first.somebody("junior", "person", f"{HIDDEN_PERSON} Junior", "Junior")
    first.says("trial", "tried", "1936-05-01", "1936-05-31", patient="junior", agent="court")
    first.related("kin", "junior", "anna", "kept silent")
    second = letters(WHOLE_SOURCE)
    second.somebody("anna", "person", "Anna ZZEPSILON Veiss")
    made = case_with_accounts(tmp_path_factory.mktemp("secrets") / "secrets.kartoteka", first, second)
    from kartoteka.record import services
    from kartoteka.record.models import Claim, Entity, Source

    owner = services.Who.local()
    weiss, veiss = (Entity.objects.get(name=name) for name in ("Anna Weiss", "Anna ZZEPSILON Veiss"))
    services.merge(made, weiss.pk, veiss.pk, owner, reason="zzepsilon is her maiden name")
    services.judge(made, Claim.objects.get(type="trial").pk, "accept", owner)
    services.set_confidential(made, owner, on=True, claim=Claim.objects.get(quote="beaten").pk)
    services.set_confidential(made, owner, on=True, entity=Entity.objects.get(name=HIDDEN_PERSON).pk)
    services.set_confidential(made, owner, on=True, source=Source.objects.get(name="letters.txt").pk)
    return made


def visited(role: str) -> dict[str, str]:
    """Every page that can be reached by links from the case's page and from MORE, with its text."""
    one, seen, waiting = client(role), {}, ["/", *MORE]
    while waiting and len(seen) < 150:
        address = waiting.pop().split("#")[0]
        if address in seen or address.startswith("/static/"):
            continue
        answer = one.get(address)
        seen[address] = answer.content.decode() if answer.headers["Content-Type"].startswith("text/html") else ""
        waiting += [unescape(found) for found in ADDRESS.findall(seen[address])]
    return seen


def told(page: str) -> str:
    """What the page says, without what the visitor asked for."""
    return re.sub(r'value="[^"]*"|\?[^"\s]*"|search: zz\w*|(for|contains|has) “zz\w*”', "", page.lower())


def test_a_reader_without_the_right_sees_no_secret_word():
    pages = visited("reader")
    assert len(pages) > 30
    leaks = [(address, word) for address, page in pages.items() for word in SECRETS if word in told(page)]
    assert leaks == []


def test_counts_leave_the_confidential_out():
    page = client("reader").get("/").content.decode()
    assert re.search(r"<strong>1</strong>\s*source", page)
    # Eleven claims, less the hidden one and two whose passage holds the hidden name.
    assert re.search(r"<strong>8</strong>\s*claims", page)


def test_a_person_is_in_as_many_sources_as_one_may_see():
    """What is merged with somebody of a confidential source does not show by a number, a name, or a year."""
    for role, sources, name in (("reader", "1", "Anna Weiss"), ("owner", "2", "Anna ZZEPSILON Veiss")):
        page = client(role).get("/people/", {"named": "Anna"}).content.decode()
        row = re.search(rf">{name}</a>.*?</tr>", page, re.S)[0]
        assert f'data-label="Sources">{sources}<' in row
        assert ("1942" in row) == (role == "owner")
        assert f"{sources} source" in client(role).get("/people/1/").content.decode()


def test_a_claim_that_is_hidden_and_one_that_is_not_there_look_alike(case):
    from kartoteka.record.models import Claim

    hidden = Claim.objects.get(quote="beaten").pk
    one = client("reader")
    there, missing = one.get(f"/claims/{hidden}/"), one.get("/claims/987654/")
    assert there.status_code == missing.status_code == 404
    assert without_numbers(there.content.decode()) == without_numbers(missing.content.decode())


def without_numbers(page: str) -> str:
    """The page without numbers and tokens against forgery, which are new for each answer."""
    return re.sub(r"\d+", "", re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"\w+"', "", page))


def test_with_the_right_the_words_are_there():
    pages = visited("owner")
    for word in SECRETS:
        assert any(word in told(page) for page in pages.values()), word


def test_a_stranger_sees_the_sign_in_page_and_nothing_else():
    for address, page in visited("stranger").items():
        assert not any(word in told(page) for word in SECRETS), address
        assert "Weiss" not in page, address


def test_the_crawl_would_find_a_forgotten_filter(monkeypatch):
    """The check itself, with a planted defect: claims are looked up without asking who may see them."""
    from kartoteka.record import access
    from kartoteka.record.models import Claim

    monkeypatch.setattr(access, "claims", lambda who: Claim.objects.all())
    pages = visited("reader")
    assert any(word in told(page) for page in pages.values() for word in SECRETS)
