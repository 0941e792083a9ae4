"""A person who is disabled, or whose key is revoked, while an answer is on its way: cut within a second, and the receipt says so."""
import json
import time

import pytest
from raw import Wire, asking

pytestmark = pytest.mark.hub  # without a daemon there are no people
CUT_S_MAX = 1.0
COUNT = iter(range(1000))


@pytest.fixture
def person(world):
    email = f"ended{next(COUNT)}@socle.example"
    made = json.loads(world.house.must(["user", "add", "Ended (invented)", "--email", email, "--role", "employee"]).stdout)
    key = json.loads(world.house.must(["key", "create", "--user", email]).stdout)
    return {"id": made["id"], "email": email, "key": key}


def disable(world, person):
    world.house.must(["user", "update", person["id"], "--disable"])


def revoke(world, person):
    world.house.must(["key", "revoke", person["key"]["id"]])


def outcome_of(world, receipt):
    call = world.told(receipt)
    return call["status"], call["outcome"]["error"]


@pytest.mark.parametrize("end", [disable, revoke])
@pytest.mark.parametrize("wire", ["openai", "anthropic"])
@pytest.mark.parametrize("when", ["between_pieces", "in_a_flood"])
def test_a_stream_is_cut_at_once(world, person, wire, end, when):
    model = "chat" if wire == "openai" else "claude"
    world.provider.plan({"piece_s": 30} if when == "between_pieces" else {"do": "endless"})
    connection = Wire(world.url)
    connection.send(wire, person["key"]["key"], asking(wire, model, stream=True))
    receipt = {name.lower(): value for name, value in connection.head()[1]}["socle-receipt"]
    while b"data:" not in connection.buffer:
        assert connection.more()
    begun = time.monotonic()
    end(world, person)
    ended = time.monotonic()
    rest = connection.buffer
    connection.buffer = b""
    while connection.more():
        rest = (rest + connection.buffer)[-4000:]
        connection.buffer = b""
        if b"kernel.asker_ended" in rest or time.monotonic() > ended + 10:
            break
    cut = time.monotonic()
    assert cut - ended <= CUT_S_MAX, f"{cut - ended} s after, {ended - begun} s of which the change itself took"
    assert b"kernel.asker_ended" in rest, rest
    assert world.provider.wait_ended(world.provider.calls()[-1]) == "left", "the provider is let go too"
    assert outcome_of(world, receipt) == ("cancelled", "kernel.asker_ended")
    again = Wire(world.url)
    again.send(wire, person["key"]["key"], asking(wire, model, stream=True))
    assert again.head()[0] == 401


def test_an_answer_that_is_not_streamed_ends_too(world, person):
    world.provider.plan({"head_s": 30})
    connection = Wire(world.url)
    connection.send("openai", person["key"]["key"], asking("openai", "chat", stream=False))
    world.provider.wait_calls(1)
    disable(world, person)
    ended = time.monotonic()
    assert connection.head()[0] == 401
    assert time.monotonic() - ended <= CUT_S_MAX


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
@pytest.mark.parametrize("end", [disable, revoke])
def test_both_calls_of_a_hedge_end(world, person, end, stream):
    for name in ("end-a", "end-b"):
        world.add_model(name, "--openai", world.provider.url + "/v1", "--upstream-model", name, "--key-file", str(world.key_file))
    world.house.must(["model", "alias", "ends", "end-a:1,end-b:0", "--hedge-after-ms", "100"])
    try:
        world.provider.plan({"head_s": 30}, {"head_s": 30})
        connection = Wire(world.url)
        connection.send("openai", person["key"]["key"], asking("openai", "ends", stream=stream))
        assert len(world.provider.wait_calls(2)) == 2
        end(world, person)
        ended = time.monotonic()
        status, headers = connection.head()
        assert status == 401 and time.monotonic() - ended <= CUT_S_MAX
        for seen in world.provider.calls():
            assert world.provider.wait_ended(seen) == "left", "both are let go"
        assert outcome_of(world, {name.lower(): value for name, value in headers}["socle-receipt"]) == ("cancelled", "kernel.asker_ended")
    finally:
        world.house.must(["model", "alias", "ends", "--remove"])
        for name in ("end-a", "end-b"):
            world.house.must(["model", "rm", name])


def test_other_peoples_streams_go_on(world, person):
    world.provider.plan({"piece_s": 0.4})
    connection = Wire(world.url)
    connection.send("openai", world.key, asking("openai", "chat", stream=True))
    connection.head()
    disable(world, person)
    while b"[DONE]" not in connection.buffer:
        assert connection.more()
    assert b"asker_ended" not in connection.buffer


def test_an_answer_that_is_asked_of_two_ends_with_both(world, person):
    for name in ("hedge-a", "hedge-b"):
        world.add_model(name, "--openai", world.provider.url + "/v1", "--upstream-model", name, "--key-file", str(world.key_file), "--price-in", "5", "--price-out", "5")
    world.house.must(["model", "alias", "pair", "hedge-a:1,hedge-b:0", "--hedge-after-ms", "150"])
    try:
        world.provider.plan({"head_s": 30}, {"head_s": 30})
        connection = Wire(world.url)
        connection.send("openai", person["key"]["key"], asking("openai", "pair", stream=False, max_tokens=50))
        world.provider.wait_calls(2)
        disable(world, person)
        ended = time.monotonic()
        assert connection.head()[0] == 401
        assert time.monotonic() - ended <= CUT_S_MAX
        for seen in world.provider.calls():
            assert world.provider.wait_ended(seen) == "left"
    finally:
        world.house.must(["model", "alias", "pair", "--remove"])
        for name in ("hedge-a", "hedge-b"):
            world.house.must(["model", "rm", name])
