"""A client that says how long it waits: nothing goes on beyond that, wherever the time was spent."""
import time

import openai
import pytest
from cancel_test import status_of

pytestmark = pytest.mark.hub
QUESTION = [{"role": "user", "content": "Good morning."}]


def within(milliseconds):
    return {"socle-deadline-ms": str(milliseconds)}


def test_an_answer_in_time_is_an_answer(world, ai):
    assert ai.chat.completions.create(model="chat", messages=QUESTION, extra_headers=within(15_000)).choices[0].message.content
    told = int(world.provider.calls()[-1].header("socle-deadline-ms"))  # an endpoint of this machine may be another Socle
    assert 0 < told < 15_000


def test_a_late_answer_is_refused_in_time_and_the_provider_let_go(world, ai):
    world.provider.plan({"head_s": 30})
    began = time.monotonic()
    with pytest.raises(openai.InternalServerError) as late:
        ai.chat.completions.create(model="chat", messages=QUESTION, extra_headers=within(400))
    assert time.monotonic() - began < 5
    assert late.value.status_code == 504, late.value.response.text
    assert world.provider.wait_ended(world.provider.calls()[-1]) == "left"
    assert status_of(world, late.value.response.headers["socle-receipt"]) == "failed"


def test_a_stream_that_is_late_ends_in_an_error(world, ai):
    world.provider.plan({"do": "endless", "piece_s": 0.02})
    with pytest.raises(openai.APIError) as late:
        for _ in ai.chat.completions.create(model="chat", messages=QUESTION, stream=True, extra_headers=within(600)):
            pass
    assert "deadline" in str(late.value)
    assert world.provider.wait_ended(world.provider.calls()[-1]) == "left"


def test_no_other_model_is_tried_once_the_time_is_over(world, ai):
    for name in ("late-a", "late-b"):
        world.add_model(name, "--openai", world.provider.url + "/v1", "--upstream-model", name, "--key-file", str(world.key_file))
    world.house.must(["model", "alias", "late", "late-a,late-b"])
    world.provider.plan({"head_s": 30}, {"head_s": 30})
    with pytest.raises(openai.InternalServerError) as late:
        ai.chat.completions.create(model="late", messages=QUESTION, extra_headers=within(300))
    assert late.value.status_code == 504 and len(world.provider.calls()) == 1


@pytest.mark.parametrize("wrong", ["soon", "0", "-5", "1.5", "99999999999999999999"])
def test_what_is_no_deadline_is_said_so(world, ai, wrong):
    with pytest.raises(openai.BadRequestError, match="socle-deadline-ms"):
        ai.chat.completions.create(model="chat", messages=QUESTION, extra_headers={"socle-deadline-ms": wrong})
    assert not world.provider.calls()
