"""One small case with everything in it, for the tests of each form."""

from kartoteka.reasoning.chronology import chronology
from kartoteka.reasoning.dossier import dossier, find_person, indexed
from telling import is_kin, say, told

TEXT = (
    "Lev Orlov, a poet, was arrested on 3 May 1937.7 He was beaten. On 9 May 1937 he was tried. "
    "Anna Orlova says that he died on 1 June 1938. The NKVD gave 4 July 1941. It was rumored that he fled. "
    "Perhaps he wrote. He never confessed."
)
READING = told(
    TEXT,
    say("arrest", "arrested", "1937-05-03", words="3 May 1937", patient="Lev Orlov", notes=["7"]),
    say("ill_treatment", "beaten", patient="Lev Orlov"),
    say("trial", "tried", "1937-05-09", words="9 May 1937", patient="Lev Orlov"),
    say("death", "died", "1938-06-01", patient="Lev Orlov", holders=["Anna Orlova"]),
    say("death", "gave", "1941-07-04", patient="Lev Orlov", holders=["NKVD"]),
    say("flight", "fled", agent="Lev Orlov", sure="CT-", holders=["holder:rumour"]),
    say("message", "wrote", agent="Lev Orlov", sure="PS+"),
    say("confession", "confessed", agent="Lev Orlov", sure="CT-"),
    people=["Lev Orlov", "Anna Orlova"],
    bodies=["NKVD"],
    relations=[is_kin("Anna Orlova", "wife", "Lev Orlov")],
    notes=[("3 May 1937.", "7", "State Archive, fond 1.")],
)


def example(reading=READING, name="Lev Orlov"):
    """The dossier of the example's main person."""
    found = indexed([reading])
    return dossier(found, find_person(found, name), chronology([reading]))
