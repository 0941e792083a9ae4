"""OpenAI's own client for Python, on both kinds of provider."""
import asyncio
import json

import openai
import pydantic
import pytest

QUESTION = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Wie heißt der Fluss – naïvement – 🌊?"}]
SAID = "Echo: Wie heißt der Fluss – naïvement – 🌊?"
TOOLS = [{"type": "function", "function": {"name": "weather", "description": "The weather", "parameters": {
    "type": "object", "properties": {"city": {"type": "string", "enum": ["Köln \"am\" Rhein"]}, "days": {"type": "integer"}}, "required": ["city", "days"]}}}]
PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


class Person(pydantic.BaseModel):
    name: str
    age: int


def test_a_chat_is_answered_with_the_name_that_was_asked_for(ai, model):
    done = ai.chat.completions.create(model=model, messages=QUESTION, max_tokens=100)
    assert (done.object, done.model, done.choices[0].message.role, done.choices[0].finish_reason) == ("chat.completion", model, "assistant", "stop")
    assert done.choices[0].message.content == SAID
    assert done.usage.prompt_tokens > 0 and done.usage.total_tokens == done.usage.prompt_tokens + done.usage.completion_tokens


def test_a_stream_says_the_same_as_the_whole(ai, model):
    chunks = list(ai.chat.completions.create(model=model, messages=QUESTION, max_tokens=100, stream=True))
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == SAID
    assert [c.choices[0].finish_reason for c in chunks if c.choices and c.choices[0].finish_reason] == ["stop"]
    assert {c.model for c in chunks} == {model} and len({c.id for c in chunks}) == 1
    assert all(c.usage is None for c in chunks), "usage that was not asked for"


def test_a_stream_tells_its_usage_when_asked(ai, model):
    chunks = list(ai.chat.completions.create(model=model, messages=QUESTION, max_tokens=100, stream=True, stream_options={"include_usage": True}))
    assert [bool(c.usage) for c in chunks] == [False] * (len(chunks) - 1) + [True]
    assert chunks[-1].choices == [] and chunks[-1].usage.completion_tokens > 0 and chunks[-1].usage.prompt_tokens > 0


def test_the_stream_helper_accumulates(ai, model):
    with ai.chat.completions.stream(model=model, messages=QUESTION, max_tokens=100) as stream:
        kinds = [event.type for event in stream]
        assert stream.get_final_completion().choices[0].message.content == SAID
    assert "content.delta" in kinds and "content.done" in kinds


def test_a_tool_is_called_and_its_result_is_read(ai, model):
    messages = [{"role": "user", "content": "What is the weather?"}]
    done = ai.chat.completions.create(model=model, messages=messages, tools=TOOLS, max_tokens=100)
    assert done.choices[0].finish_reason == "tool_calls"
    (call,) = done.choices[0].message.tool_calls
    assert call.function.name == "weather" and json.loads(call.function.arguments) == {"city": "Köln \"am\" Rhein", "days": 7}
    messages += [done.choices[0].message.model_dump(exclude_none=True, include={"role", "content", "tool_calls"}), {"role": "tool", "tool_call_id": call.id, "content": "Rain, 12 degrees"}]
    after = ai.chat.completions.create(model=model, messages=messages, tools=TOOLS, max_tokens=100)
    assert after.choices[0].message.content == "The tool said: Rain, 12 degrees"


def test_a_tools_arguments_come_in_pieces(ai, model):
    with ai.chat.completions.stream(model=model, messages=[{"role": "user", "content": "Weather?"}], tools=TOOLS, max_tokens=100) as stream:
        deltas = [event for event in stream if event.type == "tool_calls.function.arguments.delta"]
        (call,) = stream.get_final_completion().choices[0].message.tool_calls
    assert len(deltas) > 3 and json.loads(call.function.arguments) == {"city": "Köln \"am\" Rhein", "days": 7}


@pytest.mark.parametrize("choice,called", [("none", False), ("required", True), ({"type": "function", "function": {"name": "weather"}}, True)])
def test_the_choice_of_tools_is_honoured(ai, model, choice, called):
    done = ai.chat.completions.create(model=model, messages=[{"role": "user", "content": "Weather?"}], tools=TOOLS, tool_choice=choice, max_tokens=100)
    assert bool(done.choices[0].message.tool_calls) == called


def test_structured_output_is_parsed(ai, model):
    done = ai.chat.completions.parse(model=model, messages=[{"role": "user", "content": "Who?"}], response_format=Person, max_tokens=100)
    assert done.choices[0].message.parsed == Person(name="a name", age=7)


def test_an_image_is_seen(ai, world, model):
    parts = [{"type": "text", "text": "What is it?"}, {"type": "image_url", "image_url": {"url": PIXEL}}]
    done = ai.chat.completions.create(model=model, messages=[{"role": "user", "content": parts}], max_tokens=100)
    assert done.choices[0].message.content == "[1 image] Echo: What is it?"
    assert PIXEL.split(",")[1] in world.provider.calls()[-1].body.decode()


def test_a_limit_and_a_stop_end_the_answer(ai, model):
    short = ai.chat.completions.create(model=model, messages=[{"role": "user", "content": "one two three four five"}], max_tokens=3)
    assert (short.choices[0].message.content, short.choices[0].finish_reason) == ("Echo: one two", "length")
    stopped = ai.chat.completions.create(model=model, messages=[{"role": "user", "content": "one two three four five"}], stop=["three"], max_tokens=100)
    assert (stopped.choices[0].message.content, stopped.choices[0].finish_reason) == ("Echo: one two ", "stop")


def test_log_probabilities_and_several_choices_come_through(ai):
    done = ai.chat.completions.create(model="chat", messages=[{"role": "user", "content": "Hi"}], logprobs=True, top_logprobs=1, n=2)
    assert len(done.choices) == 2 and done.choices[1].logprobs.content[0].logprob == -0.25


@pytest.mark.hub
def test_what_the_other_protocol_cannot_do_is_refused_by_name(ai, world):
    with pytest.raises(openai.BadRequestError) as refused:
        ai.chat.completions.create(model="claude", messages=[{"role": "user", "content": "Hi"}], logprobs=True, max_tokens=10)
    assert "logprobs" in str(refused.value) and not world.provider.calls()


def test_completions_and_embeddings(ai):
    done = ai.completions.create(model="chat", prompt="Once upon", max_tokens=50)
    assert done.choices[0].text == "Echo: Once upon"
    with openai.OpenAI(base_url=ai.base_url, api_key=ai.api_key, max_retries=0, timeout=20) as loose:  # where the schema forgets what the API does
        assert "".join(c.choices[0].text for c in loose.completions.create(model="chat", prompt="Once upon", max_tokens=50, stream=True) if c.choices) == "Echo: Once upon"
        packed = loose.embeddings.create(model="chat", input=["one", "two"])  # the client asks for base64, and its schema for numbers
    plain = ai.embeddings.create(model="chat", input=["one", "two"], encoding_format="float")
    assert [d.embedding for d in packed.data] == [d.embedding for d in plain.data] and len(plain.data) == 2
    assert packed.usage.total_tokens == 2


def test_responses(ai, model):
    done = ai.responses.create(model=model, input="Bonjour, ça va ?", instructions="Be brief.", max_output_tokens=100)
    assert done.output_text == "Echo: Bonjour, ça va ?" and done.status == "completed" and done.model == model
    assert done.usage.input_tokens > 0 and done.usage.output_tokens > 0


def test_responses_in_a_stream(ai, model):
    with ai.responses.stream(model=model, input="Bonjour, ça va ?", max_output_tokens=100) as stream:
        events = list(stream)
        final = stream.get_final_response()
    assert "".join(e.delta for e in events if e.type == "response.output_text.delta") == "Echo: Bonjour, ça va ?" == final.output_text
    assert [e.type for e in events][0] == "response.created" and [e.type for e in events][-1] == "response.completed"
    numbers = [e.sequence_number for e in events if hasattr(e, "sequence_number")]
    assert numbers == sorted(set(numbers))


def test_responses_call_tools_and_parse(ai, model):
    tool = {"type": "function", "name": "weather", "parameters": TOOLS[0]["function"]["parameters"], "strict": False}
    done = ai.responses.create(model=model, input="Weather?", tools=[tool], max_output_tokens=100)
    (call,) = [item for item in done.output if item.type == "function_call"]
    assert json.loads(call.arguments)["days"] == 7
    after = ai.responses.create(model=model, input=[{"role": "user", "content": "Weather?"}, call.model_dump(exclude_none=True, include={"type", "call_id", "name", "arguments"}),
                                                    {"type": "function_call_output", "call_id": call.call_id, "output": "Rain"}], tools=[tool], max_output_tokens=100)
    assert after.output_text == "The tool said: Rain"
    assert ai.responses.parse(model=model, input="Who?", text_format=Person, max_output_tokens=100).output_parsed == Person(name="a name", age=7)


@pytest.mark.hub
def test_models_are_listed_and_shown(ai):
    assert {"chat", "claude"} <= {m.id for m in ai.models.list()}
    assert ai.models.retrieve("chat").id == "chat"
    with pytest.raises(openai.NotFoundError):
        ai.models.retrieve("nobody-added-this")


@pytest.mark.hub
def test_an_unknown_model_is_named_in_a_404(ai):
    with pytest.raises(openai.NotFoundError) as refused:
        ai.chat.completions.create(model="chatt", messages=QUESTION)
    assert "chatt" in str(refused.value) and refused.value.code == "model_not_found"
    assert refused.value.response.headers["socle-receipt"]


def test_a_wrong_key_is_an_authentication_error(world):
    with openai.OpenAI(base_url=world.url + "/v1", api_key="sk-nobody", max_retries=0) as stranger, pytest.raises(openai.AuthenticationError):
        stranger.chat.completions.create(model="chat", messages=QUESTION)


@pytest.mark.hub
def test_a_request_that_is_none_is_refused_with_its_field(ai, world):
    for wrong, field in [({"messages": "not a list"}, "messages"), ({"messages": [{"role": "user", "content": 5}]}, "content"), ({"messages": QUESTION, "max_tokens": "many"}, "max_tokens"), ({"messages": QUESTION, "stream": "yes"}, "stream")]:
        with pytest.raises(openai.BadRequestError) as refused:
            ai.post("/chat/completions", body={"model": "chat", **wrong}, cast_to=object)
        assert field in str(refused.value), wrong
    assert not world.provider.calls()


def test_many_at_once_each_get_their_own(world, model):
    async def everybody():
        async with openai.AsyncOpenAI(base_url=world.url + "/v1", api_key=world.key, max_retries=0, timeout=20) as client:
            async def one(number):
                text = ""
                async for chunk in await client.chat.completions.create(model=model, messages=[{"role": "user", "content": f"number {number}"}], max_tokens=100, stream=True):
                    text += chunk.choices[0].delta.content or "" if chunk.choices else ""
                return text
            return await asyncio.gather(*[one(number) for number in range(24)])
    assert asyncio.run(everybody()) == [f"Echo: number {number}" for number in range(24)]
