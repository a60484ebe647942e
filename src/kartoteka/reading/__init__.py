"""Source -> Reading: pure, one step a module, knowledge as data files."""

from kartoteka.reading.cast import Cast
from kartoteka.reading.read import read

__all__ = ["Cast", "read"]
