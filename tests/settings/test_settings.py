from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.settings.kept import SettingsFile, as_toml, settings_path
from game.settings.settings import RANGES, Settings, settings_from

CHANGED = Settings("nord", 64, 110, animation=True, plain_keys=True)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "deep" / "settings.toml")


def test_without_a_file_the_settings_are_as_they_come(file: SettingsFile) -> None:
    assert file.read() == (Settings(), ())


def test_what_is_written_is_read_again(file: SettingsFile) -> None:
    file.write(CHANGED)
    assert file.read() == (CHANGED, ())
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.toml"]


@given(
    st.builds(
        Settings,
        st.text(st.characters(exclude_categories=("Cs", "C", "Z"))),
        *(st.sampled_from(RANGES[name]) for name in ("text_width", "projector_width")),
        st.booleans(),
        st.booleans(),
    )
)
def test_any_settings_survive_the_file(settings: Settings) -> None:
    import tomllib

    assert settings_from(tomllib.loads(as_toml(settings))) == (settings, ())


@pytest.mark.parametrize("broken", [b"theme = \n", b"\xff\xfe\x00", b"[[["])
def test_a_broken_file_is_told_and_set_aside(file: SettingsFile, broken: bytes) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(broken)
    settings, notes = file.read()
    assert settings == Settings()
    assert "is left aside" in notes[0]
    assert str(file.path) in notes[0]
    assert file.path.read_bytes() == broken
    file.write(CHANGED)
    assert file.path.with_suffix(".broken").read_bytes() == broken
    assert file.read() == (CHANGED, ())


def test_a_folder_in_the_files_place_is_told(file: SettingsFile) -> None:
    file.path.mkdir(parents=True)
    settings, notes = file.read()
    assert settings == Settings()
    assert "is left aside" in notes[0]


def test_of_a_file_with_one_fault_the_rest_holds(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text(
        'theme = "nord"\ntext_width = 200\nanimation = 1\nplain_keys = true\ncolour = "red"\n',
        encoding="utf-8",
    )
    settings, notes = file.read()
    assert settings == Settings(theme="nord", plain_keys=True)
    assert notes == (
        f"In {file.path}:",
        "`text_width` must be from 60 to 76.",
        "`animation` must be true or false.",
        "There is no setting `colour`.",
    )


def test_what_cannot_be_written_leaves_what_was_there(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write(CHANGED)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        file.write(Settings())
    monkeypatch.undo()
    assert file.read() == (CHANGED, ())
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.toml"]


def test_a_home_of_its_own_holds_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRECEDENT_HOME", str(tmp_path))
    assert settings_path() == tmp_path / "settings.toml"
    monkeypatch.delenv("PRECEDENT_HOME")
    assert settings_path().name == "settings.toml"
    assert "precedent" in settings_path().parts
