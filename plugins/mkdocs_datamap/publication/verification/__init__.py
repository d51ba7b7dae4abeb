"""Is a built site whole, fresh, and free of what it must not have? One file for each question."""
