"""A client for the tests that sends exactly what it is told; every answer is held against the OpenAPI document."""
import json
import os


class Client:
    def __init__(self, house, test):
        self.house, self.test = house, test

    def send(self, method, path, body=None, who="owner", key=None, headers=None, kind=None):
        """The answer's status and its body, read where it is JSON."""
        sent = {"Accept-Language": "en", **(headers or {})}
        token = key or (self.house.keys[who] if who else None)
        if token:
            sent["Authorization"] = "Bearer " + token
        if isinstance(body, (dict, list)):
            body, kind = json.dumps(body).encode(), kind or "application/json"
        if body is not None:
            sent["Content-Type"] = kind or "application/octet-stream"
        connection = self.house.connection()
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        self.headers = dict(answer.getheaders())
        self.raw = content
        found = self.house.contract.answer(method, path.partition("?")[0], answer.status, answer.getheader("Content-Type"), content)
        self.test.assertEqual(found, [], f"{method} {path}")
        return answer.status, json.loads(content) if (answer.getheader("Content-Type") or "").startswith("application/json") else content

    def store(self, model):
        """A small file, kept by the endpoint of `model`: its id."""
        mark = os.urandom(8).hex()
        parts = [('name="purpose"', "user_data"), ('name="model"', model), ('name="file"; filename="invented.txt"\r\nContent-Type: text/plain', "It rains.")]
        body = "".join(f"--{mark}\r\nContent-Disposition: form-data; {head}\r\n\r\n{text}\r\n" for head, text in parts) + f"--{mark}--\r\n"
        status, answer = self.send("POST", "/v1/files", body.encode(), kind="multipart/form-data; boundary=" + mark)
        self.test.assertEqual(status, 200, answer)
        return answer["id"]
