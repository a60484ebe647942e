"""Conclusions -> SVG: pure functions from frozen values to strings; they print, and need no script."""

from kartoteka.drawing.network import Tie, network
from kartoteka.drawing.timeline import SIGNS, Bar, timeline

__all__ = ["SIGNS", "Bar", "Tie", "network", "timeline"]
