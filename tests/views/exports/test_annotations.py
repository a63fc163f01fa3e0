"""Web Annotations: that the selectors choose the words, by another way than the one that made them."""

import json

import pytest

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
OFFICIAL = "http://www.w3.org/ns/anno.jsonld"
CLASSES = {
    "Annotation": f"{OA}Annotation",
    "TextualBody": f"{OA}TextualBody",
    "SpecificResource": f"{OA}SpecificResource",
    "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "TextPositionSelector": f"{OA}TextPositionSelector",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "Software": f"{AS}Application",
    "Dataset": "http://purl.org/dc/dcmitype/Dataset",
    "describing": f"{OA}describing",
}
TERMS = {
    "id": "@id",
    "type": "@type",
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "exact": f"{OA}exact",
    "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix",
    "start": f"{OA}start",
    "end": f"{OA}end",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "first": {"@id": f"{AS}first", "@type": "@id"},
    "startIndex": f"{AS}startIndex",
    "total": f"{AS}totalItems",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name",
    "generator": {"@id": f"{AS}generator", "@type": "@id"},
}
"""What the official context says of the terms that are used."""


@pytest.fixture
def collection(export):
    return lambda store: json.loads(export(store, "figures", "out.jsonld", "--force").read_text(encoding="utf-8"))


def test_both_selectors_choose_the_words(store, collection, figures):
    found, articles = figures(store)
    items = collection(store)["first"]["items"]
    assert len(items) == len(found)
    for (page, figure), item in zip(found, items, strict=True):
        text = articles[page].text
        quote, position = item["target"]["selector"]
        units = text.encode("utf-32-le")  # four bytes a code point
        assert units[position["start"] * 4 : position["end"] * 4].decode("utf-32-le") == quote["exact"] == figure.quote
        before, behind = quote.get("prefix", ""), quote.get("suffix", "")
        places = [i for i in range(len(text)) if text.startswith(before + quote["exact"] + behind, i)]
        assert position["start"] - len(before) in places
        assert len(before) == min(32, figure.start)


def test_a_collection_is_whole(store, collection):
    made = collection(store)
    items = made["first"]["items"]
    assert made["total"] == len(items) == len({item["id"] for item in items})
    for item in (made, made["first"], *items):
        assert item["id"].startswith("urn:uuid:")


def test_the_same_store_gives_the_same_names(demo_store, collection):
    once, again = collection(demo_store), collection(demo_store)
    assert once["id"] == again["id"]
    assert [item["id"] for item in once["first"]["items"]] == [item["id"] for item in again["first"]["items"]]


def test_no_source_runs_something(hostile_store, collection):
    sources = {item["target"]["source"] for item in collection(hostile_store)["first"]["items"]}
    assert "https://keisu.example/fine?a=1&b=2" in sources
    assert all(s.startswith(("https://keisu.example/fine", "urn:sha256:")) for s in sources)


def test_the_body_has_the_figure(demo_store, collection):
    items = collection(demo_store)["first"]["items"]
    [said, body] = next(i for i in items if i["target"]["selector"][0]["exact"] == "20,000 orders")["body"]
    assert said["value"] == "Nissan Roox, orders, Japan, 2025-08-21/2025-12-31: > 20,000 orders"
    assert (body["number"], body["bound"], body["unit"], body["subject_id"]) == (20000, ">", "order", "nissan/roox")


def test_every_term_is_one_of_the_context(store, collection):
    made = collection(store)
    assert made["@context"][0] == OFFICIAL
    own = made["@context"][1]
    assert not set(own) & {*TERMS, *CLASSES}

    def walk(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                assert key in TERMS or key in own, key
                if key in ("type", "motivation", "purpose"):
                    assert all(t in CLASSES or t in own for t in ([inner] if isinstance(inner, str) else inner))
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk({key: value for key, value in made.items() if key != "@context"})


def test_it_is_json_ld(demo_store, collection, figures):
    jsonld = pytest.importorskip("pyld.jsonld", reason="PyLD is not installed")

    def context(url, options):
        assert url == OFFICIAL
        document = {"@context": {**TERMS, **CLASSES}}
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}

    [made] = jsonld.expand(collection(demo_store), {"documentLoader": context})
    [items] = made[f"{AS}first"][0][f"{AS}items"]
    assert len(items["@list"]) == len(figures(demo_store)[0])
    for item in items["@list"]:
        assert item["@type"] == [f"{OA}Annotation"]
        assert item[f"{OA}motivatedBy"] == [{"@id": f"{OA}describing"}]
        [quote, position] = item[f"{OA}hasTarget"][0][f"{OA}hasSelector"]
        assert quote[f"{OA}exact"][0]["@value"]
        assert position[f"{OA}start"][0]["@value"] < position[f"{OA}end"][0]["@value"]
