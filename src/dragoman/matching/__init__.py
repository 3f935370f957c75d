"""Across reports: which entries tell the same, which reports copy each other, what followed, what contradicts."""
