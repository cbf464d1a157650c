//! The slips of a hand: every text that is one small edit away from a print.

use super::finding::Slip;

/// A print as it might have stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The text.
    pub text: String,
    /// The slip that it undoes.
    pub slip: Slip,
}

/// Digits beyond this many are no figure that a person prints: a longer text has no edits.
const MAX_DIGITS: usize = 24;

/// All texts one slip of a digit or of the point away from `printed`.
///
/// A wrong digit, two neighbours swapped, one missing, one too many, a point moved by up to three places or put for a
/// comma. Quadratic in the number of digits, of which there are few.
pub fn edits(printed: &str) -> Vec<Edit> {
    let chars: Vec<char> = printed.chars().collect();
    let digits: Vec<usize> = (0..chars.len()).filter(|at| chars[*at].is_ascii_digit()).collect();
    let mut edits = Vec::new();
    if digits.is_empty() || digits.len() > MAX_DIGITS {
        return edits;
    }
    let mut add = |slip: Slip, chars: Vec<char>| {
        let text: String = chars.into_iter().collect();
        if text != printed && is_figure(&text) {
            edits.push(Edit { text, slip });
        }
    };
    let with = |at: usize, c: char| {
        let mut chars = chars.clone();
        chars[at] = c;
        chars
    };
    for at in &digits {
        for digit in '0'..='9' {
            add(Slip::Digit, with(*at, digit));
        }
    }
    for pair in digits.windows(2) {
        let [first, second] = *pair else { continue };
        let mut chars = chars.clone();
        chars.swap(first, second);
        add(Slip::Swapped, chars);
    }
    for at in &digits {
        let mut fewer = chars.clone();
        fewer.remove(*at);
        add(Slip::Inserted, fewer);
        for place in [*at, *at + 1] {
            for digit in '0'..='9' {
                let mut more = chars.clone();
                more.insert(place, digit);
                add(Slip::Dropped, more);
            }
        }
    }
    points(&chars, &digits, &mut add);
    edits.sort_by(|a, b| (&a.text, a.slip).cmp(&(&b.text, b.slip)));
    edits.dedup_by(|a, b| a.text == b.text);
    edits
}

/// Whether a text has no figure that nobody writes: `0251`, `11.`
fn is_figure(text: &str) -> bool {
    let of_figure = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let figures =
        text.split(|c: char| !of_figure(c)).filter(|figure| figure.contains(|c: char| c.is_ascii_digit()));
    figures.into_iter().all(|figure| {
        let figure = figure.trim_end_matches(',');
        let leads = figure.starts_with('0') && figure[1..].starts_with(|c: char| c.is_ascii_digit());
        !leads && !figure.ends_with('.') && !figure.starts_with('.')
    })
}

/// The point elsewhere, or for a comma.
fn points(chars: &[char], digits: &[usize], add: &mut impl FnMut(Slip, Vec<char>)) {
    let [first, .., last] = digits else { return };
    // The first figure alone: a range has two.
    let end = (*first..=*last).find(|at| !matches!(chars[*at], '0'..='9' | '.' | ',')).unwrap_or(last + 1);
    let figure = &chars[*first..end];
    let join = |figure: Vec<char>| -> Vec<char> {
        chars[..*first].iter().chain(&figure).chain(&chars[end..]).copied().collect()
    };
    let plain: Vec<char> = figure.iter().copied().filter(char::is_ascii_digit).collect();
    let point = figure.iter().position(|c| *c == '.');
    let whole = figure[..point.unwrap_or(figure.len())].iter().filter(|c| c.is_ascii_digit()).count();
    for places in 1..plain.len() {
        if places != whole && places.abs_diff(whole) <= 3 {
            let mut moved = plain.clone();
            moved.insert(places, '.');
            // 0.324 becomes 3.24, not 03.24.
            let zeros = moved[..places - 1].iter().take_while(|c| **c == '0').count();
            add(Slip::Point, join(moved.split_off(zeros)));
        }
    }
    if point.is_some() {
        add(Slip::Point, join(plain.clone()));
    }
    // To the left of the first digit: 2.74 for 0.274.
    for zeros in (0..3).take_while(|zeros| whole + zeros <= 3) {
        let mut small = vec!['0', '.'];
        small.extend(std::iter::repeat_n('0', zeros));
        small.extend(&plain);
        add(Slip::Point, join(small));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip_of(printed: &str, meant: &str) -> Option<Slip> {
        edits(printed).into_iter().find(|edit| edit.text == meant).map(|edit| edit.slip)
    }

    #[test]
    fn each_slip_has_its_name() {
        for (printed, meant, slip) in [
            ("$295 million", "$259 million", Slip::Swapped),
            ("$2.108 billion", "$2.118 billion", Slip::Digit),
            ("$24 million", "$324 million", Slip::Dropped),
            ("$3324 million", "$324 million", Slip::Inserted),
            ("$0.324 billion", "$3.24 billion", Slip::Point),
            ("1,234 jobs", "1.234 jobs", Slip::Point),
            ("2.74%", "0.274%", Slip::Point),
            ("124009 percent", "124.009 percent", Slip::Point),
        ] {
            assert_eq!(slip_of(printed, meant), Some(slip), "{printed} for {meant}");
        }
        assert_eq!(slip_of("$295 million", "$925 billion"), None);
    }

    #[test]
    fn no_digits_no_edits() {
        assert!(edits("two hundred").is_empty());
        assert!(edits(&"9".repeat(25)).is_empty());
    }
}
