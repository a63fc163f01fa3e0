"""A store as tools of the Model Context Protocol, so that an agent can ask it: read-only, every figure with its words.

`serve` speaks the protocol on standard input and output, `server` is what it serves. Needs the extra `mcp`.
"""

from keisu.agents.server import serve, server

__all__ = ["serve", "server"]
