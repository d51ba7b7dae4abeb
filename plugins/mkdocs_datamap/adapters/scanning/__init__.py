"""The browser that scans: Playwright is known here and nowhere else."""
