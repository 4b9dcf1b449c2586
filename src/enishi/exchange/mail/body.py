"""Body: the first words a message holds as plain text, decoded – so far as they were kept, and never stored.

Decides which part of a message is what its writer wrote: the first text/plain that is no attachment and lies in no message
sent on.
"""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from enishi.exchange import encodings

# So much of a body is looked at: whoever writes longer letters signs another one.
LONGEST = 24 * 1024
_HEADERS = ("content-type", "content-transfer-encoding")


def text_of(fields: dict[str, bytes], body: bytes) -> str:
    """Return the plain text of a body, "" where there is none. fields: the headers of its message, undecoded."""
    head = b"".join(
        name.encode() + b":" + fields[name].strip() + b"\n" for name in _HEADERS if name in fields
    )
    try:
        part = _plain_part(message_from_bytes(head + b"\n" + body))
        data = part.get_payload(decode=True) if part is not None else None
    except (ValueError, LookupError, TypeError, AssertionError):
        return ""
    if part is None or not isinstance(data, bytes):
        return ""
    return _decoded(data, str(part.get_content_charset() or "")).replace("\r\n", "\n").replace("\r", "\n")


def _plain_part(message: object) -> Message | None:
    if not isinstance(message, Message) or message.get_content_disposition() == "attachment":
        return None
    if message.get_content_maintype() == "multipart":
        parts = message.get_payload()
        found = map(_plain_part, parts if isinstance(parts, list) else ())
        return next((part for part in found if part is not None), None)
    return message if message.get_content_type() == "text/plain" else None


def _decoded(data: bytes, charset: str) -> str:
    known = encodings.known_charset(charset)
    if known.startswith("iso2022") or b"\x1b$" in data[:4096]:
        # Circled numbers and the like stand outside the standard, and are sent all the same.
        return data.decode("iso2022_jp_ext", "replace")
    if known:
        return data.decode(known, "replace")
    return encodings.decode(data)[0]
