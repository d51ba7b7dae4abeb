"""The register spoken in one language, and written as XLSX, CSV, JSON and Markdown."""
