//! The Content-Security-Policy of the shop's pages: nothing from elsewhere, no inline script but those in the built pages.

use base64::{engine::general_purpose::STANDARD, Engine};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::Path;

/// The policy; `script_hashes` (`sha256-…`) are allowed inline scripts.
pub fn policy(script_hashes: &BTreeSet<String>) -> String {
    let hashes: String = script_hashes.iter().map(|hash| format!(" '{hash}'")).collect();
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{hashes}; img-src 'self' data:; \
         style-src 'self' 'unsafe-inline'; connect-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
    )
}

/// Hashes of the inline scripts in every HTML page directly in `folder`: the pre-paint script is one.
///
/// # Errors
/// When the folder or a page cannot be read.
pub fn hashes_of_pages(folder: &Path) -> std::io::Result<BTreeSet<String>> {
    let mut hashes = BTreeSet::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "html") {
            hashes.extend(inline_scripts(&std::fs::read_to_string(&path)?).iter().map(|script| hash(script)));
        }
    }
    Ok(hashes)
}

fn hash(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script)))
}

/// The text of each `<script>` without `src`. Made for pages a bundler wrote, not for hostile ones.
fn inline_scripts(page: &str) -> Vec<String> {
    // A browser reads CR LF as LF before it hashes.
    let page = page.replace("\r\n", "\n");
    // Small letters of the same length, so that places in the one are places in the other.
    let lower = page.to_ascii_lowercase();
    let mut scripts = Vec::new();
    let mut from = 0;
    while let Some(start) = find(&lower, "<script", from) {
        let Some(tag_end) = find(&lower, ">", start) else { break };
        let Some(end) = find(&lower, "</script", tag_end) else { break };
        let tag = lower.get(start..tag_end).unwrap_or_default();
        let has_source = tag.split_ascii_whitespace().any(|part| part.starts_with("src="));
        if let Some(text) = page.get(tag_end + 1..end).filter(|text| !has_source && !text.is_empty()) {
            scripts.push(text.to_owned());
        }
        from = end;
    }
    scripts
}

fn find(text: &str, what: &str, from: usize) -> Option<usize> {
    text.get(from..)?.find(what).map(|place| place + from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_and_only_those() {
        let page = "<head><SCRIPT>\r\nearly()</SCRIPT><script type=module src=\"/a.js\"></script>\n<script>b</script>";
        assert_eq!(inline_scripts(page), ["\nearly()", "b"]);
        assert!(inline_scripts("<script>never closed").is_empty());
    }

    #[test]
    fn the_hash_is_the_one_browsers_compute() {
        // The example of the CSP specification: <script>alert('Hello, world.');</script>
        assert_eq!(hash("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }

    #[test]
    fn a_page_without_inline_scripts_allows_none() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("index.html"), "<script src=/a.js></script>").unwrap();
        let none = hashes_of_pages(folder.path()).unwrap();
        assert!(none.is_empty() && policy(&none).contains("script-src 'self' 'wasm-unsafe-eval';"));
    }
}
