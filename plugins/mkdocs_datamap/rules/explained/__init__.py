"""The rules in plain words, one file per family."""
