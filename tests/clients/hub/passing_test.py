"""What passes between client and provider: everything that belongs to the call, unchanged, and nothing else."""
import json

import pytest
from raw import ask, asking
from world import PRIVATE

BIG = "123456789012345678901234567890"
# Members that no client or hub knows, with numbers that a careless reader changes.
ODD = f'"x_new_feature":{{"big":{BIG},"spelled":1.0,"exponent":1E+2,"empty":{{}},"list":[]}},"seed":{BIG[:18]}'
WIRES = ["openai", "anthropic"]
OWN = {"openai": "chat", "anthropic": "claude"}  # the model whose provider speaks the client's own protocol


def odd(wire, world, stream=False, path=None):
    """A request with them, and its answer."""
    text = json.dumps(asking(wire, OWN[wire], stream=stream))
    return ask(world.url, wire, world.key, (text[:-1] + "," + ODD + "}").encode(), path=path)


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
@pytest.mark.parametrize("wire", WIRES)
def test_what_nobody_knows_reaches_the_provider_as_it_was_spelled(world, wire, stream):
    assert odd(wire, world, stream).status == 200
    assert ODD in world.provider.calls()[-1].body.decode()


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
@pytest.mark.parametrize("wire", WIRES)
def test_what_nobody_knows_reaches_the_client_as_it_was_spelled(world, wire, stream):
    answer = ask(world.url, wire, world.key, asking(wire, OWN[wire], stream=stream))
    assert f'"x_unknown":{{"big":{BIG},"spelled":1.0,' in answer.body.decode()


@pytest.mark.hub
@pytest.mark.parametrize("member", ["x_new_feature", "logit_bias", "metadata_of_ours"])
def test_what_cannot_be_carried_to_the_other_protocol_is_refused_by_name(world, member):
    answer = ask(world.url, "openai", world.key, asking("openai", "claude", **{member: {"a": 1}}))
    assert answer.status == 400 and member in answer.json["error"]["message"] and not world.provider.calls()


@pytest.mark.hub
@pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])
@pytest.mark.parametrize("wire", WIRES)
def test_the_providers_own_things_stay_behind(world, wire, stream, model):
    answer = ask(world.url, wire, world.key, asking(wire, model, stream=stream))
    assert answer.status == 200 and answer.header("set-cookie") is None
    assert not any(word in answer.head or word in answer.body.decode() for word in PRIVATE)
    assert answer.header("socle-receipt")


@pytest.mark.hub
@pytest.mark.parametrize("wire", WIRES)
def test_the_clients_own_things_stay_here(world, wire, model):
    """Its key, its cookies, its address and what proxies said of it."""
    secret = [("Cookie", "session=clients-own"), ("X-Forwarded-For", "203.0.113.7"), ("Forwarded", "for=203.0.113.7"), ("X-Real-IP", "203.0.113.7"), ("Proxy-Authorization", "Basic clients-own"),
              ("OpenAI-Organization", "clients-own"), ("X-Internal-Ticket", "clients-own"), ("Referer", "https://intranet.example/clients-own")]
    assert ask(world.url, wire, world.key, asking(wire, model), secret).status == 200
    (seen,) = world.provider.calls()
    said = "\n".join(f"{name}: {value}" for name, value in seen.headers)
    assert world.key not in said and world.key not in seen.body.decode() and "clients-own" not in said and "203.0.113.7" not in said
    assert seen.header("Authorization" if model == "chat" else "x-api-key") is not None or seen.header("Authorization") is not None


@pytest.mark.hub
def test_a_key_that_a_provider_shows_in_its_error_is_not_shown_on(world, model):
    from world import PROVIDER_KEY
    world.provider.key, kept = "another", world.provider.key
    try:
        for wire in WIRES:
            answer = ask(world.url, wire, world.key, asking(wire, model))
            assert answer.status >= 500 and PROVIDER_KEY not in answer.body.decode(), answer.body
    finally:
        world.provider.key = kept


@pytest.mark.hub
def test_the_bodys_bytes_are_otherwise_the_clients(world):
    """Same protocol on both sides: only the model's name differs."""
    text = '{ "model" : "chat",\n "messages":[ {"role":"user","content":"caf\\u00e9 \\ud83c\\udf0a"} ] , "temperature":0.70 }'
    assert ask(world.url, "openai", world.key, text.encode()).status == 200
    seen = world.provider.calls()[-1].json
    assert seen == {"model": "small", "messages": [{"role": "user", "content": "café 🌊"}], "temperature": 0.7}
    assert '"temperature":0.70' in world.provider.calls()[-1].body.decode().replace(" ", "")


@pytest.mark.hub
def test_calls_are_receipts(world, model):
    """Every answer names its receipt, no two the same, and the log holds each with the status that the client saw."""
    receipts = {}
    for number in range(6):
        for wire in WIRES:
            world.provider.reset()
            if number % 3 == 1:
                world.provider.plan(*[{"do": "status", "status": 500}] * 4)
            answer = ask(world.url, wire, world.key, asking(wire, model if number % 3 != 2 else "unknown-model", stream=number % 2 == 0))
            assert answer.header("socle-receipt") not in receipts
            receipts[answer.header("socle-receipt")] = answer.status
    for receipt, status in receipts.items():
        found, call = world.get("/api/v1/calls/" + receipt)
        assert found == 200 and (call["status"] == "done") == (status == 200), (status, call)
    done = world.house.run(["audit", "list", "--limit", "1000"], world.house.keys["owner"])
    assert done.returncode == 0 and set(receipts) <= {entry["id"] for entry in json.loads(done.stdout)}


@pytest.mark.hub
def test_no_content_and_no_key_is_in_the_daemons_log(world, model):
    ask(world.url, "openai", world.key, asking("openai", model, "the-word-nobody-may-log"))
    log = open(world.house.folder.name + "/log").read()
    assert "the-word-nobody-may-log" not in log and PRIVATE[1] not in log and world.key not in log
