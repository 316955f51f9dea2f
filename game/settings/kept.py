"""The file in which the settings are kept: read with care, written whole or not at all."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

from game.settings.settings import Read, Settings, settings_from

FILE_NAME = "settings.toml"
_HEAD = "# How Precedent looks and reads. The game writes this file, from its settings screen.\n"
_LARGEST = 65_536


def settings_path() -> Path:
    """Return where the settings are kept: below PRECEDENT_HOME, or where the system wants them."""
    home = os.environ.get("PRECEDENT_HOME")
    if home:
        return Path(home).absolute() / FILE_NAME
    from platformdirs import user_config_path

    return user_config_path("precedent", appauthor=False) / FILE_NAME


class SettingsFile:
    """The settings on disk. A file that cannot be read as a whole is set aside when they change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._broken = False

    def read(self) -> Read:
        """Return the settings; whatever cannot be read is told, and the rest holds."""
        try:
            with self.path.open("rb") as file:
                data = file.read(_LARGEST)
        except FileNotFoundError:
            return Read(Settings())
        except OSError as error:
            return self._without(error.strerror or "it cannot be read")
        # Whoever has no such file does not wait for its reader.
        import tomllib

        try:
            found = settings_from(tomllib.loads(data.decode("utf-8")))
        except UnicodeDecodeError:
            return self._without("it is not text")
        except tomllib.TOMLDecodeError as error:
            return self._without(str(error))
        if not found.notes:
            return found
        self._broken = True
        return Read(found.settings, (f"In {self.path}:", *found.notes))

    def write(self, settings: Settings) -> None:
        """Keep the settings; what was there is replaced in one step.

        Raises:
            OSError: where they cannot be written; what was there stands.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self._broken and self.path.exists():
            self.path.replace(self.path.with_suffix(".broken"))
        self._broken = False
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            with beside.open("w", encoding="utf-8") as file:
                file.write(as_toml(settings))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.path)
        finally:
            beside.unlink(missing_ok=True)

    def _without(self, why: str) -> Read:
        self._broken = True
        return Read(Settings(), (f"{self.path} is left aside: {why}.",))


def as_toml(settings: Settings) -> str:
    """Return the settings as they stand in the file."""
    values = ((field.name, getattr(settings, field.name)) for field in fields(settings))
    return _HEAD + "".join(f"{name} = {_toml(value)}\n" for name, value in values)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    kept = "".join(sign for sign in str(value) if sign.isprintable())
    escaped = kept.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
