"""What a text says that somebody is."""

from __future__ import annotations

import pytest

from people import said


def test_kin_ties_the_described_to_the_possessor() -> None:
    text = "Christoph Probst was taken in Innsbruck. His wife, Herta, lay ill."
    assert ("Herta", "Christoph Probst", "wife") in said(text, "kin")


def test_kin_of_a_complement() -> None:
    text = "Eugeniusz Kostecki, husband of the housekeeper, was there."
    assert ("Eugeniusz Kostecki", "the housekeeper", "husband") in said(text, "kin")


def test_a_widow_left_behind_is_his() -> None:
    assert ("Clara", "Krikor Zohrab", "widow") in said("Krikor Zohrab left a widow, Clara.", "kin")


POSTS = [
    ("Captain Gloy questioned him.", {("Gloy", "Captain")}),
    ("Professor Dr. Gloy questioned him.", {("Gloy", "Professor")}),
    ("Captains Gloy and Botha questioned him.", {("Gloy", "Captain"), ("Botha", "Captain")}),
    ("Two interrogators, Voronin and Rodos, beat him.", {("Voronin", "interrogator"), ("Rodos", "interrogator")}),
    (
        "Roland Freisler, president of the People’s Court, came.",
        {("Roland Freisler", "president of the People’s Court")},
    ),
    ("A military prosecutor, Ryazhsky, took up the case.", {("Ryazhsky", "military prosecutor")}),
]


@pytest.mark.parametrize(("text", "posts"), POSTS)
def test_a_post_is_said_in_the_words_of_the_source(text: str, posts: set[tuple[str, str]]) -> None:
    assert {(subject, value) for subject, _, value in said(text, "post")} == posts


@pytest.mark.parametrize(
    "text", ["The officers came at night.", "Doctor Brown went home.", "Sister Alice was seen there."]
)
def test_courtesy_and_bare_descriptions_are_no_posts(text: str) -> None:
    assert said(text, "post") == set()


def test_a_description_that_points_back_says_no_post() -> None:
    text = "Meyerhold spoke for an hour. The director wept when all had gone."
    assert said(text, "post") == set()


def test_other_names() -> None:
    assert {value for _, _, value in said("Hu Nim, known in the Party as Phoas, was there.", "alias")} == {"Phoas"}
    assert said("Anna Gorenko lived there, and Akhmatova was read.", "alias") == set()


def test_belonging_to_a_body_is_membership() -> None:
    assert {(s, o) for s, o, _ in said("Boris Savin belonged to the Southern Society.", "affiliation")} == {
        ("Boris Savin", "Southern Society")
    }
    assert said("Boris Savin never joined the Communist Party; he did not belong to the Union.", "affiliation") <= {
        ("Boris Savin", "Communist Party", "member")
    }


def test_an_entry_is_about_its_head() -> None:
    text = "FLORENSKY, Pavel Aleksandrovich. Priest. M. A. M. Giatsintova. Daughter Olga born 1918."
    kin = said(text, "kin")
    assert any(value == "wife" and other == "Pavel Aleksandrovich Florensky" for _, other, value in kin)
    assert any(value == "Daughter" and other == "Pavel Aleksandrovich Florensky" for _, other, value in kin)


SAID_OF = [
    ("In 1936 Torres was appointed head of the secret police.", ("Torres", "head of the secret police")),
    ("Luis Vega worked as a welder for years.", ("Luis Vega", "welder")),
    ("Torres was elected. He served as minister of health.", ("Torres", "minister of health")),
    ("A former member of the guild, Boris Levin was a baker.", ("Boris Levin", "baker")),
    ("The historian and politician Pavel Milyukov fled.", ("Pavel Milyukov", "historian")),
    ("Pavel Milyukov, editor of the paper and leader of the party, fled.", ("Pavel Milyukov", "leader of the party")),
    ("Kleyn, a constable on duty, opened the boot.", ("Kleyn", "constable")),
    ("Otto Ritter, a book-keeper, was there.", ("Otto Ritter", "book-keeper")),
    ("The tribunal, chaired by Boris Levin, sat for an hour.", ("Boris Levin", "chairman")),
    ("Torres, who headed the secret police, denied it.", ("Torres", "head")),
    ("Hrant Dink, editor-in-chief of the weekly, was shot.", ("Hrant Dink", "editor-in-chief of the weekly")),
    ("As rector, Torres dismissed him.", ("Torres", "rector")),
    ("In 1936 Torres resigned as minister of war.", ("Torres", "minister of war")),
    ("The commander of the guard, a certain Sergeant Mendoza, came.", ("Mendoza", "commander of the guard")),
    ("Nun Maria Skobtsova died at Ravensbrück.", ("Maria Skobtsova", "Nun")),
]


@pytest.mark.parametrize(("text", "post"), SAID_OF)
def test_a_post_is_said_of_its_subject(text: str, post: tuple[str, str]) -> None:
    assert post in {(subject, value) for subject, _, value in said(text, "post")}


def test_a_post_that_is_denied_or_led_by_nobody_is_none() -> None:
    assert "Torres" not in {s for s, _, _ in said("Torres was not appointed head of the police.", "post")}
    assert said("Torres headed the column through the snow.", "post") == set()


def test_a_marriage_makes_a_wife() -> None:
    assert ("Maria Sokolova", "Ivan Petrov", "wife") in said("Ivan Petrov married Maria Sokolova in 1921.", "kin")
    assert ("Adrienne", "Gilbert", "wife") in said("Adrienne, who was married to Gilbert, lay ill.", "kin")
    assert said("Ivan Petrov never met Maria Sokolova.", "kin") == set()


def test_sons_named_behind_are_each_a_son() -> None:
    text = "Anna Weiss had two sons, Erich and Hans."
    assert {("Erich", "Anna Weiss", "son"), ("Hans", "Anna Weiss", "son")} <= said(text, "kin")


def test_nameless_friends_are_no_associates() -> None:
    assert said("Boris Levin wrote to his friends and to his comrades.", "associate") == set()
    assert {s for s, _, _ in said("Boris Levin wrote to his friend Osip Brik.", "associate")} == {"Osip Brik"}


OTHER_NAMES = [
    ("My name is Milda Ozola; in the camp I was put down as Ludmila Karlovna.", "Ludmila Karlovna"),
    ("Kopkow was let go, and he lived in Celle as Peter Cordes.", "Peter Cordes"),
    ("Josip Broz, code-named “Walter”, came to Moscow.", "Walter"),
    ("Josip Broz, nicknamed the Locksmith, came to Moscow.", "the Locksmith"),
    ("The warder Sokolov, whom they called Herod, came at night.", "Herod"),
    ("YEFREMOV, Serhii (Pol. Jefremow; pseudonym Zemlyak), historian.", "Zemlyak"),
]


@pytest.mark.parametrize(("text", "name"), OTHER_NAMES)
def test_the_name_that_somebody_goes_by_is_his(text: str, name: str) -> None:
    assert name in {value for _, _, value in said(text, "alias")}


def test_a_name_behind_as_is_no_other_name_where_it_is_only_compared() -> None:
    assert said("Men such as Peter Cordes and Karl Zorn were let go.", "alias") == set()


def test_the_plural_of_a_surname_is_the_two_who_were_named_with_it() -> None:
    text = "Hans and Sophie Scholl were seized. The Scholls and their sister Inge were held."
    assert {o for s, o, v in said(text, "kin") if s.startswith("Inge")} == {"Hans", "Sophie Scholl"}


def test_a_wife_of_no_name_is_not_said_beside_the_wife_who_has_one() -> None:
    text = "Boris Levin was arrested. His wife wrote. Boris Levin's wife, Rosa, lived on. His aunts wept."
    assert {s for s, _, v in said(text, "kin") if v == "wife"} == {"Rosa"}


def test_every_one_of_several_holds_the_post() -> None:
    text = "Five workers, Ivan Kozlov, Pyotr Zaitsev, Stepan Belov, Anna Gromova and Darya Titova, were shot."
    assert len(said(text, "post")) == 5


def test_a_chief_justice_holds_one_post() -> None:
    assert {v for _, _, v in said("He stood before Chief Justice O'Connor.", "post")} == {"Chief Justice"}


def test_what_is_inside_a_description_is_not_the_one_named_behind_it() -> None:
    text = "The commander of the guard, a certain Sergeant Mendoza, came."
    assert ("Mendoza", "guard") not in {(s, v) for s, _, v in said(text, "post")}
    assert said("At the head of the commission stood a statue.", "post") == set()


NEW_TIES = [
    ("Marta, the second of Orlov’s wives, was sent away.", {("Marta", "Orlov", "second wife")}),
    ("Ivan Orlov had three sons. The eldest, Pavel, was shot.", {("Pavel", "Ivan Orlov", "eldest son")}),
    ("Anna Kern left two daughters, one of whom, Vera, was shot.", {("Vera", "Anna Kern", "daughter")}),
    ("Anna Kern fled and her boy Ivan was caught.", {("Ivan", "Anna Kern", "son")}),
    ("Anna Kern, whom Otto Braun had divorced, was taken.", {("Anna Kern", "Otto Braun", "former wife")}),
]


@pytest.mark.parametrize(("text", "ties"), NEW_TIES)
def test_kin_in_other_words(text: str, ties: set[tuple[str, str, str]]) -> None:
    assert said(text, "kin") == ties


def test_their_son_is_of_the_couple_just_spoken_of() -> None:
    text = "Ivan Orlov was arrested with his wife Vera. The guards laughed. Their son Pavel was put in a home."
    assert {("Pavel", "Ivan Orlov", "son"), ("Pavel", "Vera", "son")} <= said(text, "kin")


def test_who_only_passes_for_a_wife_is_none() -> None:
    assert said("Anna Kern, who passed for the wife of Otto Braun, was taken.", "kin") == set()


def test_the_sick_lie_in_a_ward() -> None:
    assert said("Otto Braun denied that anyone had been harmed in his wards.", "kin") == set()


NEW_POSTS = [
    ("Otto Braun, a shepherd of sixty-eight, was arrested.", {("Otto Braun", "shepherd")}),
    ("Otto Braun, a locksmith of no party, was arrested.", {("Otto Braun", "locksmith")}),
    ("King Leopold of Belgium wept.", {("Leopold", "King of Belgium")}),
    ("Otto Braun, who commanded the prison at Celle, denied it.", {("Otto Braun", "commander")}),
    ("Otto Braun’s secretary, Karl Weiss, was arrested.", {("Karl Weiss", "secretary")}),
    ("They appointed Otto Braun as mayor of Linz.", {("Otto Braun", "mayor of Linz")}),
    ("On 17 April Otto Braun, by then chairman, spoke to them.", {("Otto Braun", "chairman")}),
    ("Otto Braun was made a judge in 1936.", {("Otto Braun", "judge")}),
    ("Antony Weiss, burgomaster of Antwerp, was seized.", {("Antony Weiss", "burgomaster of Antwerp")}),
]


@pytest.mark.parametrize(("text", "posts"), NEW_POSTS)
def test_posts_in_other_words(text: str, posts: set[tuple[str, str]]) -> None:
    assert {(subject, value) for subject, _, value in said(text, "post")} == posts


def test_an_adherent_belongs_to_the_party() -> None:
    assert {(s, v) for s, _, v in said("Ivan Orlov, a Menshevik, was arrested.", "affiliation")} == {
        ("Ivan Orlov", "Menshevik")
    }
    assert said("Ivan Orlov read of communist plots.", "affiliation") == set()


def test_a_name_that_i_was_given_is_mine() -> None:
    text = "I was born in Riga. My uncle gave me the name Anton Berg. My cousin Karl was shot."
    assert ("Karl", "Anton Berg", "cousin") in said(text, "kin")


def test_a_name_behind_as_is_another_name() -> None:
    assert {v for _, _, v in said("Osvaldo Romo was caught. He had lived in Brazil as Osvaldo Neves.", "alias")} == {
        "Osvaldo Neves"
    }
