"""LangChain over OpenAI's client: another reader of the same protocol."""
import pydantic
import pytest
from langchain_openai import ChatOpenAI, OpenAIEmbeddings


class City(pydantic.BaseModel):
    """A city."""

    name: str
    people: int


@pytest.fixture
def chain(world, model):
    return ChatOpenAI(model=model, base_url=world.url + "/v1", api_key=world.key, max_retries=0, timeout=20, max_tokens=200)


def test_it_asks_and_streams(chain):
    assert chain.invoke("Good evening").content == "Echo: Good evening"
    pieces = list(chain.stream("Good evening"))
    assert "".join(str(piece.content) for piece in pieces) == "Echo: Good evening" and len(pieces) > 2
    assert chain.invoke("Good evening").usage_metadata["total_tokens"] > 0


def test_it_calls_a_tool(chain):
    (call,) = chain.bind_tools([City]).invoke("Which city?").tool_calls
    assert call["name"] == "City" and call["args"] == {"name": "a name", "people": 7}


def test_it_reads_structured_output(chain):
    assert chain.with_structured_output(City, method="json_schema").invoke("Which city?") == City(name="a name", people=7)
    assert chain.with_structured_output(City, method="function_calling").invoke("Which city?") == City(name="a name", people=7)


def test_it_embeds(world):
    made = OpenAIEmbeddings(model="chat", base_url=world.url + "/v1", api_key=world.key, check_embedding_ctx_length=False)
    assert len(made.embed_query("some text")) == 8
