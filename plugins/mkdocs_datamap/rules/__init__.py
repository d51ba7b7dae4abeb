"""The checks and the formats in which their findings are reported."""
