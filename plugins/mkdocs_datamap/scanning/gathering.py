"""What is found while looking, each thing once: the first page stays, and what is learnt later is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.scanning.evidence import Host, Stored

if TYPE_CHECKING:
    from mkdocs_datamap.scanning.evidence import Asked, Party

_Key = tuple[str, str, str, str | None]
_LEARNT = ("session", "seconds", "asked_seconds", "size", "http_only", "page", "initiator")


class Gathering:
    """Evidence as it comes in. Mutable: the one place where a scan grows."""

    def __init__(self) -> None:
        self._stored: dict[_Key, Stored] = {}
        self._hosts: dict[str, Host] = {}

    def store(self, seen: Stored) -> None:
        """Note that something was stored; the same thing again adds what was not known of it."""
        key = (seen.kind, seen.name, seen.host, seen.partition)
        before = self._stored.get(key)
        if before is None:
            self._stored[key] = seen
            return
        learnt = {
            name: getattr(seen, name)
            for name in _LEARNT
            if getattr(before, name) is None and getattr(seen, name) is not None
        }
        if before.set_by == "unknown":
            learnt["set_by"] = seen.set_by
        self._stored[key] = before.model_copy(update=learnt)

    def ask(self, host: str, whose: Party, asked: Asked, page: str, initiator: str | None) -> None:
        """Note a request; only those to third parties are kept."""
        if whose == "first" or not host:
            return
        before = self._hosts.get(host)
        if before is None:
            self._hosts[host] = Host(host=host, asked_for=(asked,), page=page, initiator=initiator)
            return
        kinds = tuple(sorted({*before.asked_for, asked}))
        self._hosts[host] = before.model_copy(update={"asked_for": kinds, "requests": before.requests + 1})

    def name(self, host: str, asked: Asked) -> None:
        """Say more closely what a host was asked for."""
        before = self._hosts.get(host)
        if before is not None:
            kinds = tuple(sorted({*before.asked_for, asked}))
            self._hosts[host] = before.model_copy(update={"asked_for": kinds})

    @property
    def stored(self) -> tuple[Stored, ...]:
        """Everything stored, in a fixed order."""
        return tuple(
            self._stored[key] for key in sorted(self._stored, key=lambda key: (*key[:3], key[3] or ""))
        )

    @property
    def hosts(self) -> tuple[Host, ...]:
        """Every host, by name."""
        return tuple(self._hosts[host] for host in sorted(self._hosts))
