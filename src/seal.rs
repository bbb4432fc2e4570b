//! AES-GCM without waiting. WebCrypto encrypts in its own time, and a page that is being left has none; so everything that needs
//! the key is fetched ahead, and what is left to do at the last breath is XOR and GHASH. The result is plain AES-GCM, which
//! WebCrypto's own `decrypt` opens and checks.

/// Bytes of a block of AES, and of the tag at the end.
pub const BLOCK: usize = 16;

/// Bytes of the number that is used once.
pub const NONCE: usize = 12;

/// The counter block GCM begins with for a nonce; what AES-CTR gives from here on is what [`seal`] needs.
pub fn first_counter(nonce: [u8; NONCE]) -> [u8; BLOCK] {
    let mut counter = [0; BLOCK];
    counter.iter_mut().zip(nonce).for_each(|(to, from)| *to = from);
    if let Some(last) = counter.last_mut() {
        *last = 1;
    }
    counter
}

/// Encrypts: ciphertext, then tag. `hash_key` is AES of a block of zeros, `stream` what AES-CTR makes of zeros from
/// [`first_counter`] on. None when the stream is too short. A stream is for one text and never for a second.
pub fn seal(plain: &[u8], hash_key: &[u8; BLOCK], stream: &[u8]) -> Option<Vec<u8>> {
    let (mask, stream) = stream.split_first_chunk::<BLOCK>()?;
    let stream = stream.get(..plain.len())?;
    let mut sealed: Vec<u8> = plain.iter().zip(stream).map(|(plain, key)| plain ^ key).collect();
    let tag = ghash(&sealed, u128::from_be_bytes(*hash_key)) ^ u128::from_be_bytes(*mask);
    sealed.extend(tag.to_be_bytes());
    Some(sealed)
}

/// GHASH of a text without associated data (NIST SP 800-38D, 6.4). RustCrypto's `ghash` does the same and costs 0.9 KB of brotli.
fn ghash(text: &[u8], hash_key: u128) -> u128 {
    let mut hash = 0;
    for chunk in text.chunks(BLOCK) {
        let mut block = [0; BLOCK];
        block.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        hash = times(hash ^ u128::from_be_bytes(block), hash_key);
    }
    times(hash ^ (text.len() as u128 * 8), hash_key)
}

/// The product in the field of GHASH (6.3), bit by bit and without a branch on a secret.
#[inline(never)]
fn times(x: u128, mut y: u128) -> u128 {
    let mut product = 0;
    for bit in (0..128).rev() {
        product ^= y & (x >> bit & 1).wrapping_neg();
        y = (y >> 1) ^ (0xE1 << 120 & (y & 1).wrapping_neg());
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap()).collect()
    }

    /// McGrew and Viega, "The Galois/Counter Mode of Operation", submitted to NIST: test cases 1 to 3. Each: H, E(K, Y0), the
    /// key stream, plaintext, ciphertext, tag.
    #[test]
    fn the_published_vectors_come_out() {
        let zero_key = "66e94bd4ef8a2c3b884cfa59ca342b2e";
        let case_2_text = "0388dace60b6a392f328c2b971b2fe78";
        let plain_3 =
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525\
                       b16aedf5aa0de657ba637b391aafd255";
        let stream_3 = "9bb22ce7d9f372c1ee2b28722b25f206\
                        650d887c3936533a1b8d4e1ea39d2b5c3de91827c10e9a4f5240647ee5221f20\
                        aac9e6ccc0074ac0873b9ba85d908bd0";
        let sealed_3 =
            "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa05\
                        1ba30b396a0aac973d58e091473f5985";
        let cases = [
            (zero_key, "58e2fccefa7e3061367f1d57a4e7455a", "", "", "", "58e2fccefa7e3061367f1d57a4e7455a"),
            (
                zero_key,
                "58e2fccefa7e3061367f1d57a4e7455a",
                case_2_text,
                "00000000000000000000000000000000",
                case_2_text,
                "ab6e47d42cec13bdf53a67b21257bddf",
            ),
            (
                "b83b533708bf535d0aa6e52980d53b78",
                "3247184b3c4f69a44dbcd22887bbb418",
                stream_3,
                plain_3,
                sealed_3,
                "4d5c2af327cd64a62cf35abd2ba6fab4",
            ),
        ];
        for (hash_key, mask, stream, plain, sealed, tag) in cases {
            let stream = [bytes(mask), bytes(stream)].concat();
            let gave = seal(&bytes(plain), &bytes(hash_key).try_into().unwrap(), &stream).unwrap();
            assert_eq!(gave, [bytes(sealed), bytes(tag)].concat());
        }
    }

    #[test]
    fn the_first_counter_is_the_nonce_and_a_one() {
        let nonce: [u8; NONCE] = bytes("cafebabefacedbaddecaf888").try_into().unwrap();
        assert_eq!(first_counter(nonce).to_vec(), bytes("cafebabefacedbaddecaf88800000001"));
    }

    #[test]
    fn a_text_longer_than_its_stream_is_not_sealed() {
        assert!(seal(&[0; 16], &[0; 16], &[0; 31]).is_none());
        assert!(seal(&[0; 15], &[0; 16], &[0; 31]).is_some());
        assert!(seal(&[], &[0; 16], &[0; 15]).is_none());
    }

    #[test]
    fn every_bit_of_the_text_changes_the_tag() {
        let stream: Vec<u8> = (0..96u8).map(|i| i.wrapping_mul(37)).collect();
        let key = bytes("b83b533708bf535d0aa6e52980d53b78").try_into().unwrap();
        let plain = [7u8; 33];
        let tag = |plain: &[u8]| seal(plain, &key, &stream).unwrap()[33..].to_vec();
        for bit in 0..33 * 8 {
            let mut other = plain;
            other[bit / 8] ^= 1 << (bit % 8);
            assert_ne!(tag(&plain), tag(&other), "bit {bit}");
        }
    }
}
