"""The frame of the HTML report: head with its style, and foot; the page may load nothing and run nothing."""

from __future__ import annotations

HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>replylint</title>
<style>
:root { color-scheme: light dark; --error: #c62828; --warning: #b26a00; --info: #00778f; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
section { border: 1px solid #8884; border-radius: .5rem; padding: .5rem 1rem; margin: 1rem 0; }
h2 { font-size: 1.05rem; display: flex; justify-content: space-between; flex-wrap: wrap; gap: 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; background: #8881; padding: .75rem; }
pre, q { unicode-bidi: plaintext; }
ul { list-style: none; padding: 0; }
li { border-inline-start: .25rem solid #8886; padding-inline-start: .75rem; margin: .75rem 0; }
li.error { border-color: var(--error); } li.warning { border-color: var(--warning); }
li.info { border-color: var(--info); }
mark { background: none; color: inherit; text-decoration: underline 2px; text-underline-offset: .2em; }
mark.error { text-decoration-color: var(--error); background: #c6282822; }
mark.warning { text-decoration-color: var(--warning); background: #b26a0022; }
mark.info { text-decoration-color: var(--info); }
q { display: block; font-style: italic; } code { opacity: .7; font-size: .85em; } .skipped { opacity: .7; }
.bars label { margin-inline-end: 1rem; white-space: nowrap; }
</style>
</head>
<body>
<h1>replylint</h1>
"""
FOOT = "</body>\n</html>\n"
