"""Words for people."""

import pytest

from keisu.errors import ModelError
from keisu.model import Article
from keisu.views import words


@pytest.mark.parametrize(
    ("modified", "said"), [(None, None), ("2025-12-05", "changed 5 Dec 2025"), ("2025-12", "changed Dec 2025")]
)
def test_a_change_is_said_where_it_is_known(modified, said):
    assert words.change(Article("", modified=modified)) == said


def test_a_change_is_a_day_a_month_or_a_year():
    with pytest.raises(ModelError, match="modified"):
        Article("", modified="2025-Q3")
