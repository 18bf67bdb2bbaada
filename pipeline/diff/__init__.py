"""What changed between two versions of a report, or between two runs: facts paired by meaning, not by row.

    folders -> said.py (facts as each report states them) -> pair.py (which is which) -> fields.py (what differs)
            -> compare.py (the changes) -> rows, terminal, HTML, JSON: wording alone

`compare` is pure; everything that reads a folder is in `said` and `versions`.
"""
