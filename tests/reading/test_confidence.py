"""The confidence of a claim: a probability that falls where the reader had to guess."""

from claimed import claim, reading


def test_a_confidence_is_a_probability() -> None:
    for found in reading("On 5 May 1940 Anna Petrova was arrested. She was shot. The arrest was kept secret.").claims:
        assert found.confidence is not None
        assert 0 < found.confidence < 1


def test_what_was_taken_from_the_text_before_is_less_sure_than_what_stands_in_the_sentence() -> None:
    text = "Anna Petrova was arrested in Riga on 5 May 1940. In 1956 the court quashed the verdict."
    stated, lent = claim(text, "arrested").confidence, claim(text, "quashed").confidence
    assert stated is not None
    assert lent is not None
    assert lent < stated


def test_a_dated_claim_is_surer_than_one_without_a_date() -> None:
    dated = claim("Anna Petrova was arrested on 5 May 1940.", "arrested").confidence
    undated = claim("Anna Petrova was arrested.", "arrested").confidence
    assert dated is not None
    assert undated is not None
    assert undated < dated
