"""Holds answers of the daemon against its own OpenAPI document: status, content type and schema (JSON Schema 2020-12)."""
import json
import re

import jsonschema_rs

METHODS = ("get", "put", "post", "patch", "delete")


class Operation:
    def __init__(self, method, pattern, described):
        self.method, self.pattern, self.described = method, pattern, described
        # The log's tiles lie in folders; the other parameters stand for one part of the path.
        self.regex = re.compile("".join(".+" if part == "{path}" else "[^/]+" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{[^}]+\})", pattern)))

    def __str__(self):
        return f"{self.method.upper()} {self.pattern}"


class Contract:
    def __init__(self, document):
        self.document = document
        self.validators = {}
        self.operations = [Operation(method, pattern, item[method]) for pattern, item in document["paths"].items() for method in METHODS if method in item]

    def operation(self, method, path):
        """The operation that serves this path; a pattern without parameters goes before one with them."""
        fitting = [o for o in self.operations if o.method == method.lower() and o.regex.fullmatch(path)]
        return min(fitting, key=lambda o: o.pattern.count("{"), default=None)

    def resolve(self, value):
        while "$ref" in value:
            found = self.document
            for part in value["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            value = found
        return value

    def closed(self, schema, part_of_larger=False):
        """The schema as the server has to keep it: what it does not describe may not be answered either."""
        if isinstance(schema, list):
            return [self.closed(item) for item in schema]
        if not isinstance(schema, dict):
            return schema
        if part_of_larger and "$ref" in schema:
            return self.closed(self.resolve(schema), True)
        out = {}
        for key, value in schema.items():
            if key == "allOf":
                out[key] = [self.closed(item, True) for item in value]
            elif key in ("properties", "patternProperties"):
                out[key] = {name: self.closed(item) for name, item in value.items()}
            elif key in ("enum", "const", "required", "default", "example"):
                out[key] = value
            else:
                out[key] = self.closed(value)
        if ("properties" in schema or "allOf" in schema) and "additionalProperties" not in schema and not part_of_larger:
            out["unevaluatedProperties"] = False
        return out

    def validator(self, schema):
        key = json.dumps(schema, sort_keys=True)
        if key not in self.validators:
            whole = {**self.closed(schema), "components": {"schemas": {name: self.closed(s) for name, s in self.document["components"]["schemas"].items()}}}
            self.validators[key] = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
        return self.validators[key]

    def problems(self, schema, value):
        return sorted({f"{'/'.join('*' if isinstance(p, int) else p for p in e.instance_path) or 'the body'}: {e.message}"[:400] for e in self.validator(schema).iter_errors(value)})

    def answer(self, method, path, status, content_type, body):
        """What is wrong with an answer; an empty list when it is as documented."""
        operation = self.operation(method, path)
        kind = (content_type or "").split(";")[0].strip().lower()
        where = f"{operation or method + ' ' + path} → {status}"
        if operation is None:
            # No route: still an error of the documented shape, or a page of the console.
            if status < 400 or kind == "text/html":
                return []
            response = self.document["components"]["responses"]["Error"]
        else:
            responses = operation.described["responses"]
            listed = responses.get(str(status))
            if listed is None and status not in (404, 405, 408, 414, 417, 431) and status < 500:
                return [f"{where}: documented are only {', '.join(responses)}; it said {body[:300]!r}"]
            if listed is None and status == 404:
                return [f"{where}: no 404 is documented; it said {body[:300]!r}"]
            response = self.resolve(listed or responses["default"])
        content = response.get("content")
        if not content:
            return [f"{where}: a body of {len(body)} bytes where none is documented"] if body else []
        if kind not in content:
            return [f"{where}: content type “{content_type}” where {', '.join(content)} is documented"]
        if kind != "application/json":
            return []
        try:
            value = json.loads(body)
        except ValueError as error:
            return [f"{where}: no JSON ({error}): {body[:200]!r}"]
        return [f"{where}: {problem}" for problem in self.problems(content[kind]["schema"], value)]

    def request(self, method, path, content_type, body):
        """What is wrong with a request that the daemon accepted: then the document asks for more than the daemon does."""
        operation = self.operation(method, path)
        if operation is None or not body:
            return []
        content = operation.described.get("requestBody", {}).get("content", {})
        kind = (content_type or "").split(";")[0].strip().lower()
        if kind not in content:
            return [f"{operation}: was accepted with content type “{content_type}”, documented is {', '.join(content) or 'no body'}"]
        if kind != "application/json":
            return []
        return [f"{operation}: was accepted although {problem}" for problem in self.problems(content[kind]["schema"], json.loads(body))]

    def event(self, method, path, data):
        """What is wrong with one event of a stream: the document describes the stream's data by x-event-schema."""
        schema = self.operation(method, path).described["responses"]["200"]["content"]["text/event-stream"]["x-event-schema"]
        return [f"event of {path}: {problem}" for problem in self.problems(schema, json.loads(data))]
