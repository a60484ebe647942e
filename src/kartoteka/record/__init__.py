"""The record: a Django app that stores sources, claims and judgements."""
