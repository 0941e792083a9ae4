"""A model file that takes long to load: who waits is told how far it is, clients mind nothing, and a deadline ends the waiting in time.

The worker's program is held back for some seconds by a script in its place; all else is real."""
import json
import os
import pathlib
import shutil
import sys
import time

import anthropic
import openai
import pytest
from raw import Wire, asking
from world import ROOT, World

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "llama"))
import models  # noqa: E402

pytestmark = pytest.mark.hub
QUESTION = [{"role": "user", "content": "Say something."}]
HELD_S = 5
COUNT = iter(range(100))


@pytest.fixture(scope="module")
def slow(tmp_path_factory):
    """A world of its own whose workers begin late."""
    real = pathlib.Path(os.environ.get("SOCLE_PROGRAM", str(ROOT / "build/release/socle"))).resolve()
    folder = tmp_path_factory.mktemp("bin")
    shutil.copy(real, folder / "socle")  # programs are looked for beside it
    for one in real.parent.iterdir():
        if one.name.startswith("socle") and one.is_file() and os.access(one, os.X_OK) and not (folder / one.name).exists() and one.name != "socle-llama":
            (folder / one.name).symlink_to(one)
    held = folder / "socle-llama"
    held.write_text(f'#!/bin/sh\n/bin/sleep {HELD_S}\nexec {(real.parent / "socle-llama").resolve()} "$@"\n')
    held.chmod(0o755)
    world = World(socle=str(folder / "socle"))
    yield world
    world.close()


@pytest.fixture
def file_model(slow):
    """A model that nobody has asked for yet."""
    name = f"file-{next(COUNT)}"
    file = pathlib.Path(slow.house.folder.name) / f"{name}.gguf"
    models.chat(str(file))
    slow.house.must(["model", "add", name, "--file", str(file)])
    return name


def state(slow, name):
    return next(row for row in slow.get("/api/v1/model-states")[1]["items"] if row["name"] == name)


def client(slow):
    return openai.OpenAI(base_url=slow.url + "/v1", api_key=slow.key, max_retries=0, timeout=60, _strict_response_validation=True)


@pytest.mark.parametrize("wire, last", [("openai", b"[DONE]"), ("anthropic", b"message_stop"), ("responses", b"response.completed")])
def test_a_stream_is_told_how_far_its_model_is(slow, file_model, wire, last):
    began = time.monotonic()
    with Wire(slow.url, 60) as connection:
        connection.send(wire, slow.key, asking(wire, file_model, stream=True, **({} if wire == "responses" else {"max_tokens": 4})))
        status, headers = connection.head()
        assert status == 200 and time.monotonic() - began < HELD_S, "it begins before there is a word"
        assert any(name.lower() == "socle-receipt" for name, _ in headers)
        while b"\n\n" not in connection.buffer:
            assert connection.more()
        assert b": loading, 0 %" in connection.buffer and b"data:" not in connection.buffer
        while last not in connection.buffer:
            assert connection.more(), connection.buffer
    assert connection.buffer.count(b": loading") >= 1


def test_the_official_clients_mind_nothing(slow, file_model):
    with client(slow) as ai:
        pieces = list(ai.chat.completions.create(model=file_model, messages=QUESTION, max_tokens=4, stream=True))
        assert pieces[-1].choices[0].finish_reason in ("stop", "length")


def test_the_other_official_client_minds_nothing(slow, file_model):
    with anthropic.Anthropic(base_url=slow.url, api_key=slow.key, max_retries=0, timeout=60, _strict_response_validation=True) as claude:
        with claude.messages.stream(model=file_model, messages=QUESTION, max_tokens=4) as stream:
            assert stream.get_final_message().stop_reason in ("end_turn", "max_tokens")


def test_a_deadline_ends_the_waiting_in_time_and_the_loading_goes_on(slow, file_model):
    with client(slow) as ai:
        began = time.monotonic()
        with pytest.raises(openai.InternalServerError) as late:
            ai.chat.completions.create(model=file_model, messages=QUESTION, extra_headers={"socle-deadline-ms": "700"})
        assert late.value.status_code == 504 and 0.5 < time.monotonic() - began < 3
        assert state(slow, file_model)["worker"]["state"] == "loading"
        shown = json.loads(slow.house.must(["model", "show", file_model]).stdout)
        assert shown["state"]["worker"]["progress_percent"] == 0
        assert slow.told(late.value.response.headers["socle-receipt"])["status"] == "failed"
        # Whoever comes next waits for what is left of it.
        assert ai.chat.completions.create(model=file_model, messages=QUESTION, max_tokens=4).usage.completion_tokens <= 4


def test_a_stream_whose_deadline_passes_while_it_waits_ends_in_an_error(slow, file_model):
    with client(slow) as ai:
        began = time.monotonic()
        with pytest.raises(openai.APIError, match="deadline"):
            for _ in ai.chat.completions.create(model=file_model, messages=QUESTION, stream=True, extra_headers={"socle-deadline-ms": "2600"}):
                raise AssertionError("there is nothing to say yet")
        assert 2 < time.monotonic() - began < HELD_S


def test_a_client_that_leaves_while_it_waits_is_forgotten(slow, file_model):
    with client(slow) as ai:
        with pytest.raises(openai.APITimeoutError):
            ai.with_options(timeout=1).chat.completions.create(model=file_model, messages=QUESTION)
        until = time.monotonic() + 5
        while next(row for row in slow.get("/api/v1/calls?action=model.send")[1]["items"])["status"] != "cancelled":
            assert time.monotonic() < until
            time.sleep(0.05)


def test_how_fast_it_writes_is_shown_once_it_has_written(slow, file_model):
    assert state(slow, file_model)["tokens_per_second"] is None
    with client(slow) as ai:
        for stream in (False, True):
            answer = ai.chat.completions.create(model=file_model, messages=QUESTION, max_tokens=30, temperature=1, logit_bias={}, stream=stream)
            list(answer)
    now = state(slow, file_model)
    assert now["worker"]["state"] == "ready" and now["worker"]["progress_percent"] == 100
    listed = json.loads(slow.house.must(["model", "list", "--state"]).stdout)
    assert next(row for row in listed if row["name"] == file_model)["state"]["tokens_per_second"] == now["tokens_per_second"] > 0
