"""Formats, one file each, out and in."""
