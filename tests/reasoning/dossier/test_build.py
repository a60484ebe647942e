from dataclasses import replace

from kartoteka.reasoning.chronology import chronology
from kartoteka.reasoning.dossier import Dispute, dossier, find_person, indexed
from kartoteka.values import Bounds
from telling import is_kin, say, told

TEXT = (
    "Lev Orlov was born in Omsk in 1890. The old man was arrested on 3 May 1937.7 He was beaten. "
    "On 9 May 1937 he was tried. He was sentenced. Anna Orlova says that he died on 1 June 1938. "
    "The NKVD gave 4 July 1941. It was rumored that he fled. He never confessed. Anna, his wife, was shot."
)
LIFE = told(
    TEXT,
    say("birth", "born", ("1890-01-01", "1890-12-31"), words="1890", patient="Lev Orlov", place="Omsk"),
    say("arrest", "arrested", "1937-05-03", words="3 May 1937", patient="Lev Orlov", notes=["7"]),
    say("ill_treatment", "beaten", patient="Lev Orlov"),
    say("trial", "tried", "1937-05-09", words="9 May 1937", patient="Lev Orlov"),
    say("death", "died", "1938-06-01", patient="Lev Orlov", holders=["Anna Orlova"]),
    say("death", "gave", "1941-07-04", patient="Lev Orlov", holders=["NKVD"]),
    say("flight", "fled", agent="Lev Orlov", sure="CT-", holders=["holder:rumour"]),
    say("confession", "confessed", agent="Lev Orlov", sure="CT-"),
    say("killing", "shot", patient="Anna Orlova"),
    people=["Lev Orlov|old man", "Anna Orlova|Anna"],
    places=["Omsk"],
    bodies=["NKVD"],
    relations=[is_kin("Anna Orlova", "wife", "Lev Orlov")],
    notes=[("3 May 1937.", "7", "State Archive, fond 1.")],
)


def life(reading, name="Lev Orlov", with_chronology=True):
    found = indexed([reading])
    return dossier(found, find_person(found, name), chronology([reading]) if with_chronology else None)


def line(answer, trigger):
    return next(line for line in answer.lines() if line.accounts[0].quote == trigger)


def test_the_head_gives_descriptions_and_kin_with_their_end():
    answer = life(LIFE)
    assert answer.name == "Lev Orlov"
    assert answer.descriptions == ("the old man",)
    assert [(k.relation, k.name, k.fate) for k in answer.kin] == [("wife", "Anna Orlova", "killed")]
    assert answer.claims == 8


def test_seen_from_the_wife_the_kin_is_turned_round():
    assert [(k.relation, k.name) for k in life(LIFE, "Anna Orlova").kin] == [("wife of", "Lev Orlov")]


def test_a_stated_time_keeps_its_words_and_is_not_derived():
    when = line(life(LIFE), "arrested").when
    assert when.stated == Bounds.from_iso("1937-05-03", "1937-05-03")
    assert when.derived is None
    assert when.words == ("3 May 1937",)


def test_a_derived_time_comes_with_its_reason():
    told_twice = told(
        "On 3 May 1937 he was seized. He was questioned in 1937. On 9 May 1937 Lev was shot.",
        say("arrest", "seized", "1937-05-03", patient="Lev"),
        say("interrogation", "questioned", ("1937-01-01", "1937-12-31"), patient="Lev"),
        say("killing", "shot", "1937-05-09", patient="Lev"),
        people=["Lev"],
    )
    when = line(life(told_twice, "Lev"), "questioned").when
    assert when.stated == Bounds.from_iso("1937-01-01", "1937-12-31")
    assert when.derived == Bounds.from_iso("1937-05-03", "1937-05-09")
    assert "[1]" in when.why[0]
    assert "[3]" in when.why[0]
    assert line(life(told_twice, "Lev", with_chronology=False), "questioned").when.derived is None


def test_two_accounts_of_one_death_stand_together_and_exclude_each_other():
    (dispute,) = [entry for entry in life(LIFE).life if isinstance(entry, Dispute)]
    assert dispute.subject == "the death"
    assert dispute.exclusive
    assert [each.holders for each in dispute.lines] == [("Anna Orlova",), ("the NKVD",)]


def test_what_no_date_reaches_stands_apart():
    unplaced = [each.accounts[0].quote for each in life(LIFE, with_chronology=False).unplaced]
    assert unplaced == ["beaten", "fled", "confessed"]


def test_what_the_source_denies_of_its_own_is_said_in_the_negative_and_a_rejected_rumour_in_the_positive():
    answer = life(LIFE)
    assert line(answer, "confessed").phrase == "did not confess"
    assert line(answer, "fled").phrase == "fled"
    assert line(answer, "fled").standing == "denied"
    assert line(answer, "fled").holders == ("rumour",)


def test_a_note_comes_with_its_body_and_one_without_a_body_says_so():
    (note,) = line(life(LIFE), "arrested").accounts[0].notes
    assert (note.mark, note.body) == ("7", "State Archive, fond 1.")
    bare = told("Lev was shot.5", say("killing", "shot", patient="Lev", notes=["5"]), people=["Lev"])
    assert line(life(bare, "Lev"), "shot").accounts[0].notes[0].body is None


def test_the_sentence_holds_the_trigger_where_it_says():
    for each in life(LIFE).lines():
        for account in each.accounts:
            assert account.sentence[slice(*account.trigger)] == account.quote


def test_two_tellings_of_one_birth_are_one_line_and_two_letters_are_two():
    again = told(
        "Lev was born in May 1890. He was born in Omsk. He wrote in 1910. Again he sent word in 1910.",
        say("birth", "born in May", ("1890-05-01", "1890-05-31"), patient="Lev"),
        say("birth", "born in Omsk", patient="Lev", place="Omsk"),
        say("message", "wrote", ("1910-01-01", "1910-12-31"), agent="Lev"),
        say("message", "sent word", ("1910-01-01", "1910-12-31"), agent="Lev"),
        people=["Lev"],
        places=["Omsk"],
    )
    answer = life(again, "Lev")
    assert [len(each.accounts) for each in answer.lines()] == [2, 1, 1]


def test_a_claim_of_which_the_person_is_only_the_place_or_the_holder_is_not_in_the_dossier():
    other = told(
        "Lev says that Anna fled.", say("flight", "fled", agent="Anna", holders=["Lev"]), people=["Lev", "Anna"]
    )
    assert life(other, "Lev").lines() == ()


def test_several_sources_are_joined_and_numbered_apart():
    second = told(
        "Lev Orlov was shot.", say("killing", "shot", patient="Lev Orlov"), people=["Lev Orlov"], name="b.txt"
    )
    found = indexed([LIFE, second])
    answer = dossier(found, find_person(found, "Lev Orlov"), chronology([LIFE, second]))
    assert answer.sources == ("memoir.txt", "b.txt")
    assert answer.account("2:1") is not None
    assert answer.account("1") is not None
    assert answer.account("9") is None


def test_two_rumours_of_a_death_are_two_lines():
    rumours = told(
        "It was rumored that Lev was shot. It was rumored that Lev was killed by thieves.",
        say("killing", "shot", patient="Lev", sure="CT-", holders=["holder:rumour"]),
        say("killing", "killed", patient="Lev", sure="CT-", holders=["holder:rumour"]),
        people=["Lev"],
    )
    assert [line.phrase for line in life(rumours, "Lev").lines()] == ["shot", "killed"]


def test_an_alleged_death_does_not_fall_on_the_day_of_the_real_one():
    attempted = told(
        "He tried to take his life. Lev died on 27 December 1938.",
        say("suicide", "take his life", patient="Lev", sure="Uu"),
        say("death", "died", "1938-12-27", patient="Lev"),
        people=["Lev"],
    )
    assert line(life(attempted, "Lev"), "take his life").when.bounds is None


def test_of_two_words_for_one_relative_the_plainer_stays():
    married = told(
        "Lev met Anna.",
        people=["Lev", "Anna"],
        relations=[is_kin("Anna", kind, "Lev") for kind in ("future wife", "wife")],
    )
    assert [(k.relation, k.name) for k in life(married, "Lev").kin] == [("wife", "Anna")]
    siblings = told(
        "Lev met Anna.",
        people=["Lev", "Anna"],
        relations=[is_kin("Anna", kind, "Lev") for kind in ("first wife", "cousin")],
    )
    assert len(life(siblings, "Lev").kin) == 2


def test_a_group_is_left_out_where_its_members_are_named_and_the_others_are_not():
    text = "The two, Lev and Anna, fled with Boris and six others."
    both = told(
        text,
        say("flight", "fled", agent=["Lev", "Anna", "two", "six others"]),
        people=["Lev", "Anna", "Boris"],
    )
    group = [replace(both.entities[0], id=name, kind="group", name=name) for name in ("two", "six others")]
    both = replace(both, entities=(*both.entities, *group))
    assert [line.phrase for line in life(both, "Lev").lines()] == ["fled with Anna and six others"]


def test_a_marriage_told_from_both_sides_is_one_tie():
    married = told(
        "Lev met Anna.",
        people=["Lev", "Anna"],
        relations=[is_kin("Anna", "wife", "Lev"), is_kin("Lev", "husband", "Anna")],
    )
    assert [(k.relation, k.name) for k in life(married, "Lev").kin] == [("wife", "Anna")]
