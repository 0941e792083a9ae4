"""Anthropic's own client for Python, on both kinds of provider."""
import anthropic
import pytest

TOOLS = [{"name": "weather", "description": "The weather", "input_schema": {"type": "object", "properties": {"city": {"type": "string", "enum": ["Köln \"am\" Rhein"]}, "days": {"type": "integer"}}, "required": ["city", "days"]}}]
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
QUESTION = [{"role": "user", "content": "Wie heißt der Fluss 🌊?"}]
SAID = "Echo: Wie heißt der Fluss 🌊?"


def test_a_message_is_answered(claude, model):
    done = claude.messages.create(model=model, max_tokens=100, system="Be brief.", messages=QUESTION)
    assert (done.type, done.role, done.model, done.stop_reason) == ("message", "assistant", model, "end_turn")
    assert [block.text for block in done.content] == [SAID]
    assert done.usage.input_tokens > 0 and done.usage.output_tokens > 0


def test_a_stream_is_accumulated(claude, model):
    with claude.messages.stream(model=model, max_tokens=100, messages=QUESTION) as stream:
        assert "".join(stream.text_stream) == SAID
        final = stream.get_final_message()
    assert final.content[0].text == SAID and final.stop_reason == "end_turn" and final.model == model
    assert final.usage.output_tokens > 0 and final.usage.input_tokens > 0


def test_the_events_come_in_the_protocols_order(claude, model):
    kinds = [event.type for event in claude.messages.create(model=model, max_tokens=100, messages=QUESTION, stream=True)]
    assert kinds[0] == "message_start" and kinds[1] == "content_block_start" and kinds[-3:] == ["content_block_stop", "message_delta", "message_stop"]


def test_a_tool_is_called_and_its_result_is_read(claude, model):
    done = claude.messages.create(model=model, max_tokens=100, messages=[{"role": "user", "content": "Weather?"}], tools=TOOLS)
    assert done.stop_reason == "tool_use"
    (call,) = [block for block in done.content if block.type == "tool_use"]
    assert call.name == "weather" and call.input == {"city": "Köln \"am\" Rhein", "days": 7}
    messages = [{"role": "user", "content": "Weather?"}, {"role": "assistant", "content": [{"type": "tool_use", "id": call.id, "name": call.name, "input": call.input}]},
                {"role": "user", "content": [{"type": "tool_result", "tool_use_id": call.id, "content": "Rain, 12 degrees"}]}]
    assert claude.messages.create(model=model, max_tokens=100, messages=messages, tools=TOOLS).content[0].text == "The tool said: Rain, 12 degrees"


def test_a_tools_input_comes_in_pieces(claude, model):
    with claude.messages.stream(model=model, max_tokens=100, messages=[{"role": "user", "content": "Weather?"}], tools=TOOLS) as stream:
        pieces = [event.partial_json for event in stream if event.type == "input_json"]
        final = stream.get_final_message()
    (call,) = [block for block in final.content if block.type == "tool_use"]
    assert len(pieces) > 3 and call.input == {"city": "Köln \"am\" Rhein", "days": 7} and final.stop_reason == "tool_use"


@pytest.mark.parametrize("choice,called", [({"type": "none"}, False), ({"type": "any"}, True), ({"type": "tool", "name": "weather"}, True)])
def test_the_choice_of_tools_is_honoured(claude, model, choice, called):
    done = claude.messages.create(model=model, max_tokens=100, messages=[{"role": "user", "content": "Weather?"}], tools=TOOLS, tool_choice=choice)
    assert any(block.type == "tool_use" for block in done.content) == called


def test_an_image_is_seen(claude, world, model):
    parts = [{"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": PIXEL}}, {"type": "text", "text": "What is it?"}]
    assert claude.messages.create(model=model, max_tokens=100, messages=[{"role": "user", "content": parts}]).content[0].text == "[1 image] Echo: What is it?"
    assert PIXEL in world.provider.calls()[-1].body.decode()


def test_a_limit_and_a_stop_end_the_answer(claude, model):
    messages = [{"role": "user", "content": "one two three four five"}]
    short = claude.messages.create(model=model, max_tokens=3, messages=messages)
    assert (short.content[0].text, short.stop_reason) == ("Echo: one two", "max_tokens")
    stopped = claude.messages.create(model=model, max_tokens=100, messages=messages, stop_sequences=["three"])
    assert stopped.content[0].text == "Echo: one two " and stopped.stop_reason in ("stop_sequence", "end_turn")


def test_tokens_are_counted(claude):
    assert claude.messages.count_tokens(model="claude", messages=[{"role": "user", "content": "one two three"}]).input_tokens == 3


def test_a_token_and_the_older_header_are_good_as_well(world):
    with anthropic.Anthropic(base_url=world.url, auth_token=world.key, api_key=None, max_retries=0) as client:
        assert client.messages.create(model="claude", max_tokens=100, messages=QUESTION).content[0].text == SAID
    with anthropic.Anthropic(base_url=world.url, api_key=None, default_headers={"x-api-key": world.key}, max_retries=0) as client:
        assert client.messages.create(model="claude", max_tokens=100, messages=QUESTION).content[0].text == SAID


def test_a_wrong_key_is_an_authentication_error(world):
    with anthropic.Anthropic(base_url=world.url, api_key="sk-nobody", max_retries=0) as stranger, pytest.raises(anthropic.AuthenticationError) as refused:
        stranger.messages.create(model="claude", max_tokens=100, messages=QUESTION)
    assert refused.value.body["type"] == "error"


@pytest.mark.hub
def test_an_unknown_model_is_named_in_a_404_of_its_own_shape(claude):
    with pytest.raises(anthropic.NotFoundError) as refused:
        claude.messages.create(model="claudette", max_tokens=100, messages=QUESTION)
    assert refused.value.body["type"] == "error" and refused.value.body["error"]["type"] == "not_found_error" and "claudette" in str(refused.value)
    assert refused.value.response.headers["socle-receipt"]


def test_beta_headers_reach_the_provider(claude, world):
    claude.messages.create(model="claude", max_tokens=100, messages=QUESTION, extra_headers={"anthropic-beta": "something-2026-01-01,other-2026-02-02"})
    assert world.provider.calls()[-1].header("anthropic-beta") == "something-2026-01-01,other-2026-02-02"
    assert world.provider.calls()[-1].header("anthropic-version") == claude.default_headers["anthropic-version"]
