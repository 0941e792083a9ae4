"""The files that the provider for tests keeps, in the words of both protocols (/v1/files): stored, listed, read, deleted, and read by its
model where a request names them."""
import copy
import json
import time
import urllib.parse
import uuid

CREATED = 1700000000


class Refused(Exception):
    def __init__(self, status, kind, message):
        super().__init__(message)
        self.status, self.kind = status, kind


class Keeper:
    def __init__(self):
        self.kept = {}  # id → {"bytes", "name", "type", "anthropic", …}; in the order in which they came

    def described(self, id):
        one = self.kept[id]
        if one["anthropic"]:
            return {"id": id, "type": "file", "filename": one["name"], "mime_type": one["type"], "size_bytes": len(one["bytes"]),
                    "created_at": "2026-01-02T03:04:05Z", "downloadable": False}
        shown = {"id": id, "object": "file", "bytes": len(one["bytes"]), "created_at": one["created"], "filename": one["name"], "purpose": one["purpose"], "status": "processed"}
        return {**shown, "expires_at": one["expires"]} if one["expires"] else shown

    def one(self, id, anthropic):
        if id not in self.kept or self.kept[id]["anthropic"] != anthropic:
            raise Refused(404, "not_found_error" if anthropic else "invalid_request_error", f"No such File object: {id}")
        return self.kept[id]

    def store(self, form, anthropic):
        if not isinstance(form, dict) or not isinstance(form.get("file"), bytes) or "file.name" not in form:
            raise Refused(400, "invalid_request_error", "a form with a file was expected")
        if "model" in form:
            raise Refused(400, "invalid_request_error", "Unrecognized request argument supplied: model")
        purpose = form.get("purpose")
        if not anthropic and purpose not in ("assistants", "batch", "fine-tune", "vision", "user_data", "evals"):
            raise Refused(400, "invalid_request_error", f"'{purpose}' is not one of the allowed purposes")
        expires = 0
        if "expires_after[seconds]" in form:
            if form.get("expires_after[anchor]") != "created_at":
                raise Refused(400, "invalid_request_error", "expires_after needs its anchor")
            expires = int(time.time()) + int(form["expires_after[seconds]"])
        id = ("file_" if anthropic else "file-") + uuid.uuid4().hex[:24]
        self.kept[id] = {"bytes": form["file"], "name": form["file.name"], "type": form.get("file.type") or "application/octet-stream", "anthropic": anthropic, "purpose": purpose, "created": int(time.time()), "expires": expires}
        return self.described(id)

    def answer(self, method, target, form, anthropic):
        """Content type and body."""
        parts = urllib.parse.urlsplit(target)
        id, _, content = parts.path.removeprefix("/v1/files").strip("/").partition("/")
        if not id and method == "POST":
            return "application/json", json.dumps(self.store(form, anthropic))
        if not id and method == "GET":
            mine = [self.described(id) for id, one in self.kept.items() if one["anthropic"] == anthropic]
            return "application/json", json.dumps({"object": "list", "data": mine, "has_more": False, "first_id": mine[0]["id"] if mine else None, "last_id": mine[-1]["id"] if mine else None})
        kept = self.one(id, anthropic)
        if content == "content" and method == "GET":
            return kept["type"], kept["bytes"]  # whatever it is, a page included
        if not content and method == "GET":
            return "application/json", json.dumps(self.described(id))
        if not content and method == "DELETE":
            del self.kept[id]
            return "application/json", json.dumps({"id": id, "type": "file_deleted"} if anthropic else {"id": id, "object": "file", "deleted": True})
        raise Refused(405, "invalid_request_error", "no such method here")

    def read_into(self, body, anthropic):
        """The request with the files that it names in the place of their ids."""
        def walk(node):
            if isinstance(node, list):
                return [walk(item) for item in node]
            if not isinstance(node, dict):
                return node
            id = node.get("file_id") or next((node[k].get("file_id") for k in ("file", "source") if isinstance(node.get(k), dict)), None)
            if id and node.get("type") in ("file", "input_file", "document"):
                return {"type": "input_text" if node["type"] == "input_file" else "text", "text": self.one(id, anthropic)["bytes"].decode("utf-8", "replace")}
            return {key: walk(value) for key, value in node.items()}
        return walk(copy.deepcopy(body))
