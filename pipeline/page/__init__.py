"""The report page: one self-contained HTML file that works from disk, without a network or a server.

    tables -> story.py, texts.py, timeline.py (what the page shows, as plain data) -> templates -> render.py

Reports are untrusted: every text goes through the templates' escaping, and the page's own policy lets nothing run or load but
the script and the style that are part of it, known by their digests.
"""
