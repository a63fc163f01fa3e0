"""A real server in a process of its own, and a page of a real browser that is watched."""

import subprocess
import sys
from contextlib import contextmanager


@contextmanager
def serving(store):
    """The address of ``keisu serve`` over a store, in a process of its own."""
    command = [sys.executable, "-m", "keisu", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        try:
            yield line.split(": ", 1)[1].split(" ")[0].rstrip("/")
        finally:
            process.terminate()


class Watched:
    """A page of a browser, and what must not happen on it: errors, dialogs, requests elsewhere, a program that runs."""

    def __init__(self, context, address):
        self.page, self.address, self.wrong = context.new_page(), address, []
        self.page.on("console", lambda m: self.wrong.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.wrong.append("a dialog"), dialog.dismiss()))
        self.page.on("request", self._request)

    def _request(self, request):
        if not request.url.startswith(self.address):
            self.wrong.append(request.url)

    def check(self):
        assert self.page.evaluate("window.ran") is None
        assert self.wrong == []


@contextmanager
def watching(chromium, address, **options):
    context = chromium.new_context(**options)
    try:
        yield Watched(context, address)
    finally:
        context.close()
