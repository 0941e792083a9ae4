"""Files that a provider keeps (/v1/files), with the official clients: stored, listed, read, used in a question, deleted; governed, and each
person's own."""
import json
import time

import anthropic
import openai
import pytest

PDF = b"%PDF-1.7\n\x00\xff\xfe invented, and no page of it can be read as text"
WORDS = "Die Brücke über die Fulda wurde 1912 gebaut. It rains.".encode()
SECRET = "AKIA" + "QZ7MPV4TW9XK2LBD"  # invented


@pytest.fixture
def elsewhere(world):
    """A second provider, far away as far as the company is concerned: plain HTTP is allowed up to “company” only, so it stands there …"""
    from upstream import Upstream
    with Upstream() as provider:
        world.add_model("second", "--openai", provider.url + "/v1", "--upstream-model", "small")
        yield provider
        world.house.must(["model", "rm", "second"])


@pytest.fixture
def other(world):
    """Another person's client."""
    if world.direct:
        pytest.skip("a provider knows no people")
    with openai.OpenAI(base_url=world.url + "/v1", api_key=world.house.keys["engineer"], max_retries=0, timeout=20) as client:
        yield client


def test_a_file_is_stored_shown_read_listed_and_deleted(world, ai):
    made = ai.files.create(file=("notes.txt", WORDS, "text/plain"), purpose="user_data")
    assert (made.bytes, made.filename, made.purpose, made.status) == (len(WORDS), "notes.txt", "user_data", "processed")
    assert world.provider.keeper.kept[made.id]["bytes"] == WORDS
    assert ai.files.retrieve(made.id).id == made.id
    assert ai.files.content(made.id).read() == WORDS
    assert made.id in [file.id for file in ai.files.list()]
    gone = ai.files.delete(made.id)
    assert gone.deleted and gone.id == made.id and made.id not in world.provider.keeper.kept
    assert made.id not in [file.id for file in ai.files.list()]
    for ask in (ai.files.retrieve, ai.files.content, ai.files.delete):
        with pytest.raises(openai.NotFoundError):
            ask(made.id)


def test_bytes_pass_as_they_are(world, ai):
    for name, data, kind in [("paper.pdf", PDF, "application/pdf"), ("lines.jsonl", b'{"a": 1.0,\t"b":"\\u00e4"}\r\n{"c":[ ]}\n', "application/jsonl"), ("mark.csv", b"\xef\xbb\xbfa;b\r\n1;2\r\n", "text/csv"), ("empty.txt", b"", "text/plain")]:
        made = ai.files.create(file=(name, data, kind), purpose="assistants")
        kept = world.provider.keeper.kept[made.id]
        assert (kept["bytes"], kept["name"], kept["type"]) == (data, name, kind)
        assert ai.files.content(made.id).read() == data
        ai.files.delete(made.id)


def test_a_file_is_read_where_a_question_names_it(world, ai):
    made = ai.files.create(file=("notes.txt", WORDS), purpose="user_data")
    answer = ai.chat.completions.create(model="chat", messages=[{"role": "user", "content": [{"type": "text", "text": "What does it say?"}, {"type": "file", "file": {"file_id": made.id}}]}])
    assert WORDS.decode() in answer.choices[0].message.content
    ai.files.delete(made.id)


def test_the_other_protocol_keeps_files_too(world, claude):
    made = claude.beta.files.upload(file=("notes.txt", WORDS, "text/plain"))
    assert (made.size_bytes, made.filename, made.mime_type) == (len(WORDS), "notes.txt", "text/plain")
    assert claude.beta.files.retrieve_metadata(made.id).id == made.id
    assert made.id in [file.id for file in claude.beta.files.list()]
    answer = claude.beta.messages.create(model="claude", max_tokens=200, betas=["files-api-2025-04-14"], messages=[{"role": "user", "content": [{"type": "document", "source": {"type": "file", "file_id": made.id}}]}])
    assert WORDS.decode() in answer.content[0].text
    assert claude.beta.files.download(made.id).read() == WORDS
    assert claude.beta.files.delete(made.id).type == "file_deleted"
    with pytest.raises(anthropic.NotFoundError) as unknown:
        claude.beta.files.retrieve_metadata(made.id)
    assert unknown.value.body["error"]["type"] == "not_found_error"


@pytest.mark.hub
def test_the_list_pages(ai):
    made = [ai.files.create(file=(f"{i}.txt", b"text"), purpose=("user_data", "batch")[i % 2]).id for i in range(5)]
    assert [file.id for file in ai.files.list(limit=2)][:5] == made[::-1], "the client asks for page after page"
    assert [file.id for file in ai.files.list(limit=2, order="asc")][-5:] == made
    assert [file.id for file in ai.files.list(purpose="batch")][:2] == [made[3], made[1]]
    assert ai.files.list(limit=2).has_more and not ai.files.list(after=made[1], limit=1).has_more
    for wrong in ({"limit": 0}, {"order": "new"}):
        with pytest.raises(openai.BadRequestError):
            ai.files.list(**wrong)
    with pytest.raises(openai.NotFoundError):
        ai.files.list(after="file-none")
    for id in made:
        ai.files.delete(id)


@pytest.mark.hub
def test_each_step_is_a_call_with_a_receipt(world, ai):
    raw = ai.files.with_raw_response
    stored = raw.create(file=("notes.txt", WORDS), purpose="user_data", extra_headers={"socle-purpose": "minutes"})
    id = stored.parse().id
    call = world.told(stored.headers["socle-receipt"])
    assert (call["action"], call["status"], call["cost"]) == ("file.store", "done", 0)
    facts = call["outcome"]["facts"]
    assert (facts["file"], facts["model"], facts["bytes"], facts["readable"], facts["changed"]) == (id, "chat", len(WORDS), True, False)
    assert "notes.txt" not in json.dumps(call), "what it is called is nobody's business"
    for action, answer in [("file.show", raw.retrieve(id)), ("file.content", raw.content(id)), ("file.delete", raw.delete(id))]:
        call = world.told(answer.headers["socle-receipt"])
        assert (call["action"], call["status"], call["outcome"]["facts"]["file"]) == (action, "done", id)
    with pytest.raises(openai.NotFoundError) as unknown:
        ai.files.delete(id)
    call = world.told(unknown.value.response.headers["socle-receipt"])
    assert (call["status"], call["outcome"]["error"]) == ("refused", "backends.unknown_file")


@pytest.mark.hub
def test_a_file_is_for_whoever_stored_it(world, ai, other):
    made = ai.files.create(file=("notes.txt", WORDS), purpose="user_data")
    seen = len(world.provider.calls())
    assert made.id not in [file.id for file in other.files.list()]
    for ask in (other.files.retrieve, other.files.content, other.files.delete):
        with pytest.raises(openai.NotFoundError) as unknown:
            ask(made.id)
        assert unknown.value.type == "invalid_request_error"
    with pytest.raises(openai.NotFoundError) as unknown:
        other.chat.completions.create(model="chat", messages=[{"role": "user", "content": [{"type": "file", "file": {"file_id": made.id}}]}])
    assert unknown.value.param == "file_id"
    with pytest.raises(openai.NotFoundError):
        other.responses.create(model="chat", input="x", tools=[{"type": "code_interpreter", "container": {"type": "auto", "file_ids": [made.id]}}])
    assert len(world.provider.calls()) == seen, "the provider was asked for nothing"
    # A key that is limited sees what was stored with it, and nothing else of its owner's.
    narrow = json.loads(world.house.must(["key", "create", "--user", "employee@socle.example", "--scope", "file.*"]).stdout)["key"]
    with openai.OpenAI(base_url=world.url + "/v1", api_key=narrow, max_retries=0) as limited:
        assert made.id not in [file.id for file in limited.files.list()]
        with pytest.raises(openai.NotFoundError):
            limited.files.retrieve(made.id)
        own = limited.files.create(file=("own.txt", b"own"), purpose="user_data")
        assert [file.id for file in limited.files.list()] == [own.id]
    assert own.id in [file.id for file in ai.files.list()], "the person's whole key sees it"
    for id in (made.id, own.id):
        ai.files.delete(id)


@pytest.mark.hub
def test_those_who_run_socle_see_where_files_lie_and_delete_them(world, ai, other):
    made = ai.files.create(file=("notes.txt", WORDS), purpose="user_data")
    row = next(one for one in json.loads(world.house.must(["file", "list"]).stdout) if one["id"] == made.id)
    assert (row["model"], row["kind"], row["bytes"], row["expires_at"]) == ("chat", "openai", len(WORDS), None) and "notes" not in json.dumps(row)
    assert world.get("/api/v1/files", "employee")[0] == 403
    world.house.must(["file", "rm", made.id])
    assert made.id not in world.provider.keeper.kept
    with pytest.raises(openai.NotFoundError):
        ai.files.retrieve(made.id)


@pytest.mark.hub
@pytest.mark.parametrize("name, data", [
    ("plain.txt", f"The key is {SECRET}, keep it.".encode()),
    ("escaped.json", ('{"a":{"deep":["\\u0041' + SECRET[1:] + '"]}}').encode()),
    ("lines.jsonl", ('{"a":1}\n{"key":"x","value":"' + SECRET + '"}\n').encode()),
    ("mixed.jsonl", ('{"a":1}\nno json ' + SECRET + '\n').encode()),
    (f"{SECRET}.txt", b"nothing"),
    (f"{SECRET}.pdf", PDF),
], ids=["plain", "escaped", "lines", "mixed", "name", "name_of_unread"])
def test_what_policy_blocks_stays_here(world, ai, name, data):
    with pytest.raises(openai.PermissionDeniedError) as refused:
        ai.files.create(file=(name, data), purpose="user_data")
    assert world.told(refused.value.response.headers["socle-receipt"])["status"] == "refused"
    assert world.provider.calls() == [] and SECRET not in refused.value.response.text


@pytest.mark.hub
def test_what_a_file_holds_decides_where_it_may_go(world, ai):
    """A provider elsewhere: the default policies keep bank data and unread files here, and replace addresses."""
    world.house.must(["model", "add", "far", "--openai", "https://127.0.0.1:1/v1", "--zone", "eu", "--can", "files"])
    try:
        for name, data in [("iban.txt", b"IBAN DE89 3704 0044 0532 0130 00"), ("paper.pdf", PDF)]:
            with pytest.raises(openai.APIStatusError) as refused:
                ai.files.create(file=(name, data), purpose="user_data", extra_body={"model": "far"})
            assert refused.value.status_code in (403, 503), refused.value.response.text
            assert "far" in refused.value.message
        with pytest.raises(openai.InternalServerError) as unreachable:  # this one may go, and nobody is there
            ai.files.create(file=("plain.txt", b"harmless"), purpose="user_data", extra_body={"model": "far"})
        assert world.told(unreachable.value.response.headers["socle-receipt"])["outcome"]["error"] == "backends.upstream_unreachable"
    finally:
        world.house.must(["model", "rm", "far"])


@pytest.mark.hub
def test_a_file_lies_with_one_provider_and_is_used_there(world, ai, elsewhere):
    with pytest.raises(openai.BadRequestError) as undecided:
        ai.files.create(file=("a.txt", b"text"), purpose="user_data")
    assert "second" in undecided.value.message and "chat" in undecided.value.message and undecided.value.code == "backends.file_model_needed"
    one = ai.files.create(file=("a.txt", b"text"), purpose="user_data", extra_body={"model": "second"})
    two = ai.files.create(file=("b.txt", b"more"), purpose="user_data", extra_headers={"socle-model": "chat"})
    assert one.id in elsewhere.keeper.kept and two.id in world.provider.keeper.kept

    def ask(model, id):
        return ai.chat.completions.create(model=model, messages=[{"role": "user", "content": [{"type": "file", "file": {"file_id": id}}]}]).choices[0].message.content
    assert "text" in ask("second", one.id)
    with pytest.raises(openai.BadRequestError) as refused:
        ask("chat", one.id)
    assert one.id in refused.value.message and "second" in refused.value.message
    with pytest.raises(openai.BadRequestError):  # no provider of the other protocol has it either
        ask("claude", one.id)
    world.house.must(["model", "alias", "either", "chat:1,second:1"])
    assert "text" in ask("either", one.id) and "more" in ask("either", two.id), "of a name's models, the one that has it"
    world.house.must(["model", "alias", "files", "second"])
    three = ai.files.create(file=("c.txt", b"text"), purpose="user_data")
    assert three.id in elsewhere.keeper.kept, "the name for files decides where none is given"
    for name in ("either", "files"):
        world.house.must(["model", "alias", name, "--remove"])
    for id in (one.id, two.id, three.id):
        assert ai.files.delete(id).deleted


@pytest.mark.hub
def test_what_a_provider_lost_is_said_so(world, ai):
    made = ai.files.create(file=("notes.txt", WORDS), purpose="user_data")
    del world.provider.keeper.kept[made.id]
    with pytest.raises(openai.NotFoundError):
        ai.files.retrieve(made.id)
    raw = ai.files.with_raw_response.delete(made.id)
    assert raw.parse().deleted and world.told(raw.headers["socle-receipt"])["outcome"]["facts"]["was_gone"]


@pytest.mark.hub
def test_files_that_expired_are_gone(world, ai):
    made = ai.files.create(file=("notes.txt", WORDS), purpose="user_data", expires_after={"anchor": "created_at", "seconds": 1})
    until = time.monotonic() + 5
    while made.id in [file.id for file in ai.files.list()]:
        assert time.monotonic() < until
        time.sleep(0.1)
    with pytest.raises(openai.NotFoundError):
        ai.files.retrieve(made.id)


@pytest.mark.hub
def test_a_provider_that_fails_is_told_of_in_the_clients_words(world, ai, claude):
    kept = len(world.provider.keeper.kept)
    world.provider.plan({"do": "html"})
    with pytest.raises(openai.InternalServerError) as failed:
        ai.files.create(file=("a.txt", b"text"), purpose="user_data")
    assert "do-not-pass-on" not in failed.value.response.text and failed.value.response.headers["socle-receipt"]
    with pytest.raises(openai.BadRequestError) as wrong:
        ai.files.create(file=("a.txt", b"text"), purpose="cooking")
    assert "cooking" in wrong.value.message
    world.provider.plan({"do": "status", "status": 401})
    with pytest.raises(anthropic.InternalServerError) as key:
        claude.beta.files.upload(file=("a.txt", b"text"))
    assert key.value.body["type"] == "error"
    assert len(world.provider.keeper.kept) == kept


@pytest.mark.hub
def test_what_is_no_upload_is_refused_by_name(ai):
    for body, field in [({}, "purpose"), ({"purpose": ""}, "purpose")]:
        with pytest.raises(openai.BadRequestError) as wrong:
            ai.post("/files", cast_to=object, body=body, files=[("file", ("a.txt", b"text"))], options={"headers": {"Content-Type": "multipart/form-data"}})
        assert field in wrong.value.message
    with pytest.raises(openai.BadRequestError) as wrong:
        ai.post("/files", cast_to=object, body={"purpose": "batch"}, files=[("file", ("a.txt", b"a")), ("file", ("b.txt", b"b"))], options={"headers": {"Content-Type": "multipart/form-data"}})
    assert "file" in wrong.value.message
    with pytest.raises(openai.APIStatusError) as long:
        ai.files.create(file=("a.txt", b"word " * (2 << 20)), purpose="user_data")
    assert long.value.status_code == 413


@pytest.mark.hub
def test_somebody_who_leaves_frees_the_provider(world, ai):
    world.provider.plan({"head_s": 30})
    with pytest.raises(openai.APITimeoutError):
        ai.with_options(timeout=0.5).files.create(file=("a.txt", b"text"), purpose="user_data")
    assert world.provider.wait_ended(world.provider.calls()[-1]) == "left"
