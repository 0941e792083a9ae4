//! The flat form of a request: little-endian, without alignment, every length checked before it is believed.
//!
//! ```text
//! text    = u32 size, bytes (UTF-8)
//! uid     = text type, text id
//! value   = 'b' u8 | 'i' i64 | 's' text | 'e' uid | 'S' u32 count, value… | 'R' record | 'x' text function, text argument
//! record  = u32 count, (text name, value)…
//! entity  = uid, record attributes, record tags, u32 count, uid ancestors…   (all ancestors, not only parents)
//! request = uid principal, uid action, uid resource, record context, u32 count, entity…
//! ```

/// Deeper values than this are refused: reading them is recursive. Cedar's public corpus nests about a thousand deep.
pub const DEPTH_MAX: u32 = 2_000;

/// Why a request's bytes cannot be read; for the log, never for a person.
pub type Malformed = &'static str;

pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        if count > self.bytes.len() {
            return Err("the request ends early");
        }
        let (head, tail) = self.bytes.split_at(count);
        self.bytes = tail;
        Ok(head)
    }

    pub fn byte(&mut self) -> Result<u8, Malformed> {
        Ok(self.take(1)?[0])
    }

    pub fn count(&mut self) -> Result<usize, Malformed> {
        let raw = self.take(4)?;
        Ok(u32::from_le_bytes([raw[0], raw[1], raw[2], raw[3]]) as usize)
    }

    pub fn integer(&mut self) -> Result<i64, Malformed> {
        let raw = self.take(8)?.try_into().map_err(|_| "the request ends early")?;
        Ok(i64::from_le_bytes(raw))
    }

    pub fn text(&mut self) -> Result<&'a str, Malformed> {
        let size = self.count()?;
        std::str::from_utf8(self.take(size)?).map_err(|_| "a text is not UTF-8")
    }

    pub fn finish(&self) -> Result<(), Malformed> {
        if self.bytes.is_empty() {
            Ok(())
        } else {
            Err("bytes follow the request")
        }
    }
}
