"""`replylint serve`: the agent's page and the HTTP API, on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from replylint.cli.say import say
from replylint.errors import UsageError


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes a free one.")
@click.option("--config", type=click.Path(path_type=Path), help="The default profile's configuration, not the nearest.")
@click.option("--profile", "profiles", multiple=True, metavar="NAME=FILE",
              help="A further house profile: its name and its configuration file; repeatable.")  # fmt: skip
@click.option(
    "--token", envvar="REPLYLINT_TOKEN", help="Ask for this token (default: none on loopback, else a new one)."
)
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="Answer to this host name too; repeatable.")
@click.option("--allow-origin", "origins", multiple=True, metavar="URL",
              help="Let pages of this web origin call the API; repeatable.")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(0.1), default=10, show_default=True,
              help="Seconds that a request may take to arrive, and again to be answered.")  # fmt: skip
@click.option("--open", "browse", is_flag=True, help="Open the page in the browser.")
def serve(
    host: str, port: int, config: Path | None, profiles: tuple[str, ...], token: str | None, hosts: tuple[str, ...],
    origins: tuple[str, ...], timeout: float, browse: bool,
) -> None:  # fmt: skip
    """Serve a page to write in, with live findings, and the HTTP API behind it; stop with Ctrl-C."""
    try:
        from replylint.serve.profile import profile_of
        from replylint.serve.running import run
        from replylint.serve.settings import Settings, is_loopback, new_token
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is not installed", mend="pip install 'replylint[serve]'") from error
    token = token or (None if is_loopback(host) else new_token())
    settings = Settings(
        host, port, token, frozenset(hosts), frozenset(origin.rstrip("/") for origin in origins), seconds=timeout
    )
    houses = {"default": profile_of(config)}
    for name, path in map(_named, profiles):
        houses[name] = profile_of(path)
    run(houses, settings, browse=browse, announce=say)


def _named(profile: str) -> tuple[str, Path]:
    name, equals, path = profile.partition("=")
    if not (name and equals and path) or name == "default":
        raise UsageError(f"--profile {profile!r} is not NAME=FILE", mend="for example --profile billing=billing.toml")
    return name, Path(path)
