//! All that an indicator of a tree can be: a union of intervals, which is exact where a divisor may be 0, too.
//!
//! Each variable occurs once, so what one part can be does not depend on the others; a division by what may be 0 leaves
//! one piece on either side.

use super::{Operator, Part, Tree};
use crate::oracle::{ends::Ends, fraction::Fraction, system::Mode};

impl Tree {
    /// The hull of all that the other prints leave for an indicator; `None` if they cannot all hold.
    pub fn exact(&self, at: usize) -> Option<Ends> {
        let mut kept = vec![true; self.prints.len()];
        if let Some(place) = self.places[at] {
            kept[place] = false;
        }
        let found = self.pieces_down(&self.shape.root, vec![Ends::EVERYTHING], at, &kept)?;
        found.into_iter().reduce(Ends::hull)
    }

    /// All that a part can be.
    pub(super) fn pieces(&self, part: &Part, kept: &[bool], mode: Mode) -> Vec<Ends> {
        match part {
            Part::Number(number) => vec![Ends::exact(Fraction::whole(*number))],
            Part::Leaf(at) => vec![self.printed(*at, kept, mode)],
            Part::Joined(operator, parts, own) => {
                let (left, right) = (self.pieces(&parts.0, kept, mode), self.pieces(&parts.1, kept, mode));
                let value = match operator {
                    Operator::Plus => each(&left, &right, Ends::plus),
                    Operator::Minus => each(&left, &right, Ends::minus),
                    Operator::Times => each(&left, &right, Ends::times),
                    Operator::Over => {
                        let inverses: Vec<Ends> = right.into_iter().flat_map(Ends::inverses).collect();
                        each(&left, &inverses, Ends::times)
                    }
                };
                self.meet_own(*own, value, kept, mode)
            }
        }
    }

    fn meet_own(&self, own: Option<usize>, pieces: Vec<Ends>, kept: &[bool], mode: Mode) -> Vec<Ends> {
        let Some(own) = own else { return pieces };
        let own = self.printed(own, kept, mode);
        pieces.into_iter().filter_map(|piece| piece.meet(own)).collect()
    }

    /// All that indicator `at` can be, where `part` is in `outer` as seen from above; `None` where it is not in `part`.
    fn pieces_down(&self, part: &Part, outer: Vec<Ends>, at: usize, kept: &[bool]) -> Option<Vec<Ends>> {
        match part {
            Part::Number(_) => None,
            Part::Leaf(leaf) => (*leaf == at).then_some(outer),
            Part::Joined(operator, parts, own) => {
                if *own == Some(at) {
                    let known = self.pieces(part, kept, Mode::Round);
                    let meet =
                        |one: &Ends| known.iter().filter_map(|other| one.meet(*other)).collect::<Vec<_>>();
                    return Some(outer.iter().flat_map(meet).collect());
                }
                let outer = self.meet_own(*own, outer, kept, Mode::Round);
                let of = |part: &Part| self.pieces(part, kept, Mode::Round);
                let (left, right) = (of(&parts.0), of(&parts.1));
                let (for_left, for_right) = match operator {
                    Operator::Plus => (each(&outer, &right, Ends::minus), each(&outer, &left, Ends::minus)),
                    Operator::Minus => (each(&outer, &right, Ends::plus), each(&left, &outer, Ends::minus)),
                    Operator::Times => (solutions(&outer, &right), solutions(&outer, &left)),
                    Operator::Over => (each(&outer, &right, Ends::times), solutions(&left, &outer)),
                };
                self.pieces_down(&parts.0, for_left, at, kept)
                    .or_else(|| self.pieces_down(&parts.1, for_right, at, kept))
            }
        }
    }
}

fn each(left: &[Ends], right: &[Ends], of: impl Fn(Ends, Ends) -> Ends) -> Vec<Ends> {
    left.iter().flat_map(|one| right.iter().map(|other| of(*one, *other)).collect::<Vec<_>>()).collect()
}

/// Every `x` for which some `factor` makes `x * factor` one of `products`.
fn solutions(products: &[Ends], factors: &[Ends]) -> Vec<Ends> {
    let zero = |pieces: &[Ends]| pieces.iter().any(|piece| piece.holds(Fraction::ZERO));
    if zero(products) && zero(factors) {
        return vec![Ends::EVERYTHING];
    }
    let inverses: Vec<Ends> = factors.iter().copied().flat_map(Ends::inverses).collect();
    each(products, &inverses, Ends::times)
}
