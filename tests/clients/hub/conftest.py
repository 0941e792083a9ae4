import os

# The clients read settings from the environment: what is set there for somebody else's use must not steer a test.
for name in [n for n in os.environ if n.upper().startswith(("OPENAI_", "ANTHROPIC_", "LANGCHAIN_", "LANGSMITH_", "CLAUDE_")) or n.lower().endswith("_proxy")]:
    del os.environ[name]

import anthropic  # noqa: E402
import openai  # noqa: E402
import pytest  # noqa: E402
from world import World  # noqa: E402


def pytest_addoption(parser):
    parser.addoption("--direct", action="store_true", help="ask the provider for tests itself: proves it, and the tests, without a daemon")


def pytest_configure(config):
    config.addinivalue_line("markers", "hub: asks for what only the hub does")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--direct"):
        items[:] = [item for item in items if not item.get_closest_marker("hub")]


@pytest.fixture(scope="session")
def world(request):
    made = World(request.config.getoption("--direct"))
    yield made
    made.close()


@pytest.fixture(autouse=True)
def fresh(world):
    world.provider.reset()
    if world.house and world.faulted:
        world.renew()


# Both hold each answer and each event of a stream against the schema that its provider publishes.
@pytest.fixture
def ai(world):
    with openai.OpenAI(base_url=world.url + "/v1", api_key=world.key, max_retries=0, timeout=20, _strict_response_validation=True) as client:
        yield client


@pytest.fixture
def claude(world):
    with anthropic.Anthropic(base_url=world.url, api_key=world.key, max_retries=0, timeout=20, _strict_response_validation=True) as client:
        yield client


@pytest.fixture(params=["chat", "claude"])
def model(request):
    """A model behind a provider that speaks OpenAI's protocol, and one behind Anthropic's."""
    return request.param
