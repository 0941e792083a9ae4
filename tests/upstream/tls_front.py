"""TLS in front of a server of this machine: for tests of what is asked elsewhere, where plain HTTP is refused.

The authority and the certificate are made by openssl for this run and are trusted by nobody who was not told to.
"""
import pathlib
import select
import socket
import ssl
import subprocess
import threading

PIECE = 65536


def authority(folder, name="localhost"):
    """An authority (ca.pem) that signs a certificate for `name` (server.pem, server.key)."""
    folder = pathlib.Path(folder)
    run = lambda *arguments: subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, cwd=folder)
    ec = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    run("req", "-x509", *ec, "-keyout", "ca.key", "-out", "ca.pem", "-days", 2, "-subj", "/CN=Authority of a test",
        "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")
    run("req", *ec, "-keyout", "server.key", "-out", "server.csr", "-subj", f"/CN={name}")
    (folder / "extensions").write_text(f"subjectAltName=DNS:{name}\nextendedKeyUsage=serverAuth\n")
    run("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "server.pem", "-days", 2, "-extfile", "extensions")
    return folder / "ca.pem"


class TlsFront:
    """Listens with the certificate in `folder` and passes everything on to `port`, both ways, also who ends first."""

    def __init__(self, folder, port, name="localhost"):
        folder = pathlib.Path(folder)
        self.port, self.closed = port, False
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(folder / "server.pem", folder / "server.key")
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"https://{name}:{self.listener.getsockname()[1]}"
        self.refused = []  # why handshakes failed
        threading.Thread(target=self.accept, daemon=True).start()

    def close(self):
        self.closed = True
        self.listener.close()

    def accept(self):
        while not self.closed:
            try:
                sock, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(sock,), daemon=True).start()

    def serve(self, sock):
        try:
            sock.settimeout(20)
            outer = self.context.wrap_socket(sock, server_side=True)
        except (OSError, ssl.SSLError) as error:
            self.refused.append(str(error))
            sock.close()
            return
        with outer, socket.create_connection(("127.0.0.1", self.port)) as inner:
            while True:
                ready = [outer] if outer.pending() else select.select([outer, inner], [], [])[0]
                for one, other in ((outer, inner), (inner, outer)):
                    if one not in ready:
                        continue
                    try:
                        data = one.recv(PIECE)
                        other.sendall(data)
                    except OSError:
                        return
                    if not data:
                        return
