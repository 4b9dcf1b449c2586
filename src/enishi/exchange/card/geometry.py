"""Quadrilaterals: the shape of a line of text and of a card in a picture, and the way from one frame to another.

A quad is a 4 × 2 array of x, y in pixels, clockwise, beginning at the corner that is top left to a reader.
"""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Quad = NDArray[np.float32]


def quad_of(points: Any) -> Quad:
    """Return four points as a quad."""
    return np.asarray(points, dtype=np.float32).reshape(4, 2)


def upright_quad(x: float, y: float, width: float, height: float) -> Quad:
    """Return the quad of an upright rectangle."""
    return quad_of([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def ordered(points: Any) -> Quad:
    """Return four corners clockwise from the one nearest to the picture's top left."""
    corners = quad_of(points)
    middle = corners.mean(axis=0)
    around = np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))
    corners = corners[around]
    first = int(np.argmin(corners.sum(axis=1)))
    return np.roll(corners, -first, axis=0)


def sides(quad: Quad) -> tuple[float, float]:
    """Return the mean width and height of a quad, in pixels."""
    lengths = np.linalg.norm(quad - np.roll(quad, -1, axis=0), axis=1)
    return float(lengths[0] + lengths[2]) / 2, float(lengths[1] + lengths[3]) / 2


def area(quad: Quad) -> float:
    """Return the area of a quad, in square pixels."""
    return float(cv2.contourArea(quad))


def angle(quad: Quad) -> float:
    """Return how far a quad's upper and lower edges are turned, in radians, clockwise positive."""
    across = (quad[1] - quad[0]) + (quad[2] - quad[3])
    return math.atan2(float(across[1]), float(across[0]))


def holds(quad: Quad, point: NDArray[np.float32], margin: float = 0.0) -> bool:
    """Whether a point lies in a quad, or at most `margin` pixels outside."""
    return cv2.pointPolygonTest(quad, (float(point[0]), float(point[1])), True) >= -margin


def shared_part(a: Quad, b: Quad) -> float:
    """Return the part of the smaller of two convex quads that lies in the other, 0–1."""
    common = float(cv2.intersectConvexConvex(a, b)[0])
    return common / max(1.0, min(area(a), area(b)))


def turned(quad: Quad, quarters: int) -> Quad:
    """Return the same shape, read with the picture turned by so many quarters clockwise."""
    return np.roll(quad, quarters, axis=0)


def shifted(quad: Quad, x: int, y: int) -> Quad:
    """Return a quad moved by so many pixels."""
    return quad + np.asarray((x, y), dtype=np.float32)


def to_frame(quad: Quad, width: float, height: float) -> NDArray[np.float64]:
    """Return the homography that lays a quad onto an upright rectangle at the origin."""
    return np.asarray(cv2.getPerspectiveTransform(quad, upright_quad(0, 0, width, height)))


def moved(quad: Quad, by: NDArray[np.float64]) -> Quad:
    """Return a quad seen through a homography."""
    return quad_of(cv2.perspectiveTransform(quad.reshape(1, 4, 2), by))


def cut_out(picture: NDArray[np.uint8], quad: Quad, longest: int = 0) -> NDArray[np.uint8]:
    """Return what lies in a quad, straightened; its longer side at most `longest` pixels (0: as it is)."""
    width, height = sides(quad)
    scale = min(1.0, longest / max(width, height)) if longest else 1.0
    width, height = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(
        cv2.warpPerspective(
            picture, to_frame(quad, width, height), (width, height),
            flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE,
        ),
        dtype=np.uint8,
    )  # fmt: skip
