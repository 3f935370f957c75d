"""Questions to the record, answered with citations: brief, timeline, due, disagreements, people, sources and more.

Each question has its module (`answers.brief.brief`, `answers.due.due` …), so that a command loads only its own.
"""
