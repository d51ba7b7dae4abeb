"""Public inventory → graph → DOT → accessible SVG."""
