"""What the provider for tests says, in the words of both protocols: a function of the request, so that a test can expect it.

Text echoes the last thing said; a tool that may be called is called with arguments made from its schema; where a JSON schema
is asked for, the answer is a value of it. Answers carry a big integer and a field that no client knows.
"""
import base64
import hashlib
import json
import re
import struct

BIG = 123456789012345678901234567890  # more than 64 bits: whoever reads numbers into a double changes it
CREATED = 1700000000
FLOAT = "1.0"  # must not become 1


def pieces_of(text):
    """Tokens, as far as this provider is concerned: a word with the blanks before it."""
    return re.findall(r"\s*\S+|\s+$", text)


def texts_of(content):
    if isinstance(content, str):
        return [content]
    found = []
    if content is not None and not isinstance(content, list):
        raise ValueError("content must be a string or an array")
    for part in content or []:
        if isinstance(part, str):
            found.append(part)
        elif "text" in part:
            found.append(part["text"])
        elif part.get("type") == "tool_result":
            found += texts_of(part.get("content"))
    return found


def images_of(content):
    return sum(1 for part in content if isinstance(part, dict) and part.get("type") in ("image_url", "image", "input_image")) if isinstance(content, list) else 0


def value_of(schema, name="value"):
    """A value that the schema allows, the same for the same schema; what is no schema allows anything."""
    if not isinstance(schema, dict):
        return f"a {name}"
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    for key in ("anyOf", "oneOf", "allOf"):
        if schema.get(key):
            return value_of(schema[key][0], name)
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = kind[0]
    if kind == "object" or "properties" in schema:
        return {key: value_of(inner, key) for key, inner in schema.get("properties", {}).items()}
    if kind == "array":
        return [value_of(schema.get("items", {"type": "string"}), name)] * max(1, schema.get("minItems", 1))
    return {"integer": 7, "number": 1.5, "boolean": True, "null": None}.get(kind, f"a {name}")


class Reply:
    """What is said to one request, before it is put into a protocol's words."""

    def __init__(self, said, tools=(), choice="auto", schema=None, images=0, tool_result=False, limit=None, stops=()):
        last = said[-1] if said else ""
        self.tool, self.arguments, self.finish = None, "", "stop"
        self.input_tokens = sum(len(pieces_of(text)) for text in said) + 85 * images
        if tools and choice != "none" and not tool_result:
            self.tool = next((t for t in tools if t["name"] == choice), tools[0])
            self.arguments = json.dumps(value_of(self.tool.get("schema") or {}), ensure_ascii=False)
            self.text, self.finish = "", "tool_calls"
        elif schema is not None:
            self.text = json.dumps(value_of(schema), ensure_ascii=False)
        elif tool_result:
            self.text = f"The tool said: {last}"
        else:
            self.text = (f"[{images} image] " if images else "") + f"Echo: {last}"
        self.stopped_by = next((stop for stop in stops if stop and stop in self.text), None)
        if self.stopped_by:
            self.text = self.text[: self.text.index(self.stopped_by)]
        self.pieces = pieces_of(self.text)
        if limit is not None and len(self.pieces) > limit:
            self.pieces, self.finish = self.pieces[:limit], "length"
            self.text = "".join(self.pieces)
        # Arguments come in pieces that cut words, numbers and escapes anywhere.
        self.argument_pieces = [self.arguments[i:i + 5] for i in range(0, len(self.arguments), 5)]
        self.output_tokens = max(1, len(self.pieces) + len(self.argument_pieces))


def unknown_fields(text):
    """Fields that no client knows; a number keeps its spelling, so they are put in as text."""
    return text[:-1] + f',"x_unknown":{{"big":{BIG},"spelled":{FLOAT},"kept":"ä/\\u00e9"}}}}'


def dump(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# ---- OpenAI ----------------------------------------------------------------------------------------------------------

def chat_reply(body):
    messages = body.get("messages", [])
    last = messages[-1] if messages else {}
    choice = body.get("tool_choice", "auto")
    form = body.get("response_format") or {}
    stops = body.get("stop") or []
    return Reply([text for m in messages for text in texts_of(m.get("content"))],
                 [{"name": t["function"]["name"], "schema": t["function"].get("parameters")} for t in body.get("tools") or [] if "function" in t],
                 choice["function"]["name"] if isinstance(choice, dict) else choice,
                 form["json_schema"].get("schema", {}) if form.get("type") == "json_schema" else {"type": "object", "properties": {"answer": {"type": "string"}}} if form.get("type") == "json_object" else None,
                 sum(images_of(m.get("content")) for m in messages), last.get("role") == "tool",
                 body.get("max_completion_tokens", body.get("max_tokens")), [stops] if isinstance(stops, str) else stops)


def chat_usage(reply):
    return {"prompt_tokens": reply.input_tokens, "completion_tokens": reply.output_tokens, "total_tokens": reply.input_tokens + reply.output_tokens,
            "prompt_tokens_details": {"cached_tokens": 0}}


def logprob(piece):
    return {"token": piece, "logprob": -0.25, "bytes": list(piece.encode()), "top_logprobs": [{"token": piece, "logprob": -0.25, "bytes": list(piece.encode())}]}


def chat(body):
    reply = chat_reply(body)
    message = {"role": "assistant", "content": reply.text or None, "refusal": None}
    if reply.tool:
        message["tool_calls"] = [{"id": "call_1", "type": "function", "function": {"name": reply.tool["name"], "arguments": reply.arguments}}]
    choices = [{"index": i, "message": message, "logprobs": {"content": [logprob(p) for p in reply.pieces], "refusal": None} if body.get("logprobs") else None,
                "finish_reason": reply.finish} for i in range(body.get("n") or 1)]
    return unknown_fields(dump({"id": "chatcmpl-1", "object": "chat.completion", "created": CREATED, "model": body["model"], "choices": choices, "usage": chat_usage(reply)}))


def chat_events(body):
    reply = chat_reply(body)

    def chunk(delta, finish=None, index=0, **more):
        return dump({"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": CREATED, "model": body["model"],
                     "choices": [{"index": index, "delta": delta, "logprobs": more.pop("logprobs", None), "finish_reason": finish}], **more})

    def choice(index):
        yield unknown_fields(chunk({"role": "assistant", "content": "" if not reply.tool else None}, index=index))
        for piece in reply.pieces:
            yield chunk({"content": piece}, index=index, logprobs={"content": [logprob(piece)], "refusal": None} if body.get("logprobs") else None)
        if reply.tool:
            yield chunk({"tool_calls": [{"index": 0, "id": "call_1", "type": "function", "function": {"name": reply.tool["name"], "arguments": ""}}]}, index=index)
            for piece in reply.argument_pieces:
                yield chunk({"tool_calls": [{"index": 0, "function": {"arguments": piece}}]}, index=index)
        yield chunk({}, reply.finish, index=index)

    for turn in zip(*[choice(index) for index in range(body.get("n") or 1)]):  # all choices are made at the same time
        for event in turn:
            yield None, event
    if (body.get("stream_options") or {}).get("include_usage"):
        yield None, dump({"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": CREATED, "model": body["model"], "choices": [], "usage": chat_usage(reply)})
    yield None, "[DONE]"


def completions_reply(body):
    prompt = body.get("prompt", "")
    stops = body.get("stop") or []
    return Reply([prompt] if isinstance(prompt, str) else [p for p in prompt if isinstance(p, str)], limit=body.get("max_tokens"), stops=[stops] if isinstance(stops, str) else stops)


def completions(body):
    reply = completions_reply(body)
    return unknown_fields(dump({"id": "cmpl-1", "object": "text_completion", "created": CREATED, "model": body["model"],
                                "choices": [{"index": 0, "text": reply.text, "logprobs": None, "finish_reason": reply.finish}], "usage": chat_usage(reply)}))


def completions_events(body):
    reply = completions_reply(body)
    for piece in reply.pieces + [None]:
        yield None, dump({"id": "cmpl-1", "object": "text_completion", "created": CREATED, "model": body["model"],
                          "choices": [{"index": 0, "text": piece or "", "logprobs": None, "finish_reason": None if piece else reply.finish}]})
    if (body.get("stream_options") or {}).get("include_usage"):
        yield None, dump({"id": "cmpl-1", "object": "text_completion", "created": CREATED, "model": body["model"], "choices": [], "usage": chat_usage(reply)})
    yield None, "[DONE]"


def vector_of(text, dimensions=8):
    digest = hashlib.sha256(text.encode()).digest()
    return [struct.unpack("<f", struct.pack("<f", (digest[i] - 128) / 128))[0] for i in range(dimensions)]


def embeddings(body):
    given = body["input"] if isinstance(body["input"], list) else [body["input"]]
    vectors = [vector_of(text if isinstance(text, str) else dump(text), body.get("dimensions") or 8) for text in given]
    if body.get("encoding_format") == "base64":
        vectors = [base64.b64encode(struct.pack(f"<{len(v)}f", *v)).decode() for v in vectors]
    tokens = sum(len(pieces_of(text)) if isinstance(text, str) else len(text) for text in given)
    return unknown_fields(dump({"object": "list", "model": body["model"], "data": [{"object": "embedding", "index": i, "embedding": v} for i, v in enumerate(vectors)],
                                "usage": {"prompt_tokens": tokens, "total_tokens": tokens}}))


# ---- OpenAI responses ------------------------------------------------------------------------------------------------

def responses_reply(body):
    given = body.get("input", "")
    items = [{"role": "user", "content": given}] if isinstance(given, str) else given
    last = items[-1] if items else {}
    said = ([body["instructions"]] if body.get("instructions") else []) + [text for i in items for text in ([i["output"]] if i.get("type") == "function_call_output" else texts_of(i.get("content")))]
    form = (body.get("text") or {}).get("format") or {}
    choice = body.get("tool_choice", "auto")
    return Reply(said, [{"name": t["name"], "schema": t.get("parameters")} for t in body.get("tools") or [] if t.get("type") == "function"],
                 choice.get("name") if isinstance(choice, dict) else choice, form.get("schema") if form.get("type") == "json_schema" else None,
                 sum(images_of(i.get("content")) for i in items), last.get("type") == "function_call_output", body.get("max_output_tokens"))


def response_object(body, reply, output, status):
    usage = {"input_tokens": reply.input_tokens, "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0}, "output_tokens": reply.output_tokens,
             "output_tokens_details": {"reasoning_tokens": 0}, "total_tokens": reply.input_tokens + reply.output_tokens}
    return {"id": "resp_1", "object": "response", "created_at": CREATED, "status": status, "error": None, "incomplete_details": {"reason": "max_output_tokens"} if status == "incomplete" else None,
            "instructions": body.get("instructions"), "model": body["model"], "output": output, "parallel_tool_calls": True, "temperature": 1.0, "tool_choice": body.get("tool_choice", "auto"),
            "tools": body.get("tools") or [], "top_p": 1.0, "metadata": body.get("metadata") or {}, "usage": usage if status != "in_progress" else None}


def response_items(reply):
    if reply.tool:
        return [{"id": "fc_1", "type": "function_call", "status": "completed", "call_id": "call_1", "name": reply.tool["name"], "arguments": reply.arguments}]
    return [{"id": "msg_1", "type": "message", "status": "completed", "role": "assistant", "content": [{"type": "output_text", "text": reply.text, "annotations": [], "logprobs": []}]}]


def responses(body):
    reply = responses_reply(body)
    return unknown_fields(dump(response_object(body, reply, response_items(reply), "incomplete" if reply.finish == "length" else "completed")))


def responses_events(body):
    reply, number = responses_reply(body), [-1]

    def event(kind, **fields):
        number[0] += 1
        return kind, dump({"type": kind, "sequence_number": number[0], **fields})

    item = response_items(reply)[0]
    begun = response_object(body, reply, [], "in_progress")
    yield event("response.created", response=begun)
    yield event("response.in_progress", response=begun)
    if reply.tool:
        yield event("response.output_item.added", output_index=0, item={**item, "status": "in_progress", "arguments": ""})
        for piece in reply.argument_pieces:
            yield event("response.function_call_arguments.delta", item_id="fc_1", output_index=0, delta=piece)
        yield event("response.function_call_arguments.done", item_id="fc_1", output_index=0, name=reply.tool["name"], arguments=reply.arguments)
    else:
        yield event("response.output_item.added", output_index=0, item={**item, "status": "in_progress", "content": []})
        yield event("response.content_part.added", item_id="msg_1", output_index=0, content_index=0, part={"type": "output_text", "text": "", "annotations": [], "logprobs": []})
        for piece in reply.pieces:
            yield event("response.output_text.delta", item_id="msg_1", output_index=0, content_index=0, delta=piece, logprobs=[])
        yield event("response.output_text.done", item_id="msg_1", output_index=0, content_index=0, text=reply.text, logprobs=[])
        yield event("response.content_part.done", item_id="msg_1", output_index=0, content_index=0, part=item["content"][0])
    yield event("response.output_item.done", output_index=0, item=item)
    status = "incomplete" if reply.finish == "length" else "completed"
    yield event(f"response.{status}", response=response_object(body, reply, [item], status))


# ---- Anthropic -------------------------------------------------------------------------------------------------------

STOP_REASONS = {"stop": "end_turn", "length": "max_tokens", "tool_calls": "tool_use"}


def messages_reply(body):
    messages = body.get("messages", [])
    last = messages[-1].get("content") if messages else ""
    choice = body.get("tool_choice") or {}
    result = isinstance(last, list) and any(part.get("type") == "tool_result" for part in last)
    form = (body.get("output_config") or {}).get("format") or body.get("output_format") or {}
    return Reply(texts_of(body.get("system")) + [text for m in messages for text in texts_of(m.get("content"))],
                 [{"name": t["name"], "schema": t.get("input_schema")} for t in body.get("tools") or [] if "input_schema" in t], choice.get("name") or choice.get("type", "auto"),
                 form.get("schema") if form.get("type") == "json_schema" else None,
                 sum(images_of(m.get("content")) for m in messages), result, body.get("max_tokens"), body.get("stop_sequences") or [])


def message_object(body, reply, content):
    done = bool(content)
    return {"id": "msg_1", "type": "message", "role": "assistant", "model": body["model"], "content": content,
            "stop_reason": ("stop_sequence" if reply.stopped_by else STOP_REASONS[reply.finish]) if done else None, "stop_sequence": reply.stopped_by if done else None,
            "usage": {"input_tokens": reply.input_tokens, "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0, "output_tokens": reply.output_tokens if done else 1}}


def messages(body):
    reply = messages_reply(body)
    block = {"type": "tool_use", "id": "toolu_1", "name": reply.tool["name"], "input": json.loads(reply.arguments)} if reply.tool else {"type": "text", "text": reply.text}
    return unknown_fields(dump(message_object(body, reply, [block])))


def messages_events(body):
    reply = messages_reply(body)

    def event(kind, **fields):
        return kind, dump({"type": kind, **fields})

    kind, data = event("message_start", message=message_object(body, reply, []))
    yield kind, unknown_fields(data)
    block = {"type": "tool_use", "id": "toolu_1", "name": reply.tool["name"], "input": {}} if reply.tool else {"type": "text", "text": ""}
    yield event("content_block_start", index=0, content_block=block)
    yield event("ping")
    for piece in reply.argument_pieces if reply.tool else reply.pieces:
        yield event("content_block_delta", index=0, delta={"type": "input_json_delta", "partial_json": piece} if reply.tool else {"type": "text_delta", "text": piece})
    yield event("content_block_stop", index=0)
    yield event("message_delta", delta={"stop_reason": "stop_sequence" if reply.stopped_by else STOP_REASONS[reply.finish], "stop_sequence": reply.stopped_by}, usage={"output_tokens": reply.output_tokens})
    yield event("message_stop")


def count_tokens(body):
    return dump({"input_tokens": messages_reply(body).input_tokens})


MODELS = ["small", "large", "seeing"]


def models(anthropic):
    if anthropic:
        return dump({"data": [{"type": "model", "id": m, "display_name": m, "created_at": "2026-01-01T00:00:00Z"} for m in MODELS], "has_more": False, "first_id": MODELS[0], "last_id": MODELS[-1]})
    return dump({"object": "list", "data": [{"id": m, "object": "model", "created": CREATED, "owned_by": "tests"} for m in MODELS]})


# path: what is said at once, what is said in events
def images(body):
    """One picture for each that is asked for: the prompt's digest as its bytes; of an edit the picture that came."""
    given = body.get("image") or hashlib.sha256(body["prompt"].encode()).digest()
    usage = {"input_tokens": len(pieces_of(body["prompt"])), "output_tokens": 10, "total_tokens": 10, "input_tokens_details": {"image_tokens": 0, "text_tokens": 0}}
    return "application/json", dump({"created": CREATED, "data": [{"b64_json": base64.b64encode(given).decode(), "revised_prompt": f"A drawing: {body['prompt']}"}] * int(body.get("n", 1)), "usage": usage, "big": BIG}).encode()


def spoken(body):
    return {"opus": "audio/opus", "pcm": "application/octet-stream"}.get(body.get("response_format"), "audio/mpeg"), b"ID3\x00\xff" + body["input"].encode()


def heard(body):
    """Says what the file is called and how long it is."""
    text = f"Heard {body['file.name']} with {len(body['file'])} bytes. {body.get('prompt', '')}".strip()
    form = body.get("response_format", "json")
    if form == "text":
        return "text/plain; charset=utf-8", (text + "\n").encode()
    if form == "vtt":
        return "text/vtt", f"WEBVTT\n\n00:00.000 --> 00:01.000\n{text}\n".encode()
    more = {"language": "english", "duration": 1.5, "segments": []} if form == "verbose_json" else {"usage": {"type": "tokens", "input_tokens": 14, "output_tokens": 9, "total_tokens": 23}}
    return "application/json", dump({"text": text, **more}).encode()


# Whole answers of any kind: the Content-Type and the bytes.
MEDIA = {
    "/v1/images/generations": images,
    "/v1/images/edits": images,
    "/v1/audio/speech": spoken,
    "/v1/audio/transcriptions": heard,
    "/v1/audio/translations": heard,
}

SPEECH = {
    "/v1/chat/completions": (chat, chat_events),
    "/v1/completions": (completions, completions_events),
    "/v1/embeddings": (embeddings, None),
    "/v1/responses": (responses, responses_events),
    "/v1/messages": (messages, messages_events),
    "/v1/messages/count_tokens": (count_tokens, None),
}
