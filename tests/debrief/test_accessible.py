"""Pages read by axe in headless Chromium: run where both are installed.

Chromium or Chrome is found on the PATH, or by the variable CHROMIUM. axe-core is not kept here:
`npm install --no-save axe-core` beside this checkout is found, or AXE_CORE names its axe.min.js.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from debriefs import ahead_of
from game.content.opened import Library
from game.debrief.debrief import debrief_of
from game.debrief.renderings.as_html import as_html
from game.debrief.together.as_html import as_html as class_page
from game.debrief.together.gathering import gather
from game.debrief.together.report import report_of
from game.engine.choices import follow_choices, parse_choices
from game.engine.digest import rules_digest
from game.engine.play import start
from game.journal.prediction import Prediction
from together import codes_of

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--virtual-time-budget=60000", "--window-size=900,1200", "--dump-dom",
)  # fmt: skip
DARK, LIGHT = 0, 1
RUN = """
document.querySelectorAll("details").forEach(each => { each.open = true; });
axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const told = document.createElement("pre");
  told.id = "axe-found";
  told.textContent = JSON.stringify({
    passed: found.passes.length,
    violations: found.violations.map(each => [each.id, each.help,
      each.nodes.slice(0, 3).map(node => [node.html.slice(0, 200), node.failureSummary])]),
  });
  document.body.append(told);
});
"""


def chromium() -> str | None:
    given = os.environ.get("CHROMIUM")
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return given or next(filter(None, map(shutil.which, names)), None)


def axe() -> Path | None:
    given = os.environ.get("AXE_CORE")
    beside = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
    path = Path(given) if given else beside
    return path if path.is_file() else None


def page() -> str:
    opened = Library().open("cienfuegos")
    road = follow_choices(
        opened.program, 7, parse_choices("prosecute,pull_back,sanctions,tell_first")
    )
    other = follow_choices(opened.program, 7, parse_choices("prosecute,comply,framework"))
    asked = [id_ for each in opened.scenario.scenes.values() for id_ in each.predict]
    first, *rest = asked
    made = {first: Prediction(first, opened.evidence.questions[first].record, 70)}
    return as_html(
        debrief_of(
            road, opened.evidence, ahead=ahead_of(road), notes=("A note.",), explored=(other,),
            predictions=made, skipped=rest,
        )
    )  # fmt: skip


def found_by_axe(told: str, scheme: int, folder: Path) -> dict[str, object]:
    program, script = chromium(), axe()
    if program is None:
        pytest.skip("no Chromium or Chrome is installed, and CHROMIUM names none")
    if script is None:
        pytest.skip("axe-core is not installed: npm install --no-save axe-core, or set AXE_CORE")
    file = folder / "page.html"
    scripts = f"<script>{script.read_text(encoding='utf-8')}</script><script>{RUN}</script></body>"
    file.write_text(told.replace("</body>", scripts), encoding="utf-8")
    dumped = subprocess.run(
        [
            program, *FLAGS, f"--user-data-dir={folder / 'profile'}",
            f"--blink-settings=preferredColorScheme={scheme}", file.as_uri(),
        ],
        capture_output=True, encoding="utf-8", timeout=120, check=True,
    ).stdout  # fmt: skip
    match = re.search(r'<pre id="axe-found">(.*?)</pre>', dumped, re.DOTALL)
    assert match is not None, "axe has not run"
    found: dict[str, object] = json.loads(html.unescape(match[1]))
    return found


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_axe_finds_nothing_in_a_debrief(scheme: int, tmp_path: Path) -> None:
    found = found_by_axe(page(), scheme, tmp_path)
    assert found["violations"] == []
    assert isinstance(found["passed"], int)
    assert found["passed"] > 20


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_axe_finds_nothing_in_the_report_of_a_class(scheme: int, tmp_path: Path) -> None:
    library = Library()
    opened = library.open("cienfuegos")
    gathered = gather(library, [*codes_of(opened, 8), "nonsense"])
    known = {rules_digest(opened.program): ahead_of(start(opened.program, 0))}
    found = found_by_axe(
        class_page(report_of(gathered.groups, known, gathered.unread)), scheme, tmp_path
    )
    assert found["violations"] == []
