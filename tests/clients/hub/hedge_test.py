"""A name that is asked of a second model where the first takes long: the first answer counts, the slower one is let go and paid."""
import time

import openai
import pytest
from cancel_test import status_of

pytestmark = pytest.mark.hub
QUESTION = [{"role": "user", "content": "Good morning, this is a question of some length."}]


@pytest.fixture
def pair(world):
    for name in ("hedge-a", "hedge-b"):
        world.add_model(name, "--openai", world.provider.url + "/v1", "--upstream-model", name, "--key-file", str(world.key_file), "--price-in", "5", "--price-out", "5")
    world.house.must(["model", "alias", "pair", "hedge-a:1,hedge-b:0", "--hedge-after-ms", "150"])
    yield "pair"
    world.house.must(["model", "alias", "pair", "--remove"])
    for name in ("hedge-a", "hedge-b"):
        world.house.must(["model", "rm", name])


def asked(world):
    return [call.json["model"] for call in world.provider.calls()]


def ask(ai, **more):
    return ai.chat.completions.with_raw_response.create(model="pair", messages=QUESTION, max_tokens=50, **more)


def test_a_quick_answer_is_not_asked_for_twice(world, ai, pair):
    assert ask(ai).parse().choices[0].message.content
    time.sleep(0.4)  # longer than the hedge waits
    assert asked(world) == ["hedge-a"]


def test_a_slow_one_is_overtaken_let_go_and_paid(world, ai, pair):
    world.provider.plan({"head_s": 30})
    began = time.monotonic()
    answer = ask(ai)
    assert answer.parse().choices[0].message.content and time.monotonic() - began < 10
    assert asked(world) == ["hedge-a", "hedge-b"]
    assert world.provider.wait_ended(world.provider.calls()[0]) == "left"
    winner = world.told(answer.headers["socle-receipt"])
    assert winner["status"] == "done"
    facts = winner["outcome"]["facts"]
    assert facts["model"] == "hedge-b"
    assert status_of(world, facts["hedge_of"]) == "cancelled"
    loser = world.told(facts["hedge_of"])
    assert loser["cost"] > 0 and loser["outcome"]["facts"]["hedge"] == "lost" and loser["outcome"]["facts"]["tokens_estimated"], loser


def test_one_that_fails_does_not_end_the_other(world, ai, pair):
    world.provider.plan({"head_s": 0.8}, {"do": "status", "status": 400})
    answer = ask(ai)
    assert answer.parse().choices[0].message.content and asked(world) == ["hedge-a", "hedge-b"]
    assert world.told(answer.headers["socle-receipt"])["outcome"]["facts"]["model"] == "hedge-a"


def words(raw):
    return "".join(chunk.choices[0].delta.content or "" for chunk in raw.parse() if chunk.choices)


def test_a_stream_that_begins_in_time_is_asked_for_once(world, ai, pair):
    world.provider.plan({"piece_s": 0.1})  # the whole takes longer than the hedge waits; its first piece does not
    raw = ask(ai, stream=True)
    assert words(raw) == "Echo: " + QUESTION[0]["content"]
    assert asked(world) == ["hedge-a"] and "hedge_of" not in world.told(raw.headers["socle-receipt"])["outcome"]["facts"]


@pytest.mark.parametrize("slow", [{"head_s": 30}, {"first_s": 30}], ids=["head", "first_piece"])
def test_a_stream_whose_first_piece_is_late_is_overtaken(world, ai, pair, slow):
    world.provider.plan(slow)
    began = time.monotonic()
    raw = ask(ai, stream=True)
    assert words(raw) == "Echo: " + QUESTION[0]["content"] and time.monotonic() - began < 10
    assert asked(world) == ["hedge-a", "hedge-b"]
    assert world.provider.wait_ended(world.provider.calls()[0]) == "left"
    winner = world.told(raw.headers["socle-receipt"])
    facts = winner["outcome"]["facts"]
    assert (winner["status"], facts["model"]) == ("done", "hedge-b") and winner["cost"] > 0
    loser = world.told(facts["hedge_of"])
    assert loser["status"] == "cancelled" and loser["cost"] > 0 and loser["outcome"]["facts"]["hedge"] == "lost"


def test_the_first_stream_to_say_something_wins_even_if_it_was_the_first(world, ai, pair):
    world.provider.plan({"first_s": 0.6}, {"head_s": 30})
    raw = ask(ai, stream=True)
    assert words(raw) == "Echo: " + QUESTION[0]["content"] and asked(world) == ["hedge-a", "hedge-b"]
    assert world.provider.wait_ended(world.provider.calls()[1]) == "left"
    assert world.told(raw.headers["socle-receipt"])["outcome"]["facts"]["model"] == "hedge-a"


def test_a_stream_that_fails_does_not_end_the_other(world, ai, pair):
    world.provider.plan({"head_s": 0.6}, {"do": "status", "status": 400})
    assert words(ask(ai, stream=True)) == "Echo: " + QUESTION[0]["content"]
    world.provider.reset()
    world.provider.plan({"head_s": 0.4, "do": "status", "status": 400}, {"first_s": 0.8})
    raw = ask(ai, stream=True)
    assert words(raw) == "Echo: " + QUESTION[0]["content"]
    assert world.told(raw.headers["socle-receipt"])["outcome"]["facts"]["model"] == "hedge-b"
    world.provider.reset()
    world.provider.plan({"head_s": 0.4, "do": "status", "status": 400}, {"do": "status", "status": 400})
    with pytest.raises(openai.BadRequestError):
        ask(ai, stream=True)


def test_both_streams_of_a_hedge_are_in_the_account_to_the_token(world, ai, pair):
    def account():
        return next(b for b in world.get("/api/v1/budgets")[1]["items"] if (b["scope"], b["window"]) == ("tenant", "day"))
    ask(ai)  # an account is there
    before = account()
    world.provider.plan({"first_s": 30})
    raw = ask(ai, stream=True)
    assert words(raw)
    winner = world.told(raw.headers["socle-receipt"])
    loser = world.told(winner["outcome"]["facts"]["hedge_of"])
    after = account()
    assert after["calls"] - before["calls"] == 2
    assert after["spent_micros"] - before["spent_micros"] == winner["cost"] + loser["cost"]
    assert (after["reserved_calls"], after["reserved_micros"]) == (0, 0)


def test_anthropics_streams_are_hedged_too(world, claude):
    for name in ("hedge-c", "hedge-d"):
        world.add_model(name, "--anthropic", world.provider.url + "/v1", "--upstream-model", name, "--key-file", str(world.key_file))
    world.house.must(["model", "alias", "claudes", "hedge-c:1,hedge-d:0", "--hedge-after-ms", "150"])
    world.provider.plan({"first_s": 30})
    with claude.messages.stream(model="claudes", max_tokens=50, messages=QUESTION) as stream:
        assert stream.get_final_text() == "Echo: " + QUESTION[0]["content"]
    assert asked(world) == ["hedge-c", "hedge-d"] and world.provider.wait_ended(world.provider.calls()[0]) == "left"
    world.house.must(["model", "alias", "claudes", "--remove"])


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
def test_a_client_that_leaves_ends_both(world, ai, pair, stream):
    world.provider.plan({"head_s": 30}, {"head_s": 30})
    with pytest.raises(Exception):
        ask(ai, timeout=0.6, stream=stream)
    for seen in world.provider.calls():
        assert world.provider.wait_ended(seen) == "left"
    assert len(asked(world)) == 2
