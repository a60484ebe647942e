"""Who may do what: every address, by GET and by POST, for every role. An address without a rule fails."""

from __future__ import annotations

import pytest

from workbench.clients import ROLES, case_with_accounts, client

ALL, READ, REVIEW, EDIT, OWN = 0, 2, 3, 4, 5
"""Places in ROLES from which on something is allowed."""

RULES: dict[str, tuple[str, int | None, int | None]] = {
    # name: (address, from which role on GET, from which role on POST); None: nobody, the method is not there
    "case": ("/", READ, None),
    "import": ("/import/", EDIT, EDIT),
    "import_queue": ("/import/queue/", EDIT, None),
    "import_again": ("/import/1/again/", None, EDIT),
    "import_remove": ("/import/1/remove/", None, EDIT),
    "sources": ("/sources/", READ, None),
    "source": ("/sources/1/", READ, None),
    "reader": ("/sources/1/read/", READ, None),
    "done": ("/sources/1/done/", None, REVIEW),
    "compare": ("/sources/1/compare/", READ, None),
    "entity_new": ("/sources/1/people/new/", None, REVIEW),
    "claim_new": ("/sources/1/claims/new/?block=22&from=14&to=25", REVIEW, REVIEW),
    "claim": ("/claims/1/", READ, None),
    "claim_card": ("/claims/1/card/", READ, None),
    "judge": ("/claims/1/judge/", None, REVIEW),
    "correct": ("/claims/1/correct/", REVIEW, REVIEW),
    "review": ("/review/", REVIEW, None),
    "people": ("/people/", READ, None),
    "person": ("/people/1/", READ, None),
    "alike": ("/people/alike/", REVIEW, None),
    "not_same": ("/people/1/not-same/", None, REVIEW),
    "dossier_md": ("/people/1/dossier.md", READ, None),
    "dossier_html": ("/people/1/dossier.html", READ, None),
    "dossier_json": ("/people/1/dossier.json", READ, None),
    "source_file": ("/sources/1/file/", OWN, None),
    "identity": ("/people/1/identity/", READ, None),
    "merge": ("/people/1/merge/", None, REVIEW),
    "split": ("/people/1/split/", None, REVIEW),
    "relation_judge": ("/relations/1/judge/", None, REVIEW),
    "relation_correct": ("/relations/1/correct/", REVIEW, REVIEW),
    "chronicle": ("/chronicle/", READ, None),
    "search": ("/search/?q=arrest", READ, None),
    "history": ("/history/", READ, None),
    "undo": ("/history/99999/undo/", None, REVIEW),
    "withdraw": ("/sources/999/withdraw/", None, EDIT),
    "confidential": ("/confidential/", None, EDIT),
    "settings": ("/settings/", READ, None),
    "account_new": ("/settings/accounts/", None, OWN),
    "account_change": ("/settings/accounts/1/", None, OWN),
    "term_new": ("/settings/vocabulary/", None, EDIT),
    "term_withdraw": ("/settings/vocabulary/999/withdraw/", None, EDIT),
    "login": ("/login/", ALL, ALL),
    "logout": ("/logout/", None, ALL),
    "theme": ("/theme/", None, ALL),
    "keys": ("/keys/", None, ALL),
    "help": ("/help/", ALL, None),
}
MINE = "may not"
"""What the page says to somebody whose role is not enough."""


@pytest.fixture(scope="module", autouse=True)
def case(tmp_path_factory):
    return case_with_accounts(tmp_path_factory.mktemp("roles") / "roles.kartoteka")


def test_every_address_has_a_rule():
    from kartoteka.workbench.urls import urlpatterns

    assert {pattern.name for pattern in urlpatterns} == set(RULES)


@pytest.fixture(scope="module")
def clients(case):
    return {role: client(role) for role in ROLES}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", [name for name in RULES if name != "logout"])
def test_the_role_decides(clients, name: str, role: str):
    address, get_from, post_from = RULES[name]
    place = ROLES.index(role)
    for method, allowed_from in (("get", get_from), ("post", post_from)):
        answer = getattr(clients[role], method)(address)
        said = answer.content.decode()
        refused = answer.status_code == 403 or answer.headers.get("location", "").startswith("/login/?next=")
        if allowed_from is None:
            assert answer.status_code == 405 or (place < READ and refused), (method, answer.status_code)
        elif place < allowed_from:
            assert refused, (method, answer.status_code)
            assert "Weiss" not in said
        else:
            assert answer.status_code in {200, 302, 400, 404}, (method, answer.status_code)
            assert MINE not in said


def test_a_revoked_right_ends_with_the_next_request(case):
    from kartoteka.record import services

    reviewer = client("reviewer")
    assert reviewer.get("/review/").status_code == 200
    services.set_role(case, "reviewer", "nobody", services.Who.local())
    assert reviewer.get("/review/").status_code == 403
    services.set_role(case, "reviewer", "reviewer", services.Who.local())


def test_a_form_without_its_token_is_refused_everywhere():
    strict = client("owner", enforce_csrf_checks=True)
    for address, _, post_from in RULES.values():
        if post_from is not None:
            assert strict.post(address).status_code == 403, address


def test_every_answer_carries_the_headers():
    for role in ("stranger", "owner"):
        for address in ("/", "/help/", "/no/such/page/", "/sources/1/read/"):
            headers = client(role).get(address).headers
            assert "script-src 'self'" in headers["Content-Security-Policy"]
            assert "unsafe" not in headers["Content-Security-Policy"]
            assert headers["X-Frame-Options"] == "DENY"
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert "no-store" in headers["Cache-Control"]


def test_a_foreign_host_is_refused():
    assert client("owner").get("/", headers={"host": "evil.example"}).status_code == 400


def test_signing_in_leads_to_no_other_site():
    answer = client("stranger").post(
        "/login/", {"username": "reader", "password": "a long enough password", "next": "https://evil.example/"}
    )
    assert answer.headers["location"] == "/"
    answer = client("reader").post("/theme/", {"theme": "dark", "next": "//evil.example/"})
    assert answer.headers["location"] == "/"


def test_the_session_is_a_new_one_after_signing_in():
    one = client("stranger")
    one.get("/login/")
    one.session["before"] = True
    session = one.session
    session["planted"] = "yes"
    session.save()
    one.cookies["sessionid"] = session.session_key
    one.post("/login/", {"username": "reader", "password": "a long enough password"})
    assert one.cookies["sessionid"].value != session.session_key


def test_after_six_wrong_passwords_one_waits():
    one = client("stranger")
    for _ in range(6):
        one.post("/login/", {"username": "editor", "password": "wrong"})
    answer = one.post("/login/", {"username": "editor", "password": "a long enough password"})
    assert "Wait five minutes" in answer.content.decode()


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites():
    answer = client("stranger").post("/login/", {"username": "reader", "password": "a long enough password"})
    cookie = answer.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_the_matrix_would_find_a_forgotten_check(clients, monkeypatch):
    """The check itself, with a planted defect: no role is ever asked for."""
    from kartoteka.record.access import Who

    monkeypatch.setattr(Who, "need", lambda self, role, what: None)
    answer = clients["reader"].post("/claims/1/judge/", {"verdict": "doubt", "version": "0"})
    assert answer.status_code == 302
