//! `drift`: figures of different editions side by side.
//!
//! A month as first told, and the year to date as told three months later, need not add up: what lies between them was
//! revised meanwhile. It is worth knowing before the two are put in one table, and nobody's mistake.
//!
//! Example: July to November as told in December, less July to October as told in November, against November as told a year
//! later.
//!
//! It is what is left once a finding is no contradiction, disagreement or revision.
//!
//! Source: Eurostat, "ESS guidelines on revision policy for PEEIs" (2013).
