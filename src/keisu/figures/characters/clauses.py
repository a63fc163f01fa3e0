"""What has been read of a sentence, and what the text has said so far beside its `Context`."""

from collections.abc import Sequence
from dataclasses import dataclass

from keisu.figures.characters.measuring import Cue
from keisu.figures.characters.nouns import Noun
from keisu.figures.characters.times import Time
from keisu.figures.draft import Draft


@dataclass(slots=True)
class Read:
    """A sentence: its text, with widths alike, from `offset` of the article, and what was found in it."""

    text: str
    offset: int
    times: Sequence[Time]
    drafts: list[Draft]
    nouns: Sequence[Noun]
    cues: Sequence[Cue]

    def before(self, place: int) -> str:
        """The text in front of an offset of the article."""
        return self.text[: place - self.offset]

    def behind(self, place: int) -> str:
        """The text from an offset of the article on."""
        return self.text[place - self.offset :]

    def between(self, start: int, end: int) -> str:
        """The text from one offset of the article to another."""
        return self.text[start - self.offset : end - self.offset]


@dataclass(slots=True)
class Ground:
    """`ratios`: percentages have been of an earlier value so far; `percent`: something was said in percent; `first`:
    the noun that was ranked first."""

    ratios: bool = False
    percent: bool = False
    first: str | None = None
