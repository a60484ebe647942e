"""Values: frozen, no input or output. Days, uncertain time, names, degrees of certainty."""

from kartoteka.values.bounds import Bounds
from kartoteka.values.days import Day

__all__ = ["Bounds", "Day"]
