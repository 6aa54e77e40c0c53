"""A folder in which a page's examples are run, as a reader would run them."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
from pathlib import Path

from click.testing import CliRunner
from lxml import html

from detente.cli import cli
from detente.errors import DetenteError
from tests.docs.pages import ROOT, Block

__all__ = ["Sandbox"]

_ID = re.compile(r"\b[0-9a-f]{16}\b")
_FOLDERS_MADE = {"examples": "examples", "articles": "examples/camp-david-1978"}


class Sandbox:
    """Runs a page's blocks in order in a folder that has `examples/`, and `articles/` for a folder of one's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ids: dict[str, str] = {}
        self.written: set[str] = set()
        self.names: dict[str, object] = {}
        for name, source in _FOLDERS_MADE.items():
            shutil.copytree(ROOT / source, folder / name)
        (folder / "articles" / "codebook.toml").unlink()

    def run(self, block: Block) -> None:
        """Run a block, or check it, by what its fence says."""
        if block.language == "console":
            self._console(block)
        elif block.language == "python":
            self._python(block)
        elif block.language == "output":
            self._occurs(block.text, self._text_of(block.argument), block.line)
        elif block.argument:
            mode = "a" if block.argument in self.written else "w"
            self.written.add(block.argument)
            with (self.folder / block.argument).open(mode, encoding="utf-8") as file:
                file.write(block.text)

    def _console(self, block: Block) -> None:
        parts = re.split(r"^\$ ", block.text.replace("\\\n", ""), flags=re.MULTILINE)
        assert not parts[0].strip(), f"line {block.line}: a console block begins with a command"
        for place, part in enumerate(parts[1:], start=2):
            command, _, shown = part.partition("\n")
            fails = block.argument == "fails" and place == len(parts)
            said = self._command(shlex.split(command, comments=True), fails=fails, line=block.line)
            if said is not None:
                self._occurs(shown, said, block.line)

    def _command(self, words: list[str], *, fails: bool, line: int) -> str | None:
        words = [self.ids.get(word, word) for word in words]
        if words[0] == "mkdir":
            (self.folder / words[-1]).mkdir(parents=True)
        elif words[0] == "cp":
            for source in words[1:-1]:
                shutil.copy(self.folder / source, self.folder / words[-1])
        elif words[0] in ("detente", ".venv/bin/detente"):
            return _said(words[1:], fails=fails, line=line)
        return None

    def _python(self, block: Block) -> None:
        for node in ast.parse(block.text).body:
            source = ast.get_source_segment(block.text, node) or ""
            rest = block.text.splitlines()[(node.end_lineno or 0) - 1][node.end_col_offset or 0 :]
            shown = re.fullmatch(r"\s+# (.*)", rest)
            if isinstance(node, ast.Expr) and shown:
                value = eval(source, self.names)
                assert repr(value) == shown[1], f"line {block.line}: {source} is {value!r}"
            else:
                exec(source, self.names)

    def _text_of(self, name: str) -> str:
        text = (self.folder / name).read_text(encoding="utf-8")
        if not name.endswith(".html"):
            return text
        page = html.fromstring(text)
        return " ".join(" ".join(page.xpath("//body//text()")).split())

    def _occurs(self, shown: str, said: str, line: int) -> None:
        """Check that the lines shown stand in what was said, in their order, and learn the program's ids from them."""
        said = "\n".join(" ".join(each.split()) for each in said.splitlines())
        start = 0
        for each in filter(None, (" ".join(one.split()) for one in shown.splitlines())):
            if each == "…":
                continue
            pattern = _ID.sub("([0-9a-f]{16})", re.escape(each)).replace("…", ".*?")
            found = re.compile(pattern).search(said, start)
            assert found, f"line {line}: not said: {each}\n--- what was said:\n{said[start : start + 3000]}"
            start = found.end()
            self.ids.update(zip(_ID.findall(each), found.groups(), strict=True))


def _said(arguments: list[str], *, fails: bool, line: int) -> str:
    result = CliRunner().invoke(cli, arguments)
    error = f"error: {result.exception}" if isinstance(result.exception, DetenteError) else ""
    code = 2 if error else result.exit_code
    assert code == (2 if fails else 0), f"line {line}: {arguments}: {code}\n{result.output}{error}"
    return result.output + error
