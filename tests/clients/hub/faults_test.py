"""A provider that fails: each client learns it in its own words, and never takes half an answer for a whole one."""
import time

import anthropic
import openai
import pytest
from raw import ask, asking
from world import PRIVATE

pytestmark = pytest.mark.hub
QUESTION = [{"role": "user", "content": "one two three four five six seven eight"}]
WHOLE = "Echo: one two three four five six seven eight"
WIRES = ["openai", "anthropic"]

# What the provider does, where one answer was asked for: the class that OpenAI's and Anthropic's clients raise.
INSTEAD = [
    ({"do": "status", "status": 429, "retry_after": 1}, "RateLimitError"),
    ({"do": "status", "status": 500}, "InternalServerError"),
    ({"do": "status", "status": 503}, "InternalServerError"),
    ({"do": "status", "status": 529}, "InternalServerError"),
    ({"do": "status", "status": 400}, "BadRequestError"),
    ({"do": "status", "status": 401}, "InternalServerError"),  # our key, not the client's, is what is wrong
    ({"do": "html"}, "InternalServerError"),
    ({"do": "html", "status": 200}, "InternalServerError"),
    ({"do": "refuse"}, "InternalServerError"),
    ({"do": "short"}, "InternalServerError"),
    ({"do": "half"}, "InternalServerError"),
    ({"do": "no_http"}, "InternalServerError"),
    ({"do": "double_length"}, "InternalServerError"),
    ({"do": "length_and_chunks"}, "InternalServerError"),
    ({"do": "huge_head"}, "InternalServerError"),
    ({"do": "huge_body"}, "InternalServerError"),
    ({"do": "gzip"}, "InternalServerError"),
    ({"do": "unasked"}, "InternalServerError"),
]
# What goes wrong in the middle of a stream.
MIDWAY = ["reset", "close", "end", "error", "garbage", "huge"]


def named(fault):
    return "-".join(str(value) for value in fault.values())


def say(wire, world, model, **more):
    if wire == "openai":
        with openai.OpenAI(base_url=world.url + "/v1", api_key=world.key, max_retries=0, timeout=20) as client:
            return client.chat.completions.create(model=model, messages=QUESTION, max_tokens=100, **more)
    with anthropic.Anthropic(base_url=world.url, api_key=world.key, max_retries=0, timeout=20) as client:
        return client.messages.create(model=model, messages=QUESTION, max_tokens=100, **more)


ASKED = [(fault, kind, stream) for fault, kind in INSTEAD for stream in (False, True) if not (stream and fault["do"] in ("unasked", "huge_body"))]


@pytest.mark.parametrize("fault,kind,stream", ASKED, ids=[named(fault) + ("-stream" if stream else "-whole") for fault, _, stream in ASKED])
@pytest.mark.parametrize("wire", WIRES)
def test_a_failure_has_its_class_in_each_client(world, wire, stream, fault, kind, model):
    world.provider.plan(*[fault] * 4)  # a retry would meet it again
    with pytest.raises(getattr(openai if wire == "openai" else anthropic, kind)) as failed:
        say(wire, world, model, stream=stream)
    answer = failed.value.response
    assert answer.headers["socle-receipt"] and answer.headers["content-type"].startswith("application/json")
    assert not any(word in answer.text or word in str(answer.headers) for word in PRIVATE)
    body = answer.json()
    assert body["error"]["message"] and (body["type"] == "error" if wire == "anthropic" else "type" in body["error"])
    if fault.get("retry_after"):
        assert int(answer.headers["retry-after"]) >= 1
    if fault["do"] != "status" or fault["status"] >= 500 or fault["status"] == 401:
        status, call = world.get("/api/v1/calls/" + answer.headers["socle-receipt"])
        assert status == 200 and call["status"] in ("failed", "unknown"), call


@pytest.mark.parametrize("what", MIDWAY)
@pytest.mark.parametrize("wire", WIRES)
def test_a_stream_that_breaks_ends_in_an_error(world, wire, what, model):
    world.provider.plan({"do": what, "after": 4, "bytes": 64 << 20})
    kinds, text = [], ""
    if wire == "openai":
        with openai.OpenAI(base_url=world.url + "/v1", api_key=world.key, max_retries=0, timeout=20) as client, pytest.raises(openai.APIError):
            for chunk in client.chat.completions.create(model=model, messages=QUESTION, max_tokens=100, stream=True):
                for choice in chunk.choices:
                    text += choice.delta.content or ""
                    kinds += [choice.finish_reason] if choice.finish_reason else []
    else:
        with anthropic.Anthropic(base_url=world.url, api_key=world.key, max_retries=0, timeout=20) as client, pytest.raises(anthropic.APIStatusError):
            for event in client.messages.create(model=model, messages=QUESTION, max_tokens=100, stream=True):
                kinds += [event.type] if event.type in ("message_stop", "message_delta") else []
                text += getattr(getattr(event, "delta", None), "text", None) or ""
    assert kinds == [], "it looked like an end"
    assert WHOLE.startswith(text)
    assert len(world.provider.calls()) == 1, "asked again after the first byte"


@pytest.mark.parametrize("what", MIDWAY)
@pytest.mark.parametrize("wire", WIRES)
def test_the_bytes_of_a_broken_stream_are_whole_events(world, wire, what, model):
    world.provider.plan({"do": what, "after": 4})
    answer = ask(world.url, wire, world.key, asking(wire, model, QUESTION[0]["content"], stream=True))
    assert answer.status == 200 and answer.header("content-type").startswith("text/event-stream") and answer.whole
    assert "[DONE]" not in answer.body.decode() and "message_stop" not in answer.body.decode()
    event, data = answer.events[-1]
    assert '"error"' in data and (event == "error" if wire == "anthropic" else event is None)
    assert not any(word in answer.body.decode() or word in answer.head for word in PRIVATE)
    status, call = world.get("/api/v1/calls/" + answer.header("socle-receipt"))
    assert status == 200 and call["status"] in ("failed", "unknown"), call


@pytest.mark.parametrize("wire", WIRES)
def test_a_provider_that_says_nothing_is_given_up_by_the_client_alone(world, wire, model):
    """The client's own time-out: the provider is let go at once."""
    world.provider.plan({"do": "silent"})
    begun = time.monotonic()
    with pytest.raises((openai.APITimeoutError, anthropic.APITimeoutError)):
        say(wire, world, model, timeout=0.4)
    (seen,) = world.provider.wait_calls(1)
    assert world.provider.wait_ended(seen) == "left" and seen.ended_at - begun < 2


@pytest.mark.parametrize("wire", WIRES)
def test_a_client_that_retries_succeeds_after_429(world, wire, model):
    world.provider.plan({"do": "status", "status": 429, "retry_after": 1})
    kind = openai.OpenAI if wire == "openai" else anthropic.Anthropic
    with kind(base_url=world.url + ("/v1" if wire == "openai" else ""), api_key=world.key, max_retries=2, timeout=20) as client:
        begun = time.monotonic()
        done = client.chat.completions.create(model=model, messages=QUESTION, max_tokens=100) if wire == "openai" else client.messages.create(model=model, messages=QUESTION, max_tokens=100)
    assert (done.choices[0].message.content if wire == "openai" else done.content[0].text) == WHOLE
    assert time.monotonic() - begun >= 1, "Retry-After was not waited for"


@pytest.mark.parametrize("wire", WIRES)
def test_a_kept_connection_that_went_stale_is_not_the_clients_trouble(world, wire, model):
    for _ in range(6):
        world.provider.plan({"stale": True})
        assert ask(world.url, wire, world.key, asking(wire, model)).status == 200


@pytest.mark.parametrize("shape", [{"crumbs": 1}, {"crumbs": 7, "comments": True}, {"comments": True}, {"first_s": 0.3}, {"head_s": 0.3}, {"piece_s": 0.02}], ids=str)
@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
@pytest.mark.parametrize("wire", WIRES)
def test_however_an_answer_was_cut_it_is_read(world, wire, stream, shape, model):
    world.provider.plan(shape)
    done = say(wire, world, model, stream=stream) if not stream else None
    if stream:
        answer = ask(world.url, wire, world.key, asking(wire, model, QUESTION[0]["content"], stream=True))
        assert answer.whole and ("[DONE]" if wire == "openai" else "message_stop") in answer.events[-1][1]
        return
    assert (done.choices[0].message.content if wire == "openai" else done.content[0].text) == WHOLE


@pytest.mark.parametrize("wire", WIRES)
def test_what_failed_repeatedly_is_left_alone_for_a_while(world, wire, model):
    world.provider.plan(*[{"do": "status", "status": 500}] * 40)
    answers = [ask(world.url, wire, world.key, asking(wire, model)) for _ in range(12)]
    assert all(answer.status >= 500 for answer in answers) and answers[-1].status == 503
    assert len(world.provider.calls()) < 12, "the provider is asked as if nothing had happened"


def test_an_answer_that_ends_with_its_connection_is_good(world, model):
    world.provider.plan({"do": "no_length"})
    assert say("openai", world, model).choices[0].message.content == WHOLE


@pytest.mark.parametrize("choices", [1, 2, 5])
def test_a_secret_does_not_leave_though_other_choices_speak_in_between(world, ai, choices):
    world.provider.plan({"do": "leak"})
    said = {}
    with pytest.raises(openai.APIError) as failed:
        for chunk in ai.chat.completions.create(model="chat", messages=QUESTION, n=choices, stream=True):
            for choice in chunk.choices:
                said[choice.index] = said.get(choice.index, "") + (choice.delta.content or "")
    assert "secret" in str(failed.value), failed.value
    assert set(said.values()) <= {"It", "It is", "It is "}
