"""What is counted in what: from a subject to the subjects that contain it."""

from collections import defaultdict

from keisu.markets.records import Model, Pack


class Wholes:
    """The rules of a pack by the kind of part that they speak of; answers are kept."""

    def __init__(self, pack: Pack) -> None:
        self._models = {m.id: m for m in pack.models}
        self._makers = {m.id for m in pack.makers}
        self._scopes = {s.id for s in pack.scopes}
        self._rules: defaultdict[str, list[str]] = defaultdict(list)
        for rule in pack.within:
            self._rules[rule.part].append(rule.whole)
        for identity in pack.identities:
            for part in identity.parts:
                self._rules[f"scope:{part}"].append(f"scope:{identity.whole}")
        self._found: dict[str, tuple[str, ...]] = {}

    def of(self, id: str) -> tuple[str, ...]:
        """The ids of all that contain a subject, the nearest first; none for an id that is not known."""
        if id not in self._found:
            found: dict[str, None] = {}
            waiting = self._next(id)
            while waiting:
                whole = waiting.pop(0)
                if whole not in found and whole != id:
                    found[whole] = None
                    waiting += self._next(whole)
            self._found[id] = tuple(found)
        return self._found[id]

    def _next(self, id: str) -> list[str]:
        """The ids of what the rules of the pack put around a subject at once."""
        if (model := self._models.get(id)) is not None:
            family = [model.counted_in] if model.counted_in else []
            return family + [w for rule in self._rules["model"] if (w := _around(model, rule))]
        maker, _, scope = id.partition("@")
        if maker not in self._makers:
            return list(self._rules[id]) if id.removeprefix("scope:") in self._scopes else []
        if not scope:
            return list(self._rules["maker"])
        names = {"maker": maker, "scope": f"scope:{scope}"}
        return [names.get(rule, rule) for rule in self._rules["maker@scope"]] if scope in self._scopes else []


def _around(model: Model, whole: str) -> str | None:
    """The id of a whole of some kind that a model is in, None where its scope is not known."""
    if whole == "maker":
        return model.sold_by
    if whole == "maker@scope":
        return f"{model.sold_by}@{model.scope}" if model.scope else None
    if whole == "scope":
        return f"scope:{model.scope}" if model.scope else None
    return whole
