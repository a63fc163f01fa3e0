"""The HTML of a chart in a browser: it draws itself with no connection, and nothing of a page runs in it."""

import made
import pytest

from keisu.views import charts

HOSTILE = '</script><script>alert(1)</script><img src="https://evil.example/x" onerror="alert(2)">${alert(3)}'


@pytest.mark.parametrize("name", ["日産ルークス", HOSTILE], ids=["plain", "hostile"])
@pytest.mark.parametrize("kind", made.KINDS)
def test_a_page_draws_itself_and_asks_for_nothing(chromium, kind, name, tmp_path):
    file = tmp_path / "chart.html"
    chart = made.of(kind, name, source=name)
    file.write_bytes(charts.render(chart, "html"))
    page = chromium.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    page.wait_for_selector("#chart svg", timeout=20_000)
    drawn = page.locator("#chart svg").first
    assert drawn.get_attribute("width") == str(chart.width)
    assert name[:6] in drawn.text_content()
    marks = page.locator("#chart svg .role-mark path, #chart svg .role-mark line")
    marks.last.hover(force=True)
    assert page.locator("#chart img").count() == 0
    assert asked == [file.as_uri()] and said == []
    page.close()
