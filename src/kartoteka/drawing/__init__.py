"""Conclusions -> SVG, drawn on the server: timeline with uncertain ends, network."""
