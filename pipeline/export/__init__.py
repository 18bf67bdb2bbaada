"""The tables as a typed workbook (xlsx), as Parquet files, as a DuckDB database. The CSV files stay what counts: they keep the
texts exactly, where a spreadsheet can't (formulas, control characters, 32,767 characters a cell).

    typed.py (cells -> Python values, once for all three) -> workbook.py, parquet.py, database.py
"""
