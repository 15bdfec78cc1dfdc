"""A small typed door to scipy's sparse matrices, nearest neighbours and hulls, which come without types."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]  # scipy ships no types
from scipy.spatial import ConvexHull, cKDTree  # type: ignore[import-untyped]  # scipy ships no types

Reals = NDArray[np.floating]
"""Real numbers of either precision."""
Whole = NDArray[np.integer]
"""Whole numbers of any width."""


@dataclass(frozen=True)
class Sparse:
    """A matrix that is mostly zero; its products are exact sums in a fixed order, whatever the machine's thread count."""

    csr: sparse.csr_array
    wide: int
    """Columns."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.csr.indptr) - 1, self.wide

    def __matmul__(self, dense: Reals) -> NDArray[np.float32]:
        """The product with a dense matrix."""
        out: NDArray[np.float32] = self.csr @ np.asarray(dense, np.float32)
        return out

    def times(self, other: "Sparse") -> "Sparse":
        """The product with another sparse matrix."""
        return Sparse(sparse.csr_array(self.csr @ other.csr), other.wide)

    def rows(self, numbers: Whole | slice) -> "Sparse":
        """Some rows, in the order asked for."""
        return Sparse(self.csr[numbers], self.wide)

    def columns_sum(self, numbers: list[int]) -> NDArray[np.float32]:
        """(rows,) sum over some columns."""
        pick = np.zeros((self.shape[1], 1), np.float32)
        pick[numbers] = 1
        return (self @ pick)[:, 0]

    def evened(self) -> "Sparse":
        """Every row divided by its number of entries, each entry counting one: rows become means."""
        counts = np.diff(self.csr.indptr)
        data = np.repeat(1 / np.maximum(counts, 1), counts).astype(np.float32)
        return Sparse(sparse.csr_array((data, self.csr.indices, self.csr.indptr), shape=self.shape), self.wide)

    def dense(self) -> NDArray[np.float32]:
        """All entries."""
        out: NDArray[np.float32] = self.csr.toarray()
        return out


def scattered(rows: Whole, columns: Whole, values: Reals, shape: tuple[int, int]) -> Sparse:
    """A matrix from its entries; entries at one place add up, zeros are dropped."""
    made = sparse.csr_array(
        sparse.coo_array((np.asarray(values, np.float32), (rows.astype(np.int64), columns.astype(np.int64))), shape=shape)
    )
    made.eliminate_zeros()
    return Sparse(made, shape[1])


def picking(numbers: Whole, count: int) -> Sparse:
    """(n, count) rows that pick entries by number."""
    return scattered(np.arange(len(numbers)), numbers, np.ones(len(numbers)), (len(numbers), count))


def compressed(dense: Reals) -> Sparse:
    """A dense matrix without its zeros."""
    return Sparse(sparse.csr_array(np.asarray(dense, np.float32)), dense.shape[1])


def stacked(matrices: list[Sparse]) -> Sparse:
    """Matrices one below the other."""
    made = sparse.vstack([matrix.csr for matrix in matrices], format="csr")
    return Sparse(sparse.csr_array(made), matrices[0].wide)


def nearest(points: Reals, donors: Reals, count: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """(n, count) distances to the nearest donors and their numbers."""
    far, at = cKDTree(donors).query(points, k=count)
    return np.asarray(far, np.float64).reshape(len(points), -1), np.asarray(at, np.int64).reshape(len(points), -1)


def hull(points: Reals) -> NDArray[np.int64]:
    """The numbers of the corners of a flat point set's convex outline, in order round it."""
    return np.asarray(ConvexHull(points).vertices, np.int64)
