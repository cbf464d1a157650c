//! Formulas whose parts do not go together are told, at the part.

use crate::folder::Folder;

/// The base with an indicator `probe` in `unit` that has `formula`.
fn folder(formula: &str, unit: &str) -> Folder {
    let base = Folder::registers();
    let text = |name: &str| String::from_utf8(base.0[name].clone()).unwrap();
    let units = text("units.toml")
        + "\n[PKR]\nname = \"rupees\"\n\n[PKR_per_USD]\nname = \"rupees per dollar\"\nquotient = [\"PKR\", \"USD\"]\n"
        + "\n[USD_per_company]\nname = \"dollars per company\"\nquotient = [\"USD\", \"companies\"]\n";
    let indicators = text("indicators.toml")
        + "\n[rate]\nname = \"Rate\"\nunit = \"PKR_per_USD\"\ntime = \"ratio\"\ndefinition = \"Rupees for a dollar.\"\n"
        + &format!(
            "\n[probe]\nname = \"Probe\"\nunit = \"{unit}\"\ntime = \"flow\"\ndefinition = \"-\"\nformula = \"{formula}\"\n"
        );
    base.with("units.toml", &units).with("indicators.toml", &indicators)
}

#[test]
fn parts_of_formulas_go_together_or_are_told() {
    let cases = include_str!("cases/dimension.tsv").lines().filter(|line| !line.starts_with('#'));
    for case in cases {
        let [formula, unit, wrong] = case.split('\t').collect::<Vec<_>>()[..] else { panic!("{case}") };
        let loaded = sanad_core::ledger::Ledger::load(folder(formula, unit).inputs());
        match (loaded, wrong) {
            (Ok(_), "") => {}
            (Ok(_), wrong) => panic!("`{formula}` in {unit} goes together, and should not: {wrong}"),
            (Err(errors), "") => panic!("`{formula}` in {unit}: {errors}"),
            (Err(errors), wrong) => {
                let told = errors.to_string();
                assert!(told.starts_with(&format!("error[bad-formula]: {wrong}\n")), "`{formula}`: {told}");
                assert_eq!(errors.errors.len(), 1, "{told}");
            }
        }
    }
}

#[test]
fn the_part_is_underlined() {
    let told = folder("exports / imports + (cost - companies)", "percent").errors();
    assert!(told.contains("\n | formula = \"exports") || told.contains("formula = \"exports"), "{told}");
    let carets = told.lines().find(|line| line.contains('^')).unwrap();
    assert_eq!(carets.trim_start_matches(['|', ' ']).len(), "(cost - companies)".len(), "{told}");
}

#[test]
fn a_measure_computes_its_unit() {
    let measures = |formula: &str, unit: &str| {
        format!("[probe]\nname = \"Probe\"\n{unit}definition = \"-\"\nformula = \"{formula}\"\n")
    };
    let load =
        |formula: &str, unit: &str| Folder::registers().with("measures.toml", &measures(formula, unit));
    load("x - x[-1y]", "").ledger();
    load("x / months()", "").ledger();
    load("x / x[-1y] * 100", "unit = \"percent\"\n").ledger();
    let growth = "((last_year(x) / first_year(x)) ^ (1 / (years() - 1)) - 1) * 100";
    load(growth, "unit = \"percent\"\n").ledger();
    assert!(load("x / x[-1y]", "").errors().contains("it computes a plain number, but the measure is in x"));
    assert!(
        load("x * 2", "unit = \"percent\"\n")
            .errors()
            .contains("it computes x, but the measure is in a plain number")
    );
    assert!(load("x - 1", "").errors().contains("x and a plain number do not go together"));
}
