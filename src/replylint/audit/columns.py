"""The columns of the judging step, in and out, as Arrow schemas; importing this module imports pyarrow."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

MINHASH = 32
"""Values in a reply's MinHash signature."""

_text = pa.string()

REPLIES_IN = pa.schema(
    [
        pa.field("text", _text, nullable=False),
        pa.field("format", _text),
        pa.field("path", _text),
        pa.field("id", _text),
        pa.field("subject", _text),
        pa.field("sender", _text),
        pa.field("recipient", _text),
        pa.field("date", _text),
        pa.field("customer_message", _text),
        pa.field("language", _text),
        pa.field("situation", _text),
        pa.field("template", pa.bool_()),
        pa.field("team", _text),
        pa.field("macro", _text),
        pa.field("earlier", pa.list_(pa.struct([("author", _text), ("text", _text), ("date", _text)]))),
    ]
)
"""One row a reply, the fields of `replylint.model.Message`; only `text` is needed, other columns may be left out."""

VERDICT: Any = pa.struct([("rule", pa.dictionary(pa.int16(), _text)), ("value", pa.dictionary(pa.int8(), _text))])
FINDING: Any = pa.struct(
    [
        ("rule", _text),
        ("severity", _text),
        ("message", _text),
        ("suggestion", _text),
        ("quote", _text),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("line", pa.int32()),
        ("fingerprint", _text),
    ]
)
FACT: Any = pa.struct(
    [
        ("label", _text),
        ("value", pa.bool_()),
        ("quote", _text),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("confidence", pa.float32()),
    ]
)
COVERED: Any = pa.struct([("kind", _text), ("status", _text), ("quote", _text), ("evidence", _text)])

REPLIES_OUT = pa.schema(
    [
        pa.field("failure", _text, metadata={"about": "why the reply could not be judged; else null"}),
        pa.field("language", _text),
        pa.field("situation", _text, metadata={"about": "null where it can't be told"}),
        pa.field("score", pa.float32(), metadata={"about": "0 to 100, 0 after a critical fail"}),
        pa.field("calculated", pa.float32(), metadata={"about": "0 to 100, before criticals count"}),
        pa.field("opening", pa.float32()),
        pa.field("care", pa.float32()),
        pa.field("clarity", pa.float32()),
        pa.field("resolution", pa.float32()),
        pa.field("closing", pa.float32()),
        pa.field("words", pa.int32(), metadata={"about": "words from greeting to sign-off"}),
        pa.field("confidence", pa.float32(), metadata={"about": "of the least sure fact that is true"}),
        pa.field("names", pa.list_(_text), metadata={"about": "names in greeting and signature, for redaction"}),
        pa.field("wording", pa.uint64(), metadata={"about": "hash of the masked text; equal: the same template"}),
        pa.field("minhash", pa.list_(pa.uint32()), metadata={"about": "signature of the masked text's word triples"}),
        pa.field("verdicts", pa.list_(VERDICT), metadata={"about": "pass, fail and unsure; a rule not here is n/a"}),
        pa.field("findings", pa.list_(FINDING)),
        pa.field("facts", pa.list_(FACT), metadata={"about": "labels that are true, or undecided (null)"}),
        pa.field("coverage", pa.list_(COVERED), metadata={"about": "what the customer asked, and what became of it"}),
    ]
)
"""One row a reply, in the order of the rows in. Offsets are code points in `text`, ends exclusive."""
