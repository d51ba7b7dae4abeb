"""The processing inventory: YAML → typed, frozen, positioned model → public projection."""
