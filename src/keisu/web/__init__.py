"""The reading room: local pages over a store. Needs the extra `web`."""

from keisu.web.application import application
from keisu.web.serving import Serving

__all__ = ["Serving", "application"]
