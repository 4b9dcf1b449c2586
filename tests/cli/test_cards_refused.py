"""card scan in a process of its own: whatever is brought that is no card gets a clear sentence, and nothing is kept."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.commands import enishi

SAID = {
    "letter.docx": ("写真ではないようです", "This is no picture"),
    "empty.jpg": ("ファイルが空です", "The file is empty"),
    "cut.jpg": ("途中で切れています", "damaged or cut off"),
    "long.pdf": ("300ページあります", "It has 300 pages"),
    "bomb.png": ("大きすぎて読めません", "too large to be read"),
    "monster.jpg": ("大きすぎて読めません", "too large to be read"),
    "missing.jpg": ("ありません", "There is no file"),
}


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((900, 500), 60).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def monster() -> bytes:
    """A JPEG whose header says 60,000 × 60,000."""
    data = bytearray(jpeg())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 60_000, 60_000)
    return bytes(data)


def bomb() -> bytes:
    """A PNG of a few kilobytes that unpacks to 1.6 thousand million pixels."""

    def chunk(kind: bytes, said: bytes) -> bytes:
        return struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(b"\0" * 5_001) for _ in range(400)) + packer.flush()
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brought")
    document = pypdfium2.PdfDocument.new()
    for _ in range(300):
        document.new_page(258, 156)
    document.save(folder / "long.pdf")
    files = {
        "letter.docx": b"PK\x03\x04 a letter", "empty.jpg": b"", "cut.jpg": jpeg()[:9_000], "bomb.png": bomb(),
        "monster.jpg": monster(),
    }  # fmt: skip
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize(("place", "language"), [(0, "ja"), (1, "en")])
def test_each_gets_its_sentence_and_nothing_is_kept(
    brought: Path, tmp_path: Path, place: int, language: str
) -> None:
    files = [str(brought / name) for name in SAID]
    done = enishi(tmp_path / "kept" / "enishi.db", "card", "scan", "--json", "--lang", language, *files)
    assert done.returncode == 1 and done.stdout == "" and "Traceback" not in done.stderr
    for name, sentences in SAID.items():
        said = [line for line in done.stderr.splitlines() if line.startswith(str(brought / name))]
        assert len(said) == 1 and sentences[place] in said[0]
    assert not (tmp_path / "kept").exists()
