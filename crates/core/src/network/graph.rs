//! Difference constraints: what sums over time say about each other.
//!
//! A flow has a running total at every boundary between its periods. A figure for the months from one boundary to another
//! says how far apart the two totals are: two edges. A cycle whose weights sum below zero is a contradiction, and its edges
//! are a smallest set that contradict each other; shortest paths are the tightest bounds of any stretch.
//!
//! Weights are whole numbers of the flow's finest digit, so nothing is rounded. Edges only ever get shorter; one step
//! costs the number of nodes that come closer, for each row that is kept.
//!
//! Source: Dechter, Meiri, Pearl, "Temporal constraint networks", Artificial Intelligence 49 (1991).

use std::collections::VecDeque;

/// A weight or distance that is not there.
pub const FAR: i128 = i128::MAX;
/// No edge.
const NONE: u32 = u32::MAX;

/// A directed edge: the total at `to` is at most `weight` above that at `from`.
#[derive(Debug, Clone, Copy)]
struct Edge {
    from: u32,
    to: u32,
    weight: i128,
    /// What made it so short; the owner's.
    event: u32,
    /// It says no more than that no period is negative. Kept rows do without: what follows from such edges alone is weak,
    /// and they would make every node reach every other.
    is_floor: bool,
}

/// A change that can be undone.
#[derive(Debug, Clone, Copy)]
enum Undo {
    Edge {
        edge: u32,
        weight: i128,
        event: u32,
    },
    /// By place among all distances.
    Node {
        place: u32,
        distance: i128,
        by: u32,
    },
}

/// The graph of one flow.
#[derive(Debug, Clone)]
pub struct Graph {
    n_nodes: usize,
    /// The potential and the rows that are kept.
    n_rows: usize,
    edges: Vec<Edge>,
    /// The edges that leave each node, node after node, each in order of their numbers.
    out: Vec<u32>,
    /// The first of them for each node, and their number at the end.
    first_out: Vec<u32>,
    /// Distances to every node, row after row: the potential, then one row for each watched node.
    distance: Vec<i128>,
    /// The last edges of the shortest paths.
    by: Vec<u32>,
    /// By place among all distances: the step that last changed it.
    changed: Vec<u32>,
    step: u32,
    /// The rows that the last step shortened.
    pub shortened: Vec<usize>,
    undo: Vec<Undo>,
    queue: VecDeque<u32>,
    queued: Vec<bool>,
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

impl Graph {
    /// A graph of `n_nodes` boundaries with edges that do not bind yet, numbered in their order, keeping the distances from
    /// each of `watched`. With a floor, edges from each boundary to the one before it follow: nothing is negative between.
    pub fn new(n_nodes: usize, watched: &[usize], edges: &[(usize, usize)], floor: bool) -> Self {
        let edge = |(from, to): &(usize, usize)| Edge {
            from: number(*from),
            to: number(*to),
            weight: FAR,
            event: 0,
            is_floor: false,
        };
        let n_floors = if floor { n_nodes.saturating_sub(1) } else { 0 };
        let floors =
            (1..=n_floors).map(|later| Edge { weight: 0, is_floor: true, ..edge(&(later, later - 1)) });
        let edges: Vec<Edge> = edges.iter().map(edge).chain(floors).collect();
        let mut first_out = vec![0_u32; n_nodes + 1];
        edges.iter().for_each(|edge| first_out[edge.from as usize + 1] += 1);
        for node in 0..n_nodes {
            first_out[node + 1] += first_out[node];
        }
        let mut out = vec![0; edges.len()];
        let mut next = first_out.clone();
        for (at, edge) in edges.iter().enumerate() {
            let place = &mut next[edge.from as usize];
            out[*place as usize] = number(at);
            *place += 1;
        }
        let n_kept = n_nodes * (watched.len() + 1);
        let mut distance = vec![FAR; n_kept];
        distance[..n_nodes].fill(0);
        for (row, start) in (1..).zip(watched) {
            distance[row * n_nodes + start] = 0;
        }
        Self {
            n_nodes,
            n_rows: watched.len() + 1,
            edges,
            out,
            first_out,
            distance,
            by: vec![NONE; n_kept],
            changed: vec![0; n_kept],
            step: 0,
            shortened: Vec::new(),
            undo: Vec::new(),
            queue: VecDeque::new(),
            queued: vec![false; n_nodes],
        }
    }

    /// Shortens an edge. The rows that got shorter are then in [`Self::shortened`].
    ///
    /// # Errors
    /// The edges of a cycle below zero, each with the event that made it so short. The graph is then to be undone.
    pub fn shorten(&mut self, edge: u32, weight: i128, event: u32) -> Result<(), Vec<u32>> {
        self.shortened.clear();
        let old = self.edges[edge as usize];
        if weight >= old.weight {
            return Ok(());
        }
        self.step = self.step.wrapping_add(1);
        self.undo.push(Undo::Edge { edge, weight: old.weight, event: old.event });
        self.edges[edge as usize].weight = weight;
        self.edges[edge as usize].event = event;
        for row in 0..self.n_rows {
            if self.relax(row, edge)? {
                self.shortened.push(row);
            }
        }
        Ok(())
    }

    /// Carries a shortened edge through one row: whether anything came closer.
    fn relax(&mut self, row: usize, edge: u32) -> Result<bool, Vec<u32>> {
        let first = self.edges[edge as usize];
        if !self.closer(row, edge) {
            return Ok(false);
        }
        self.queue.clear();
        self.queue.push_back(first.to);
        self.queued[first.to as usize] = true;
        while let Some(node) = self.queue.pop_front() {
            let node = node as usize;
            self.queued[node] = false;
            for at in self.first_out[node]..self.first_out[node + 1] {
                let next = self.out[at as usize];
                if !self.closer(row, next) {
                    continue;
                }
                let to = self.edges[next as usize].to;
                // Only a cycle through the new edge can bring its start closer.
                if row == 0 && to == first.from {
                    let cycle = self.trace(0, to, Some(edge));
                    for open in self.queue.drain(..) {
                        self.queued[open as usize] = false;
                    }
                    return Err(cycle);
                }
                if !self.queued[to as usize] {
                    self.queued[to as usize] = true;
                    self.queue.push_back(to);
                }
            }
        }
        Ok(true)
    }

    /// Takes an edge where it leads closer.
    fn closer(&mut self, row: usize, edge: u32) -> bool {
        let Edge { from, to, weight, is_floor, .. } = self.edges[edge as usize];
        let first = row * self.n_nodes;
        let before = self.distance[first + from as usize];
        // Rows that are kept do without floors.
        if before == FAR || weight == FAR || (is_floor && (1..self.n_rows).contains(&row)) {
            return false;
        }
        let after = before.saturating_add(weight);
        let place = first + to as usize;
        if after >= self.distance[place] {
            return false;
        }
        self.undo.push(Undo::Node {
            place: number(place),
            distance: self.distance[place],
            by: self.by[place],
        });
        self.distance[place] = after;
        self.by[place] = edge;
        self.changed[place] = self.step;
        true
    }

    /// The edges of the shortest path of a row to `node`, the last first; for a cycle, back to its edge `until`.
    fn trace(&self, row: usize, node: u32, until: Option<u32>) -> Vec<u32> {
        let mut path = Vec::new();
        let mut node = node;
        while path.len() <= self.edges.len() {
            let edge = self.by[row * self.n_nodes + node as usize];
            if edge == NONE {
                break;
            }
            path.push(edge);
            if Some(edge) == until {
                break;
            }
            node = self.edges[edge as usize].from;
        }
        path
    }

    /// The distance from the watched node of a row (1 and up) to `node`; [`FAR`] where there is no path.
    pub fn distance(&self, row: usize, node: usize) -> i128 {
        self.distance[row * self.n_nodes + node]
    }

    /// Whether the last step made it shorter.
    pub fn has_changed(&self, row: usize, node: usize) -> bool {
        self.changed[row * self.n_nodes + node] == self.step
    }

    /// The edges of that shortest path.
    pub fn path(&self, row: usize, node: usize) -> Vec<u32> {
        self.trace(row, u32::try_from(node).unwrap_or(NONE), None)
    }

    /// The event that made an edge as short as it is.
    pub fn event(&self, edge: u32) -> u32 {
        self.edges[edge as usize].event
    }

    /// The shortest path from one node to another, with all edges: its length and its edges; `None` where there is none.
    pub fn shortest(&mut self, start: usize, end: usize) -> Option<(i128, Vec<u32>)> {
        // A row for this one question, behind those that are kept.
        let (row, n_kept) = (self.n_rows, self.distance.len());
        self.distance.resize(n_kept + self.n_nodes, FAR);
        self.by.resize(n_kept + self.n_nodes, NONE);
        self.changed.resize(n_kept + self.n_nodes, 0);
        self.distance[n_kept + start] = 0;
        let mark = self.undo.len();
        for at in self.first_out[start]..self.first_out[start + 1] {
            // The first row has told that there is no cycle below zero.
            let _ = self.relax(row, self.out[at as usize]);
        }
        let distance = self.distance(row, end);
        let path = if distance == FAR { Vec::new() } else { self.path(row, end) };
        self.distance.truncate(n_kept);
        self.by.truncate(n_kept);
        self.changed.truncate(n_kept);
        // What was undone of a row that is gone says nothing.
        self.undo.truncate(mark);
        (distance != FAR).then_some((distance, path))
    }

    /// How many changes could be undone.
    pub fn mark(&self) -> usize {
        self.undo.len()
    }

    /// Undoes all changes since `mark`.
    pub fn undo_to(&mut self, mark: usize) {
        while self.undo.len() > mark {
            match self.undo.pop() {
                Some(Undo::Edge { edge, weight, event }) => {
                    self.edges[edge as usize].weight = weight;
                    self.edges[edge as usize].event = event;
                }
                Some(Undo::Node { place, distance, by }) => {
                    self.distance[place as usize] = distance;
                    self.by[place as usize] = by;
                }
                None => break,
            }
        }
    }

    /// Forgets how to undo what has been done so far.
    pub fn commit(&mut self) {
        self.undo.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_month_is_the_total_less_the_others() {
        // Boundaries 0, 1, 2: the first month is 3, both are 7.
        let mut graph = Graph::new(3, &[1, 2], &[(0, 2), (2, 0), (0, 1), (1, 0)], false);
        let (both, first) = ((0, 1), (2, 3));
        for ((there, back), value) in [(both, 7), (first, 3)] {
            graph.shorten(there, value, 1).unwrap();
            graph.shorten(back, -value, 1).unwrap();
        }
        assert_eq!((graph.distance(1, 2), graph.distance(2, 1)), (4, -4));
        assert_eq!(graph.path(1, 2), [both.0, first.1]);
    }

    #[test]
    fn a_contradiction_is_its_cycle() {
        let edges = [(0, 2), (0, 1), (1, 2), (2, 3)].map(|(from, to)| [(from, to), (to, from)]);
        let mut graph = Graph::new(4, &[], edges.as_flattened(), false);
        let (total, first, second, beside) = ((0, 1), (2, 3), (4, 5), (6, 7));
        for (number, ((there, back), value)) in (1..).zip([(total, 7), (first, 3), (beside, 9)]) {
            graph.shorten(there, value, number).unwrap();
            graph.shorten(back, -value, number).unwrap();
        }
        let mark = graph.mark();
        let mut cycle = graph.shorten(second.0, 3, 9).unwrap_err();
        cycle.sort_unstable();
        assert_eq!(cycle, [total.1, first.0, second.0]);
        graph.undo_to(mark);
        graph.shorten(second.0, 4, 9).unwrap();
        graph.shorten(second.1, -4, 9).unwrap();
    }
}
