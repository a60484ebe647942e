"""Small models learnt from free corpora: which words assert an event, how certain one is, which verbs attribute.

Each judges a word by the signs of `kartoteka.reading.learned.signs` and its vector; two also by what stands around it
(`kartoteka.reading.learned.surroundings`). Weights lie in `reading/data/learned`, made by `tools/train_readers.py`
(docs/reading.md says from what, and how well).
"""

from kartoteka.reading.learned.asserted import asserted_events
from kartoteka.reading.learned.attribution import attribution_words
from kartoteka.reading.learned.certainty import is_certain

__all__ = ["asserted_events", "attribution_words", "is_certain"]
