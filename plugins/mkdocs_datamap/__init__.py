"""datamap: privacy as code. Text → model → findings and documents → pages."""
