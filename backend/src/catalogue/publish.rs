//! Replaces a file in one step, so that a reader sees the old one or the new one and never half of either.

use anyhow::{Context, Result};
use std::fs::Permissions;
use std::io::Write;
use std::path::Path;

/// Writes `bytes` beside `path`, makes them durable and moves them into place. Whatever stops it leaves the old file.
///
/// # Errors
/// When the folder cannot be written to.
pub fn publish(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", folder.display()))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".catalogue-").suffix(".tmp");
    if let Some(permissions) = readable_by_all() {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder).with_context(|| format!("cannot write in {}", folder.display()))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).context("cannot write the catalogue")?;
    file.persist(path).with_context(|| format!("cannot replace {}", path.display()))?;
    Ok(())
}

/// The server often runs as another user than the nightly build; temporary files are private by default.
#[cfg(unix)]
fn readable_by_all() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all() -> Option<Permissions> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_the_old_file_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/catalogue.bin");
        publish(&path, b"one").unwrap();
        publish(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_failed_write_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taken");
        std::fs::create_dir(&path).unwrap();
        assert!(publish(&path, b"one").is_err());
        assert!(path.is_dir());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
