"""Nothing leaves the machine unless the user has said so; settings are checked at the start."""

from contextlib import closing

import pytest

from kartoteka.errors import ModelError, NotAllowed
from kartoteka.model_reader.client import Client
from kartoteka.model_reader.endpoint import Endpoint, from_environment, require_consent
from model_reader.endpoint_server import fails, says, serving

LOCAL = ["http://127.0.0.1:11434/v1", "http://localhost:8000/v1", "http://[::1]:8000/v1", "http://127.8.0.3/v1"]
REMOTE = [
    "https://api.example.org/v1",
    "http://192.168.1.7:8000/v1",
    "http://localhost.example.org/v1",
    "http://10.0.0.1/v1",
]


@pytest.mark.parametrize("url", LOCAL)
def test_a_server_on_this_machine_needs_no_consent(url):
    require_consent(Endpoint(url, "m"), frozenset(), ["a.txt"])


@pytest.mark.parametrize("url", REMOTE)
def test_any_other_machine_is_refused_until_the_user_agrees(url):
    with pytest.raises(NotAllowed, match=r"The full text of a\.txt, with all names in it, is sent"):
        require_consent(Endpoint(url, "m"), frozenset(), ["a.txt"])


def test_consent_is_for_one_host():
    endpoint = Endpoint("https://api.example.org/v1", "m")
    require_consent(endpoint, frozenset({"api.example.org"}), ["a.txt"])
    require_consent(endpoint, frozenset({"API.Example.org"}), ["a.txt"])
    with pytest.raises(NotAllowed):
        require_consent(endpoint, frozenset({"example.org"}), ["a.txt"])


def test_without_a_model_the_message_names_the_setting():
    with pytest.raises(ModelError, match="KARTOTEKA_MODEL"):
        from_environment({})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KARTOTEKA_MODEL_URL", "ftp://x"),
        ("KARTOTEKA_MODEL_URL", "nonsense"),
        ("KARTOTEKA_MODEL_URL", "http://user:secret@127.0.0.1/v1"),
        ("KARTOTEKA_MODEL_CONTEXT", "many"),
        ("KARTOTEKA_MODEL_CONTEXT", "100"),
        ("KARTOTEKA_MODEL_PARALLEL", "0"),
        ("KARTOTEKA_MODEL_KEY_FILE", "/no/such/file"),
    ],
)
def test_a_wrong_setting_is_named(name, value):
    with pytest.raises(ModelError, match=name):
        from_environment({"KARTOTEKA_MODEL": "m", name: value})


def test_the_key_is_never_shown(tmp_path):
    (tmp_path / "key").write_text("secret-key\n")
    endpoint = from_environment({"KARTOTEKA_MODEL": "m", "KARTOTEKA_MODEL_KEY_FILE": str(tmp_path / "key")})
    assert endpoint.key == "secret-key"
    assert "secret-key" not in repr(endpoint)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_an_endpoint_cannot_pass_the_text_on_to_another_host(status):
    with serving() as near, serving() as far:
        far.will(says("{}"))
        elsewhere = far.url.replace("127.0.0.1", "localhost") + "/chat/completions"
        near.will(fails(status, Location=elsewhere))
        client = Client(Endpoint(near.url, "tester"), wait=lambda seconds: None)
        with closing(client), pytest.raises(ModelError, match="did not answer as it should"):
            client.ask([{"role": "user", "content": "a testimony"}])
        assert near.requests
        assert far.requests == []
