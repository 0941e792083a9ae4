"""What the log keeps of what a call says that it is for: in clear where the company registered it, a commitment where somebody typed it."""
import json

import openai
import pytest

pytestmark = pytest.mark.hub
QUESTION = [{"role": "user", "content": "Good morning."}]


def in_the_log(world, raw):
    """All that the log says of a call."""
    call = world.told(raw.headers["socle-receipt"])
    return json.dumps({"intent": call["intent"], "outcome": call["outcome"]})


def purpose_in_the_log(world, ai, purpose):
    return in_the_log(world, ai.chat.completions.with_raw_response.create(model="chat", messages=QUESTION, extra_headers={"socle-purpose": purpose}))


def test_what_somebody_typed_is_not_in_the_log(world, ai):
    assert "Falkenauge" not in purpose_in_the_log(world, ai, "Projekt Falkenauge")


def test_what_the_company_registered_is(world, ai):
    world.house.must(["purpose", "set", "offers", "--owner", "owner@socle.example", "--minutes-saved", "20", "--hour-cost", "60"])
    assert '"offers"' in purpose_in_the_log(world, ai, "offers")


def test_where_a_text_stood_is_not_told_in_its_senders_words(world, ai):
    raw = ai.chat.completions.with_raw_response.create(model="chat", messages=QUESTION, extra_body={"x_falkenauge": {"secret_member": "some words"}})
    said = in_the_log(world, raw)
    assert "falkenauge" not in said and "secret_member" not in said


def test_an_endpoints_address_is_not_told_to_clients(world, ai):
    world.provider.plan(*[{"do": "refuse"}] * 3)
    with pytest.raises(openai.InternalServerError) as refused:
        ai.chat.completions.create(model="chat", messages=QUESTION)
    assert "127.0.0.1" not in str(refused.value) and "cannot be reached or broke off" in str(refused.value)
