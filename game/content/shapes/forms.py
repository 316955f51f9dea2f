"""The kinds of values that the shapes of an author's files are made of.

A value that may be written in several ways (a text, or a list of texts and rows) is checked as one:
whatever is wrong with it is one error of pydantic, whose type names the kind of value. What exactly
is wrong is worked out from the value itself, once it is known that something is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    InstanceOf,
    WithJsonSchema,
)
from pydantic_core import core_schema

from game.content.reading.scalars import Odd

MAX_TEXT = 50_000
"""The longest text, in characters."""

MAX_NUMBER = 1_000_000
"""The largest number that an indicator may take, and the largest weight."""

_NOTHING: Sequence[Any] = ("", None, [], {}, 0)

T = TypeVar("T")


class Shape(BaseModel):
    """A map in an author's file: strict, without unknown keys."""

    model_config = ConfigDict(strict=True, extra="forbid")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Leave defaults that only say "nothing" out of the JSON Schema."""
        described = handler.resolve_ref_schema(handler(schema))
        for field in described.get("properties", {}).values():
            if field.get("default", True) in _NOTHING:
                del field["default"]
        return described


class OneProblem:
    """Marks a kind of value of which pydantic is to report one error, named `kind`."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Wrap the schema of the value, so that its errors become one."""
        return core_schema.custom_error_schema(
            handler(source), custom_error_type=self.kind, custom_error_message=self.kind
        )


class Filled:
    """Marks a value that may be left out, but that is not empty where it is given."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Take the `None` that stands for a value left out from what a file may say."""
        schema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


Listed = Annotated[tuple[T, ...], Field(strict=False)]
"""A list in the file. Read as a tuple: that is what the model keeps."""

Prose = Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
Id = Annotated[
    str,
    WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 64}),
]
EvidenceId = Annotated[
    str,
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$", "maxLength": 64}),
]
When = Annotated[str, Field(min_length=1)]


class PassageShape(Shape):
    """A stretch of text that appears where its condition holds."""

    model_config = ConfigDict(title="Passage")

    text: Prose = Field(description="The text, in Markdown.", examples=["The law is in force."])
    when: When = Field(
        default="",
        description="The condition under which the text appears.",
        examples=["law_passed"],
    )


class NextRowShape(Shape):
    """Where play goes where a condition holds."""

    model_config = ConfigDict(title="Next row")

    to: Id = Field(
        description="A scene, an ending, or `end`: the first ending whose `when` holds.",
        examples=["end"],
    )
    when: When = Field(
        default="",
        description="The condition; the last row has none.",
        examples=["cooperation >= 50"],
    )


class SetToShape(Shape):
    """The value that an indicator is set to."""

    model_config = ConfigDict(title="Set to")

    to: Annotated[int, Field(ge=-MAX_NUMBER, le=MAX_NUMBER)] = Field(
        description="The new value, within the indicator's range.", examples=[50]
    )


Text = Annotated[
    Prose | Annotated[Listed[Prose | PassageShape], Field(min_length=1)],
    Field(union_mode="left_to_right"),
    OneProblem("text"),
]
"""A text, or a list of texts and of rows `{when, text}`."""

Next = Annotated[
    Id | Annotated[Listed[NextRowShape], Field(min_length=1)],
    Field(union_mode="left_to_right"),
    OneProblem("next"),
]
"""An id, or rows `{when, to}` of which the first that holds is taken."""

EffectValue = Annotated[
    Annotated[int, Field(ge=-MAX_NUMBER, le=MAX_NUMBER)] | bool | SetToShape,
    Field(union_mode="left_to_right"),
    OneProblem("effect"),
]
"""A number that is added, `{to: n}`, or the value of a flag."""

Effects = dict[Id, EffectValue]

FlagStart = Annotated[bool | None, OneProblem("flag")]
"""Whether a flag is set at the start; nothing means false."""

_Odd = Annotated[
    InstanceOf[Odd], WithJsonSchema({"type": "string", "description": "A date without quotes."})
]

Date = Annotated[
    str | int | _Odd,
    Field(union_mode="left_to_right"),
    OneProblem("date"),
    WithJsonSchema({"type": ["string", "integer"], "examples": ["2020-10", 2020, "2020-10-05"]}),
]
"""A year, a month or a day, as it stands."""

IssuedValue = Annotated[
    Any,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "integer"]},
                {
                    "type": "object",
                    "properties": {
                        "date-parts": {"type": "array", "items": {"type": "array"}},
                        "raw": {"type": "string"},
                        "literal": {"type": "string"},
                    },
                },
            ]
        }
    ),
]
"""A date as in `Date`, or in one of the forms of CSL; read when the reference is built."""

Number = Annotated[int, Field(ge=-MAX_NUMBER, le=MAX_NUMBER)]

Range = Annotated[
    tuple[Number, Number],
    Field(strict=False),
    OneProblem("range"),
    WithJsonSchema({"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}),
]
"""The lowest and the highest value of an indicator."""

Amount = Annotated[str | int | float, Field(union_mode="left_to_right"), OneProblem("amount")]
"""A number or a text, as a source gives it."""

Ids = Annotated[
    EvidenceId | Listed[EvidenceId], Field(union_mode="left_to_right"), OneProblem("ids")
]
"""An id, or a list of ids."""
