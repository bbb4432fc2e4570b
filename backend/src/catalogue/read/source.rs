//! A file as a stream of bytes: unpacked if it is gzip, and hashed on the way, so that a build can name its inputs.

use anyhow::{Context, Result};
use flate2::bufread::MultiGzDecoder;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

const BUFFER_BYTES: usize = 1 << 16;
const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// SHA-256 of a file's unpacked content.
pub type ContentHash = [u8; 32];

/// Hands bytes through and hashes them. A file and its gzip have the same hash.
pub struct Source {
    bytes: Box<dyn Read>,
    hash: Sha256,
}

impl Source {
    /// Opens a file; gzip is told by its first bytes, whatever the name says.
    ///
    /// # Errors
    /// When the file cannot be opened or read.
    pub fn open(path: &Path) -> Result<Self> {
        let about = || format!("cannot read {}", path.display());
        let mut file = BufReader::with_capacity(BUFFER_BYTES, File::open(path).with_context(about)?);
        let zipped = file.fill_buf().with_context(about)?.starts_with(&GZIP_MAGIC);
        Ok(Self::new(if zipped { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) }))
    }

    /// A source over any bytes.
    pub fn new(bytes: Box<dyn Read>) -> Self {
        Self { bytes, hash: Sha256::new() }
    }

    /// The hash of everything that was read; ask when the end was reached.
    pub fn content_hash(self) -> ContentHash {
        self.hash.finalize().into()
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(buffer)?;
        self.hash.update(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{write::GzEncoder, Compression};
    use std::io::Write;

    fn read_all(path: &Path) -> (Vec<u8>, ContentHash) {
        let mut source = Source::open(path).unwrap();
        let mut bytes = Vec::new();
        source.read_to_end(&mut bytes).unwrap();
        (bytes, source.content_hash())
    }

    #[test]
    fn a_gzip_reads_and_hashes_like_the_plain_file() {
        let folder = tempfile::tempdir().unwrap();
        let text = b"item_id,price\n".repeat(10_000);
        let (plain, zipped) = (folder.path().join("plain.csv"), folder.path().join("zipped.csv"));
        std::fs::write(&plain, &text).unwrap();
        // Two gzip members one after another are one file, as `cat a.gz b.gz` makes it.
        let mut bytes = Vec::new();
        for half in text.chunks(text.len() / 2) {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(half).unwrap();
            bytes.extend(encoder.finish().unwrap());
        }
        std::fs::write(&zipped, bytes).unwrap();
        assert_eq!(read_all(&plain), read_all(&zipped));
        assert_eq!(read_all(&plain).0, text);
    }

    #[test]
    fn a_missing_file_is_named() {
        let Err(error) = Source::open(Path::new("/nowhere/items.csv")) else { panic!("opened") };
        assert!(error.to_string().contains("/nowhere/items.csv"));
    }
}
