//! What a case expects, and how it is compared with what was found.

use sanad_core::ledger::Ledger;
use toml::{Table, Value};

use super::outcome::Found;

/// What a case expects of a check.
pub struct Expected {
    findings: Vec<Wanted>,
    /// Findings that are only notes may be there without being expected.
    any_notes: bool,
}

/// One finding. What a case does not say may be anything.
struct Wanted {
    class: String,
    rule: Option<String>,
    set_aside: Option<String>,
    members: Option<Vec<String>>,
    repair: Option<(Option<String>, String)>,
}

const KEYS: [&str; 8] =
    ["expect", "notes", "as_of", "pages", "origins", "derived", "not_derived", "undetermined"];

impl Expected {
    /// From a case.
    pub fn of(case: &Table) -> Result<Self, String> {
        if let Some(stray) = case.keys().find(|key| !KEYS.contains(&key.as_str())) {
            return Err(format!("there is no key `{stray}`"));
        }
        let findings = case.get("expect").and_then(Value::as_array).ok_or("what does it expect?")?;
        let any_notes = match case.get("notes").map(Value::as_str) {
            None => false,
            Some(Some("any")) => true,
            Some(_) => return Err("`notes` is `any` or left out".to_owned()),
        };
        let findings = findings.iter().map(Wanted::of).collect::<Result<_, _>>()?;
        Ok(Self { findings, any_notes })
    }

    /// The readings it names that the ledger does not have.
    pub fn unknown(&self, ledger: &Ledger) -> Vec<String> {
        let named = self
            .findings
            .iter()
            .flat_map(|finding| finding.set_aside.iter().chain(finding.members.iter().flatten()));
        let known = |reading: &&String| {
            ledger
                .claims()
                .any(|(_, claim)| **reading == format!("{}: {}", ledger.cell(claim.cell).text, claim.printed))
        };
        named.filter(|reading| !known(reading)).cloned().collect()
    }

    /// What was found otherwise; nothing if all is as expected.
    pub fn compare(&self, found: &[Found]) -> Vec<String> {
        let mut rest: Vec<&Found> = found.iter().collect();
        let mut complaints = Vec::new();
        for wanted in &self.findings {
            match rest.iter().position(|found| wanted.is(found)) {
                Some(at) => _ = rest.remove(at),
                None => complaints.push(format!("- expected {}", wanted.told())),
            }
        }
        let excused = |found: &&&Found| !(self.any_notes && found.severity == "note");
        complaints.extend(rest.iter().filter(excused).map(|found| format!("+ found    {}", found.told())));
        complaints
    }
}

impl Wanted {
    fn of(finding: &Value) -> Result<Self, String> {
        let finding = finding.as_table().ok_or("a finding is a table")?;
        let known = ["class", "rule", "set_aside", "members", "repair"];
        if let Some(stray) = finding.keys().find(|key| !known.contains(&key.as_str())) {
            return Err(format!("a finding has no key `{stray}`"));
        }
        let text = |key: &str| finding.get(key).and_then(Value::as_str).map(str::to_owned);
        let class = text("class").ok_or("a finding has a class")?;
        class.parse::<sanad_core::check::Class>().map_err(|()| format!("there is no class `{class}`"))?;
        let members = finding.get("members").and_then(Value::as_array);
        let members = members.map(|all| all.iter().filter_map(Value::as_str).map(str::to_owned).collect());
        let repair = finding.get("repair").map(|repair| {
            let text = |key: &str| repair.get(key).and_then(Value::as_str).map(str::to_owned);
            text("slip").map(|slip| (text("print"), slip)).ok_or("a repair has a slip")
        });
        Ok(Self {
            class,
            rule: text("rule"),
            set_aside: text("set_aside"),
            members,
            repair: repair.transpose()?,
        })
    }

    fn is(&self, found: &Found) -> bool {
        let rule = self.rule.as_ref().is_none_or(|rule| *rule == found.rule);
        let first = self
            .set_aside
            .as_ref()
            .is_none_or(|reading| found.members.first().is_some_and(|member| member.is(reading)));
        let members = self.members.as_ref().is_none_or(|all| {
            all.len() == found.members.len()
                && all.iter().all(|reading| found.members.iter().any(|member| member.is(reading)))
        });
        let repair = self.repair.as_ref().is_none_or(|(print, slip)| {
            found.repair.as_ref().is_some_and(|(suggested, its)| {
                its == slip && print.as_ref().is_none_or(|print| print == suggested)
            })
        });
        self.class == found.class && rule && first && members && repair
    }

    fn told(&self) -> String {
        let parts = [
            Some(self.class.clone()),
            self.rule.as_ref().map(|rule| format!("by {rule}")),
            self.members.as_ref().map(|members| format!("of {}", members.join("; "))),
            self.set_aside.as_ref().map(|reading| format!("setting aside {reading}")),
            self.repair.as_ref().map(|(print, slip)| {
                format!("with repair {slip} {:?}", print.as_deref().unwrap_or("whatever it reads"))
            }),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}
