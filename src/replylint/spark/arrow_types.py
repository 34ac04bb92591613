"""Arrow's types as Spark knows them: no dictionaries, and unsigned numbers as the signed ones of the same bits."""

from __future__ import annotations

from typing import Any

import pyarrow as pa


def ddl(schema: Any) -> str:
    """Write an Arrow schema as Spark does."""
    return ", ".join(f"`{field.name}` {_name(field.type)}" for field in schema)


def for_spark(schema: Any) -> Any:
    """Give the Arrow schema that a Spark column of these types has; every column may be null."""
    return pa.schema([pa.field(field.name, _plain(field.type)) for field in schema])


def plain(batch: Any) -> Any:
    """Cast a record batch to `for_spark` of its schema."""
    schema = for_spark(batch.schema)
    columns = [column.cast(field.type, safe=False) for column, field in zip(batch.columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _plain(kind: Any) -> Any:
    if pa.types.is_dictionary(kind):
        return _plain(kind.value_type)
    if pa.types.is_list(kind):
        return pa.list_(_plain(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([(kind.field(i).name, _plain(kind.field(i).type)) for i in range(kind.num_fields)])
    return {pa.uint64(): pa.int64(), pa.uint32(): pa.int32()}.get(kind, kind)


def _name(kind: Any) -> str:
    kind = _plain(kind)
    if pa.types.is_list(kind):
        return f"array<{_name(kind.value_type)}>"
    if pa.types.is_struct(kind):
        fields = (kind.field(i) for i in range(kind.num_fields))
        return f"struct<{', '.join(f'`{field.name}`: {_name(field.type)}' for field in fields)}>"
    return _NAMES[kind]


_NAMES: dict[Any, str] = {
    pa.string(): "string",
    pa.bool_(): "boolean",
    pa.int32(): "int",
    pa.int64(): "bigint",
    pa.float32(): "float",
    pa.date32(): "date",
    pa.timestamp("us"): "timestamp_ntz",
}
