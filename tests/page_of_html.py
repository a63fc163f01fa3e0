"""A page of HTML as a browser would take it apart, for tests that look for what broke out of its place."""

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "img", "br", "source", "hr"}
TAGS = {
    *("html", "head", "title", "meta", "link", "style", "script", "body", "header", "nav", "main", "footer", "article"),
    *("aside", "section", "div", "p", "span", "a", "b", "i", "bdi", "small", "strong", "mark", "abbr", "kbd", "br"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "figure"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "form", "label", "input", "button", "select", "option"),
    *("picture", "source", "img", "details", "summary", "figcaption"),
}
ATTRIBUTES = {
    *("class", "id", "href", "lang", "dir", "title", "rel", "target", "data-f", "data-label", "tabindex", "role"),
    *("aria-label", "aria-labelledby", "aria-current", "scope", "charset", "name", "content", "http-equiv", "type"),
    *(
        "src",
        "srcset",
        "media",
        "alt",
        "loading",
        "defer",
        "action",
        "value",
        "placeholder",
        "maxlength",
        "for",
        "size",
    ),
    *("selected", "open", "width", "height"),
}


class Page(HTMLParser):
    """All tags with their attributes, and the texts of scripts and styles; `check` fails on anything not ours."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _ in attrs}) == len(attrs), (tag, attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open and self._open[-1] == tag, (tag, self._open[-3:], self.getpos())
        self._open.pop()

    def handle_data(self, data):
        inside = self._open[-1] if self._open else ""
        if inside in ("script", "style"):
            self.raw.append((inside, data))
        else:
            self.text.append(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    def of(self, tag):
        """The attributes of all elements of a tag."""
        return [attributes for name, attributes in self.tags if name == tag]

    def check(self, scripts=("/static/reading.js",)):
        """Nothing but our own elements, attributes and programs, and no address but ours or of http and https."""
        assert {tag for tag, _ in self.tags} <= TAGS
        for tag, attributes in self.tags:
            assert set(attributes) <= ATTRIBUTES, (tag, attributes)
            for name in ("href", "src", "srcset", "action"):
                if (address := attributes.get(name)) is not None:
                    assert address.startswith(("/", "#", "http://", "https://")), (tag, address)
                    assert not address.startswith("//"), (tag, address)
                    if address.startswith("http"):
                        assert (tag, name) == ("a", "href")
                        assert "noopener" in (attributes.get("rel") or "")
        assert [a.get("src") for a in self.of("script")] == list(scripts)
        assert not [data for tag, data in self.raw if tag == "script" and data.strip()]
        odd = [c for part in self.text for c in part if (ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0]
        assert not odd
        assert not set("".join(self.text)) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")
