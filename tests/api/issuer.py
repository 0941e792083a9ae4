"""A directory that says the right things and signs with nothing: enough to come to its answer, which is then refused."""
import http.server
import json
import threading


class Issuer:
    def __init__(self):
        issuer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                body = json.dumps(issuer.metadata() if "openid-configuration" in self.path else {"keys": [], "id_token": "a.b.c"}).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                self.answer()

            def do_POST(self):
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self.answer()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def metadata(self):
        return {"issuer": self.url, **{name: self.url + "/" + name for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}}

    def settings(self, client="socle"):
        return {"issuer": self.url, "client_id": client, "redirect_uri": "https://socle.example/signin"}

    def close(self):
        self.server.shutdown()
        self.server.server_close()
