"""The register as data: the tables of the Art. 30 record and beside it, without words of any language."""
