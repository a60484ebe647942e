"""The workbench: a Django app of thin pages over the record."""
