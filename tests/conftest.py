"""What holds for every test: on a continuous-integration machine the random examples are the same at each run."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
