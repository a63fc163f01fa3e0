"""The structure of a flow as SDMX-ML 2.1: dataflow, code lists, concepts and data structure."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from keisu._version import __version__
from keisu.views import words
from keisu.views.exports.sdmx.codes import Codelist
from keisu.views.exports.sdmx.flows import FREQ, OBS_VALUE, TIME_PERIOD, Component, Flow

AGENCY, VERSION = "KEISU", "1.0.0"
_SPACES = {
    f"xmlns:{name}": f"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/{space}"
    for name, space in (("mes", "message"), ("str", "structure"), ("com", "common"))
}
_CONCEPTS = "CONCEPTS"
_NO_CHARACTER = dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")  # XML allows neither


def reference(flow: Flow) -> str:
    """How data refer to a flow."""
    return f"{AGENCY}:{flow.id}({VERSION})"


def write(out: BinaryIO, flow: Flow, lists: Mapping[str, Codelist]) -> None:
    """The structure message, with the code lists that the flow uses: those codes of each that its data have."""
    xml = _Xml(out)
    components = (FREQ, *flow.dimensions, TIME_PERIOD, OBS_VALUE, *flow.attributes)
    with xml.within("mes:Structure", **_SPACES):
        with xml.within("mes:Header"):
            xml.leaf("mes:ID", f"KEISU_{flow.id}")
            xml.leaf("mes:Test", "false")
            xml.leaf("mes:Prepared", dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
            xml.leaf("mes:Sender", id=AGENCY)
            xml.leaf("mes:Source", f"keisu {__version__}", **{"xml:lang": "en"})
        with xml.within("mes:Structures"):
            _dataflow(xml, flow)
            with xml.within("str:Codelists"):
                for name in dict.fromkeys(c.codelist for c in components if c.codelist):
                    _codelist(xml, lists[name])
            with xml.within("str:Concepts"), xml.maintained("str:ConceptScheme", _CONCEPTS, "Concepts"):
                for component in components:
                    with xml.within("str:Concept", id=component.id):
                        xml.name(component.what)
            _data_structure(xml, flow)
    xml.end()


def _dataflow(xml: "_Xml", flow: Flow) -> None:
    with xml.within("str:Dataflows"), xml.maintained("str:Dataflow", flow.id, flow.what), xml.within("str:Structure"):
        xml.refer(flow.id, "datastructure", "DataStructure")


def _codelist(xml: "_Xml", codelist: Codelist) -> None:
    with xml.maintained("str:Codelist", codelist.id, codelist.name, isPartial="true"):
        for id, name in sorted(codelist.names.items()):
            with xml.within("str:Code", id=id):
                xml.name(name)


def _data_structure(xml: "_Xml", flow: Flow) -> None:
    with (
        xml.within("str:DataStructures"),
        xml.maintained("str:DataStructure", flow.id, flow.what),
        xml.within("str:DataStructureComponents"),
    ):
        dimensions = (FREQ, *flow.dimensions)
        with xml.within("str:DimensionList", id="DimensionDescriptor"):
            for position, one in enumerate(dimensions, start=1):
                with xml.within("str:Dimension", id=one.id, position=str(position)):
                    xml.represent(one)
            with xml.within("str:TimeDimension", id=TIME_PERIOD.id, position=str(len(dimensions) + 1)):
                xml.represent(TIME_PERIOD)
        with xml.within("str:AttributeList", id="AttributeDescriptor"):
            for one in flow.attributes:
                status = "Mandatory" if one.codelist else "Conditional"
                with xml.within("str:Attribute", id=one.id, assignmentStatus=status):
                    xml.represent(one)
                    with xml.within("str:AttributeRelationship"), xml.within("str:PrimaryMeasure"):
                        xml.leaf("Ref", id=OBS_VALUE.id)
        measures = xml.within("str:MeasureList", id="MeasureDescriptor")
        with measures, xml.within("str:PrimaryMeasure", id=OBS_VALUE.id):
            xml.represent(OBS_VALUE)


class _Xml:
    """Elements written one after another."""

    def __init__(self, out: BinaryIO) -> None:
        self._to = XMLGenerator(out, "utf-8", short_empty_elements=True)
        self._to.startDocument()

    def end(self) -> None:
        """The end of the document."""
        self._to.endDocument()

    @contextmanager
    def within(self, tag: str, **attributes: str) -> Iterator[None]:
        """What is written within this is within an element."""
        self._to.startElement(tag, AttributesImpl(attributes))
        yield
        self._to.endElement(tag)

    def leaf(self, tag: str, text: str = "", **attributes: str) -> None:
        """An element with no more than text."""
        with self.within(tag, **attributes):
            self._to.characters(words.safe(text).translate(_NO_CHARACTER))

    @contextmanager
    def maintained(self, tag: str, id: str, name: str, **attributes: str) -> Iterator[None]:
        """An artefact of the agency, with its name."""
        with self.within(tag, id=id, agencyID=AGENCY, version=VERSION, isFinal="true", **attributes):
            self.name(name)
            yield

    def name(self, text: str) -> None:
        """The English name of what it is within."""
        self.leaf("com:Name", text, **{"xml:lang": "en"})

    def refer(self, id: str, package: str, kind: str) -> None:
        """A reference to an artefact of the agency."""
        self.leaf("Ref", id=id, version=VERSION, agencyID=AGENCY, package=package, **{"class": kind})

    def represent(self, component: Component) -> None:
        """The concept of a component, and the code list or the type of its values."""
        with self.within("str:ConceptIdentity"):
            self.leaf(
                "Ref",
                id=component.id,
                maintainableParentID=_CONCEPTS,
                maintainableParentVersion=VERSION,
                agencyID=AGENCY,
                package="conceptscheme",
                **{"class": "Concept"},
            )
        with self.within("str:LocalRepresentation"):
            if component.codelist is None:
                self.leaf("str:TextFormat", textType=component.type)
            else:
                with self.within("str:Enumeration"):
                    self.refer(component.codelist, "codelist", "Codelist")
