"""Serving the reading room to a browser on this machine."""

import socket
from collections.abc import Iterable

from keisu.errors import AddressInUse, shown
from keisu.store import Store
from keisu.web.application import application

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Serving:
    """A reading room that listens, from when it is made; `address` is where, `is_open` whether others can reach it."""

    def __init__(self, store: Store, host: str = "127.0.0.1", port: int = 8317, names: Iterable[str] = ()) -> None:
        """Listen. Raises AddressInUse if that cannot be done, StoreError if the store cannot be read."""
        with store.selecting():
            pass
        self._application = application(store, names)
        self._socket = _listening(host, port)
        self.is_open = host not in _LOOPBACK
        written = f"[{host}]" if ":" in host else host
        self.address = f"http://{written}:{self._socket.getsockname()[1]}/"

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
        uvicorn.Server(config).run(sockets=[self._socket])


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror or str(error)
        raise AddressInUse(
            f"{shown(host)} port {port}: {reason}; --port names another, --port 0 takes a free one"
        ) from error
