"""A cheaper model answers where its evaluation for the purpose suffices, and what that saved stands in the value ledger."""
import json
import time

import pytest

pytestmark = pytest.mark.hub
QUESTION = [{"role": "user", "content": "Good morning."}]


@pytest.fixture
def pair(world):
    for name, price in (("thrifty", "1"), ("grand", "9")):
        world.add_model(name, "--openai", world.provider.url + "/v1", "--upstream-model", name, "--key-file", str(world.key_file), "--price-in", price, "--price-out", price, "--energy-out", "2000")
    world.house.must(["model", "alias", "pair", "grand:1,thrifty:0"])
    world.house.must(["model", "evaluation", "add", "thrifty", "--purpose", "sorting", "--score", "0.95", "--sufficient-from", "0.9", "--dataset-digest", "ab" * 32])
    yield "pair"
    world.house.must(["model", "alias", "pair", "--remove"])
    for name in ("thrifty", "grand"):
        world.house.must(["model", "rm", name])


def of_purpose(world, name):
    return next((p for p in world.get("/api/v1/purposes")[1]["items"] if p["name"] == name), None)


def settled(world, raw):
    for _ in range(200):
        status, call = world.get("/api/v1/calls/" + raw.headers["socle-receipt"])
        if status == 200 and call["outcome"] is not None:
            return call
        time.sleep(0.02)
    raise AssertionError(call)


def ask(ai, purpose):
    return ai.chat.completions.with_raw_response.create(model="pair", messages=QUESTION, max_tokens=50, extra_headers={"socle-purpose": purpose})


def test_the_cheaper_one_answers_for_that_purpose_and_the_difference_is_kept(world, ai, pair):
    raw = ask(ai, "sorting")
    assert world.provider.calls()[-1].json["model"] == "thrifty"
    usage, facts = raw.parse().usage, settled(world, raw)["outcome"]["facts"]
    difference = 8 * (usage.prompt_tokens + usage.completion_tokens)
    assert facts["instead_of"] == "grand" and abs(int(facts["saved_micros"]) - difference) <= 1, facts
    ledger = of_purpose(world, "sorting")
    assert ledger["avoided_calls"] == 1 and ledger["avoided_micros"] == int(facts["saved_micros"])
    assert ledger["energy_mwh"] == -(-usage.completion_tokens * 2_000_000 // 1_000_000), "the energy of a token counts"


def test_another_purpose_gets_what_the_alias_says(world, ai, pair):
    raw = ask(ai, "writing")
    assert world.provider.calls()[-1].json["model"] == "grand"
    assert "instead_of" not in json.dumps(settled(world, raw)) and of_purpose(world, "writing")["avoided_micros"] == 0


def test_nothing_is_claimed_where_policy_would_not_have_let_the_dearer_one_answer(world, ai, pair):
    world.house.must(["model", "rm", "grand"])
    world.house.must(["model", "add", "grand", "--openai", "https://models.example/v1", "--zone", "world", "--price-in", "9", "--price-out", "9"])
    secret = [{"role": "user", "content": "Please pay to DE89 3704 0044 0532 0130 00."}]  # a public sample number
    raw = ai.chat.completions.with_raw_response.create(model="pair", messages=secret, max_tokens=50, extra_headers={"socle-purpose": "sorting"})
    assert world.provider.calls()[-1].json["model"] == "thrifty"
    assert "instead_of" not in json.dumps(settled(world, raw))
