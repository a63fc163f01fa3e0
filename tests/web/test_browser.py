"""The reading room in a browser: the tour by mouse and by keyboard, hostile pages, a checker of accessibility."""

import pytest

from hostile import make_store, readings
from keisu import demo
from keisu.store import Filter, Store
from keisu.views.html import article_file
from web_browser import serving, watching

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PAGES = (
    "/",
    "/article/1",
    "/article/5",
    "/subject?of=Roox&measure=sales",
    "/ranking?period=2025-11",
    "/findings",
    "/search?q=box",
)


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("browser") / "demo.duckdb")
    store.add(demo.captures())
    with serving(store.path) as address:
        yield address


@pytest.fixture(scope="module")
def hostile_room(tmp_path_factory):
    with serving(make_store(tmp_path_factory.mktemp("hostile") / "hostile.duckdb")) as address:
        yield address


def lit(page):
    return page.evaluate("Array.from(document.querySelectorAll('.lit')).map((one) => one.dataset.f)")


def test_the_tour_by_mouse(chromium, room):
    with watching(chromium, room, viewport=WIDE) as seen:
        page = seen.page
        page.goto(room)
        page.get_by_role("link", name="Nissan's smallest box draws big numbers").click()
        page.wait_for_url("**/article/1")
        mark = page.locator(".text a.figure", has_text="7,741")
        mark.hover()
        number = mark.get_attribute("data-f")
        assert lit(page).count(number) == 2
        page.locator(f"#r{number} td").first.hover()
        assert lit(page).count(number) == 2
        page.mouse.move(5, 5)
        assert lit(page) == []
        mark.click()
        assert page.url.endswith(f"#r{number}")
        page.locator(f"#r{number}").get_by_role("link", name="7,741").click()
        assert page.url.endswith(f"#f{number}")
        page.locator(f"#r{number}").get_by_role("link", name="Nissan Roox").click()
        page.wait_for_url("**/subject?of=nissan%2Froox&measure=sales")
        assert page.get_by_role("heading", level=1).inner_text() == "Nissan Roox"
        page.get_by_role("link", name="Findings", exact=True).click()
        page.get_by_role("link", name="the Spacia is made by Suzuki, not Subaru").click()
        assert page.locator(".statement.doubted").count() == 1
        page.locator(".statement").get_by_role("link", name="Nissan's smallest box draws big numbers").click()
        assert "/article/1#f" in page.url
        seen.check()


def test_the_tour_by_keyboard(chromium, room):
    with watching(chromium, room, viewport=WIDE) as seen:
        page, press = seen.page, seen.page.keyboard.press

        def tab_to(text, most=80):
            for _ in range(most):
                press("Tab")
                if page.evaluate("document.activeElement.textContent").strip() == text:
                    return
            raise AssertionError(f"the keyboard does not reach {text!r}")

        page.goto(room)
        press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        tab_to("Nissan's smallest box draws big numbers")
        press("Enter")
        page.wait_for_url("**/article/1")
        for _ in range(5):
            press("j")
        press("k")
        number = page.evaluate("document.activeElement.dataset.f")
        assert number == "3" and lit(page).count(number) == 2
        press("Enter")
        assert page.url.endswith("#r3")
        page.wait_for_function("document.activeElement.getAttribute('href') === '#f3'")
        press("Enter")
        assert page.url.endswith("#f3")
        page.wait_for_function("document.activeElement.dataset.f === '3'")
        press("Escape")
        assert lit(page) == []
        tab_to("Honda N-Box")
        press("Enter")
        page.wait_for_url("**/subject?**")
        press("/")
        page.keyboard.type("roox")
        press("Enter")
        page.wait_for_url("**/search?q=roox")
        tab_to("Findings")
        press("Shift+Tab")
        press("Tab")
        press("Enter")
        page.wait_for_url("**/findings")
        tab_to("the Spacia is made by Suzuki, not Subaru")
        press("Enter")
        page.wait_for_url("**/finding/*")
        seen.check()


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_no_serious_fault_of_accessibility_and_no_scrolling_sideways(chromium, room, address, scheme, viewport):
    from axe_playwright_python.sync_playwright import Axe

    with watching(chromium, room, viewport=viewport, color_scheme=scheme) as seen:
        seen.page.goto(room + address)
        found = Axe().run(seen.page).response
        serious = [
            (v["id"], v["nodes"][0]["html"][:200])
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert serious == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        seen.check()


def test_without_a_program_the_links_do_the_same(chromium, room):
    with watching(chromium, room, java_script_enabled=False) as seen:
        page = seen.page
        page.goto(f"{room}/article/1")
        page.locator(".text a.figure", has_text="7,741").click()
        assert page.url.endswith("#r7")
        assert page.locator("#r7 td").first.evaluate("(e) => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_printed_it_has_the_text_and_the_table_and_no_furniture(chromium, room):
    with watching(chromium, room) as seen:
        seen.page.goto(f"{room}/article/1")
        seen.page.emulate_media(media="print")
        assert not seen.page.locator(".search").is_visible()
        assert seen.page.locator(".text").is_visible() and seen.page.locator("table.figures").is_visible()
        assert len(seen.page.pdf()) > 10_000


def test_hostile_pages_run_nothing_and_reach_nothing(chromium, hostile_room):
    with watching(chromium, hostile_room) as seen:
        page = seen.page
        page.goto(f"{hostile_room}/findings?all=yes")
        links = page.evaluate("Array.from(document.links).map((one) => one.href)")
        page.goto(hostile_room)
        links += page.evaluate("Array.from(document.links).map((one) => one.href)")
        local = sorted({link.partition("#")[0] for link in links if link.startswith(hostile_room)})
        local = [one for one in local if not one.partition("?")[0].endswith((".csv", ".json"))]
        assert len(local) > 20
        for address in local:
            page.goto(address)
            page.evaluate("for (const one of document.querySelectorAll('*')) one.dispatchEvent(new Event('mouseover'))")
            seen.check()


@pytest.mark.parametrize("number", range(3))
def test_a_file_needs_no_server_and_runs_nothing(chromium, tmp_path, number):
    path = tmp_path / "article.html"
    path.write_text(article_file(readings()[number]), encoding="utf-8")
    with watching(chromium, path.as_uri()) as seen:
        seen.page.goto(path.as_uri())
        seen.page.locator("a.figure").first.hover()
        outlines = seen.page.locator("[data-f~='0']").evaluate_all(
            "(all) => all.map((e) => getComputedStyle(e).outlineStyle)"
        )
        assert len(outlines) >= 2 and set(outlines) == {"solid"}
        seen.check()


def test_the_store_can_be_added_to_while_it_is_read(chromium, tmp_path):
    store = Store(tmp_path / "grows.duckdb")
    store.add(demo.captures()[:1])
    with serving(store.path) as address, watching(chromium, address) as seen:
        seen.page.goto(address)
        assert "1 pages" in seen.page.locator(".counts").inner_text().replace("\n", " ")
        store.add(demo.captures()[:3])
        seen.page.reload()
        assert "3 pages" in seen.page.locator(".counts").inner_text().replace("\n", " ")
        with store.selecting() as held:
            assert held.findings(Filter())
        seen.check()
