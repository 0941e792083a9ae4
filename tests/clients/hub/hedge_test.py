"""A name that is asked of a second model where the first takes long: the first answer counts, the slower one is let go and paid."""
import time

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


def test_a_stream_is_asked_for_once(world, ai, pair):
    world.provider.plan({"first_s": 0.5})
    assert list(ai.chat.completions.create(model="pair", messages=QUESTION, stream=True))
    assert asked(world) == ["hedge-a"]


def test_a_client_that_leaves_ends_both(world, ai, pair):
    world.provider.plan({"head_s": 30}, {"head_s": 30})
    with pytest.raises(Exception):
        ask(ai, timeout=0.6)
    for seen in world.provider.calls():
        assert world.provider.wait_ended(seen) == "left"
    assert len(asked(world)) == 2
