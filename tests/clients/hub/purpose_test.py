"""What the log keeps of what a call says that it is for: in clear where the company registered it, a commitment where somebody typed it."""
import json

import openai
import pytest
import raw

pytestmark = pytest.mark.hub
QUESTION = [{"role": "user", "content": "Good morning."}]


def in_the_log(world, answered):
    """All that the log says of a call."""
    call = world.told(answered.headers["socle-receipt"])
    return json.dumps({"intent": call["intent"], "outcome": call["outcome"]})


def purpose_in_the_log(world, ai, purpose):
    return in_the_log(world, ai.chat.completions.with_raw_response.create(model="chat", messages=QUESTION, extra_headers={"socle-purpose": purpose}))


def test_what_somebody_typed_is_not_in_the_log(world, ai):
    assert "Falkenauge" not in purpose_in_the_log(world, ai, "Projekt Falkenauge")


def test_what_the_company_registered_is(world, ai):
    world.house.must(["purpose", "set", "offers", "--owner", "owner@socle.example", "--minutes-saved", "20", "--hour-cost", "60"])
    assert '"offers"' in purpose_in_the_log(world, ai, "offers")


def test_where_a_text_stood_is_not_told_in_its_senders_words(world, ai):
    answered = ai.chat.completions.with_raw_response.create(model="chat", messages=QUESTION, extra_body={"x_falkenauge": {"secret_member": "some words"}})
    said = in_the_log(world, answered)
    assert "falkenauge" not in said and "secret_member" not in said


def test_an_endpoints_address_is_not_told_to_clients(world, ai):
    world.provider.plan(*[{"do": "refuse"}] * 3)
    with pytest.raises(openai.InternalServerError) as refused:
        ai.chat.completions.create(model="chat", messages=QUESTION)
    assert "127.0.0.1" not in str(refused.value) and "cannot be reached or broke off" in str(refused.value)


def test_a_purpose_that_is_no_utf8_is_refused_before_anything_is_asked(world):
    body = json.dumps(raw.asking("openai", "chat")).encode()
    with raw.Wire(world.url) as connection:
        connection.sock.sendall(
            b"POST /v1/chat/completions HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\nAuthorization: Bearer " + world.key.encode()
            + b"\r\nsocle-purpose: Angebot pr\xfcfen\r\nContent-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body)
        answer = connection.answer()
    assert answer.status == 400 and answer.json["error"]["param"] == "socle-purpose", answer.body
    assert not world.provider.calls()
