#![allow(warnings)]
use sanad_core::{check, data, ledger::Ledger, view::View};
fn main() {
    let l = Ledger::load(data::from_folder(std::path::Path::new("data")).unwrap()).unwrap();
    let v = View::newest(&l).unwrap();
    let t = std::time::Instant::now();
    let c = check::run(v);
    eprintln!("{:?} {:?}", t.elapsed(), c.extent);
    let t = std::time::Instant::now();
    let c = check::run(v);
    eprintln!("{:?}", t.elapsed());
    let mut n = std::collections::BTreeMap::new();
    for f in &c.findings {
        *n.entry(f.class).or_insert(0) += 1;
    }
    eprintln!("{n:?}");
    for f in &c.findings {
        println!(
            "{} {} {:?} {:?} gap {:?}",
            f.class.as_str(),
            f.id,
            match f.scope {
                check::Scope::Source(s) => l.source(s).id.to_string(),
                o => format!("{o:?}"),
            },
            f.rule,
            f.gap.as_ref().map(|g| g.value().to_string())
        );
        for (i, m) in f.members.iter().enumerate() {
            println!(
                "   {}{} {:?} {} x{} {} [{}]",
                if i == 0 { "*" } else { " " },
                l.cell(m.cell).text,
                m.edition,
                m.cited.words().unwrap_or("?"),
                m.cited.claims().len(),
                m.cited.value(),
                l.source(l.claim(m.cited.claims()[0]).source).id
            );
            if m.restores {
                println!("        restores");
            }
        }
        if let Some(i) = &f.implied {
            println!("   implied {}", i.value());
        }
        for r in &f.repairs {
            println!(
                "   repair {} -> {} {:?} agreeing {}",
                r.member,
                r.suggested.words().map(str::to_owned).unwrap_or(r.suggested.value().to_string()),
                r.slip,
                r.agreeing.len()
            );
        }
    }
}
