//! Where training starts: a truncated SVD of the items' co-visitation.
//!
//! The graph of co-visitation neighbours is made symmetric (the larger of both weights) and normalised by degrees,
//! `D^-1/2 A D^-1/2`. Its leading eigenvectors are found by randomised subspace iteration (Halko, Martinsson, Tropp 2011):
//! multiply random columns by the matrix again and again, orthonormalise in between, solve the small problem that is left. The
//! matrix plus the identity is multiplied with, so that the large positive eigenvalues come out and not the large negative.
//! An item's vector is its row of the eigenvectors times the roots of the eigenvalues.

use super::rows::{normalise, Rows};
use crate::catalogue::item::Neighbour;
use nalgebra::{DMatrix, SymmetricEigen};
use vitrine::rng::{Coins, Seeded};

/// Columns carried along beyond those wanted: they make the wanted ones exact sooner.
const SPARE_COLUMNS: usize = 8;
/// Multiplications; the gaps between eigenvalues of such graphs are small.
const ITERATIONS: usize = 40;
/// Multiplications between two orthonormalisations.
const PER_ORTHONORMALISATION: usize = 4;

/// One unit vector for each item; zeros for an item without neighbours.
pub fn svd_vectors(neighbours: &[Vec<Neighbour>], dimensions: usize, seed: u64) -> Rows {
    let graph = Graph::new(neighbours);
    let items = neighbours.len();
    if items == 0 {
        return Rows::zeros(0, dimensions);
    }
    let columns = (dimensions + SPARE_COLUMNS).min(items);
    let mut coins = Seeded::new(seed);
    // Uniform from -1 to 1: any distribution that is not flat will do.
    let mut basis = DMatrix::from_fn(items, columns, |_, _| coins.next_u64() as f64 / 2_f64.powi(63) - 1.0);
    for round in 1..=ITERATIONS {
        basis = graph.times(&basis) + basis;
        if round % PER_ORTHONORMALISATION == 0 {
            basis = basis.qr().q();
        }
    }
    let small = basis.transpose() * graph.times(&basis);
    // Symmetric but for rounding.
    let eigen = SymmetricEigen::new((&small + small.transpose()) * 0.5);
    let order = vitrine::order::descending(&mut eigen.eigenvalues.iter().copied());
    let mut rows = Rows::zeros(items, dimensions);
    for (place, &which) in order.iter().take(dimensions).enumerate() {
        let root = eigen.eigenvalues.get(which).map_or(0.0, |value| value.max(0.0).sqrt());
        let Some(direction) = eigen.eigenvectors.column_iter().nth(which) else { continue };
        let column = &basis * direction;
        for (row, &value) in rows.iter_mut().zip(column.iter()) {
            if let Some(slot) = row.get_mut(place) {
                *slot = (value * root) as f32;
            }
        }
    }
    rows.iter_mut().for_each(normalise);
    rows
}

/// A symmetric sparse matrix, row by row.
struct Graph(Vec<Vec<(u32, f64)>>);

impl Graph {
    fn new(neighbours: &[Vec<Neighbour>]) -> Self {
        let mut rows: Vec<Vec<(u32, f64)>> = vec![Vec::new(); neighbours.len()];
        for (item, list) in (0_u32..).zip(neighbours) {
            for neighbour in list {
                let weight = f64::from(neighbour.weight);
                for (from, to) in [(item, neighbour.index), (neighbour.index, item)] {
                    if let Some(row) = rows.get_mut(from as usize) {
                        row.push((to, weight));
                    }
                }
            }
        }
        for row in &mut rows {
            row.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            row.dedup_by_key(|entry| entry.0);
        }
        let degrees: Vec<f64> = rows.iter().map(|row| row.iter().map(|entry| entry.1).sum()).collect();
        let degree = |item: u32| degrees.get(item as usize).copied().unwrap_or(1.0);
        for (item, row) in (0_u32..).zip(&mut rows) {
            row.iter_mut().for_each(|(to, weight)| *weight /= (degree(item) * degree(*to)).sqrt());
        }
        Self(rows)
    }

    fn times(&self, columns: &DMatrix<f64>) -> DMatrix<f64> {
        let mut product = DMatrix::zeros(columns.nrows(), columns.ncols());
        for (mut to, from) in product.column_iter_mut().zip(columns.column_iter()) {
            for (sum, row) in to.iter_mut().zip(&self.0) {
                *sum = row.iter().map(|&(other, weight)| weight * from.get(other as usize).unwrap_or(&0.0)).sum();
            }
        }
        product
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::dot;
    use super::*;

    fn pair(index: u32) -> Neighbour {
        Neighbour { index, weight: 1.0 }
    }

    #[test]
    fn eigenvectors_of_a_small_matrix_are_found() {
        // A path 0 - 1 - 2: normalised by degrees its eigenvalues are 1, 0, -1, the first eigenvector (1, sqrt 2, 1) / 2.
        let graph = Graph::new(&[vec![pair(1)], vec![pair(2)], vec![]]);
        let first = DMatrix::from_column_slice(3, 1, &[0.5, 0.5 * 2_f64.sqrt(), 0.5]);
        assert!((graph.times(&first) - &first).norm() < 1e-12);
        // One dimension: every item has the same sign of length one.
        let rows = svd_vectors(&[vec![pair(1)], vec![pair(2)], vec![]], 1, 7);
        let signs: Vec<f32> = rows.iter().map(|row| row[0]).collect();
        assert!(signs.iter().all(|sign| (sign - signs[0]).abs() < 1e-6 && sign.abs() > 0.999), "{signs:?}");
    }

    #[test]
    fn groups_that_never_meet_are_orthogonal() {
        let ring = |start: u32, n: u32| (0..n).map(move |i| vec![pair(start + (i + 1) % n), pair(start + (i + 2) % n)]);
        let neighbours: Vec<_> = ring(0, 6).chain(ring(6, 5)).collect();
        let rows = svd_vectors(&neighbours, 2, 1);
        assert!(dot(rows.row(0), rows.row(3)) > 0.999 && dot(rows.row(6), rows.row(10)) > 0.999);
        assert!(dot(rows.row(0), rows.row(8)).abs() < 1e-3);
    }

    #[test]
    fn fewer_items_than_dimensions_and_lonely_items_are_no_trouble() {
        let rows = svd_vectors(&[vec![pair(1)], vec![], vec![]], 32, 1);
        assert!((dot(rows.row(0), rows.row(0)) - 1.0).abs() < 1e-5);
        assert!(svd_vectors(&[], 32, 1).iter().next().is_none());
    }

    #[test]
    fn the_same_seed_gives_the_same_bits() {
        let neighbours: Vec<_> = (0..50).map(|i| vec![pair((i * 7 + 1) % 50), pair((i * 3 + 2) % 50)]).collect();
        assert_eq!(svd_vectors(&neighbours, 8, 3), svd_vectors(&neighbours, 8, 3));
    }
}
