"""A company's directory (oidc-provider, a certified OpenID provider) in a process of its own, and people's browsers at its forms."""
import html
import json
import pathlib
import re
import shutil
import subprocess
import urllib.parse

import requests

ROOT = pathlib.Path(__file__).resolve().parents[3]
NODE = str(ROOT / "build/third_party/node/bin/node")
SECRET = "invented-client-secret+/="


class Provider:
    def __init__(self, redirect):
        self.redirect = redirect
        node = NODE if pathlib.Path(NODE).exists() else shutil.which("node")
        self.process = subprocess.Popen([node, pathlib.Path(__file__).parent / "node/provider.mjs", redirect], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.issuer = json.loads(self.process.stdout.readline())["issuer"]

    def rotate(self):
        requests.post(self.issuer + "/test/rotate", timeout=20).raise_for_status()

    def groups(self, who, *groups):
        requests.post("/".join([self.issuer, "test/groups", who, *groups]), timeout=20).raise_for_status()

    def walk(self, location, who, allow=True):
        """A person's browser at the provider's forms; what comes back to the redirect address, as a dictionary."""
        browser = requests.Session()
        answer = browser.get(location, allow_redirects=False, timeout=20)
        for _ in range(20):
            if answer.is_redirect:
                location = urllib.parse.urljoin(answer.url, answer.headers["Location"])
                if location.startswith(self.redirect):
                    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(location).query))
                answer = browser.get(location, allow_redirects=False, timeout=20)
                continue
            form = re.search(r'<form[^>]*action="([^"]+)"', answer.text)
            if form is None:
                raise AssertionError(f"the provider says: {answer.status_code} {re.sub('<[^>]+>', ' ', answer.text)[:600]}")
            prompt = re.search(r'name="prompt" value="([^"]+)"', answer.text).group(1)
            if not allow:
                abort = re.search(r'href="([^"]+/abort)"', answer.text).group(1)
                answer = browser.get(urllib.parse.urljoin(answer.url, html.unescape(abort)), allow_redirects=False, timeout=20)
                continue
            answer = browser.post(urllib.parse.urljoin(answer.url, html.unescape(form.group(1))), data={"prompt": prompt, "login": who, "password": "any"}, allow_redirects=False, timeout=20)
        raise AssertionError("the provider never came back")

    def access_token(self, who, audience, algorithm="RS256"):
        """What an application of the company's own gets for a person: a JWT for the audience."""
        asked = {"client_id": f"socle-{algorithm}", "response_type": "code", "redirect_uri": self.redirect, "scope": "openid email call", "resource": audience,
                 "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method": "S256"}
        back = self.walk(f"{self.issuer}/auth?{urllib.parse.urlencode(asked)}", who)
        answer = requests.post(self.issuer + "/token", auth=(asked["client_id"], urllib.parse.quote(SECRET, safe="")), timeout=20, data={
            "grant_type": "authorization_code", "code": back["code"], "redirect_uri": self.redirect, "resource": audience, "code_verifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"})
        return answer.json()

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()
