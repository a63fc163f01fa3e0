"""Serving the reading room to a browser on this machine."""

import ipaddress
import socket
from collections.abc import Iterable
from contextlib import suppress

from keisu.errors import AddressInUse, shown
from keisu.store import Store
from keisu.web.application import application


class Serving:
    """A reading room that listens, from when it is made; `address` is where, `is_open` whether others can reach it."""

    def __init__(self, store: Store, host: str = "127.0.0.1", port: int = 8317, names: Iterable[str] = ()) -> None:
        """Listen. Raises AddressInUse if that cannot be done, StoreError if the store cannot be read."""
        with store.selecting():
            pass
        self._application = application(store, names)
        self._socket = _listening(host, port)
        bound, port = self._socket.getsockname()[:2]
        listens = ipaddress.ip_address(bound)
        self.is_open = not listens.is_loopback
        near = host if not listens.is_unspecified else "127.0.0.1" if listens.version == 4 else "::1"
        self.address = f"http://{f'[{near}]' if ':' in near else near}:{port}/"

    def run(self) -> None:
        """Answer until interrupted."""
        import uvicorn

        config = uvicorn.Config(
            self._application,
            access_log=False,
            log_level="warning",
            server_header=False,
            date_header=False,
            lifespan="off",
            ws="none",
            proxy_headers=False,
            timeout_graceful_shutdown=2,
        )
        with self._socket, suppress(KeyboardInterrupt):  # which uvicorn raises again after it has ended well
            uvicorn.Server(config).run(sockets=[self._socket])


def _listening(host: str, port: int) -> socket.socket:
    if not host.strip():
        raise AddressInUse("no host is named; 127.0.0.1 is this machine alone")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio sends each part of an answer at once; else a browser waits 40 ms for the rest.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(128)
    except (OSError, TypeError, UnicodeError) as error:  # the last two of what can be no name of a host
        made.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise AddressInUse(
            f"{shown(host)} port {port}: {reason}; --port names another, --port 0 takes a free one"
        ) from error
    return made
