"""Clients that the hub must survive: slow readers, pipelining, slow and strange requests on the models' routes."""
import json
import pathlib
import re
import time

import pytest
from raw import Wire, ask, asking

pytestmark = pytest.mark.hub
READERS, ANSWER_BYTES, COST_MIB_MAX = 8, 50 << 20, 48


def memory_mib(world):
    text = pathlib.Path(f"/proc/{world.house.process.pid}/smaps_rollup").read_text()
    return int(re.search(r"^Rss:\s+(\d+)", text, re.M).group(1)) / 1024


def raw(world, data):
    """What is answered to exactly these bytes; nothing where the connection was closed."""
    with Wire(world.url) as connection:
        connection.sock.sendall(data)
        try:
            return connection.answer()
        except (EOFError, ConnectionResetError):
            return None


def head(world, *lines):
    return "\r\n".join(["POST /v1/chat/completions HTTP/1.1", "Host: hub", f"Authorization: Bearer {world.key}", "Content-Type: application/json", *lines, "", ""]).encode()


@pytest.mark.parametrize("wire,model", [("openai", "chat"), ("anthropic", "claude")])
def test_slow_readers_of_large_answers_hold_the_provider_back_and_not_the_memory(world, wire, model):
    ask(world.url, wire, world.key, asking(wire, model))
    world.provider.reset()
    before = memory_mib(world)
    world.provider.plan(*[{"do": "endless", "bytes": 8192, "total": ANSWER_BYTES}] * READERS)
    readers = [Wire(world.url) for _ in range(READERS)]
    for reader in readers:
        reader.send(wire, world.key, asking(wire, model, stream=True))
    highest, until = before, time.monotonic() + 4
    while time.monotonic() < until:  # 1 KB a second each
        for reader in readers:
            assert reader.sock.recv(256)
        highest = max(highest, memory_mib(world))
        time.sleep(0.25)
    sent = sum(seen.sent for seen in world.provider.calls())
    for reader in readers:
        reader.leave()
    assert highest - before < COST_MIB_MAX, f"{highest - before:.0f} MiB for {READERS} readers"
    assert sent < READERS * ANSWER_BYTES / 2, "the provider was read though nobody took it"
    for seen in world.provider.calls():
        assert world.provider.wait_ended(seen) == "left"


def test_a_reader_that_pauses_gets_every_event_in_order(world):
    world.provider.plan({"do": "endless", "bytes": 4096, "total": 8 << 20})
    with Wire(world.url) as reader:
        reader.send("openai", world.key, asking("openai", "chat", stream=True))
        time.sleep(1)
        answer = reader.answer()
    assert answer.whole and answer.events[-1][1] == "[DONE]"
    said = sum(len(json.loads(data)["choices"][0]["delta"].get("content", "")) for _, data in answer.events[:-1] if json.loads(data)["choices"])
    (seen,) = world.provider.calls()
    assert said % 4096 == 0 and said > 7 << 20 and seen.ended == "done"


def test_requests_in_one_piece_are_answered_in_their_order(world):
    data = b""
    for number in range(5):
        text = json.dumps(asking("openai", "chat", f"number {number}", stream=number % 2 == 1)).encode()
        data += head(world, f"Content-Length: {len(text)}") + text
    with Wire(world.url) as connection:
        connection.sock.sendall(data)
        answers = [connection.answer() for _ in range(5)]
    for number, answer in enumerate(answers):
        text = "".join(json.loads(d)["choices"][0]["delta"].get("content") or "" for _, d in answer.events[:-1]) if number % 2 else answer.json["choices"][0]["message"]["content"]
        assert text == f"Echo: number {number}"


def test_a_body_that_is_too_large_is_refused_before_it_is_sent(world):
    answer = raw(world, head(world, "Content-Length: 99999999999"))
    assert answer.status == 413 and answer.json["error"]["message"]


@pytest.mark.parametrize("lines", [["Content-Length: 2", "Content-Length: 3"], ["Content-Length: 2", "Transfer-Encoding: chunked"], ["Transfer-Encoding: chunked, identity"], ["Content-Length: -1"], ["Content-Length: 0x2"], ["X-Folded: a", " b", "Content-Length: 2"], ["Content-Length : 2"]], ids=str)
def test_a_length_that_can_be_read_in_two_ways_is_refused(world, lines):
    answer = raw(world, head(world, *lines) + b"{}" + b"GET /smuggled HTTP/1.1\r\nHost: hub\r\n\r\n")
    assert answer is None or answer.status == 400 or answer.status == 501
    assert not world.provider.calls()


def test_a_huge_head_is_refused(world):
    answer = raw(world, head(world, *[f"X-{i}: {'x' * 1000}" for i in range(500)], "Content-Length: 2") + b"{}")
    assert answer is None or answer.status == 431


def test_deep_and_broken_json_is_refused_in_the_apis_shape(world):
    for text in (b"[" * 100_000, b'{"model":"chat","messages":' + b'{"a":' * 50_000, b'{"model":"chat"', b"\xff\xfe", b"", b"null", b'{"model":"chat","messages":[{"role":"user","content":"\xed\xa0\x80"}]}'):
        answer = raw(world, head(world, f"Content-Length: {len(text)}") + text)
        assert answer.status == 400 and answer.json["error"]["type"], text[:40]
    assert not world.provider.calls()


def test_a_member_that_comes_twice_has_one_meaning_or_none(world):
    """What was inspected must be what is sent: the provider may read the other of two."""
    text = b'{"model":"chat","messages":[{"role":"user","content":"harmless"}],"messages":[{"role":"user","content":"the other"}]}'
    answer = raw(world, head(world, f"Content-Length: {len(text)}") + text)
    assert answer.status == 400 and not world.provider.calls()


@pytest.mark.parametrize("content", ["5", '{"type":"text","text":"hidden"}', '[{"type":"text","text":5}]', '[["hidden"]]', "true"])
def test_content_that_cannot_be_inspected_is_refused(world, content):
    text = f'{{"model":"chat","messages":[{{"role":"user","content":{content}}}]}}'.encode()
    answer = raw(world, head(world, f"Content-Length: {len(text)}") + text)
    assert answer.status == 400 and "content" in answer.json["error"]["message"]
    assert not world.provider.calls()


def test_a_request_that_drips_is_served_or_ended_and_holds_up_nobody(world):
    text = json.dumps(asking("openai", "chat")).encode()
    data = head(world, f"Content-Length: {len(text)}") + text
    with Wire(world.url) as slow:
        slow.sock.sendall(data[:20])
        assert ask(world.url, "openai", world.key, asking("openai", "chat")).status == 200
        for at in range(20, len(data), 30):
            slow.sock.sendall(data[at:at + 30])
            time.sleep(0.01)
        assert slow.answer().status == 200
