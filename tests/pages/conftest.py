"""What tests of sources have in common."""

import pytest

from keisu.pages import captures


@pytest.fixture
def taken(tmp_path):
    def take(data: bytes, name: str = "crawl.warc", **options):
        path = tmp_path / name
        path.write_bytes(data)
        return list(captures([str(path)], **options))

    return take
