"""How sure the narrator is: values of FactBank."""

import pytest

from claimed import claim, held


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("Anna Petrova was arrested.", "arrested", "CT+"),
        ("Anna Petrova was not arrested.", "arrested", "CT-"),
        ("Anna Petrova was never arrested.", "arrested", "CT-"),
        ("Nobody arrested Anna Petrova.", "arrested", "CT-"),
        ("Anna Petrova was not shot until May.", "shot", "CT+"),
        ("Anna Petrova was probably shot.", "shot", "PR+"),
        ("Perhaps Anna Petrova was shot.", "shot", "PS+"),
        ("Anna Petrova may have been shot.", "shot", "PS+"),
        ("Anna Petrova must have been shot.", "shot", "PR+"),
        ("Anna Petrova seems to have been shot.", "shot", "PR+"),
        ("It is likely that Anna Petrova was shot.", "shot", "PR+"),
        ("Anna Petrova refused to confess.", "confess", "CT-"),
        ("Anna Petrova failed to escape.", "escape", "CT-"),
        ("Anna Petrova managed to escape.", "escape", "CT+"),
        ("Anna Petrova was made to confess.", "confess", "CT+"),
        ("Anna Petrova tried to escape.", "escape", "Uu"),
        ("They ordered Anna Petrova to confess.", "confess", "Uu"),
        ("If Anna Petrova was arrested, nobody knew it.", "arrested", "Uu"),
        ("Anna Petrova died without having been tried.", "tried", "CT-"),
        ("Anna Petrova was sentenced to be shot.", "shot", "Uu"),
        ("There is no evidence that Anna Petrova was shot.", "shot", "Uu"),
        ("Anna Petrova was accused of having plotted against the King.", "plotted", "Uu"),
    ],
)
def test_the_narrator_s_stand(text: str, trigger: str, value: str) -> None:
    assert claim(text, trigger).factuality == value


def test_a_report_is_the_speaker_s_and_a_claim_is_kept_at_a_distance() -> None:
    told = "Anna Petrova wrote that Ivan Orlov had been shot."
    assert held(told, "shot") == ["Anna Petrova"]
    assert claim(told, "shot").factuality == "CT+"
    claimed = "Anna Petrova claimed that Ivan Orlov had been shot."
    assert held(claimed, "shot") == ["Anna Petrova"]
    assert claim(claimed, "shot").factuality == "Uu"


def test_a_denial_leaves_it_open_and_names_who_denies() -> None:
    text = "Ivan Orlov denied that he had tortured Anna Petrova."
    assert held(text, "tortured") == ["Ivan Orlov"]
    assert claim(text, "tortured").factuality == "Uu"


def test_holders_form_a_chain_outermost_first() -> None:
    text = "Anna Petrova wrote that Ivan Orlov had told her that Pavel Lunin was shot."
    assert held(text, "shot") == ["Anna Petrova", "Ivan Orlov"]


def test_a_rumour_is_nobody_s_word() -> None:
    text = "It was rumoured that Anna Petrova had been shot."
    assert held(text, "shot") == ["holder:rumour"]
    assert claim(text, "shot").factuality == "Uu"


def test_negation_does_not_reach_into_a_relative_clause() -> None:
    assert claim("Nobody knew Anna Petrova, who was arrested in May.", "arrested").factuality == "CT+"


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("It is unlikely that Ivan Orlov was shot.", "shot", "PR-"),
        ("Ivan Orlov was almost shot by mistake.", "shot", "CT-"),
        ("Ivan Orlov was hardly ever beaten by the warders.", "beaten", "PR-"),
        ("Ivan Orlov was accused of nothing.", "accused", "CT-"),
        ("Was Ivan Orlov murdered in Riga?", "murdered", "Uu"),
        ("Who murdered Ivan Orlov in Riga?", "murdered", "CT+"),
        ("Whether Pavel Lunin arrested Ivan Orlov is not established.", "arrested", "Uu"),
        ("There is nothing to show that Ivan Orlov was beaten.", "beaten", "Uu"),
        ("No document proves that Ivan Orlov was arrested.", "arrested", "Uu"),
        ("Nobody doubts that Ivan Orlov was shot.", "shot", "CT+"),
        ("The historian Pavel Lunin doubts that Ivan Orlov was shot.", "shot", "Uu"),
        ("Pavel Lunin may have saved Anna Petrova by arresting Ivan Orlov.", "arresting", "PS+"),
        ("“Arrest Ivan Orlov!”", "Arrest", "Uu"),
        ("Pavel Lunin is thought to have ordered the arrest of Ivan Orlov.", "arrest", "CT+"),
        ("The court found that Ivan Orlov had been murdered.", "murdered", "CT+"),
        ("Ivan Orlov was arrested on charges of having murdered a policeman.", "murdered", "Uu"),
        ("Perhaps the saddest feature is the fact that Ivan Orlov was shot.", "shot", "CT+"),
        ("Pavel Lunin confessed the murder of Ivan Orlov.", "murder", "Uu"),
        ("According to the indictment Ivan Orlov had murdered a policeman.", "murdered", "Uu"),
        ("The investigator admitted that Ivan Orlov had been beaten.", "beaten", "CT+"),
        ("The spokesman announced that Ivan Orlov had been murdered.", "murdered", "Uu"),
        ("Policemen called at night. They told Anna Petrova that Ivan Orlov had escaped.", "escaped", "Uu"),
    ],
)
def test_how_sure_the_narrator_is(text: str, trigger: str, value: str) -> None:
    assert claim(text, trigger).factuality == value


@pytest.mark.parametrize(
    ("text", "trigger", "value", "holders"),
    [
        ("The students of Riga demanded the arrest of Ivan Orlov.", "arrest", "Uu", ["The students of Riga"]),
        ("Ivan Orlov urged Anna Petrova to flee.", "flee", "Uu", ["Ivan Orlov"]),
        ("Anna Petrova asked for the release of Ivan Orlov.", "release", "Uu", ["Anna Petrova"]),
        ("Anna Petrova was urged to flee.", "flee", "Uu", []),
        ("Ivan Orlov decided to flee.", "flee", "Uu", []),
        ("Ivan Orlov begged to flee.", "flee", "Uu", []),
    ],
)
def test_what_is_asked_of_another_is_open_on_the_word_of_who_asks(text, trigger, value, holders) -> None:
    assert claim(text, trigger).factuality == value
    assert held(text, trigger) == holders


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("To visitors Anna Petrova would insist that he had been shot.", "insist", "CT+"),
        ("Should she ask, Anna Petrova would answer that he had been shot.", "answer", "Uu"),
        ("If she were free, Anna Petrova would tell the court that he had been shot.", "tell", "Uu"),
        ("In all probability Ivan Orlov was shot in May.", "shot", "PR+"),
        ("A scheme to free Ivan Orlov miscarried.", "free", "Uu"),
        ("The children of Anna Petrova were told of her arrest in May.", "arrest", "CT+"),
    ],
)
def test_habit_likelihood_and_schemes(text, trigger, value) -> None:
    assert claim(text, trigger).factuality == value


@pytest.mark.parametrize(
    ("text", "word", "holders", "factuality"),
    [
        ("A merchant of Riga told a man of that town that he had met Ivan Orlov at Tilsit, and left.", "met",
         ["A merchant of Riga"], "CT+"),
        ("From the chronicle we learn that on the way to the river Ivan Orlov was beaten.", "beaten",
         ["the chronicle"], "CT+"),
        ("From her letters it appears that Anna Petrova was beaten.", "beaten", ["her letters"], "CT+"),
        ("That Anna Petrova was tortured is a fable.", "tortured", ["holder:rumour"], "CT-"),
        ("That Anna Petrova was tortured is a fact.", "tortured", [], "CT+"),
        ("A rumour had gone through the city that soldiers had arrested Ivan Orlov.", "arrested",
         ["holder:rumour"], "Uu"),
        ("There was a rumour, for which no proof exists, that the police had shot Ivan Orlov.", "shot",
         ["holder:rumour"], "Uu"),
        ("Ivan Orlov asked Anna Petrova to forgive him for the beating of her son.", "beating", [], "CT+"),
        ("The file does not contain a single confession of Ivan Orlov.", "confession", [], "CT-"),
        ("Klara Stein let Ivan Orlov know that his wife had been arrested.", "arrested", ["Klara Stein"], "CT+"),
        ("Nobody knows whether Ivan Orlov was shot.", "shot", [], "Uu"),
        ("The official version, that Ivan Orlov killed himself, was printed.", "killed himself",
         ["holder:unspecified"], "Uu"),
        ("Anna Petrova had heard that Ivan Orlov was shot.", "shot", ["Anna Petrova"], "Uu"),
        ("Anna Petrova had heard from Max Braun that Ivan Orlov was shot.", "shot",
         ["Anna Petrova", "Max Braun"], "CT+"),
        ("According to a police report Ivan Orlov attacked a guard.", "attacked", ["a police report"], "Uu"),
        ("One of the depositions has Ivan Orlov stabbed by soldiers.", "stabbed", ["One of the depositions"], "Uu"),
    ],
)  # fmt: skip
def test_whose_word_it_is_and_how_sure(text: str, word: str, holders: list[str], factuality: str) -> None:
    found = claim(text, word)
    assert held(text, word) == holders
    assert found.factuality == factuality


def test_beside_a_charge_the_narrator_says_that_it_cannot_be() -> None:
    text = "They accused Ivan Orlov of having plotted with Max Braun, whom he had never met."
    assert (claim(text, "met").factuality, held(text, "met")) == ("CT-", [])


@pytest.mark.parametrize(
    ("text", "word", "holders", "factuality"),
    [
        ("What Anna Petrova admitted was that Ivan Orlov had been shot.", "shot", ["Anna Petrova"], "CT+"),
        ("That Max Braun had informed on the regiment Ivan Orlov denied with tears.", "informed", ["Ivan Orlov"], "Uu"),
        ("It was Klara Stein's contention, upheld by nobody else, that Anna Petrova had been murdered.", "murdered",
         ["Klara Stein"], "Uu"),
        ("It has been suggested, though on what grounds I do not know, that Ivan Orlov was murdered.", "murdered",
         ["holder:unspecified"], "Uu"),
        ("To believe Klara Stein, Ivan Orlov had been tortured.", "tortured", ["Klara Stein"], "CT+"),
        ("As Klara Stein has it, Ivan Orlov was tortured.", "tortured", ["Klara Stein"], "Uu"),
        ("As the reader will remember, Ivan Orlov was tortured.", "tortured", [], "CT+"),
        ("Ivan Orlov was, reportedly, beaten with rifles.", "beaten", ["holder:unspecified"], "Uu"),
        ("It was put about among the convicts that Ivan Orlov had been shot.", "shot", ["holder:rumour"], "Uu"),
        ("Nobody could have guessed that Ivan Orlov had been condemned.", "condemned", [], "CT+"),
        ("I doubt that Ivan Orlov was arrested.", "arrested", [], "PR-"),
        ("It is not true that Ivan Orlov was tried.", "tried", [], "CT-"),
        ("Ivan Orlov died not on the rack but in the hospital.", "died", [], "CT+"),
        ("Ivan Orlov was not shot but hanged.", "shot", [], "CT-"),
        ("Orders went out to seize Ivan Orlov.", "seize", [], "Uu"),
        ("In the opinion of the court he was too young, and in May Ivan Orlov was hanged.", "hanged", [], "CT+"),
        ("Anna Petrova understood that she had been denounced by Ivan Orlov.", "denounced", [], "CT+"),
        ("Her friends were given to understand that Anna Petrova had been shot.", "shot",
         ["holder:unspecified"], "Uu"),
    ],
)  # fmt: skip
def test_whose_word_it_is_in_other_orders(text: str, word: str, holders: list[str], factuality: str) -> None:
    assert (held(text, word), claim(text, word).factuality) == (holders, factuality)
