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
    /// Its number among all as they were given.
    number: u32,
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
    /// The edges by the node that they leave, for each node in order of their numbers: a floor is the last.
    edges: Vec<Edge>,
    /// By number: the place among them.
    places: Vec<u32>,
    /// The first of them for each node, and their number at the end.
    first_out: Vec<u32>,
    /// Distances to every node, row after row: the potential, then one row for each watched node.
    distance: Vec<i128>,
    /// The places of the last edges of the shortest paths.
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
        let n_floors = if floor { n_nodes.saturating_sub(1) } else { 0 };
        let floors = (1..=n_floors).map(|later| (later, later - 1));
        let n_given = edges.len();
        let all = || edges.iter().copied().chain(floors.clone()).enumerate();
        let mut first_out = vec![0_u32; n_nodes + 1];
        for (_, (from, _)) in all() {
            first_out[from + 1] += 1;
        }
        for node in 0..n_nodes {
            first_out[node + 1] += first_out[node];
        }
        let mut next = first_out.clone();
        let mut places = vec![0; n_given + n_floors];
        let nothing = Edge { number: 0, from: 0, to: 0, weight: FAR, event: 0, is_floor: false };
        let mut sorted = vec![nothing; places.len()];
        for (at, (from, to)) in all() {
            let place = next[from];
            next[from] += 1;
            places[at] = place;
            let is_floor = at >= n_given;
            let weight = if is_floor { 0 } else { FAR };
            sorted[place as usize] =
                Edge { number: number(at), from: number(from), to: number(to), weight, event: 0, is_floor };
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
            edges: sorted,
            places,
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
        let edge = self.places[edge as usize];
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
        let first = row * self.n_nodes;
        let nodes = first..first + self.n_nodes;
        let mut distances = Distances {
            first,
            distance: &mut self.distance[nodes.clone()],
            by: &mut self.by[nodes.clone()],
            changed: &mut self.changed[nodes],
            step: self.step,
            undo: &mut self.undo,
        };
        let start = self.edges[edge as usize];
        if !distances.closer(edge, &start) {
            return Ok(false);
        }
        // Rows that are kept do without floors.
        let with_floors = row == 0 || row >= self.n_rows;
        self.queue.clear();
        self.queue.push_back(start.to);
        self.queued[start.to as usize] = true;
        while let Some(node) = self.queue.pop_front() {
            self.queued[node as usize] = false;
            let out = self.first_out[node as usize]..self.first_out[node as usize + 1];
            for (at, next) in out.clone().zip(&self.edges[out.start as usize..out.end as usize]) {
                if (next.is_floor && !with_floors) || !distances.closer(at, next) {
                    continue;
                }
                // Only a cycle through the new edge can bring its start closer.
                if row == 0 && next.to == start.from {
                    for open in self.queue.drain(..) {
                        self.queued[open as usize] = false;
                    }
                    return Err(self.trace(0, start.from, Some(edge)));
                }
                if !std::mem::replace(&mut self.queued[next.to as usize], true) {
                    self.queue.push_back(next.to);
                }
            }
        }
        Ok(true)
    }

    /// The edges of the shortest path of a row to `node`, the last first; for a cycle, back to its edge at `until`.
    fn trace(&self, row: usize, node: u32, until: Option<u32>) -> Vec<u32> {
        let mut path = Vec::new();
        let mut node = node;
        while path.len() <= self.edges.len() {
            let edge = self.by[row * self.n_nodes + node as usize];
            if edge == NONE {
                break;
            }
            let Edge { number, from, .. } = self.edges[edge as usize];
            path.push(number);
            if Some(edge) == until {
                break;
            }
            node = from;
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
        self.edges[self.places[edge as usize] as usize].event
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
            let _ = self.relax(row, at);
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

/// One row while an edge is carried through it.
struct Distances<'a> {
    /// The place of its first node among all distances.
    first: usize,
    distance: &'a mut [i128],
    by: &'a mut [u32],
    changed: &'a mut [u32],
    step: u32,
    undo: &'a mut Vec<Undo>,
}

impl Distances<'_> {
    /// Takes the edge at `at` where it leads closer.
    #[inline]
    fn closer(&mut self, at: u32, edge: &Edge) -> bool {
        let before = self.distance[edge.from as usize];
        if before == FAR || edge.weight == FAR {
            return false;
        }
        let to = edge.to as usize;
        let (after, distance) = (before.saturating_add(edge.weight), self.distance[to]);
        if after >= distance {
            return false;
        }
        self.undo.push(Undo::Node { place: number(self.first + to), distance, by: self.by[to] });
        self.distance[to] = after;
        self.by[to] = at;
        self.changed[to] = self.step;
        true
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
