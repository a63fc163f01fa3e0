"""Numbers in words: "twenty-eight thousand six hundred", "half a million", "two-thirds", "two and a half"."""

from keisu.figures.scales import DOZEN, JOINTS, LARGEST, Number, ScaleReader, exact
from keisu.figures.tokens import Token
from keisu.languages import Language

_HUNDRED = 2  # powers of ten
_THOUSAND = 3
_EVERY = 2  # words between the numbers of a part: "em cada"


class WordedReader:
    """Reads number words of one language; holds nothing of a text."""

    def __init__(self, language: Language, scales: ScaleReader) -> None:
        n = language.numbers
        self._n = n
        self._scales = scales
        self._articles = frozenset(n.article_words)
        self._ands = frozenset(n.and_words)
        self._tens = frozenset(n.tens_joints)
        self._halves = frozenset(n.half_words)
        self._powers = frozenset(language.units.powers)  # "una décima" is a tenth of a point
        self._lone = frozenset(n.lone_halves)
        joints = (tuple(joint.split()) for joint in language.cues["out_of"]["joints"])
        self._joints = frozenset(words for words in joints if len(words) == _EVERY)
        self._dozens = frozenset(n.dozen_words)
        self._points = frozenset(n.point_words)
        self._of = frozenset(language.units.part["of"])
        self._plural_ends = tuple(language.cues["grammar"]["plural_ends"])
        self.openers = frozenset({*n.cardinals, *n.ordinals, *n.multiples, *self._articles, *self._halves})

    def read(self, tokens: list[Token], i: int) -> Number | None:
        """The longest number in words that begins at token `i`."""
        low = tokens[i].low
        if low not in self.openers:
            return None
        n = self._n
        if low in n.multiples:
            return Number(i, i, n.multiples[low], 0, "multiple", True)
        if low in self._articles or low in self._halves:
            return self._article(tokens, i)
        if low in n.ordinals and low not in n.cardinals:
            return Number(i, i, n.ordinals[low], 0, "ordinal", True)
        return self._cardinal(tokens, i)

    def _cardinal(self, tokens: list[Token], i: int, under: int = LARGEST + 1) -> Number:
        """A number that begins with a cardinal; it may turn out an ordinal ("twenty-first") or a fraction. Nothing is
        added to it from the power of ten `under` on."""
        n = self._n
        plain = self._below_hundred(tokens, i)
        j = self._next(tokens, plain.last)
        word = tokens[j].low if j < len(tokens) else ""
        if plain.value in range(20, 100, 10) and n.ordinals.get(word, 10) < 10:
            return Number(i, j, plain.value + n.ordinals[word], 0, "ordinal", True)
        fraction = self._parts(tokens, i, j, plain.value)
        if fraction is not None:
            return fraction
        if word in self._dozens and j == plain.last + 1:
            return Number(i, j, plain.value * DOZEN, 0, "cardinal", True)  # "two dozen"
        if word in self._points:
            plain = self._decimals(tokens, plain)
        elif word in self._ands:
            plain = self._and_part(tokens, plain)
        return self._compound(tokens, plain, under)

    def _below_hundred(self, tokens: list[Token], i: int) -> Number:
        """ "seven", "forty-two"."""
        total, last = float(self._n.cardinals[tokens[i].low]), i
        j = self._next(tokens, last)
        more = self._n.cardinals.get(tokens[j].low, 0) if j < len(tokens) else 0
        if total in range(20, 100, 10):
            if j + 1 < len(tokens) and tokens[j].low in self._tens:  # "trinta e cinco"
                j += 1
                more = self._n.cardinals.get(tokens[j].low, 0)
            if 0 < more < 10:
                total, last = total + more, j
        return Number(i, last, total, 0, "cardinal", True)

    def _next(self, tokens: list[Token], last: int) -> int:
        """The token behind `last`, or behind the hyphen that touches it."""
        j = last + 1
        return j + 1 if j < len(tokens) and tokens[j].text in JOINTS and tokens[j].start == tokens[last].end else j

    def _parts(self, tokens: list[Token], i: int, j: int, total: float) -> Number | None:
        """ "two-thirds", "three quarters", "one third", "one-half"; token `j` names the part."""
        n = self._n
        word = tokens[j].low if j < len(tokens) else ""
        part = n.fractions.get(word)
        if part is None or (part == 1 and total == 1):
            return None
        of = j + 1 < len(tokens) and tokens[j + 1].low in self._of
        single = total == 1 and (word in n.ordinals or word in self._halves or of or tokens[j - 1].text in JOINTS)
        if not (word.endswith(self._plural_ends) or single):
            return None
        return self._of_scale(tokens, Number(i, j, total / part, -2, "fraction", True))

    def _of_scale(self, tokens: list[Token], part: Number) -> Number:
        """ "three quarters of a million", "a quarter million": a part of a scale is a cardinal. "A quarter of a"
        anything else takes in the words "of a"."""
        j = part.last + 1
        if j + 2 < len(tokens) and tokens[j].low in self._of and tokens[j + 1].low in self._articles:
            j += 2
        power = self._scales.words.get(tokens[j].low) if j < len(tokens) else None
        if power is None:
            return Number(part.first, j - 1, part.value, part.decimals, "fraction", True)
        return Number(part.first, j, exact(part.value, power), power - 2, "cardinal", True, power)

    def _decimals(self, tokens: list[Token], plain: Number) -> Number:
        """ "two point five": digits in words behind the point."""
        last, digits = plain.last + 1, ""
        while last + 1 < len(tokens) and 0 <= self._n.cardinals.get(tokens[last + 1].low, -1) < 10:
            last += 1
            digits += str(self._n.cardinals[tokens[last].low])
        if not digits:
            return plain
        return Number(plain.first, last, float(f"{plain.value:.0f}.{digits}"), -len(digits), "cardinal", True)

    def _and_part(self, tokens: list[Token], plain: Number) -> Number:
        """ "two and a half", "three and three quarters": the part is added."""
        j = plain.last + 2
        if j + 1 >= len(tokens):
            return plain
        part = self._n.fractions.get(tokens[j + 1].low)
        many = 1 if tokens[j].low in self._articles else self._n.cardinals.get(tokens[j].low, 0)
        ordinal = tokens[j + 1].low in self._n.ordinals  # "two and a third" may be three people
        scaled = j + 2 < len(tokens) and tokens[j + 2].low in self._scales.words
        if part is None or not 0 < many < part or (ordinal and not scaled):
            return plain
        decimals = -1 if part == 2 else -2
        return Number(plain.first, j + 1, plain.value + many / part, decimals, "cardinal", True)

    def _compound(self, tokens: list[Token], plain: Number, under: int = LARGEST + 1) -> Number:
        """Hundreds and scales, and what is added to them: "six hundred forty-two", "two thousand one hundred"."""
        if plain.last + 1 < len(tokens) and self._scales.words.get(tokens[plain.last + 1].low) == _HUNDRED:
            plain = self._hundreds(tokens, plain)
        made = self._scales.scaled(tokens, plain, money=False)
        if not _THOUSAND <= made.scale < under or plain.decimals < 0:
            return made
        j = self._added(tokens, made.last)
        if j is None:
            return self.and_half(tokens, made)
        rest = self._cardinal(tokens, j, made.scale)
        if rest.form == "fraction":
            return self.and_half(tokens, made)
        small = rest.value < 100 or tokens[j + 1].low in self._scales.words
        if rest.form != "cardinal" or rest.value >= 10**made.scale or rest.value != int(rest.value) or not small:
            return made
        return Number(plain.first, rest.last, made.value + rest.value, rest.decimals, "cardinal", True)

    def _hundreds(self, tokens: list[Token], plain: Number) -> Number:
        """ "six hundred forty-two", "a hundred and five", "a hundred and three quarters", "two hundred point five"."""
        round_one = tokens[plain.first].low in self._articles  # "a hundred" is about that
        decimals = _HUNDRED if round_one else plain.decimals
        whole = Number(plain.first, plain.last + 1, plain.value * 100, decimals, "cardinal", True)
        if whole.last + 1 < len(tokens) and tokens[whole.last + 1].low in self._ands:
            part = self._and_part(tokens, whole)
            if part is not whole:
                return part
        j = self._added(tokens, whole.last)
        if j is not None:
            rest = self._below_hundred(tokens, j)
            whole = Number(plain.first, rest.last, whole.value + rest.value, plain.decimals, "cardinal", True)
        after = tokens[whole.last + 1].low if whole.last + 1 < len(tokens) else ""
        return self._decimals(tokens, whole) if after in self._points else whole

    def _added(self, tokens: list[Token], last: int) -> int | None:
        """The token where a cardinal begins that is added to the number that ends at `last`."""
        j = last + 1
        j += j < len(tokens) and tokens[j].low in self._ands
        return j if j < len(tokens) and self._n.cardinals.get(tokens[j].low) else None

    def _article(self, tokens: list[Token], i: int) -> Number | None:
        """A third, a dozen, a million, half a million, half of."""
        n = self._n
        half = tokens[i].low in self._halves
        j = i + 1
        if half and j < len(tokens) and tokens[j].low in self._articles:
            j += 1
        if tuple(t.low for t in tokens[j : j + 2]) in self._joints or (
            not half and j < len(tokens) and tokens[j].low in self._powers
        ):
            return Number(i, i, 1.0, 0, "cardinal", True)  # "um em cada cinco"
        if j >= len(tokens):
            lone = tokens[i].low in self._lone
            return Number(i, i, 0.5, -1, "fraction", True) if lone and j == i + 1 else None
        word = tokens[j].low
        dozen = word in self._dozens
        if word in n.scales:
            one = Number(i, j - 1, 1.0, 0, "cardinal", True)
            if not half:
                return self._compound(tokens, one)
            found = self._scales.scaled(tokens, one, money=False)
            return Number(i, found.last, found.value / 2, found.decimals - 1, "cardinal", True, found.scale)
        if dozen:
            return Number(i, j, DOZEN / 2 if half else DOZEN, 0, "cardinal", True)
        if tokens[i].low in self._lone:
            return Number(i, j - 1, 0.5, -1, "fraction", True)  # "half of", "half a"
        if word in n.fractions:
            return self._of_scale(tokens, Number(i, j, 1 / n.fractions[word], -2, "fraction", True))
        return None

    def and_half(self, tokens: list[Token], made: Number) -> Number:
        """ "a million and a half", "3 billion and a quarter": a part of the scale is added."""
        if made.scale < _THOUSAND or made.last + 3 >= len(tokens) or tokens[made.last + 1].low not in self._ands:
            return made
        part = self._and_part(tokens, Number(made.first, made.last, 0.0, 0, "cardinal", made.worded))
        more = tokens[part.last + 1].low in self._scales.words if part.last + 1 < len(tokens) else False
        if part.last == made.last or more:
            return made  # "one billion and a half million" are two numbers
        decimals = part.decimals + made.scale
        value = made.value + exact(part.value, made.scale)
        return Number(made.first, part.last, value, decimals, "cardinal", made.worded, made.scale)
