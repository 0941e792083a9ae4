"""A model file on this machine, asked by the official clients: the model is small and made of random numbers, all else is real."""
import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

import openai
import pytest

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "llama"))
import models  # noqa: E402

pytestmark = pytest.mark.hub
QUESTION = [{"role": "user", "content": "Say something."}]


@pytest.fixture(scope="module")
def tiny(world):
    file = pathlib.Path(world.house.folder.name) / "tiny.gguf"
    models.chat(str(file))
    world.house.must(["model", "add", "tiny", "--file", str(file)])
    yield file
    world.house.must(["model", "rm", "tiny"])


def worker_of(file):
    found = subprocess.run(["pgrep", "-f", f"socle-llama --model {file}"], capture_output=True, text=True).stdout.split()
    return int(found[0]) if found else None


def test_both_protocols_are_answered_by_a_file(ai, claude, tiny):
    answer = ai.chat.completions.create(model="tiny", messages=QUESTION, max_tokens=8, temperature=0)
    assert answer.usage.completion_tokens <= 8 and answer.choices[0].finish_reason in ("stop", "length")
    message = claude.messages.create(model="tiny", messages=QUESTION, max_tokens=8)
    assert message.usage.output_tokens <= 8 and message.stop_reason in ("end_turn", "max_tokens")
    assert not message.content or message.content[0].type == "text"


def test_a_stream_says_what_the_whole_answer_says(ai, tiny):
    whole = ai.chat.completions.create(model="tiny", messages=QUESTION, max_tokens=8, temperature=0, seed=1).choices[0].message.content
    pieces = [chunk.choices[0].delta.content or "" for chunk in ai.chat.completions.create(model="tiny", messages=QUESTION, max_tokens=8, temperature=0, seed=1, stream=True)]
    assert "".join(pieces) == whole


def test_a_schema_is_kept(ai, tiny):
    schema = {"type": "object", "properties": {"found": {"type": "boolean"}, "colour": {"enum": ["red", "green"]}}, "required": ["found", "colour"], "additionalProperties": False}
    answer = ai.chat.completions.create(model="tiny", messages=QUESTION, max_tokens=200, response_format={"type": "json_schema", "json_schema": {"name": "finding", "schema": schema, "strict": True}})
    found = json.loads(answer.choices[0].message.content)
    assert set(found) == {"found", "colour"} and isinstance(found["found"], bool) and found["colour"] in ("red", "green")


def test_a_worker_that_dies_takes_nobody_with_it(world, ai, tiny):
    ai.chat.completions.create(model="tiny", messages=QUESTION, max_tokens=2)
    worker = worker_of(tiny)
    os.kill(worker, signal.SIGSTOP)  # so that it is at work when it dies
    threading.Timer(0.3, os.kill, (worker, signal.SIGKILL)).start()
    with pytest.raises(openai.APIError):
        ai.chat.completions.create(model="tiny", messages=QUESTION, max_tokens=20)
    until = time.monotonic() + 20
    while True:  # it is started anew, after a pause
        try:
            assert ai.chat.completions.create(model="tiny", messages=QUESTION, max_tokens=2).usage.completion_tokens <= 2
            break
        except openai.APIStatusError:
            assert time.monotonic() < until
            time.sleep(0.2)
    status, _ = world.get("/api/v1/status")
    assert status == 200
