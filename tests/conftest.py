"""A real browser. Without a Chromium its tests are skipped, and say so; where KEISU_NEED_BROWSER is set they fail."""

import os
import shutil

import pytest

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-default-apps"),
)


@pytest.fixture(scope="module")  # its event loop would be in the way of other modules
def chromium():
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        if os.environ.get("KEISU_NEED_BROWSER"):
            pytest.fail("no Chromium is installed")
        pytest.skip("no Chromium is installed (Debian: apt install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()
