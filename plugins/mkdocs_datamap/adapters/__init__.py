"""Where the engine meets the world: the MkDocs plugin and the command line."""
