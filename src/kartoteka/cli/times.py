"""`kartoteka times`: the time expressions of a text with their bounds, EDTF and what they rest on."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from kartoteka.errors import ReadingError, SourceMissing, SourceUnreadable, TimeError
from kartoteka.reading.dated import expressions_of
from kartoteka.reading.mask import mask
from kartoteka.reading.times import Expression, read_times
from kartoteka.sources import Source, from_text, load
from kartoteka.values import days


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="a source (text, HTML, EPUB, PDF, DOCX, TEI); without it a text is read from the input",
    )
    parser.add_argument(
        "--anchor", metavar="DATE", help="a day known from before the text (YYYY-MM-DD), of a letter its own date"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON array")
    parser.add_argument(
        "--jsonl", metavar="IN", help="read many texts, one JSON object a line with doc_id or id, text, perhaps anchor"
    )
    parser.add_argument(
        "--out", metavar="OUT", help="with --jsonl: where to write one JSON object a line (default: print)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the expressions; returns the exit status."""
    if arguments.jsonl:
        return _many(arguments.jsonl, arguments.out)
    anchor = None if arguments.anchor is None else days.from_iso(arguments.anchor)
    source = _source(arguments.file)
    found = expressions_of(source, mask(source), anchor=anchor)
    if arguments.json:
        print(json.dumps([to_json(e) for e in found], ensure_ascii=False, indent=1))
    else:
        for expression in found:
            print(_for_a_person(expression))
    return 0


def to_json(expression: Expression) -> dict[str, Any]:
    """An expression as a JSON object; days are ISO dates, null where a side is open."""
    earliest, latest = expression.bounds.to_iso()
    return {
        "start": expression.start,
        "end": expression.end,
        "text": expression.text,
        "kind": expression.kind,
        "earliest": earliest,
        "latest": latest,
        "edtf": expression.edtf,
        "relation": expression.relation,
        "duration": expression.duration,
        "basis": {"rule": expression.basis.rule, "on": expression.basis.on, "words": expression.basis.words},
        "aside": expression.aside,
        "doubtful": expression.doubtful,
    }


def _for_a_person(expression: Expression) -> str:
    earliest, latest = expression.bounds.to_iso()
    if expression.bounds.is_open:
        when = expression.duration or "no day"
    elif earliest == latest:
        when = earliest or ""
    else:
        when = f"{earliest or '...'} to {latest or '...'}"
    doubt = " (doubtful: there is no such day)" if expression.doubtful else ""
    words = " ".join(expression.text.split())
    return (
        f"{expression.start:>7}  {words:<34}  {when:<24}  {expression.edtf or '-':<22}  {expression.basis.words}{doubt}"
    )


def _many(source: str, target: str | None) -> int:
    lines = []
    for number, line in enumerate(_read(source).splitlines(), 1):
        if line.strip():
            lines.append(json.dumps(_one(line, f"{source}:{number}"), ensure_ascii=False))
    text = "".join(line + "\n" for line in lines)
    if target is None:
        print(text, end="")
        return 0
    try:
        Path(target).write_text(text, encoding="utf-8")
    except OSError as error:
        raise SourceMissing(f"{target!r} cannot be written ({error.strerror}); name another file with --out") from None
    return 0


def _one(line: str, place: str) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadingError(f"{place} is not a JSON object ({error}); each line must be one with id and text") from None
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise ReadingError(f"{place} has no text; each line must be a JSON object with doc_id or id, and text")
    anchor = item.get("anchor")
    try:
        found = read_times(item["text"], anchor=None if anchor is None else days.from_iso(str(anchor)))
    except TimeError as error:
        raise ReadingError(f"{place}: the anchor cannot be used: {error}") from None
    answer: dict[str, Any] = {key: item[key] for key in ("doc_id", "id") if key in item}
    answer["timexes"] = [
        {"start": t.start, "end": t.end, "text": item["text"][t.start : t.end], "type": t.type, "value": t.value}
        | ({"mod": t.mod} if t.mod else {})
        for e in found
        for t in e.timexes
    ]
    answer["expressions"] = [to_json(e) for e in found if e.fixes_a_date]
    return answer


def _source(path: str | None) -> Source:
    return from_text(sys.stdin.read(), "input") if path is None or path == "-" else load(path)


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SourceMissing(f"there is no file {path!r}") from None
    except OSError as error:
        raise SourceMissing(f"the file {path!r} may not be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SourceUnreadable(f"the file {path!r} is not UTF-8 text, as lines of JSON have to be") from None
