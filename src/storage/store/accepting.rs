//! Files that are not as they were saved stay marked, whatever is written into them, until somebody who
//! has read them says that they are right.

use super::super::content::{self, Stamp};
use super::super::layout::FileKey;
use super::super::sum;
use super::{SaveError, Store};

impl Store {
    /// Whether a file is, or was written over, one that was not as it was saved.
    pub(super) fn is_altered(&self, key: &FileKey) -> bool {
        self.known.get(key).is_some_and(|known| known.altered)
    }

    /// Puts right sums under all of them: their words are right as they stand. How many there were.
    ///
    /// # Errors
    /// As [`Store::save`]. Those before are marked no more, and those after are as they were.
    pub fn accept_altered(&mut self) -> Result<usize, SaveError> {
        self.may_write()?;
        let altered: Vec<FileKey> = self.known.iter().filter(|(_, known)| known.altered).map(|(key, _)| key.clone()).collect();
        for key in &altered {
            let changed = |_| SaveError::Changed { file: key.relative() };
            let (text, there) = content::text(&self.root, key, self.key.as_ref()).map_err(changed)?;
            if !self.is_known(key, Some(there)) {
                return Err(SaveError::Changed { file: key.relative() });
            }
            let mut text = sum::take_away(&text).to_owned();
            let hash = content::hash(text.as_bytes());
            sum::add(&mut text, &hash, false);
            self.keep_earlier(key);
            let disk = self.write_over(key, text.as_bytes())?;
            self.known.insert(key.clone(), Stamp { disk, text: hash, damaged: false, altered: false });
            self.unsure.remove(key);
        }
        Ok(altered.len())
    }
}
