"""Every notebook runs over the sample reports' tables, each cell is short, and none is committed with outputs."""

from pathlib import Path

import nbformat
import pytest

from scripts.run_notebooks import NOTEBOOKS, run_notebooks

LONGEST_CELL = 15  # lines
NAMES = ["01-tour", "02-agreement", "03-timeline", "04-versions"]


@pytest.fixture(scope="module")
def executed(sample_run: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, nbformat.NotebookNode]:
    done = run_notebooks(sample_run, tmp_path_factory.mktemp("notebooks"))
    return {path.stem: nbformat.read(path, as_version=4) for path in done}


def test_all_four_run_from_the_first_cell_to_the_last(executed: dict[str, nbformat.NotebookNode]) -> None:
    assert list(executed) == NAMES
    for notebook in executed.values():
        outputs = [o for cell in notebook.cells for o in cell.get("outputs", [])]
        assert not [o for o in outputs if o.output_type == "error"]
        assert not [o.text for o in outputs if o.get("name") == "stderr"]


def test_questions_are_answered_in_words_and_the_plots_are_drawn(executed: dict[str, nbformat.NotebookNode]) -> None:
    said = {
        name: "".join(o.text for cell in notebook.cells for o in cell.get("outputs", []) if o.output_type == "stream")
        for name, notebook in executed.items()
    }
    assert "5 reports in 6 versions" in said["01-tour"]
    assert "facts are stated by two reports or more" in said["02-agreement"]
    assert "Best corroborated:" in said["02-agreement"]
    assert "dated events, from" in said["03-timeline"]
    assert "velnica-sitrep: 2025-04-30, 2025-05-31" in said["04-versions"]
    plots = {
        name: sum("image/png" in o.get("data", {}) for cell in notebook.cells for o in cell.get("outputs", []))
        for name, notebook in executed.items()
    }
    assert (plots["02-agreement"], plots["03-timeline"]) == (1, 2)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_committed_clean_with_short_cells_that_each_have_a_heading(name: str) -> None:
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [cell for cell in code if cell.outputs or cell.execution_count]
    assert max(len(cell.source.splitlines()) for cell in code) <= LONGEST_CELL
    headings = [cell.source for cell in notebook.cells[2:] if cell.cell_type == "markdown"]
    assert all(heading.startswith("## ") and "?" in heading.splitlines()[0] for heading in headings[1:])
