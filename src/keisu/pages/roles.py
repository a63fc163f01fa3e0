"""What a line is by its own words: a related link, a caption, a date, an age, a byline, furniture."""

import re
from itertools import pairwise

from keisu.pages import dates
from keisu.pages.cues import cues, fold

_URL = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_BULLET = re.compile(r"[-*•·▪‣●◦–—・]\s+(?=\S)|・(?=\S)")
_SENTENCE_END = re.compile(r"[.!?。！？…:;,、：][”’\"')）」』]*$")
_WIDE = re.compile("[\u3041-\u9fff\uff66-\uff9f]+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'.-]*(?:\s(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|de|da|van|von|der|den|di|la|le|el|bin|al)){1,3}")
_CJK_NAME = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff々]{2,4}[\s・]?[\u3041-\u30ff\u4e00-\u9fff々]{1,6}")
_LONGEST_LABEL = 80  # characters of a line that may be furniture or announce key points
_MOST_RELATED = 40  # words of a related title
_LONGEST_CAPTION = 400  # characters
_MOST_CAPTION = 16  # words of a caption


def is_url(line: str) -> bool:
    """Whether a line is an address and nothing else."""
    return _URL.fullmatch(line) is not None


def bullet(line: str) -> int:
    """How many characters of a line are its bullet and the space after it; 0 if it has none."""
    m = _BULLET.match(line)
    return m.end() if m else 0


def related(line: str) -> int:
    """How many characters of a line are the cue ("More: ") of a related link; 0 if it is none."""
    m = cues().related.match(line)
    rest = line[m.end() :] if m else ""
    return m.end() if m and rest and words(rest) <= _MOST_RELATED else 0


def is_caption(line: str) -> bool:
    """Whether a short line names the source of a picture or chart, or credits it."""
    if len(line) > _LONGEST_CAPTION or words(line) > _MOST_CAPTION:
        return False
    if m := cues().caption.match(line):
        return bool(line[m.end() :].strip())
    m = cues().caption_before_name.match(line)
    name = line[m.end() :] if m else ""
    return bool(name) and (name[0].isupper() or not name[0].isascii()) and not ends_as_sentence(line)


def is_age(line: str) -> bool:
    """Whether a line is nothing but an age: "6 hours ago"."""
    return cues().age.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    """Whether a line is nothing but a known piece of a page's furniture, or has no letter and no digit."""
    if len(line) > _LONGEST_LABEL:
        return False
    folded = fold(line)
    return not folded or folded in cues().furniture


def is_key_points_label(line: str) -> bool:
    """Whether a line announces a list that sums the article up."""
    return len(line) <= _LONGEST_LABEL and fold(line) in cues().key_points


def printed_date(line: str, language: str | None) -> tuple[str, bool] | None:
    """The date of a line that is nothing but one, and whether it is an update, not the publication."""
    m = cues().published.match(line)
    changed = cues().updated.match(line)
    head = max((x.end() for x in (m, changed) if x), default=0)
    rest = line[head:]
    found = dates.on_a_line(rest, language)
    if found is None or words(rest) > 9 or len(rest) > 60:
        return None
    if not head and not _is_only_a_date(rest, language):
        return None
    return found, changed is not None and m is None


def stamps(line: str, language: str | None) -> tuple[str | None, str | None]:
    """The dates of publication and of update on a line, whatever stands beside them; one that neither word comes before
    is the publication ("Dec 1, 2025 | Updated: Dec 5, 2025")."""
    cuts = [(m.start(), m.lastgroup) for m in cues().stamp.finditer(line)]
    ends = [*(at for at, _ in cuts[1:]), len(line)]
    parts: list[tuple[str | None, str]] = [(None, line[: cuts[0][0]] if cuts else line)]
    parts += [(kind, line[at:end]) for (at, kind), end in zip(cuts, ends, strict=False)]
    found: dict[str | None, str] = {}
    for kind, part in parts:
        if any(c.isdigit() for c in part) and (day := dates.on_a_line(part, language)):
            found.setdefault(kind, day)
    return found.get("published", found.get(None)), found.get("updated")


def is_update_label(line: str) -> bool:
    """Whether a line says that the date after it is that of an update, and nothing else."""
    return cues().updated.fullmatch(line) is not None


def _is_only_a_date(line: str, language: str | None) -> bool:
    """Whether nothing but the date, a weekday, a time and a zone stands on a line."""
    rest = dates.without_dates(line, language).casefold()
    return all(word in cues().date_words for word in re.findall(r"[^\W\d_]+", rest))


def byline(line: str) -> tuple[str, ...]:
    """The names on a byline ("By Jane Doe and John Roe"), or none if it is no byline."""
    m = cues().byline.match(line)
    if not m or words(line) > 14:
        return ()
    names = [n.strip() for n in cues().name_joint.split(re.split(r"\s[|•·–—-]\s", line[m.end() :])[0])]
    whole = all(_NAME.fullmatch(n) or _CJK_NAME.fullmatch(n) for n in names)
    return tuple(names) if names and whole else ()


def is_name(line: str) -> bool:
    """Whether a line is nothing but what a person's name looks like."""
    return _NAME.fullmatch(line) is not None and not cues().not_a_name.intersection(line.casefold().split())


def author_of_url(url: str) -> str | None:
    """The name that an author's address tells (``/author/jane-doe/``), or None where it tells no real one."""
    parts = [p for p in re.split(r"[/?#]", re.sub(r"^https?://", "", url)) if p]
    for where, name in pairwise(parts[1:]):
        if where.casefold() in cues().author_paths:
            words_ = name.casefold().split("-")
            host = parts[0].casefold().removeprefix("www.").split(".")[0]
            real = 2 <= len(words_) <= 3 and all(w.isalpha() and len(w) > 1 and host not in w for w in words_)
            if real and not cues().not_a_name.intersection(words_):
                return " ".join(w.capitalize() for w in words_)
    return None


def words(line: str) -> int:
    """The length of a line in words; two characters of a script without spaces count as one."""
    count = len(line.split())
    return count if line.isascii() else count + (len(line) - len(_WIDE.sub("", line))) // 2


def ends_as_sentence(line: str) -> bool:
    """Whether a line ends with punctuation, as a sentence does and a heading does not."""
    return _SENTENCE_END.search(line) is not None


def is_title_case(line: str) -> bool:
    """Whether most of the longer words of a line begin with a capital."""
    long = [w for w in _WORD.findall(line) if len(w) > 3] or _WORD.findall(line)
    return bool(long) and sum(w[0].isupper() for w in long) * 5 >= len(long) * 3
