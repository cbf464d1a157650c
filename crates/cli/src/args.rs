//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// The heading of the options that all commands have.
const COMMON: &str = "Options of every command";

/// Every figure with its receipt: the evidence ledger of Pakistan's IT programme.
#[derive(Debug, Parser)]
#[command(
    name = "sanad",
    version,
    max_term_width = 100,
    after_help = "\
Examples:
  sanad                                        the sector on one page
  sanad report --as-of 2025-02-14              the same as it was known on a day
  sanad find 324                               a number, in any scale and either digits
  sanad show pk.ict_remittances@2024-11        a cell: what holds, why, every print
  sanad check                                  what does not add up, each with its proof
  sanad explain pk.ict_remittances@FY2025      what a figure follows from
  sanad diff 2025-01-01 2025-06-30             what became known in between

Exit codes: 0 done, 1 findings, 2 wrong usage, 3 invalid data."
)]
pub struct Args {
    /// What to do; without a command, the brief
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What holds for all commands.
    #[command(flatten)]
    pub common: Common,
}

/// What holds for all commands.
#[derive(Debug, clap::Args)]
pub struct Common {
    /// The data folder; where not given, that of the environment, else the shipped evidence.
    #[arg(long, global = true, value_name = "DIR", help_heading = COMMON)]
    #[arg(help = "The data folder [default: $SANAD_DATA, else the evidence shipped in the program]")]
    pub data: Option<PathBuf>,
    /// The day whose knowledge is shown: YYYY-MM-DD or `today` [default: the newest day in the data]
    #[arg(long, global = true, value_name = "DATE", help_heading = COMMON)]
    pub as_of: Option<String>,
    /// How the answer is written: text, md, html, json; lists also csv, check sarif, explain dot and mermaid
    #[arg(long, global = true, value_enum, value_name = "FORMAT", default_value = "text")]
    #[arg(hide_possible_values = true, help_heading = COMMON)]
    pub format: Format,
    /// Where the answer goes [default: standard output]
    #[arg(long, short, global = true, value_name = "FILE", help_heading = COMMON)]
    pub output: Option<PathBuf>,
    /// Whether text is colored.
    #[arg(help = "Whether text is colored: auto (on a terminal, unless NO_COLOR is set), always, never")]
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto")]
    #[arg(hide_possible_values = true, help_heading = COMMON)]
    pub color: Color,
    /// How wide text may be, 40 to 400 [default: that of the terminal, at most 140; 100 elsewhere]
    #[arg(long, global = true, value_name = "COLUMNS", help_heading = COMMON)]
    #[arg(value_parser = clap::value_parser!(u16).range(40..=400))]
    pub width: Option<u16>,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For the terminal
    Text,
    /// Markdown
    #[value(alias = "markdown")]
    Md,
    /// One self-contained page
    Html,
    /// JSON
    Json,
    /// CSV, for lists
    Csv,
    /// SARIF, for findings
    Sarif,
    /// A graph for Graphviz, for derivations
    Dot,
    /// A Mermaid flow chart, for derivations
    Mermaid,
}

/// Whether text is colored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless the environment says no
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// A finished report
    #[command(after_help = "\
Examples:
  sanad report                                 the brief
  sanad report --format html -o brief.html     the same as one page for the browser
  sanad report --as-of 2025-02-14              as it was known on that day
  sanad report findings                        everything that does not add up
  sanad report --list                          what reports there are")]
    Report {
        /// Which report
        #[arg(value_name = "REPORT", default_value = "brief")]
        name: String,
        /// List the reports and what each is for
        #[arg(long, conflicts_with = "name")]
        list: bool,
    },
    /// Find words or a number, in English or Urdu
    #[command(after_help = "\
Examples:
  sanad find karachi park
  sanad find karachi cost                      a series: what is printed of it
  sanad find 324                               $324 million, 0.324 billion, 32.4 crore and ۳۲۴
  sanad find 32.4 crore                        what says so much, in whatever words
  sanad find '\"over 350\"'                      words that stand together
  sanad find ارب
  sanad find remittances --format json")]
    Find {
        /// Words that all must occur, or one number; words in `"quotes"` stand together
        #[arg(required = true, num_args = 1.., allow_negative_numbers = true)]
        query: Vec<String>,
    },
    /// Show a cell, claim, source, entity, indicator or series
    #[command(after_help = "\
Examples:
  sanad show karachi-it-park                   an entity: what is printed of it
  sanad show karachi-it-park.cost              a timeless cell: every print over time
  sanad show pk.ict_remittances                a series
  sanad show pk.ict_remittances@FY2025         a cell: what holds and why
  sanad show pk.ict_remittances.growth_yoy@2024-11
  sanad show ict_remittances                   an indicator: its definition and series
  sanad show profit-2025-02-14                 a source: all it prints
  sanad show profit-2025-02-14#stp-network.parks@2025-02
                                               a claim: one figure of a source")]
    Show {
        /// What to show: the id of an entity, an indicator, a source, a series, a cell or a claim
        #[arg(value_name = "REF")]
        reference: String,
    },
    /// List claims
    #[command(after_help = "\
Examples:
  sanad claims --entity stp-network --indicator parks
  sanad claims --source read-pk-undated-1
  sanad claims --period FY2025 --status target --format csv")]
    Claims(ClaimFilter),
    /// List sources
    #[command(after_help = "\
Examples:
  sanad sources --publisher dawn
  sanad sources --format csv -o sources.csv")]
    Sources {
        /// Only those of this publisher
        #[arg(long, value_name = "ID")]
        publisher: Option<String>,
    },
    /// What became known between two days
    #[command(after_help = "\
Examples:
  sanad diff 2025-01-01 2025-06-30
  sanad diff 2026-01-01                        up to the newest day in the data")]
    Diff {
        /// The earlier day: what it published counts as known before
        from: String,
        /// The later day, or `today` [default: that of --as-of]
        to: Option<String>,
    },
    /// Check the ledger, a source or a draft: what does not add up, and what would mend it
    #[command(after_help = "\
Examples:
  sanad check                                  errors and warnings of the whole ledger
  sanad check --all                            notes too: revisions, near misses
  sanad check --source profit-2025-02-14       what one source has a part in
  sanad check --class contradiction,range --format json
  sanad check --format sarif -o findings.sarif
                                               for editors and code hosts, at the lines of the data
  sanad check data/sources/profit-2025-02-14.toml
                                               a file of yours against the ledger
  sanad claims --source profit-2025-02-14 --format csv | sanad check - --input csv
                                               a draft as CSV or JSON, claim by claim")]
    Check(CheckOptions),
    /// Explain a cell: what it follows from, down to printed words
    #[command(after_help = "\
Examples:
  sanad explain pk.ict_remittances@2024-11     a printed cell, and what the others make of it
  sanad explain pk.ict_remittances@2024-Q3     one that nobody prints
  sanad explain pk.ict_remittances@FY2025 --edition 0
  sanad explain pk.ict_remittances.growth_yoy@2024-11 --format dot
  sanad explain pk.ict_remittances@FY2025 --format mermaid")]
    Explain {
        /// The cell: entity.indicator[.measure]@period[:kind], or without a period where it has none
        #[arg(value_name = "CELL")]
        cell: String,
        /// Only as far as this edition goes: 0 is first reported, 1 is told a year later
        #[arg(long, value_name = "N")]
        edition: Option<u16>,
    },
    /// Tell the kind of difference between two figures
    #[command(after_help = "\
Examples:
  sanad why pk.ict_remittances@2024-11 pk.ict_remittances@2024-10
  sanad why 324 310                            figures, wherever they are printed
  sanad why profit-2025-02-14#stp-network.parks@2025-02 stp-network.parks@2025-02")]
    Why {
        /// The first: a claim, a cell, or a figure as `sanad find` takes it
        a: String,
        /// The second
        b: String,
    },
    /// List an indicator over time, printed and derived
    #[command(after_help = "\
Examples:
  sanad series pk.ict_remittances              month by month
  sanad series pk.ict_remittances --period fy
  sanad series pk.ict_remittances --period ytd --from 2024-07 --to 2025-06
  sanad series pk.ict_remittances.growth_yoy
  sanad series pk.ict_remittances --format csv")]
    Series(SeriesOptions),
    /// Begin something new in the data folder
    New {
        /// What to begin
        #[command(subcommand)]
        what: New,
    },
    /// Print a completion script for a shell
    #[command(after_help = "\
Example:
  sanad completions bash > ~/.local/share/bash-completion/completions/sanad")]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },
}

/// Which claims to list.
#[derive(Debug, clap::Args)]
pub struct ClaimFilter {
    /// Only those of this source
    #[arg(long, value_name = "ID")]
    pub source: Option<String>,
    /// Only those about this entity
    #[arg(long, value_name = "ID")]
    pub entity: Option<String>,
    /// Only those of this indicator, its measures included
    #[arg(long, value_name = "ID")]
    pub indicator: Option<String>,
    /// Only those whose period lies in this one, as in FY2025, 2024-11, 2024-Q3, 2024-07..2024-11
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// Only those of this status
    #[arg(long, ignore_case = true, value_parser = ["actual", "provisional", "estimate", "plan", "target", "projection"])]
    pub status: Option<String>,
    /// Only those that this publisher prints
    #[arg(long, value_name = "ID")]
    pub publisher: Option<String>,
}

/// What to check, and what to show of it.
#[derive(Debug, clap::Args)]
pub struct CheckOptions {
    /// A draft: a source file in TOML, or claims as CSV or JSON; `-` reads standard input
    #[arg(value_name = "FILE", conflicts_with = "source")]
    pub file: Option<String>,
    /// Only what this source has a part in
    #[arg(long, value_name = "ID")]
    pub source: Option<String>,
    /// Only these classes: contradiction, range, disagreement, revision, drift, near-miss
    #[arg(long, value_name = "CLASS", value_delimiter = ',')]
    pub class: Vec<String>,
    /// Only these severities: error, warning, note
    #[arg(long, value_name = "SEVERITY", value_delimiter = ',')]
    pub severity: Vec<String>,
    /// Exit with 1 if there is any of this severity or above: error, warning or note
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<String>,
    /// Show notes too
    #[arg(long)]
    pub all: bool,
    /// How the draft is written: toml, json or csv [default: by the ending of its name, else toml]
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub input: Option<Input>,
}

/// How a draft is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Input {
    /// A source file
    Toml,
    /// Claims, or a list of them
    Json,
    /// Claims, one a row
    Csv,
}

/// Which series, and which of its periods.
#[derive(Debug, clap::Args)]
pub struct SeriesOptions {
    /// The series: entity.indicator[.measure]
    #[arg(value_name = "REF")]
    pub reference: String,
    /// Which periods: month, quarter, fy, ytd, year or all
    #[arg(long, value_enum, value_name = "PERIOD", default_value = "month", hide_possible_values = true)]
    pub period: Step,
    /// Outturns, targets or forecasts
    #[arg(long, value_name = "KIND", default_value = "outturn", hide_default_value = true)]
    pub kind: String,
    /// From this period on, as in 2024-07 or FY2025
    #[arg(long, value_name = "PERIOD")]
    pub from: Option<String>,
    /// Up to this period
    #[arg(long, value_name = "PERIOD")]
    pub to: Option<String>,
}

/// Which periods of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// Single months
    Month,
    /// Calendar quarters
    Quarter,
    /// Fiscal years
    Fy,
    /// From the start of each fiscal year
    Ytd,
    /// Calendar years
    Year,
    /// All that is printed, and every month, quarter and year
    All,
}

/// What can be begun.
#[derive(Debug, Subcommand)]
pub enum New {
    /// A source file with its head filled in
    #[command(after_help = "\
Example:
  sanad new source --data data --publisher dawn --url https://www.dawn.com/news/1234567 \\
      --published 2026-03-04 --retrieved 2026-03-05")]
    Source {
        /// Who published it, an id of publishers.toml
        #[arg(long, value_name = "ID")]
        publisher: String,
        /// Its address on the web
        #[arg(long)]
        url: String,
        /// The day it was published; leave out where the page shows none
        #[arg(long, value_name = "DATE")]
        published: Option<String>,
        /// The day it was read [default: today]
        #[arg(long, value_name = "DATE")]
        retrieved: Option<String>,
    },
}
