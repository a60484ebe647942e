"""The dossier: what the sources say of one person, in order of time, every line resting on their words.

from kartoteka.reasoning.dossier import dossier, find_person

answer = dossier(readings, find_person(readings, "Meyerhold"))
answer.life[0].phrase       # 'denounced by Kerzhentsev'
"""

from kartoteka.reasoning.dossier.build import dossier
from kartoteka.reasoning.dossier.indexed import Indexed, indexed
from kartoteka.reasoning.dossier.lines import DENIED, STANDINGS, line_of_claim
from kartoteka.reasoning.dossier.model import Account, Dispute, Dossier, Footnote, Kin, Line, Standing, When
from kartoteka.reasoning.dossier.naming import Person, find_person, people

__all__ = [
    "DENIED",
    "STANDINGS",
    "Account",
    "Dispute",
    "Dossier",
    "Footnote",
    "Indexed",
    "Kin",
    "Line",
    "Person",
    "Standing",
    "When",
    "dossier",
    "find_person",
    "indexed",
    "line_of_claim",
    "people",
]
