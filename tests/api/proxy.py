"""A proxy between a client and the daemon that holds every answer against the OpenAPI document."""
import http.server
import threading

HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}


class CheckingProxy:
    """Forwards over `connect()`, anew each time since the daemon may have been started anew; keeps what is wrong in `problems`."""

    def __init__(self, connect, contract):
        proxy = self
        self.problems, self.seen = [], set()

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def forward(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                upstream = connect()
                try:
                    upstream.request(self.command, self.path, body or None, {k: v for k, v in self.headers.items() if k.lower() not in HOP})
                    answer = upstream.getresponse()
                    content = answer.read()
                except OSError:
                    self.close_connection = True  # the daemon is gone: the client sees the same
                    return
                finally:
                    upstream.close()
                path, kind = self.path.partition("?")[0], answer.getheader("Content-Type")
                found = contract().answer(self.command, path, answer.status, kind, content)
                if answer.status < 400:
                    found += contract().request(self.command, path, self.headers.get("Content-Type"), body)
                operation = contract().operation(self.command, path)
                proxy.seen.add((str(operation), answer.status))
                proxy.problems += [p for p in found if p not in proxy.problems]
                self.send_response_only(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in HOP:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = forward

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = "http://127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
