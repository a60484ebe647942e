"""Migrations of the workbench's own table."""
