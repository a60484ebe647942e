"""Events that did not come to pass, without a *not* at them; and how sure a narrator is who weighs."""

import pytest

from claimed import claim, held


@pytest.mark.parametrize(
    ("text", "word", "factuality"),
    [
        ("Instead of being released, Ivan Orlov was sent to Vorkuta.", "released", "CT-"),
        ("Rather than confess, Ivan Orlov hanged himself.", "confess", "CT-"),
        ("Ivan Orlov was too ill to be moved to Vorkuta.", "moved", "CT-"),
        ("Ivan Orlov was ill when he was moved to Vorkuta.", "moved", "CT+"),
        ("Ivan Orlov was not yet under arrest.", "arrest", "CT-"),
        ("Ivan Orlov was already under arrest.", "arrest", "CT+"),
        ("Ivan Orlov was saved from execution by the bishop.", "execution", "CT-"),
        ("Ivan Orlov was spared the trial.", "trial", "CT-"),
        ("Ivan Orlov died before he could be tried.", "tried", "CT-"),
        ("Ivan Orlov died before he was tried.", "died", "CT+"),
        ("The execution of Ivan Orlov was put off.", "execution", "Uu"),
        ("The execution of Ivan Orlov was carried out.", "carried out", "CT+"),
        ("Ivan Orlov was about to be arrested when he fled.", "arrested", "Uu"),
        ("Ivan Orlov was due to be released in May.", "released", "Uu"),
        ("It is not impossible that Ivan Orlov was shot.", "shot", "PS+"),
        ("It cannot be ruled out that Ivan Orlov was shot.", "shot", "PS+"),
        ("There is good reason to believe that Ivan Orlov was shot.", "shot", "PR+"),
        ("There is no reason to believe that Ivan Orlov was shot.", "shot", "Uu"),
        ("Everything suggests that Ivan Orlov was shot.", "shot", "PR+"),
        ("It is hard to believe that Ivan Orlov was shot.", "shot", "PR-"),
        ("How Ivan Orlov died is not known.", "died", "CT+"),
        ("Whether Ivan Orlov died is not known.", "died", "Uu"),
    ],
)
def test_how_sure(text: str, word: str, factuality: str) -> None:
    assert claim(text, word).factuality == factuality


def test_what_the_police_deny_stands_on_their_word() -> None:
    text = "The arrest of Ivan Orlov was denied by the police."
    assert (claim(text, "arrest").factuality, held(text, "arrest")) == ("Uu", ["the police"])
