"""The official clients for Node.js: one program beside this one, on the same daemon and provider."""
import json
import os
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
OWN_NODE = HERE.parents[2] / "build/third_party/node/bin/node"
TEST_S_MAX = 120


def test_the_clients_for_node(world):
    node = OWN_NODE if OWN_NODE.exists() else shutil.which("node")
    assert node, "Node.js is missing: scripts/bootstrap test"
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    environment |= {"HUB_URL": world.url, "HUB_KEY": world.key, "PROVIDER_URL": world.provider.url, **({"HUB_DIRECT": "1"} if world.direct else {})}
    done = subprocess.run([node, "--test", "--test-reporter=tap", "--test-concurrency=1", HERE / "node/hub.test.mjs"], env=environment, capture_output=True, text=True, timeout=TEST_S_MAX)
    counts = dict(line[2:].split() for line in done.stdout.splitlines() if line.startswith(("# pass ", "# fail ")))
    assert done.returncode == 0 and int(counts["pass"]) > 10, done.stdout[-6000:] + json.dumps(counts)
