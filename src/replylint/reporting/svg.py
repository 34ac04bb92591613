"""The text report as a picture (SVG) for a README or a slide, line by line, right to left where it is Hebrew.

rich's own SVG export places every run of a style by its column, which tears right-to-left lines apart, and fetches a
font; so the lines are rich's and the picture is drawn here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

from replylint.languages import language
from replylint.model import Report
from replylint.reporting.report_options import Failure, Options
from replylint.reporting.summary import Summary
from replylint.reporting.terminal import visible
from replylint.reporting.text import console_for, reply
from replylint.reporting.xml_ import safe

_COLUMNS = 100
_CHARACTER, _LINE, _MARGIN = 8.43, 20, 18
"""Pixels: the width of a column at 14 px of type (0.602 em, DejaVu Sans Mono), the height of a line, the frame."""
_FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


class _Line(NamedTuple):
    """A line of the picture and its direction."""

    segments: list[Segment]
    rtl: bool


def to_svg(reports: Iterable[Report], failures: Sequence[Failure], options: Options) -> Iterator[str]:
    """Give one picture of all replies, in one piece: its height is known only at the end."""
    summary, lines = Summary(), list[_Line]()
    for report in reports:
        summary.add(report)
        code = options.messages or report.language
        lines += _lines(reply(report, code), options, language(code).rtl)
    for failure in failures:
        lines += _lines(Text(f"replylint: {visible(failure.told)}"), options, rtl=False)
    if summary.count > 1:
        lines += _lines(summary.table(len(failures)), options, rtl=False)
    yield _picture(lines)


def _lines(renderable: RenderableType, options: Options, rtl: bool) -> list[_Line]:
    console = console_for(options._replace(color=True, width=_COLUMNS))
    return [_Line(line, rtl) for line in console.render_lines(renderable, pad=False)]


def _picture(lines: Sequence[_Line]) -> str:
    while lines and not "".join(segment.text for segment in lines[-1].segments).strip():
        lines = lines[:-1]
    width, height = _COLUMNS * _CHARACTER + 2 * _MARGIN, len(lines) * _LINE + 2 * _MARGIN
    background, ink = SVG_EXPORT_THEME.background_color.hex, SVG_EXPORT_THEME.foreground_color.hex
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" role="img">\n'
        f"<title>replylint</title>\n"
        f'<rect width="100%" height="100%" rx="8" fill="{background}"/>\n'
        f'<g font-family="{_FONTS}" font-size="14" fill="{ink}" style="white-space: pre">\n'
        f"{''.join(_text(line, number, width) for number, line in enumerate(lines))}</g>\n</svg>\n"
    )


def _text(line: _Line, number: int, width: float) -> str:
    x = width - _MARGIN if line.rtl else _MARGIN
    spans = "".join(_span(segment) for segment in line.segments)
    direction = ' direction="rtl"' if line.rtl else ""
    return f'<text x="{x:.0f}" y="{_MARGIN + 15 + number * _LINE}"{direction} xml:space="preserve">{spans}</text>\n'


def _span(segment: Segment) -> str:
    text = escape(safe(segment.text.rstrip("\n")), quote=False)
    looks = "".join(f' {name}="{value}"' for name, value in _looks(segment.style or Style.null()))
    return f"<tspan{looks}>{text}</tspan>" if looks else text


def _looks(style: Style) -> Iterator[tuple[str, str]]:
    if style.color and not style.color.is_default:
        yield "fill", style.color.get_truecolor(SVG_EXPORT_THEME).hex
    if style.dim:
        yield "fill-opacity", "0.65"
    if style.bold:
        yield "font-weight", "bold"
    if style.italic:
        yield "font-style", "italic"
