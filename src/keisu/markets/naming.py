"""Every way of writing what a pack knows, as names that texts are searched for."""

from collections.abc import Iterator

from keisu.markets.records import Pack
from keisu.model import Name


def all_names(pack: Pack) -> tuple[Name, ...]:
    """The names of makers, models (alone and after the maker's name), scopes and sources. No text is there twice:
    where two models share one, the later of them has it.
    """
    return tuple({n.text: n for n in _names(pack)}.values())


def _names(pack: Pack) -> Iterator[Name]:
    makers = {m.id: m for m in pack.makers}
    for maker in pack.makers:
        for text in (maker.name, *maker.aliases):
            yield Name(text, maker.id, maker.name, "maker")
    for model in sorted(pack.models, key=lambda m: m.since or ""):
        maker = makers[model.sold_by]
        full = f"{maker.name} {model.name}"
        for text in (model.name, *model.aliases):
            yield Name(text, model.id, full, "model", maker.id, text in model.common)
            yield Name(f"{maker.name} {text}", model.id, full, "model", maker.id)
            for other in maker.aliases:
                if not other.isascii():
                    yield Name(f"{other}{text}", model.id, full, "model", maker.id)
    for scope in pack.scopes:
        for common, texts in ((True, (scope.name,)), (False, scope.names), (True, scope.common)):
            for text in texts:
                yield Name(text, f"scope:{scope.id}", scope.name, "scope", None, common)
    for source in pack.sources:
        for text in (source.name, *source.names):
            yield Name(text, source.id, source.name, "source")
