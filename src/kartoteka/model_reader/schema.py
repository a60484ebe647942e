"""The JSON schema of an answer, for servers that can hold a model to one (`response_format`), and for `models test`.

It says the form only. Whether the words stand in the source is checked by us, whatever the server promises.
"""

from __future__ import annotations

from typing import Any

from kartoteka.claims import vocabulary

Schema = dict[str, Any]

_QUOTE: Schema = {"type": "array", "items": {"type": ["integer", "string"]}}
_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_IDS: Schema = {"type": "array", "items": _TEXT}


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


_TIME = _object(words=_list(_QUOTE), earliest=_TEXT_OR_NULL, latest=_TEXT_OR_NULL)
_ROLES: Schema = {
    "type": "object",
    "properties": dict.fromkeys(vocabulary.ENTITY_ROLES, _IDS),
    "additionalProperties": False,
}

ANSWER_SCHEMA: Schema = _object(
    entities=_list(_object(id=_TEXT, kind={"enum": list(vocabulary.ENTITY_KINDS)}, name=_TEXT, mentions=_list(_QUOTE))),
    relations=_list(
        _object(
            type={"enum": list(vocabulary.RELATION_TYPES)},
            subject=_TEXT,
            object=_TEXT_OR_NULL,
            value=_TEXT_OR_NULL,
            at=_QUOTE,
        )
    ),
    claims=_list(
        _object(
            type={"enum": list(vocabulary.EVENT_TYPES)},
            at=_QUOTE,
            roles=_ROLES,
            term=_TEXT_OR_NULL,
            post=_TEXT_OR_NULL,
            time={"anyOf": [_TIME, {"type": "null"}]},
            factuality={"enum": list(vocabulary.FACTUALITY)},
            holders=_IDS,
        )
    ),
    listings=_list(_object(at=_QUOTE, order=_IDS, earliest=_TEXT_OR_NULL, latest=_TEXT_OR_NULL)),
    story_time={"anyOf": [_object(earliest=_TEXT_OR_NULL, latest=_TEXT_OR_NULL), {"type": "null"}]},
    open_holder=_TEXT_OR_NULL,
)
