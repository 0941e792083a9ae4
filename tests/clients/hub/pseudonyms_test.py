"""What leaves for a model elsewhere as placeholders: the provider never sees the values, the client sees them again."""
import json
import pathlib
import re
import signal

import pytest
import speech
from raw import ask, asking
from tls_front import TlsFront, authority
from world import World

pytestmark = pytest.mark.hub

# Invented people.
NAME, MAIL, PHONE = "Wenke Oltmanns", "wenke.oltmanns@example.org", "+49 231 5557-214"
VALUES = (NAME, MAIL, PHONE)
TEXT = f"My name is {NAME}. Write to {MAIL} or call {PHONE}; [EMAIL_1] is no mail address. {NAME} again."
ELSEWHERE = {"openai": "far-chat", "anthropic": "far-claude"}


@pytest.fixture(scope="module")
def world():
    """A daemon of its own. The provider stands behind TLS, by a certificate of an authority that only the configuration names, and is
    said to be anywhere in the world. It is asked once before the authority is known."""
    made = World()
    folder = pathlib.Path(made.house.folder.name)
    certificates = authority(folder)
    front = TlsFront(folder, int(made.provider.url.rsplit(":", 1)[1]))
    for wire, name in ELSEWHERE.items():
        made.house.must(["model", "add", name, f"--{wire}", front.url + "/v1", "--upstream-model", "small", "--key-file", str(made.key_file), "--zone", "world"])
    made.before = ask(made.url, "openai", made.key, asking("openai", "far-chat", "Hello.")), len(front.refused), len(made.provider.calls())
    made.house.stop(signal.SIGTERM)
    with open(made.house.data + "/socle.yaml", "a", encoding="utf-8") as file:
        file.write(f'\ntls: {{ authorities: "{certificates}" }}\n')
    made.house.start()
    made.url = made.house.url
    yield made
    made.close()
    front.close()


def test_a_certificate_of_an_authority_that_nobody_named_is_refused(world):
    answer, refused, reached = world.before
    assert answer.status == 502 and refused > 0 and reached == 0, (answer.status, answer.body, refused, reached)


@pytest.fixture(params=sorted(ELSEWHERE.values()))
def model(request):
    return request.param


@pytest.fixture(params=[1, 2, 5, 1000], ids="pieces of {}".format)
def pieces(request, monkeypatch):
    """The provider cuts its words anywhere, placeholders too."""
    size = request.param
    monkeypatch.setattr(speech, "pieces_of", lambda text: [text[at:at + size] for at in range(0, len(text), size)])


def hidden(world):
    """What the provider got, which must not hold the values."""
    body = world.provider.calls()[-1].body.decode()
    assert not any(value in body for value in VALUES), body
    return body


def test_openais_client_sees_the_values_and_the_provider_does_not(world, ai, model):
    said = ai.chat.completions.create(model=model, messages=[{"role": "user", "content": TEXT}], max_tokens=500).choices[0].message.content
    assert said == "Echo: " + TEXT
    body = hidden(world)
    assert "[PERSON_1]" in body and "[EMAIL_2]" in body and "[PHONE_1]" in body and body.count("[PERSON_1]") == 2


def test_a_stream_of_any_pieces_says_the_same(world, ai, claude, model, pieces):
    chunks = ai.chat.completions.create(model=model, messages=[{"role": "user", "content": TEXT}], max_tokens=500, stream=True)
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == "Echo: " + TEXT
    hidden(world)
    with claude.messages.stream(model=model, max_tokens=500, messages=[{"role": "user", "content": TEXT}]) as stream:
        assert stream.get_final_message().content[0].text == "Echo: " + TEXT
    hidden(world)


def test_responses_too(world, ai, model, pieces):
    assert ai.responses.create(model=model, input=TEXT).output_text == "Echo: " + TEXT
    with ai.responses.stream(model=model, input=TEXT) as stream:
        said = "".join(event.delta for event in stream if event.type == "response.output_text.delta")
        assert said == stream.get_final_response().output_text == "Echo: " + TEXT
    hidden(world)


def test_a_tool_is_called_with_the_values(world, ai, claude, model, pieces):
    schema = {"type": "object", "properties": {"to": {"type": "string", "enum": [MAIL]}, "about": {"type": "string", "const": f"Mr. {NAME}\n\"office\""}}, "required": ["to", "about"]}
    wanted = {"to": MAIL, "about": f"Mr. {NAME}\n\"office\""}
    tools = [{"type": "function", "function": {"name": "mail", "description": f"Writes to {NAME}", "parameters": schema}}]
    question = [{"role": "user", "content": TEXT}]
    whole = ai.chat.completions.create(model=model, messages=question, tools=tools, max_tokens=500)
    assert json.loads(whole.choices[0].message.tool_calls[0].function.arguments) == wanted
    hidden(world)
    chunks = ai.chat.completions.create(model=model, messages=question, tools=tools, max_tokens=500, stream=True)
    said = "".join(call.function.arguments or "" for c in chunks if c.choices for call in c.choices[0].delta.tool_calls or [])
    assert json.loads(said) == wanted
    with claude.messages.stream(model=model, max_tokens=500, messages=question, tools=[{"name": "mail", "input_schema": schema}]) as stream:
        assert next(b for b in stream.get_final_message().content if b.type == "tool_use").input == wanted
    hidden(world)


def test_an_answer_that_is_json_stays_json(world, ai):
    schema = {"type": "object", "properties": {"who": {"type": "string", "enum": [f"\"{NAME}\"\n{MAIL}"]}}, "required": ["who"], "additionalProperties": False}
    done = ai.chat.completions.create(model="far-chat", messages=[{"role": "user", "content": TEXT}], max_tokens=500, response_format={"type": "json_schema", "json_schema": {"name": "x", "schema": schema, "strict": True}})
    assert json.loads(done.choices[0].message.content) == {"who": f"\"{NAME}\"\n{MAIL}"}
    hidden(world)


def test_the_next_turn_uses_the_same_placeholders(world, ai, model):
    turns = [{"role": "user", "content": TEXT}]
    turns.append({"role": "assistant", "content": ai.chat.completions.create(model=model, messages=turns, max_tokens=500).choices[0].message.content})
    first = re.findall(r"\[[A-Z]+_\d+\]", hidden(world))
    ai.chat.completions.create(model=model, messages=[*turns, {"role": "user", "content": f"And {MAIL}, kim.k@example.net?"}], max_tokens=500)
    then = re.findall(r"\[[A-Z]+_\d+\]", hidden(world))
    assert then[:len(first)] == first and then[-2:] == ["[EMAIL_2]", "[EMAIL_3]"]


def test_neither_log_nor_receipt_holds_them(world, model):
    answer = ask(world.url, "openai", world.key, asking("openai", model, TEXT))
    assert answer.status == 200
    call = world.told(answer.header("socle-receipt"))
    assert call["outcome"]["facts"]["pseudonyms"] == 3 and "pseudonymize" in call["intent"]["decision"]["obligations"]
    log = pathlib.Path(world.house.folder.name, "log").read_text()
    told = json.dumps(call, ensure_ascii=False)
    for value in (*VALUES, "PERSON_1"):  # neither what was replaced nor what stood for it
        assert value not in told and value not in log, value


def test_what_stays_here_is_not_touched(world, ai):
    ai.chat.completions.create(model="chat", messages=[{"role": "user", "content": TEXT}], max_tokens=500)
    assert NAME in world.provider.calls()[-1].body.decode()
