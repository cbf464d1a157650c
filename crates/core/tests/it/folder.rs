//! The small data folder that cases stand on, in memory or on disk.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use sanad_core::{data::Input, ledger::Ledger};

/// Data files by name.
#[derive(Debug, Clone)]
pub struct Folder(pub BTreeMap<String, Vec<u8>>);

/// A folder of the cases.
pub fn cases(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases").join(name)
}

impl Folder {
    /// The base: one country, one park, one page with one claim.
    pub fn base() -> Self {
        let mut files = BTreeMap::new();
        collect(&cases("base"), "", &mut files);
        Self(files)
    }

    /// The base without its page.
    pub fn registers() -> Self {
        let mut folder = Self::base();
        folder.0.retain(|name, _| !name.starts_with("sources/"));
        folder
    }

    /// The files of a case laid over these; `x.absent` takes `x` away.
    #[must_use]
    pub fn overlaid(mut self, case: &Path) -> Self {
        let mut files = BTreeMap::new();
        collect(case, "", &mut files);
        for (name, bytes) in files {
            match name.strip_suffix(".absent") {
                Some(absent) => {
                    self.0.remove(absent);
                }
                None => {
                    self.0.insert(name, bytes);
                }
            }
        }
        self
    }

    /// One more file, or another text of one.
    #[must_use]
    pub fn with(mut self, name: &str, text: &str) -> Self {
        self.0.insert(name.to_owned(), text.as_bytes().to_vec());
        self
    }

    /// As the loader takes them.
    pub fn inputs(&self) -> Vec<Input> {
        let input = |(name, bytes): (&String, &Vec<u8>)| Input {
            name: Arc::from(&**name),
            bytes: bytes.clone().into(),
        };
        self.0.iter().map(input).collect()
    }

    /// Loads them.
    pub fn ledger(&self) -> Ledger {
        Ledger::load(self.inputs()).unwrap_or_else(|errors| panic!("{errors}"))
    }

    /// What is wrong with them.
    pub fn errors(&self) -> String {
        Ledger::load(self.inputs()).expect_err("the data is wrong").to_string()
    }

    /// Writes them into `folder`.
    pub fn write(&self, folder: &Path) {
        for (name, bytes) in &self.0 {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        let name = format!("{prefix}{}", path.file_name().expect("a name").to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(&path).expect("a file"));
        }
    }
}
