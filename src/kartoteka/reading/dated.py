def times_of(source, masked):
    return ()
