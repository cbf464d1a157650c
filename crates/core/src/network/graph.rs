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

/// Distances from one node, kept up to date.
#[derive(Debug, Clone)]
struct Row {
    distance: Vec<i128>,
    /// The last edge of the shortest path.
    by: Vec<u32>,
    with_floors: bool,
}

/// A change that can be undone.
#[derive(Debug, Clone, Copy)]
enum Undo {
    Edge { edge: u32, weight: i128, event: u32 },
    Node { row: u32, node: u32, distance: i128, by: u32 },
}

/// The graph of one flow.
#[derive(Debug, Clone)]
pub struct Graph {
    edges: Vec<Edge>,
    out: Vec<Vec<u32>>,
    /// The potential, then one row for each watched node.
    rows: Vec<Row>,
    /// The rows that the last step shortened.
    pub shortened: Vec<usize>,
    undo: Vec<Undo>,
    queue: VecDeque<u32>,
    queued: Vec<bool>,
}

impl Graph {
    /// A graph of `n_nodes` boundaries without edges, keeping the distances from each of `watched`.
    pub fn new(n_nodes: usize, watched: &[usize]) -> Self {
        let potential = Row { distance: vec![0; n_nodes], by: vec![NONE; n_nodes], with_floors: true };
        let mut rows = vec![potential];
        for start in watched {
            let mut row = Row { distance: vec![FAR; n_nodes], by: vec![NONE; n_nodes], with_floors: false };
            row.distance[*start] = 0;
            rows.push(row);
        }
        Self {
            edges: Vec::new(),
            out: vec![Vec::new(); n_nodes],
            rows,
            shortened: Vec::new(),
            undo: Vec::new(),
            queue: VecDeque::new(),
            queued: vec![false; n_nodes],
        }
    }

    /// Adds an edge that does not bind yet and gives its number.
    pub fn edge(&mut self, from: usize, to: usize) -> u32 {
        let number = u32::try_from(self.edges.len()).unwrap_or(NONE);
        let node = |at: usize| u32::try_from(at).unwrap_or(NONE);
        self.edges.push(Edge { from: node(from), to: node(to), weight: FAR, event: 0, is_floor: false });
        self.out[from].push(number);
        number
    }

    /// Adds an edge that says no more than that nothing is negative between two boundaries.
    pub fn floor(&mut self, later: usize, earlier: usize) -> u32 {
        let edge = self.edge(later, earlier);
        self.edges[edge as usize].weight = 0;
        self.edges[edge as usize].is_floor = true;
        edge
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
        self.undo.push(Undo::Edge { edge, weight: old.weight, event: old.event });
        self.edges[edge as usize].weight = weight;
        self.edges[edge as usize].event = event;
        for row in 0..self.rows.len() {
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
            self.queued[node as usize] = false;
            for at in 0..self.out[node as usize].len() {
                let next = self.out[node as usize][at];
                let to = self.edges[next as usize].to;
                if !self.closer(row, next) {
                    continue;
                }
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
        let Row { distance, by, with_floors } = &mut self.rows[row];
        let before = distance[from as usize];
        if before == FAR || weight == FAR || (is_floor && !*with_floors) {
            return false;
        }
        let after = before.saturating_add(weight);
        if after >= distance[to as usize] {
            return false;
        }
        let undo = Undo::Node {
            row: u32::try_from(row).unwrap_or(NONE),
            node: to,
            distance: distance[to as usize],
            by: by[to as usize],
        };
        distance[to as usize] = after;
        by[to as usize] = edge;
        self.undo.push(undo);
        true
    }

    /// The edges of the shortest path of a row to `node`, the last first; for a cycle, back to its edge `until`.
    fn trace(&self, row: usize, node: u32, until: Option<u32>) -> Vec<u32> {
        let mut path = Vec::new();
        let mut node = node;
        while path.len() <= self.edges.len() {
            let edge = self.rows[row].by[node as usize];
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
        self.rows[row].distance[node]
    }

    /// The edges of that shortest path.
    pub fn path(&self, row: usize, node: usize) -> Vec<u32> {
        self.trace(row, u32::try_from(node).unwrap_or(NONE), None)
    }

    /// The event that made an edge as short as it is.
    pub fn event(&self, edge: u32) -> u32 {
        self.edges[edge as usize].event
    }

    /// The distance from `start` to every node and the last edge on the way, without a kept row.
    pub fn distances(&mut self, start: usize) -> usize {
        let n_nodes = self.out.len();
        let mut row = Row { distance: vec![FAR; n_nodes], by: vec![NONE; n_nodes], with_floors: true };
        row.distance[start] = 0;
        self.rows.push(row);
        let row = self.rows.len() - 1;
        for at in 0..self.out[start].len() {
            // The first row has told that there is no cycle below zero.
            let _ = self.relax(row, self.out[start][at]);
        }
        row
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
                Some(Undo::Node { row, node, distance, by }) => {
                    let row = &mut self.rows[row as usize];
                    row.distance[node as usize] = distance;
                    row.by[node as usize] = by;
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
        let mut graph = Graph::new(3, &[1, 2]);
        let both = (graph.edge(0, 2), graph.edge(2, 0));
        let first = (graph.edge(0, 1), graph.edge(1, 0));
        for ((there, back), value) in [(both, 7), (first, 3)] {
            graph.shorten(there, value, 1).unwrap();
            graph.shorten(back, -value, 1).unwrap();
        }
        assert_eq!((graph.distance(1, 2), graph.distance(2, 1)), (4, -4));
        assert_eq!(graph.path(1, 2), [both.0, first.1]);
    }

    #[test]
    fn a_contradiction_is_its_cycle() {
        let mut graph = Graph::new(4, &[]);
        let add = |graph: &mut Graph, from, to| (graph.edge(from, to), graph.edge(to, from));
        let (total, first, second, beside) =
            (add(&mut graph, 0, 2), add(&mut graph, 0, 1), add(&mut graph, 1, 2), add(&mut graph, 2, 3));
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
