"""Events of speech, conduct and office in the many words that English has for them, and what is none of them."""

import pytest

from claimed import types


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("statement", "Ivan Petrov made no secret of his opinion that the trial was unjust."),
        ("statement", "Anna Petrova scribbled a few lines on the wall of the cell."),
        ("statement", "The ministry disclaimed all knowledge of Ivan Petrov."),
        ("statement", "The police dismissed the report as a lie."),
        ("report", "Captain Orlov submitted his findings to the ministry."),
        ("order", "The minister approved the plan of Captain Orlov."),
        ("order", "Ivan Petrov was shot at the bidding of Captain Orlov."),
        ("order", "The general rejected his petition."),
        ("accusation", "The newspaper branded Ivan Petrov a traitor."),
        ("accusation", "Maria Orlova laid a complaint against Ivan Petrov."),
        ("accusation", "Ivan Petrov was betrayed by a neighbour."),
        ("defence", "Anna Petrova begged the minister to release her husband."),
        ("defence", "Anna Petrova helped Ivan Petrov to escape across the border."),
        ("message", "Anna Petrova smuggled a note to her husband."),
        ("message", "Ivan Petrov received a postcard from his sister."),
        ("offer", "The investigator gave Ivan Petrov his word that he would live."),
        ("offer", "Captain Orlov proposed to smuggle the manuscript out."),
        ("threat", "The officer held a pistol to the head of Ivan Petrov."),
        ("disclosure", "Ivan Petrov supplied the names of his friends to the police."),
        ("disclosure", "Anna Petrova heard the news of his death in London."),
        ("disclosure", "Ivan Petrov let slip that Maria Orlova was in Riga."),
        ("disclosure", "Anna Petrova was never told of the death of Ivan Petrov."),
        ("statement", "Anna Petrova poured out her heart to the priest."),
        ("statement", "Ivan Petrov protested his innocence to the judge."),
        ("order", "Ivan Petrov was told to pack his things."),
        ("accusation", "Suspicion fell on Ivan Petrov."),
        ("accusation", "Anna Petrova pointed to Ivan Petrov as the ringleader."),
        ("defence", "Anna Petrova threw herself between Ivan Petrov and the guard."),
        ("threat", "The guard swore to kill Ivan Petrov."),
    ],
)
def test_speech_is_named_in_many_ways(event: str, sentence: str) -> None:
    assert event in types(sentence)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("travel", "Ivan Petrov turned up in Riga on 4 May."),
        ("travel", "Anna Petrova took the train to Moscow."),
        ("residence", "Ivan Petrov put up at the house of a friend in Riga."),
        ("flight", "Ivan Petrov slipped over the frontier in March."),
        ("flight", "Ivan Petrov lived concealed in a village near Riga."),
        ("flight", "Anna Petrova got across into Finland."),
        ("meeting", "Anna Petrova bade farewell to her husband at the station."),
        ("meeting", "Ivan Petrov was received by the minister."),
        ("resistance", "Ivan Petrov headed the rising of 1905."),
        ("resistance", "The students put up posters and scattered leaflets."),
        ("resistance", "The prisoners starved themselves for ten days."),
        ("espionage", "Microphones were planted in the flat of Ivan Petrov; he was followed by the police."),
        ("plot", "They said that Ivan Petrov had been hatching a coup."),
        ("plot", "Ivan Petrov decided to leave Riga."),
        ("attack", "The troops marched into Riga and fired on the crowd."),
        ("attack", "Ivan Petrov threw a bomb at the governor."),
        ("attack", "Soldiers burst into the cells."),
        ("attack", "Ivan Petrov went for the guard with a spade."),
        ("resistance", "Ivan Petrov barred the way to the soldiers."),
        ("resistance", "Ivan Petrov would not salute."),
        ("plot", "Ivan Petrov and Anna Petrova put their heads together."),
        ("meeting", "Ivan Petrov sat by the bed of Anna Petrova."),
    ],
)
def test_conduct_is_named_in_many_ways(event: str, sentence: str) -> None:
    assert event in types(sentence)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("appointment", "Ivan Petrov was voted into the Council in 1917."),
        ("appointment", "Ivan Petrov became dean of the faculty."),
        ("appointment", "Anna Petrova found work as a nurse."),
        ("dismissal", "Ivan Petrov threw up the post in May."),
        ("dismissal", "Ivan Petrov lost his chair at the university."),
        ("dismissal", "The weekly was banned in 1974, and Ivan Petrov was barred from teaching."),
        ("service", "Anna Petrova took in washing; Ivan Petrov studied law at Riga."),
        ("service", "Ivan Petrov was on the staff of the newspaper."),
        ("appointment", "Ivan Petrov went into the army in 1915."),
        ("dismissal", "Ivan Petrov was shown the door."),
        ("service", "Ivan Petrov eked out a living as a porter."),
        ("award", "Ivan Petrov was made an honorary citizen of Riga."),
        ("award", "A street was named after Ivan Petrov."),
    ],
)
def test_office_and_honours_are_named_in_many_ways(event: str, sentence: str) -> None:
    assert event in types(sentence)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("statement", "Ivan Petrov maintained the machines of the factory."),
        ("order", "In order that the house should be dry, Ivan Petrov mended the roof."),
        ("order", "Anna Petrova gave the information that Ivan Petrov had left Riga."),
        ("accusation", "The cattle of Ivan Petrov were branded with an iron."),
        ("defence", "Ivan Petrov saved money for the winter."),
        ("appointment", "Suparman found a stone in the garden."),
        ("dismissal", "Ivan Petrov lost his way in the fog."),
        ("attack", "Ivan Petrov surrounded his garden with a wall."),
        ("travel", "Ivan Petrov went through the register pin in hand."),
        ("espionage", "Ivan Petrov watched the game from a window."),
        ("statement", "Anna Petrova gave the child her hand and let Ivan Petrov see the garden."),
        ("message", "The wall of the house, which Ivan Petrov had painted, was white."),
        ("dismissal", "Anna Petrova showed Ivan Petrov the door of the room in which he was to sleep."),
        ("plot", "Ivan Petrov hatched chickens."),
        ("award", "Ivan Petrov decorated the room with flowers."),
    ],
)
def test_other_senses_of_these_words_are_left_alone(event: str, sentence: str) -> None:
    assert event not in types(sentence)


def test_a_verb_and_its_object_are_one_message() -> None:
    assert types("Anna Petrova wrote a letter to the minister.").count("message") == 1
