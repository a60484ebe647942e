"""Source -> Reading: pure, one step a module, knowledge as data files."""
