"""The case of the straits with what a bargain needs, answered by the methods on packages and on spatial bargaining."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from detente.brief.findings import CaseFindings, Findings
from detente.case.case_file import load_case
from detente.case.gathering import gathered
from detente.case.judgements import judgements
from detente.case.model import Case
from detente.methods.packages import METHOD as PACKAGES
from detente.methods.packages.answer import PackagesAnswer
from detente.methods.spatial import METHOD as SPATIAL
from detente.methods.spatial.answer import SpatialAnswer
from detente.record.memory import MemoryRecord
from detente.record.sources import read_sources
from tests.brief.cases import STRAITS, case_findings
from tests.brief.test_compose import AS_OF, findings, talks

__all__ = ["bargain_findings", "bargained", "packages_answer", "same", "spatial_answer"]

_STATED = (
    ("norland", "ceasefire", "none"), ("sudmark", "ceasefire", "full"), ("harbour", "ceasefire", "full"),
    ("norland", "sanctions", "lifted"), ("sudmark", "sanctions", "kept"),
)  # fmt: skip
_WEIGHS = (
    ("norland", "ceasefire", 0.2, 0.4), ("norland", "sanctions", 0.2, 0.6), ("sudmark", "ceasefire", 0.5, 0.8),
    ("sudmark", "straits", 0.6, 0.8), ("sudmark", "sanctions", 0.1, 0.2), ("harbour", "ceasefire", 0.4, 0.6),
)  # fmt: skip
_ASSUMED = 'assumed = "made for the tests"\n'
_COUNTER = """
[[proposal]]
id = "counter"
name = "Sudmark's answer"
by = "sudmark"
assumed = "no article carries its text"
[[proposal.term]]
issue = "ceasefire"
position = "full"
[[proposal.term]]
issue = "sanctions"
position = "kept"
"""


def _added() -> str:
    rows = [
        f'[[position]]\nparty = "{p}"\nissue = "{i}"\nstated = "{at}"\n{_ASSUMED}' for p, i, at in _STATED
    ]
    rows += [
        f'[[salience]]\nparty = "{p}"\nissue = "{i}"\nlow = {low}\nhigh = {high}\n{_ASSUMED}'
        for p, i, low, high in _WEIGHS
    ]
    rows += [
        f'[[capability]]\nparty = "{p}"\nlow = 0.3\nhigh = 0.5\n{_ASSUMED}' for p in ("sudmark", "harbour")
    ]
    return "\n".join(rows) + _COUNTER


def same(text: str) -> str:
    """Return the text as it is."""
    return text


def bargained(change: Callable[[str], str] = same) -> Case:
    """Return the case with stated positions, weights, capabilities and a second proposal, its text changed."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "straits.toml"
        path.write_text(change(STRAITS.read_text("utf-8") + _added()), "utf-8")
        return load_case(path)


def bargain_findings(record: MemoryRecord | None = None, case: Case | None = None) -> Findings:
    """Return the findings on the talks with the case and both answers."""
    record, case = record or talks(), case or bargained()
    return replace(findings(record), case=_case_findings(record, case))


def _case_findings(record: MemoryRecord, case: Case) -> CaseFindings:
    evidence = gathered(case, judgements(case), record, read_sources(record, AS_OF))
    packages = PACKAGES.solve(case, evidence, {}, np.random.default_rng(1))
    spatial = SPATIAL.solve(case, evidence, {}, np.random.default_rng(2))
    return replace(
        case_findings(record, case),
        packages=packages.answer,
        packages_evidence=packages.evidence,
        spatial=spatial.answer,
        spatial_evidence=spatial.evidence,
    )


@cache
def _answered() -> CaseFindings:
    found = bargain_findings().case
    assert found is not None
    return found


def packages_answer() -> PackagesAnswer:
    """Return where a deal is possible in the case."""
    found = _answered().packages
    assert found is not None
    return found


def spatial_answer() -> SpatialAnswer:
    """Return what the spatial models answer."""
    found = _answered().spatial
    assert found is not None
    return found
