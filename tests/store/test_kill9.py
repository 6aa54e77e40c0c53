"""Killed at any moment, a dossier opens, holds what was acknowledged, and work resumes."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

_SCRIPT = Path(__file__).parents[2] / "benchmarks" / "kill9.py"


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(__import__("signal"), "SIGKILL"), reason="no SIGKILL on this platform")
def test_nothing_acknowledged_is_lost_to_a_kill(tmp_path: Path) -> None:
    """A few rounds of the benchmark that runs two hundred."""
    spec = importlib.util.spec_from_file_location("kill9", _SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    kill9 = importlib.util.module_from_spec(spec)
    sys.modules["kill9"] = kill9
    spec.loader.exec_module(kill9)
    outcome = kill9.run(5, 1, tmp_path)
    assert outcome.faults == []
    assert outcome.acknowledged > 0
    assert outcome.finished >= 1
