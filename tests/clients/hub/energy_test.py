"""What a model takes of energy: said once when it is registered, reserved with each call, booked as it was counted, limited like money."""
import openai
import pytest

pytestmark = pytest.mark.hub
QUESTION = [{"role": "user", "content": "one two three four five six seven eight"}]
IN, OUT = 100, 250  # thousandths of a watt-hour a token


@pytest.fixture
def warm(world):
    world.add_model("warm", "--openai", world.provider.url + "/v1", "--upstream-model", "small", "--key-file", str(world.key_file), "--energy-in", str(IN * 1000), "--energy-out", str(OUT * 1000))
    yield "warm"
    world.house.must(["model", "rm", "warm"])


def account(world, scope):
    items = world.get("/api/v1/budgets")[1]["items"]
    return next((b for b in items if (b["scope"], b["window"]) == (scope, "day")), {"energy_mwh": 0, "reserved_energy_mwh": 0})


def taken(usage):
    return usage.prompt_tokens * IN + usage.completion_tokens * OUT


@pytest.mark.parametrize("stream", [False, True])
def test_a_call_takes_what_its_tokens_take(world, ai, warm, stream):
    before = account(world, "model:warm")["energy_mwh"]
    raw = ai.chat.completions.with_raw_response.create(model=warm, messages=QUESTION, max_tokens=40, **({"stream": True, "stream_options": {"include_usage": True}} if stream else {}))
    usage = [chunk.usage for chunk in raw.parse() if chunk.usage][-1] if stream else raw.parse().usage
    told = world.told(raw.headers["socle-receipt"])
    assert told["outcome"]["energy_mwh"] == taken(usage) > 0
    after = account(world, "model:warm")
    assert (after["energy_mwh"] - before, after["reserved_energy_mwh"]) == (taken(usage), 0)


def test_the_most_that_a_call_can_take_must_be_left(world, ai, warm):
    used = taken(ai.chat.completions.create(model=warm, messages=QUESTION, max_tokens=40).usage)
    spent = account(world, "model:warm")["energy_mwh"]
    # Enough for what such a call takes, not for the most that it could: no token is shorter than a byte of the request.
    world.house.must(["budget", "set", "--model", "warm", "--energy-wh", f"{(spent + used + 1000) / 1000:.3f}", "--window", "day"])
    try:
        asked = len(world.provider.calls())
        with pytest.raises(openai.APIStatusError) as refused:
            ai.chat.completions.create(model=warm, messages=QUESTION, max_tokens=4000)
        assert refused.value.status_code == 402 and "energy" in refused.value.message
        assert len(world.provider.calls()) == asked
        world.house.must(["budget", "set", "--model", "warm", "--energy-wh", str(spent // 1000 + 2000), "--window", "day"])
        assert ai.chat.completions.create(model=warm, messages=QUESTION, max_tokens=40).usage
    finally:
        world.house.must(["budget", "set", "--model", "warm", "--remove", "--window", "day"])
    assert account(world, "model:warm")["reserved_energy_mwh"] == 0


def test_a_model_of_which_nobody_said_anything_takes_none(world, ai):
    raw = ai.chat.completions.with_raw_response.create(model="chat", messages=QUESTION)
    assert "energy_mwh" not in world.told(raw.headers["socle-receipt"])["outcome"]


def test_a_late_bill_mends_it(world, ai, warm):
    raw = ai.chat.completions.with_raw_response.create(model=warm, messages=QUESTION, max_tokens=40, extra_headers={"socle-purpose": "warmth"})
    used = taken(raw.parse().usage)
    purpose = account(world, "purpose:warmth")["energy_mwh"]
    assert purpose == used
    world.house.must(["budget", "reconcile", raw.headers["socle-receipt"], "--cost", "0", "--input-tokens", "1", "--output-tokens", "1", "--energy-wh", "1.5"])
    assert account(world, "purpose:warmth")["energy_mwh"] == 1500
