"""The app at a decision, begun as every command begins."""

from __future__ import annotations

from game.cli import calm_collector


def main() -> None:
    calm_collector()
    from decision_play import play

    play()


if __name__ == "__main__":
    main()
