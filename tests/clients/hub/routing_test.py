"""Which model answers: aliases with weights, conversations that stay, the next model when one fails."""
from concurrent.futures import ThreadPoolExecutor

import openai
import pytest

pytestmark = pytest.mark.hub


@pytest.fixture
def twins(world):
    """Two models of one provider, told apart by the name that reaches it, and an alias for both."""
    for name in ("twin-a", "twin-b"):
        world.add_model(name, "--openai", world.provider.url + "/v1", "--upstream-model", name, "--key-file", str(world.key_file))
    world.house.must(["model", "alias", "twins", "twin-a:3,twin-b:1"])
    yield "twins"
    world.house.must(["model", "alias", "twins", "--remove"])
    for name in ("twin-a", "twin-b"):
        world.house.must(["model", "rm", name])


def asked(world):
    return [call.json["model"] for call in world.provider.calls()]


def test_an_alias_draws_by_weight_and_keeps_each_conversation(world, ai, twins):
    for number in range(40):
        beginning = [{"role": "user", "content": f"Conversation {number} about something."}]
        ai.chat.completions.create(model=twins, messages=beginning)
        ai.chat.completions.create(model=twins, messages=[*beginning, {"role": "assistant", "content": "Yes."}, {"role": "user", "content": "Go on."}])
    drawn = asked(world)
    assert all(first == second for first, second in zip(drawn[::2], drawn[1::2]))
    assert 15 <= drawn[::2].count("twin-a") <= 39, drawn  # three of four, by chance


def test_the_next_model_answers_when_one_fails(world, ai, twins):
    world.provider.plan({"do": "status", "status": 500})
    answer = ai.chat.completions.with_raw_response.create(model=twins, messages=[{"role": "user", "content": "Good morning."}])
    assert answer.parse().choices[0].message.content
    assert sorted(asked(world)) == ["twin-a", "twin-b"], "each was asked once"
    status, call = world.get("/api/v1/calls/" + answer.headers["socle-receipt"])
    assert status == 200 and call["status"] == "done"


def test_a_model_that_got_the_name_of_another_meanwhile_is_not_asked(world, ai):
    """Policy, budget and zone were decided for the one that was there when the call came."""
    def far(price):
        world.add_model("swap-b", "--openai", world.provider.url + "/v1", "--upstream-model", "swap-b", "--key-file", str(world.key_file), "--price-in", price, "--price-out", price)

    world.add_model("swap-a", "--openai", world.provider.url + "/v1", "--upstream-model", "swap-a", "--key-file", str(world.key_file), "--price-in", "5", "--price-out", "5")
    far("5")
    world.house.must(["model", "alias", "swap", "swap-a:1,swap-b:0"])
    try:
        world.provider.plan({"head_s": 6, "do": "status", "status": 500})
        with ThreadPoolExecutor(1) as pool:
            asked = pool.submit(ai.chat.completions.create, model="swap", messages=[{"role": "user", "content": "Good morning."}], max_tokens=50)
            world.provider.wait_calls(1)
            world.house.must(["model", "rm", "swap-b"])
            far("500")
            with pytest.raises(openai.APIStatusError):
                asked.result()
        assert [call.json["model"] for call in world.provider.calls()] == ["swap-a"]
    finally:
        world.house.must(["model", "alias", "swap", "--remove"])
        for name in ("swap-a", "swap-b"):
            world.house.must(["model", "rm", name])
