"""Connections to public addresses only, and none that outlives its time."""

import ipaddress
import re
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from keisu.errors import PrivateAddress, Unreachable, shown

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

_CONNECTION = re.compile(r"^(?:<[^<>]*>|\w+\([^()]*\)): ")  # urllib3's name of a connection, before what befell it
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(host: str) -> bool:
    """Whether an address (IPv4 or IPv6, as a socket names its peer) belongs to the public internet.

    An IPv4 address within an IPv6 one (mapped, 6to4, Teredo, NAT64) must be public too.
    """
    try:
        ip = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    inner: list[ipaddress.IPv4Address | None] = []
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        inner = [ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return ip.is_global and not ip.is_multicast and all(is_public(str(i)) for i in inner if i)


class Watch:
    """Ends the sockets of one request when its time is up, however slowly the other end drips."""

    def __init__(self, seconds: float) -> None:
        self.rang = False
        self._seconds = seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def over(self, sock: socket.socket) -> None:
        """Watch over a socket, by a handle of its own: wrapping it for HTTPS takes the first one away."""
        self._sockets.append(sock.dup())

    def end(self) -> None:
        """Let go of all sockets."""
        self._timer.cancel()
        for sock in self._sockets:
            sock.close()

    def why(self, error: Exception) -> Unreachable:
        """The error for a connection that there is not, or that broke off."""
        if self.rang:
            return Unreachable(f"it took longer than the bound of {self._seconds:g} seconds")
        return Unreachable(shown(_CONNECTION.sub("", str(error)) or type(error).__name__))

    def _ring(self) -> None:
        self.rang = True
        for sock in self._sockets:
            with suppress(OSError):  # it has ended by itself
                sock.shutdown(socket.SHUT_RDWR)


class Answer:
    """A response whose body has not been read; to be closed."""

    def __init__(self, response: "BaseHTTPResponse", pool: Any, watch: Watch) -> None:
        self.status = response.status
        self.headers = {k.casefold(): v for k, v in response.headers.items()}
        self._response = response
        self._pool = pool
        self._watch = watch

    def body(self, most: int) -> bytes:
        """The body as it was sent, but for chunks; at most `most` bytes and one more of it.

        Raises Unreachable if it breaks off.
        """
        import urllib3

        made = bytearray()
        try:
            while len(made) <= most:
                part = self._response.read(min(65_536, most + 1 - len(made)), decode_content=False)
                if not part:
                    break
                made += part
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise self._watch.why(error) from error
        if self._watch.rang:
            raise self._watch.why(TimeoutError())
        return bytes(made)

    def close(self) -> None:
        """Let go of the connection."""
        self._response.close()
        self._pool.close()
        self._watch.end()


def ask(url: str, headers: dict[str, str], seconds: float, allow: Callable[[str], bool]) -> Answer:
    """The answer of a server to a GET for `url`, with no redirect followed, if `allow` says yes to the address that
    the connection has really been made to; everything about it ends after so many seconds.

    Raises PrivateAddress before anything is sent to an address that is not allowed, Unreachable if there is no
    connection or it breaks off.
    """
    import urllib3

    parts = urllib3.util.parse_url(url)
    watch = Watch(seconds)

    def opened(sock: socket.socket) -> socket.socket:
        peer = str(sock.getpeername()[0])
        if not allow(peer):
            sock.close()
            raise PrivateAddress(f"{shown(parts.host or '')} is at {peer}, which is not a public address")
        watch.over(sock)
        return sock

    plain, secure = _connection_classes(opened)
    kind = urllib3.HTTPSConnectionPool if parts.scheme == "https" else urllib3.HTTPConnectionPool
    pool = kind(parts.host or "", port=parts.port, timeout=seconds, maxsize=1, retries=False)
    pool.ConnectionCls = secure if parts.scheme == "https" else plain
    try:
        response = pool.urlopen(
            "GET", parts.request_uri, headers=headers, retries=False, redirect=False, preload_content=False
        )
    except BaseException as error:
        pool.close()
        watch.end()
        if isinstance(error, (urllib3.exceptions.HTTPError, OSError, ValueError)):
            raise watch.why(error) from error
        raise
    return Answer(response, pool, watch)


def _connection_classes(opened: Callable[[socket.socket], socket.socket]) -> tuple[type[Any], type[Any]]:
    """urllib3's connections over HTTP and HTTPS, which show each socket to `opened` before anything is sent."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    class Plain(HTTPConnection):
        """A connection over HTTP."""

        def _new_conn(self) -> socket.socket:
            return opened(super()._new_conn())

    class Secure(HTTPSConnection):
        """A connection over HTTPS."""

        def _new_conn(self) -> socket.socket:
            return opened(super()._new_conn())

    return Plain, Secure
