"""`python stand_in.py SECRET NOTES HOW…`: a provider's adapter as the documentation describes it.

It answers the first request as the first HOW says, and so on; the last one stays. Of every request it notes what it
was, and whether the signature is right.
"""

from __future__ import annotations

import hmac
import json
import sys
import time
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

SECRET, NOTES, *HOW = sys.argv[1:] or ("", "")
SEEN: dict[str, str] = {}


class Adapter(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        how = HOW.pop(0) if len(HOW) > 1 else HOW[0]
        body = self.rfile.read(int(self.headers["Content-Length"]))
        at = self.headers["Thang-Time"]
        right = "sha256=" + hmac.new(SECRET.encode(), f"{at}.".encode() + body, sha256).hexdigest()
        is_right = hmac.compare_digest(right, self.headers["Thang-Signature"]) and abs(time.time() - int(at)) < 300
        key = self.headers["Idempotency-Key"]
        with Path(NOTES).open("a", encoding="utf-8") as notes:
            notes.write(json.dumps({"how": how, "is_right": is_right, "key": key, **json.loads(body)}) + "\n")
        if how == "slow":
            time.sleep(3)
        if how == "break":
            self.connection.close()
            return
        status = {"ok": 202, "slow": 200, "garbage": 200}.get(how) or int(how)
        said = b"{" if how == "garbage" else json.dumps(self.said(key, status, is_right)).encode()
        self.send_response(status if is_right else 401)
        self.send_header("Content-Length", str(len(said)))
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()
        self.wfile.write(said)

    def said(self, key: str, status: int, is_right: bool) -> dict[str, str]:
        if not is_right:
            return {"reason": "wrong signature"}
        return (
            {"reason": "no such number"} if status >= 400 else {"reference": SEEN.setdefault(key, f"ref-{len(SEEN)}")}
        )

    def log_message(self, *_: object) -> None:
        """Quiet."""


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", 0), Adapter)
    print(server.server_port, flush=True)  # noqa: T201  # to the test
    server.serve_forever()
