"""What a browser was seen to store and whom it asked: the evidence, held against what is declared."""
