"""SDMX: data as SDMX-CSV 2.0, with dataflow, code lists, concepts and data structure as SDMX-ML 2.1 beside it.

``OBS_VALUE`` is the middle of the interval from ``LOWER_BOUND`` to ``UPPER_BOUND``, and so the number that was
stated where one was. ``OBS_STATUS`` is ``A`` (normal) for what is stated and ``E`` (estimated) for what is implied;
``I`` (imputed) is kept for what international organisations fill in. Where an end is open ("more than 20,000") the
value is ``NaN`` and the status ``O`` (missing): the bound says what is known. Text is on one line and safe as in
CSV.

The agency is ``KEISU``. Codes begin with a letter or a digit: "suzuki/spacia" is ``suzuki$spacia``, "scope:kei"
``scope$$kei``, and any other name is brought down to ASCII with ten digits of its hash behind; the code lists have
the names. ``_X`` is what is not stated, ``PT`` per cent, ``PP`` percentage points, ``PURE_NUMB`` the unit of a
factor.
"""

from keisu.views.exports.sdmx.data import write
from keisu.views.exports.sdmx.flows import FLOWS

__all__ = ["FLOWS", "write"]
