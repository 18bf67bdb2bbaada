"""Executes the notebooks over a folder of tables and leaves them, with their outputs, in OUT/notebooks.

    python scripts/run_notebooks.py --out data/processed

The committed notebooks hold no outputs. One kernel runs them all, emptied before each, so that the libraries load once.
"""

import argparse
import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
TIMEOUT = 120  # seconds a cell


def run_notebooks(tables: Path, to: Path) -> list[Path]:
    """The executed notebooks. Raises nbclient's CellExecutionError where a cell fails."""
    os.environ["CORROBORATE_OUT"] = str(tables.resolve())
    to.mkdir(parents=True, exist_ok=True)
    written = []
    kernel = NotebookClient(new_notebook(), resources={"metadata": {"path": str(NOTEBOOKS)}}, kernel_name="python3")
    with kernel.setup_kernel():
        for path in sorted(NOTEBOOKS.glob("*.ipynb")):
            kernel.nb = nbformat.read(path, as_version=4)
            kernel.reset_execution_trackers()
            kernel.timeout = TIMEOUT
            kernel.execute_cell(new_code_cell("%reset -f"), 0, store_history=False)
            for n, cell in enumerate(kernel.nb.cells):
                kernel.execute_cell(cell, n)
            nbformat.write(kernel.nb, to / path.name)
            written.append(to / path.name)
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder with the tables")
    options = parser.parse_args()
    for path in run_notebooks(options.out, options.out / "notebooks"):
        sys.stdout.write(f"{path}\n")
