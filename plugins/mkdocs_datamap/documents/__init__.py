"""Public inventory → language-neutral documents with provenance."""
