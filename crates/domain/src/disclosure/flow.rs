//! How much can be moved from one place to another along ways of limited width (Edmonds & Karp 1972).

use std::collections::VecDeque;

/// Places joined by one-way edges.
#[derive(Debug, Clone, Default)]
pub(super) struct Network {
    edges: Vec<Edge>,
    leaving: Vec<Vec<usize>>,
}

#[derive(Debug, Clone, Copy)]
struct Edge {
    to: usize,
    room: u64,
}

impl Network {
    /// A network of so many places, without edges.
    pub fn new(places: usize) -> Self {
        Self { edges: Vec::new(), leaving: vec![Vec::new(); places] }
    }

    /// Joins two places by an edge each way.
    pub fn join(&mut self, one: usize, other: usize, room_there: u64, room_back: u64) {
        // Partners lie side by side, so that an edge's partner has its number with the last bit turned.
        self.add(one, Edge { to: other, room: room_there });
        self.add(other, Edge { to: one, room: room_back });
    }

    fn add(&mut self, from: usize, edge: Edge) {
        if let Some(leaving) = self.leaving.get_mut(from) {
            leaving.push(self.edges.len());
        }
        self.edges.push(edge);
    }

    /// The most that can be moved between two places, but no more than `enough`.
    pub fn most(mut self, from: usize, to: usize, enough: u64) -> u64 {
        let mut moved = 0;
        while moved < enough {
            let way = self.shortest_way(from, to);
            let room = way.iter().filter_map(|edge| self.edges.get(*edge)).map(|edge| edge.room).min();
            let Some(room) = room.map(|room| room.min(enough - moved)) else {
                break;
            };
            for edge in way {
                self.widen(edge, room);
            }
            moved += room;
        }
        moved
    }

    fn widen(&mut self, edge: usize, by: u64) {
        if let Some(used) = self.edges.get_mut(edge) {
            used.room = used.room.saturating_sub(by);
        }
        if let Some(partner) = self.edges.get_mut(edge ^ 1) {
            partner.room = partner.room.saturating_add(by);
        }
    }

    /// The edges of a way with the fewest of them that has room left; none when there is no such way.
    fn shortest_way(&self, from: usize, to: usize) -> Vec<usize> {
        let mut came_by: Vec<Option<usize>> = vec![None; self.leaving.len()];
        let mut waiting = VecDeque::from([from]);
        while let Some(place) = waiting.pop_front() {
            for number in self.leaving.get(place).into_iter().flatten() {
                let Some(edge) = self.edges.get(*number).filter(|edge| edge.room > 0) else {
                    continue;
                };
                if let Some(arrival @ None) = came_by.get_mut(edge.to).filter(|_| edge.to != from) {
                    *arrival = Some(*number);
                    waiting.push_back(edge.to);
                }
            }
        }
        let mut way = Vec::new();
        let mut place = to;
        while let Some(number) = came_by.get(place).copied().flatten() {
            way.push(number);
            place = self.edges.get(number ^ 1).map_or(from, |partner| partner.to);
        }
        way
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrowest_cut_decides() {
        let mut network = Network::new(4);
        network.join(0, 1, 10, 0);
        network.join(0, 2, 5, 0);
        network.join(1, 3, 4, 0);
        network.join(2, 3, 9, 0);
        network.join(1, 2, 6, 0);
        assert_eq!(network.clone().most(0, 3, u64::MAX), 13);
        assert_eq!(network.clone().most(0, 3, 7), 7);
        assert_eq!(network.most(3, 0, u64::MAX), 0);
    }

    #[test]
    fn a_way_taken_can_be_given_back() {
        // The shortest way through the middle blocks both others until part of it is undone.
        let mut network = Network::new(6);
        for (from, to) in [(0, 1), (1, 4), (4, 5), (0, 2), (2, 4), (1, 3), (3, 5)] {
            network.join(from, to, 1, 0);
        }
        assert_eq!(network.most(0, 5, u64::MAX), 2);
    }
}
