//! What would mend each error.

use std::fmt;

use super::DataError;

impl DataError {
    /// What would mend it.
    pub fn help(&self) -> Option<String> {
        let fixed = |text: &str| Some(text.to_owned());
        match self {
            Self::NotADataFolder { .. } => {
                fixed("give the folder that holds ledger.toml and sources/, such as `--data data`")
            }
            Self::Unreadable { .. }
            | Self::Syntax { .. }
            | Self::BadFormula { .. }
            | Self::BadLexicon { .. } => None,
            Self::FileTooLarge { .. } => fixed("split the source"),
            Self::NotUtf8 { .. } => fixed("save the file as UTF-8"),
            Self::StrayFile { .. } => {
                fixed("sources belong into sources/, named by their id with the ending .toml")
            }
            Self::MissingFile { .. } => fixed("every data folder has it; copy the shipped one and change it"),
            Self::BadId { .. } | Self::BadFileName { .. } => fixed(
                "ids are lower-case ASCII: entities and sources with `-`, indicators and measures with `_`",
            ),
            Self::BadFindingId { .. } => {
                fixed("it is twelve digits of 0-9 and a-f, as `cargo xtask validate` prints it")
            }
            Self::EmptyReason { .. } => fixed("say in a sentence why the finding is upheld or false"),
            Self::UnknownWord { known, .. } => Some(format!("one of {}", quoted(known))),
            Self::BadDate { .. } => {
                fixed("write 2025-02-14, \"2025-02\", \"2025\" or \"2025-02-01..2025-03-15\"")
            }
            Self::BadNumber { .. } => fixed("write it in quotes, with digits and at most one point: \"0.5\""),
            Self::BadPeriod { .. } => {
                fixed("write 2024-11, 2024-07..2024-11, 2024-Q3, FY2025, 2024, a day, `year` or `completion`")
            }
            Self::FileNameMismatch { .. } => fixed("rename the file, or mend publisher or date"),
            Self::UnknownId { register, nearest, .. } => Some(if nearest.is_empty() {
                format!("declare it in {}", register.file())
            } else {
                format!("did you mean {}? New ones are declared in {}", quoted(nearest), register.file())
            }),
            Self::DeclaredTwice { .. } => fixed("give one of the two another id"),
            Self::ParentCycle { .. } => fixed("one of them has no parent"),
            Self::OrderCycle { .. } => fixed("one of them may lie before the other: drop its `not_before`"),
            Self::FormulaCycle { .. } => fixed("write one of them without the other"),
            Self::UnreadFigure { cause, .. } => Some(cause.cure().to_string()),
            Self::UnitMismatch { .. } => {
                fixed("choose an indicator that is measured so, or say in `sense.unit` what the print means")
            }
            Self::PeriodMismatch { .. } => fixed("only a timeless indicator has no period"),
            Self::KeyMismatch { help, .. } | Self::ImpossibleDate { help, .. } => fixed(help),
            Self::DuplicateClaim { .. } => fixed("keep one, or say with `locator` where each stands"),
            Self::UndatedSource { .. } => {
                fixed("give `published` as a span of days and the reason in `inferred`")
            }
        }
    }
}

/// Ids in backticks, with commas.
fn quoted<T: fmt::Display>(names: &[T]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
