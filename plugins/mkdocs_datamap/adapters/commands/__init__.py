"""The commands of ``datamap``, one a file."""
