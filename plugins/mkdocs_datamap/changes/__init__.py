"""What differs in meaning between two states of what the public is told: facts compared, not texts."""
