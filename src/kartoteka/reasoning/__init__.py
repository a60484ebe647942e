"""Claims and judgements -> conclusions with their reasons: chronology, identity, conflict."""
