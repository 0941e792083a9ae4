"""What a call took is counted for all who bear it, exactly; a limit refuses before the provider is asked; a late bill is booked."""
import time

import openai
import pytest

pytestmark = pytest.mark.hub
QUESTION = [{"role": "user", "content": "one two three four five six seven eight"}]


def account(world, scope, window="day"):
    items = world.get("/api/v1/budgets")[1]["items"]
    return next((b for b in items if (b["scope"], b["window"]) == (scope, window)), {"calls": 0, "tokens": 0, "spent_micros": 0, "reserved_tokens": 0, "reserved_calls": 0})


def say(ai, model, purpose, **more):
    return ai.chat.completions.create(model=model, messages=QUESTION, max_tokens=100, extra_headers={"socle-purpose": purpose}, **more)


def test_tokens_and_calls_are_those_that_the_provider_counted(world, ai, model):
    person = world.house.must(["user", "update", "employee@socle.example", "--team", "pilots"])
    assert person
    scopes = ["tenant", "team:pilots", f"model:{model}", "purpose:counting"]
    before = [account(world, s) for s in scopes]
    used = [say(ai, model, "counting").usage for _ in range(3)]
    for chunk in say(ai, model, "counting", stream=True, stream_options={"include_usage": True}):
        used += [chunk.usage] if chunk.usage else []
    assert len(used) == 4
    for scope, was in zip(scopes, before):
        now = account(world, scope)
        assert now["calls"] - was["calls"] == 4, scope
        assert now["tokens"] - was["tokens"] == sum(u.total_tokens for u in used), scope
        assert now["reserved_calls"] == now["reserved_tokens"] == 0, scope


def test_a_limit_refuses_before_the_provider_is_asked(world, ai, model):
    world.house.must(["budget", "set", "--model", model, "--tokens", "50", "--window", "day"])
    try:
        asked = len(world.provider.seen)
        with pytest.raises(openai.APIStatusError) as refused:
            say(ai, model, "too much")
        assert refused.value.status_code == 402
        assert "budget" in str(refused.value.body).lower()
        assert len(world.provider.seen) == asked
    finally:
        world.house.must(["budget", "set", "--model", model, "--remove", "--window", "day"])
    assert say(ai, model, "enough again").usage.total_tokens > 0


def test_who_leaves_a_stream_leaves_nothing_reserved(world, ai, model):
    world.provider.plan({"do": "endless", "piece_s": 0.005})
    stream = say(ai, model, "leaving", stream=True)
    next(iter(stream))
    stream.close()
    for _ in range(100):
        if account(world, "tenant")["reserved_calls"] == 0:
            break
        time.sleep(0.05)  # polls the daemon's state
    assert account(world, "tenant")["reserved_calls"] == 0
    assert account(world, "tenant")["reserved_tokens"] == 0


def test_a_late_bill_is_booked_once(world, ai, model):
    raw = ai.chat.completions.with_raw_response.create(model=model, messages=QUESTION, extra_headers={"socle-purpose": f"late {model}"})
    call = raw.headers["socle-receipt"]
    for _ in range(2):
        world.house.must(["budget", "reconcile", call, "--cost", "1.5", "--input-tokens", "10", "--output-tokens", "5"])
    booked = account(world, f"purpose:late {model}", "month")
    assert (booked["spent_micros"], booked["tokens"], booked["calls"]) == (1_500_000, 15, 1)
