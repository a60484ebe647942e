from kartoteka.claims import HOLDER_RUMOUR, Mention
from kartoteka.reasoning.dossier.wording import description, folded_passage, holder_names
from telling import told


def test_a_passage_loses_its_note_marks_and_its_line_ends_and_the_trigger_moves_with_it():
    text = "He wept.3 She was\narrested.18 They left."
    folded, trigger = folded_passage(text, (10, 29), (18, 26), [(27, 29)])
    assert folded == "She was arrested."
    assert folded[slice(*trigger)] == "arrested"


def test_brackets_around_a_mark_go_with_it_and_other_brackets_stay():
    text = "She (the widow) was shot [12]."
    folded, trigger = folded_passage(text, (0, 30), (20, 24), [(26, 28)])
    assert folded == "She (the widow) was shot ."
    assert folded[slice(*trigger)] == "shot"


def test_a_mark_inside_the_trigger_is_cut_out_of_it():
    folded, trigger = folded_passage("He was shot9 down.", (0, 18), (7, 17), [(11, 12)])
    assert folded[slice(*trigger)] == "shot down"


def test_a_description_has_its_article_and_what_stands_between():
    text = "Then the old man wept; a man wept; his old pupil wept; man wept."
    assert description(Mention(13, 16, "nominal"), text) == "the old man"
    assert description(Mention(25, 28, "nominal"), text) == "a man"


def test_a_description_without_an_article_is_none():
    text = "his old pupil wept; men wept"
    assert description(Mention(8, 13, "nominal"), text) is None
    assert description(Mention(20, 23, "nominal"), text) is None


def test_the_person_alone_is_the_own_account_and_in_a_chain_is_named():
    names = {"e1": "Lev", "e2": "Pravda"}
    assert holder_names(("e1",), names, "e1") == ("own account",)
    assert holder_names(("e2", "e1"), names, "e1") == ("Pravda", "Lev")
    assert holder_names((HOLDER_RUMOUR,), names, "e1") == ("rumour",)


def test_a_body_is_called_with_its_article_where_the_text_mostly_does_so():
    from kartoteka.reasoning.dossier import indexed

    text = "The NKVD came. He fled the NKVD to Omsk."
    (here,) = indexed([told(text, bodies=["NKVD"], places=["Omsk"])])
    assert here.names == {"NKVD": "the NKVD", "Omsk": "Omsk"}


def test_a_description_begins_at_its_own_article_and_holds_no_other_phrase():
    text = "In the hand of their friend. For a long time the prisoner denied. The prison doctor came."
    assert description(Mention(21, 27, "nominal"), text) is None
    assert description(Mention(49, 57, "nominal"), text) == "the prisoner"
    assert description(Mention(77, 83, "nominal"), text) == "the prison doctor"
