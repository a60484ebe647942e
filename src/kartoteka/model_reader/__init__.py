"""Reading with a model of the user's own choosing; every word verified against the source."""
