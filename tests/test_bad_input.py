"""Input that nobody should give and somebody will: each ends with exit code 2 and a message, or with success and a note."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import html

from detente.coding.codebook_file import load_codebook
from detente.desk.briefing import write_brief
from detente.desk.intake import take_in
from detente.store.dossier import Dossier
from tests.articles import FIRST, write_articles, write_codebook

C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ESCAPE = "\x1b]0;taken\x07"
SCRIPT = '<script>document.title="taken"</script>'
ATTRIBUTE = "\"><img src=x onerror=\"document.title='taken'\"><svg onload=document.title='taken'>"


def detente(
    *arguments: object, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would; no traceback, whatever the input."""
    done = subprocess.run(
        [sys.executable, "-m", "detente", *map(str, arguments)],
        capture_output=True, encoding="utf-8", cwd=cwd, check=False, env=os.environ | (env or {}), timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `articles`, `river.toml` and a dossier `talks`."""
    folder = tmp_path_factory.mktemp("bad")
    articles, book = write_articles(folder / "articles"), write_codebook(folder)
    with Dossier(folder / "talks") as dossier:
        take_in(dossier, [articles], load_codebook(book), processes=1)
    return folder


@pytest.mark.slow
def test_files_without_an_article_are_told_each_with_its_reason(tmp_path: Path) -> None:
    """Nothing is written, and no folder that the person does not know is named."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blob.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "bare.html").write_text("<html><body><script>1</script></body></html>")
    (tmp_path / "paper.pdf").write_text("no PDF")
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    os.mkfifo(tmp_path / "pipe.txt")
    names = ("empty.txt", "blob.txt", "bare.html", "paper.pdf", "large.txt", "pipe.txt")
    for command in ("brief", "code"):
        done = detente(command, *names, "--out", "out.x", cwd=tmp_path)
        assert done.returncode == 2
        assert sorted(line.split(":")[1].strip() for line in done.stderr.splitlines()) == sorted(names)
        assert "209,715,200 bytes, the limit is" in done.stderr
        assert not (tmp_path / "out.x").exists()


@pytest.mark.slow
def test_an_article_without_a_date_asks_for_the_day(tmp_path: Path) -> None:
    """The message says which option to give."""
    (tmp_path / "one.txt").write_text("Talks went on and nobody said when they would end.", "utf-8")
    done = detente("brief", "one.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "error: --as-of: no document states or lets infer a date" in done.stderr


def test_an_empty_name_is_not_this_folder(talks: Path) -> None:
    """As an unset variable of a shell leaves it."""
    for arguments in (("brief", ""), ("brief", "articles", "--out", ""), ("items", "")):
        done = detente(*arguments, cwd=talks)
        assert done.returncode == 2
        assert "the name is empty" in done.stderr


def test_a_period_that_ends_before_it_begins_is_refused(talks: Path) -> None:
    """`--since` lies on or before the day of the briefing."""
    done = detente("brief", "--dossier", "talks", "--as-of", "2031-03-05", "--since", "2031-03-06", cwd=talks)
    assert done.returncode == 2
    assert "--since: 2031-03-06 lies after 2031-03-05" in done.stderr


@pytest.mark.slow
def test_what_is_read_is_never_written_over(talks: Path) -> None:
    """Neither an article, nor the codebook, nor the dossier's database."""
    kept = {name: (talks / name).read_bytes() for name in ("articles/first.txt", "river.toml")}
    for arguments in (
        ("brief", "articles", "--out", "articles/first.txt"),
        ("code", "articles", "--codebook", "river.toml", "--out", "river.toml"),
        ("export", "talks", "--format", "csv", "--out", "talks/dossier.sqlite"),
    ):
        done = detente(*arguments, cwd=talks)
        assert done.returncode == 2
        assert "it is one of the files to read from" in done.stderr
    assert {name: (talks / name).read_bytes() for name in kept} == kept


@pytest.mark.slow
def test_odd_folders_are_read_through(tmp_path: Path) -> None:
    """Nested folders, loops of links, and names with spaces, line ends, leading dashes or no encoding."""
    deep = tmp_path / "all" / "a b" / "ü"
    deep.mkdir(parents=True)
    write_articles(deep)
    (tmp_path / "all" / "loop").symlink_to("..")
    (tmp_path / "all" / "self").symlink_to("self")
    (tmp_path / "all" / "-x\ny.txt").write_text(FIRST.replace("March 3", "March 4"), "utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path / "all") + b"/\xff.txt")).write_text(
        FIRST.replace("March 3", "March 5"), "utf-8"
    )
    (tmp_path / "all" / f"{ESCAPE}.txt").touch()
    done = detente("brief", "all", "--codebook", write_codebook(tmp_path), "--out", "b.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "4 documents (4 new)" in done.stderr
    assert r"\u001b]0;taken\u0007.txt: the file is empty" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    """What the system refuses is an error like any other."""
    done = detente("brief", "n" * 300, cwd=tmp_path)
    assert done.returncode == 2
    assert "File name too long" in done.stderr


@pytest.mark.slow
def test_a_terminal_without_utf8_gives_the_same_record(talks: Path) -> None:
    """The bytes written are the same, and what is typed is understood."""
    for name, env in (("plain", {"LC_ALL": "C.UTF-8"}), ("c", C_LOCALE | {"HOME": "/nowhere"})):
        done = detente(
            "code", "articles", "--codebook", "river.toml", "--out", f"{name}.jsonl", cwd=talks, env=env
        )
        assert done.returncode == 0, done.stderr
    assert (talks / "plain.jsonl").read_bytes() == (talks / "c.jsonl").read_bytes()
    tried = detente("codebook", "try", "Veld said: “Wir – jetzt – müssen.”", cwd=talks, env=C_LOCALE)
    assert tried.returncode == 0
    assert "said" in tried.stdout


def test_a_note_keeps_its_letters_in_any_locale(talks: Path) -> None:
    """The log shows a decision as it was typed, its values as `--set` takes them."""
    with Dossier(talks / "talks", create=False) as dossier:
        item = next(item.id for item in dossier.items() if type(item).__name__ == "Statement")
    done = detente(
        "review", "edit", "talks", item, "--set", "negated=true", "--note", "naïve ✓", cwd=talks, env=C_LOCALE
    )
    assert done.returncode == 0, done.stderr
    log = detente("review", "log", "talks", cwd=talks).stdout
    assert "negated=true" in log
    assert "naïve ✓" in log


def test_a_reader_who_leaves_and_a_disk_without_room_end_quietly(talks: Path) -> None:
    """`| head -1` is no error of ours; a full disk is told."""
    command = [sys.executable, "-m", "detente", "items", "talks"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=talks) as left:
        assert left.stdout is not None
        assert left.stderr is not None
        left.stdout.close()
        assert left.stderr.read() == b""
    if Path("/dev/full").is_char_device():
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=talks, check=False)
        assert done.returncode == 2
        assert b"No space left on device" in done.stderr
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: path.write_bytes(b"no database " * 4000), "the dossier's database is damaged"),
        (lambda path: os.truncate(path, 30_000), "the dossier's database is damaged"),
    ],
    ids=["garbage", "truncated"],
)
def test_a_damaged_dossier_is_left_as_it_is(tmp_path: Path, damage: object, said: str) -> None:
    """It is told, and nothing is made in its place."""
    (tmp_path / "talks").mkdir()
    articles = write_articles(tmp_path / "articles")
    with Dossier(tmp_path / "talks") as dossier:
        take_in(dossier, [articles], load_codebook(write_codebook(tmp_path)), processes=1)
    database = tmp_path / "talks" / "dossier.sqlite"
    assert callable(damage)
    damage(database)
    before = database.read_bytes()
    done = detente("brief", "articles", "--dossier", "talks", cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert database.read_bytes() == before


def test_two_at_once_on_one_dossier(talks: Path) -> None:
    """The second is told to wait, and may read meanwhile."""
    with Dossier(talks / "talks") as dossier, dossier.writing():
        second = detente("brief", "articles", "--dossier", "talks", cwd=talks)
        reading = detente("items", "talks", cwd=talks)
    assert second.returncode == 2
    assert "another process is writing to this dossier; wait" in second.stderr
    assert reading.returncode == 0
    assert reading.stdout


def test_nothing_in_an_article_becomes_part_of_the_page(tmp_path: Path) -> None:
    """Title, publisher, address, text, codebook and notes are shown as they are written, and no script of theirs stands there."""
    lead = f"Norlandic President Anna Veld demanded {SCRIPT} a withdrawal of Sudrian troops. “We refuse {ATTRIBUTE},” she said. "
    tail = f"Ivo Lund threatened to leave </script>{SCRIPT}</style></title>{{{{7*7}}}} if Norland does not agree."
    row = {
        "text": lead + tail, "title": "Talks" + SCRIPT + ATTRIBUTE, "publisher": "Wire" + ATTRIBUTE,
        "url": 'javascript:document.title="taken"', "published": "2031-03-04", "id": SCRIPT,
    }  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(row), "utf-8")
    (tmp_path / f"{ATTRIBUTE.replace('/', '')}.txt").write_text(FIRST + lead, "utf-8")
    book = write_codebook(tmp_path)
    book.write_text(
        book.read_text("utf-8").replace(
            'name = "Norland"\nrole', "name = 'Norland<script>taken</script>'\nrole"
        )
    )
    with Dossier(tmp_path / "talks") as dossier:
        take_in(dossier, [tmp_path], load_codebook(str(book)), processes=1)
        with dossier.writing() as writer:
            writer.decide(next(dossier.items()).id, "accept", {}, note=SCRIPT, person=ATTRIBUTE)
        write_brief(dossier, tmp_path / "page.html")
    page = html.parse(tmp_path / "page.html").getroot()
    tags = [element.tag for element in page.iter() if isinstance(element.tag, str)]
    assert tags.count("script") == 2
    assert not {"img", "iframe", "object", "embed"} & set(tags)
    assert "taken" not in "".join(script.text or "" for script in page.iter("script"))
    assert [name for element in page.iter() for name in element.attrib if name.startswith("on")] == []
    assert [link for link in page.xpath("//@href") if not link.startswith(("#", "data:,"))] == []
    assert page.text_content().count(SCRIPT) > 2


def many_articles(folder: Path) -> None:
    """Write articles enough for two processes."""
    rng = random.Random(3)
    folder.mkdir()
    for number in range(32):
        days = [rng.randint(1, 28) for _ in range(10)]
        body = " ".join(f"Tarn demanded that Veld withdraw all troops by March {day}." for day in days)
        text = f"River news\n\nHALVEN, March {days[0]}, 2031 (Delta Wire) -- {body} Number {number}.\n"
        (folder / f"{number:02}.txt").write_text(text, "utf-8")


def in_session(session: int) -> list[int]:
    """Return the processes of a session that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def left_after(session: int, seconds: float) -> list[int]:
    """Return the processes of a session that still run when they have had time to end."""
    until = time.monotonic() + seconds
    while (left := in_session(session)) and time.monotonic() < until:
        time.sleep(0.05)
    return left


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_interrupted_and_killed_work_resumes_to_the_same_record(tmp_path: Path) -> None:
    """Ctrl-C ends with 130 and leaves no process; after it and after kill -9 the dossier opens and work goes on."""
    many_articles(tmp_path / "many")
    book = write_codebook(tmp_path)
    base = [sys.executable, "-m", "detente", "brief", "many", "--codebook", str(book), "--processes", "2"]

    def dossier(name: str) -> list[str]:
        return [*base, "--dossier", name, "--out", f"{name}.html"]

    started = time.monotonic()
    subprocess.run(dossier("whole"), cwd=tmp_path, check=True, capture_output=True)
    whole = time.monotonic() - started
    for share, by in (
        (0.35, signal.SIGINT),
        (0.5, signal.SIGKILL),
        (0.65, signal.SIGINT),
        (0.6, signal.SIGKILL),
    ):
        with (tmp_path / "errors").open("w+") as errors:
            run = subprocess.Popen(
                dossier("broken"),
                cwd=tmp_path,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,
            )
            try:
                run.wait(whole * share)
                continue  # it was faster than that
            except subprocess.TimeoutExpired:
                os.kill(run.pid, by)
                run.wait(60)
            errors.seek(0)
            said = errors.read()
        if by == signal.SIGINT:
            # Python itself may end on the signal, before or after it could be handled.
            assert run.returncode in (130, -signal.SIGINT), said
            assert run.returncode != 130 or "interrupted: what was stored is kept" in said
            assert left_after(run.pid, 20) == []
        for process in in_session(run.pid):
            with contextlib.suppress(ProcessLookupError):  # it left by itself meanwhile
                os.kill(process, signal.SIGKILL)
        if (tmp_path / "broken" / "dossier.sqlite").exists():
            Dossier(tmp_path / "broken").close()
    subprocess.run(dossier("broken"), cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "broken.html").read_bytes() == (tmp_path / "whole.html").read_bytes()
    for name in ("whole", "broken"):
        assert detente("export", name, "--format", "jsonl", cwd=tmp_path).returncode == 0
    assert (tmp_path / "broken.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
