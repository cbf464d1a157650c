//! From tables and their lines to text.

use super::read::{Block, Comments, File};

/// Writes a file: one empty line between tables, comments directly above what they belong to.
pub(super) fn write(file: &File) -> String {
    let mut text = String::new();
    for table in &file.tables {
        write_table(table, &mut text);
    }
    let mut end: Comments = file.end.clone();
    while end.last() == Some(&None) {
        end.pop();
    }
    if end.iter().any(Option::is_some) {
        if !text.is_empty() && end.first() != Some(&None) {
            text.push('\n');
        }
        write_comments(&end, &mut text);
    }
    text
}

fn write_table(table: &Block, text: &mut String) {
    if !table.path.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        let own = table.above.iter().skip_while(|line| line.is_none()).cloned().collect();
        write_comments(&own, text);
        let name = table.path.iter().map(|key| super::read::bare(key)).collect::<Vec<_>>().join(".");
        let (open, close) = if table.repeats { ("[[", "]]") } else { ("[", "]") };
        text.extend([open, &name, close]);
        end_line(table.behind.as_deref(), text);
    }
    for (at, line) in table.lines.iter().enumerate() {
        // Empty lines are kept where a comment follows, and not right below the header.
        let first = at == 0 && (!table.path.is_empty() || text.is_empty());
        let commented = line.above.iter().any(Option::is_some);
        let above = line.above.iter().skip_while(|line| line.is_none() && (first || !commented)).cloned();
        write_comments(&above.collect(), text);
        text.extend([&line.key, " = ", &line.value]);
        end_line(line.behind.as_deref(), text);
    }
}

fn write_comments(comments: &Comments, text: &mut String) {
    for comment in comments {
        text.push_str(comment.as_deref().unwrap_or(""));
        text.push('\n');
    }
}

fn end_line(comment: Option<&str>, text: &mut String) {
    if let Some(comment) = comment {
        text.push(' ');
        text.push_str(comment);
    }
    text.push('\n');
}
