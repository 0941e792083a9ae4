"""Pictures, speech and transcriptions: what the official client asks for passes through the governed path as it is."""
import base64
import hashlib

import openai
import pytest

SOUND = b"ID3\x00\xff\r\n--\r\n" * 2000  # 22 KB that look like the lines of a form


def test_pictures_are_drawn(world, ai):
    drawn = ai.images.generate(model="chat", prompt="a cat in the rain", n=2)
    assert [base64.b64decode(picture.b64_json) for picture in drawn.data] == [hashlib.sha256(b"a cat in the rain").digest()] * 2
    assert drawn.data[0].revised_prompt == "A drawing: a cat in the rain" and drawn.usage.output_tokens == 10
    assert world.provider.calls()[-1].json["model"] == world.upstream_name("chat")


def test_pictures_are_changed(world, ai):
    drawn = ai.images.edit(model="chat", prompt="with a hat", image=("cat.png", b"\x89PNG\r\n\x1a\n" + SOUND, "image/png"))
    assert base64.b64decode(drawn.data[0].b64_json) == b"\x89PNG\r\n\x1a\n" + SOUND
    assert world.provider.calls()[-1].json["image.name"] == "cat.png"


@pytest.mark.parametrize("form", ["mp3", "opus", "pcm"])
def test_words_are_spoken(ai, form):
    said = ai.audio.speech.create(model="chat", voice="alloy", input="It rains in Köln.", response_format=form)
    assert said.read() == b"ID3\x00\xff" + "It rains in Köln.".encode()
    assert said.response.headers["content-type"] == {"mp3": "audio/mpeg", "opus": "audio/opus", "pcm": "application/octet-stream"}[form]


def test_speech_comes_in_pieces_to_who_wants_it_so(ai):
    with ai.audio.speech.with_streaming_response.create(model="chat", voice="alloy", input="one two") as said:
        assert b"".join(said.iter_bytes(3)) == b"ID3\x00\xffone two"


@pytest.mark.parametrize("form", ["json", "text", "vtt", "verbose_json"])
@pytest.mark.parametrize("what", ["transcriptions", "translations"])
def test_sound_becomes_words(world, ai, what, form):
    heard = getattr(ai.audio, what).create(model="chat", file=("meeting.mp3", SOUND, "audio/mpeg"), response_format=form, prompt="Names: Kölsch")
    assert f"Heard meeting.mp3 with {len(SOUND)} bytes. Names: Kölsch" in (heard if isinstance(heard, str) else heard.text)
    seen = world.provider.calls()[-1]
    assert seen.json["file"] == SOUND and seen.json["model"] == world.upstream_name("chat")


@pytest.mark.hub
def test_they_are_calls_with_receipts_and_accounts(world, ai):
    raw = ai.audio.transcriptions.with_raw_response.create(model="chat", file=("meeting.mp3", SOUND, "audio/mpeg"), extra_headers={"socle-purpose": "minutes"})
    status, call = world.get("/api/v1/calls/" + raw.headers["socle-receipt"])
    assert status == 200 and call["action"] == "model.send" and call["status"] == "done"
    account = next(row for row in world.get("/api/v1/budgets")[1]["items"] if (row["scope"], row["window"]) == ("purpose:minutes", "day"))
    assert (account["calls"], account["tokens"]) == (1, 23)


@pytest.mark.hub
@pytest.mark.parametrize("ask", [
    lambda ai, secret: ai.images.generate(model="chat", prompt=f"Draw the key {secret}"),
    lambda ai, secret: ai.audio.speech.create(model="chat", voice="alloy", input=f"The key is {secret}"),
    lambda ai, secret: ai.audio.transcriptions.create(model="chat", file=("a.mp3", SOUND), prompt=f"It says {secret}"),
    lambda ai, secret: ai.audio.transcriptions.create(model="chat", file=(f"{secret}.mp3", SOUND)),
], ids=["picture", "speech", "prompt", "file_name"])
def test_what_policy_blocks_stays_here(world, ai, ask):
    with pytest.raises(openai.APIStatusError) as refused:
        ask(ai, "AKIA" + "QZ7MPV4TW9XK2LBD")
    assert refused.value.status_code == 403 and refused.value.response.headers["socle-receipt"]
    assert world.provider.calls() == []


@pytest.mark.hub
def test_a_model_that_cannot_is_refused_with_the_reason(world, ai):
    with pytest.raises(openai.BadRequestError) as refused:
        ai.images.generate(model="claude", prompt="a cat")
    assert "OpenAI images" in refused.value.message
    with pytest.raises(openai.BadRequestError) as refused:
        ai.audio.transcriptions.create(model="chat", file=("a.mp3", SOUND), extra_body={"stream": "true"})
    assert "stream" in refused.value.message
    assert world.provider.calls() == []


@pytest.mark.hub
@pytest.mark.parametrize("status", [200, 502])
def test_no_page_passes_for_sound(world, ai, status):
    world.provider.plan(*[{"do": "html", "status": status}] * 3)
    with pytest.raises(openai.InternalServerError) as failed:
        ai.audio.speech.create(model="chat", voice="alloy", input="one two")
    assert "do-not-pass-on" not in failed.value.response.text
