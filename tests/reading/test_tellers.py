"""Who tells, where the parser or the order of the words hides it; and what beside it is the narrator's own."""

import pytest

from claimed import claim, held

_RUMOUR, _NOBODY = "holder:rumour", "holder:unspecified"


@pytest.mark.parametrize(
    ("text", "trigger", "holders"),
    [
        # the parser takes the verb for a noun, the speaker for a part of a name, the content for something else
        ("The minutes, found in 1990, record that Ivan Orlov was shot.", "shot", ["The minutes"]),
        ("The minutes, found in 1990, are a record of how Ivan Orlov was shot.", "found", []),
        ("Pavel Lunin, heard first, declared that he had shot Ivan Orlov.", "shot", ["Pavel Lunin"]),
        ("In a letter to his brother Lunin complained that he had been beaten.", "beaten", ["Lunin"]),
        ("One miner told the inquiry he had seen Ivan Orlov shot.", "shot", ["One miner"]),
        ("The minister stated that the men reported missing had been shot.", "shot", ["The minister"]),
        ("In May, after the murder of Orlov, Lunin wrote the confession that was wanted.", "murder", []),
        ("On 4 April, Anna Petrova writes, Ivan Orlov was shot.", "shot", ["Anna Petrova"]),
        ("Pavel Lunin swore that he had never spied, and took back his confession.", "took back", []),
        ("Ivan Orlov was shot, wrote the abbot of Fulda.", "shot", ["the abbot of Fulda"]),
        ("The monks, says the chronicle, were shot.", "shot", ["the chronicle"]),
        ("Pavel Lunin knelt, said a prayer, and a guard shot him.", "shot", []),
        ("Ivan Orlov was shot, a nurse was arrested.", "shot", []),
        # clefts, lists, papers that are read out or put about by others
        (
            "It was Lunin who had set down what a nurse told him: Ivan Orlov had been shot.",
            "shot",
            ["Lunin", "a nurse"],
        ),
        ("A list compiled by the widows names forty who were shot.", "shot", ["A list"]),
        ("Pavel Lunin names forty men who were shot.", "shot", []),
        ("Pavel Lunin compiled a list of those who had been shot.", "shot", ["Pavel Lunin"]),
        ("Pavel Lunin read out a manifesto: the police had shot Ivan Orlov.", "shot", ["a manifesto"]),
        ("The agency issued a letter in which Ivan Orlov begged for his life.", "begged", ["a letter"]),
        # from whom it is known
        ("We know, from the diary of a guard, that Ivan Orlov was shot.", "shot", ["a guard"]),
        ("We read in the chronicle that Ivan Orlov was shot.", "shot", ["the chronicle"]),
        ("Lunin told Anna that, as a nurse had learned from a clerk, Ivan Orlov was shot.", "shot", 3),
        ("Pavel Lunin repeats the story of a peasant that a guard had shot Ivan Orlov.", "shot", 2),
        ("He signed after the murder of Orlov, of which a guard informed Anna Petrova.", "murder", ["a guard"]),
        ("He signed after the murder of Orlov, of which he knew nothing.", "murder", []),
        ("Pavel Lunin spoke at last. A guard had shot Ivan Orlov.", "shot", ["Pavel Lunin"]),
        ("Pavel Lunin spoke of the harvest. A guard had shot Ivan Orlov.", "shot", []),
        # nobody in particular
        ("News came that Ivan Orlov had been shot.", "shot", [_NOBODY]),
        ("There were reports that Ivan Orlov had been shot.", "shot", [_NOBODY]),
        ("There is no doubt that Ivan Orlov was shot.", "shot", []),
        ("That Ivan Orlov was shot was never proved.", "shot", []),
        ("In the town people would have it that Ivan Orlov had been shot.", "shot", [_RUMOUR]),
        ("The tale that Ivan Orlov had been shot was put about by the abbot.", "shot", ["the abbot"]),
        # where it ends
        ("According to a nurse who was arrested in May Ivan Orlov was shot.", "arrested", []),
        ("What the ministry told the consul was untrue: Ivan Orlov had been shot.", "shot", []),
        ("What the ministry told the consul was this: Ivan Orlov had been shot.", "shot", ["the ministry"]),
        ("Pavel Lunin would not say who had beaten Ivan Orlov.", "beaten", []),
    ],
)
def test_who_tells(text: str, trigger: str, holders: list[str] | int) -> None:
    found = held(text, trigger)
    assert (len(found) if isinstance(holders, int) else found) == holders


@pytest.mark.parametrize(
    ("text", "trigger", "factuality"),
    [
        ("The indictment accused Orlov of spying for Japan and of murdering a guard.", "murdering", "Uu"),
        ("It was reported that Ivan Orlov had been shot, which nobody now believes.", "shot", "CT-"),
        ("The court did not believe Anna Petrova's statement that Ivan Orlov had been shot.", "shot", "Uu"),
        ("The abbot put it about that Ivan Orlov had been shot.", "shot", "Uu"),
        ("Pavel Lunin would not say who had beaten Ivan Orlov.", "beaten", "CT+"),
        # plots and spying are charges, whoever speaks of them; of two stories told neither is taken over
        ("At the trial Ivan Orlov said that he had spied for Japan.", "spied", "Uu"),
        ("Ivan Orlov spied for Japan.", "spied", "CT+"),
        ("Some say that Ivan Orlov was shot, others that he drowned.", "shot", "Uu"),
        ("Some prisoners say that Ivan Orlov was shot.", "shot", "CT+"),
        # a certificate of one who was killed
        ("Ivan Orlov was shot on 3 May 1938. A certificate stated that he had died in 1943.", "died", "CT-"),
        ("Ivan Orlov was arrested on 3 May 1938. A certificate stated that he had died in 1943.", "died", "CT+"),
    ],
)
def test_how_sure(text: str, trigger: str, factuality: str) -> None:
    assert claim(text, trigger).factuality == factuality
