//! A new or removed data file changes what is embedded, without changing any file that the compiler reads.
#![allow(clippy::print_stdout, reason = "build scripts speak to cargo so")]

fn main() {
    println!("cargo::rerun-if-changed=../../data");
    println!("cargo::rerun-if-changed=../../data/sources");
}
