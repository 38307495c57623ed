//! `dict`: a hash table whose entries stay in the order of their insertion (`Objects/dictobject.c`).

use hashbrown::HashTable;

use crate::number::{equal, hash, hash_of_text};
use crate::object::{Kind, Raise, Ref, Result, Str, Value, known_equality};

/// The entries of a dict.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    /// The places of the entries in `entries`, by hash. Empty as long as there are few: then they are looked through.
    table: HashTable<usize>,
    /// How many entries there are.
    used: usize,
    /// In order; `None` where one was removed.
    entries: Vec<Option<Entry>>,
    /// Entries before this one were all removed.
    first: usize,
}

/// So many places are looked through one after the other: most records have no more.
const FEW: usize = 8;

/// A hash for the table, which compares entries by the upper bits: the hashes of small integers differ in the lower
/// ones alone.
#[inline(always)]
fn spread(hash: u64) -> u64 {
    hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) // 2^64 divided by the golden ratio
}

/// Whether two values of the same hash are the same key.
///
/// # Errors
/// Those of `==`.
pub(super) fn same_key(a: &Value, b: &Value) -> Result<bool> {
    if a.is(b) {
        return Ok(true);
    }
    if let (Value::Object(a), Value::Object(b)) = (a, b)
        && let (Kind::Str(a), Kind::Str(b)) = (&a.kind, &b.kind)
    {
        return Ok(**a == **b);
    }
    if b.is_programs()
        && let Some(known) = known_equality(a, b)
    {
        return known;
    }
    // The table is locked, and comparing these would lock what may be this very table.
    let changeable = |value: &Value| {
        matches!(value.kind(), Some(Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::Deque(_)))
    };
    if changeable(a) && changeable(b) {
        return Err(Raise::outside_subset("a list, dict or set as a key is outside the subset; use a tuple"));
    }
    equal(a, b)
}

/// The same for a search, which ends where there is a problem.
#[inline(never)]
fn same_or_problem(a: &Value, b: &Value, problem: &mut Option<Raise>) -> bool {
    same_key(a, b).unwrap_or_else(|raise| {
        *problem = Some(raise);
        true
    })
}

#[derive(Clone, Debug)]
struct Entry {
    hash: u64,
    key: Value,
    value: Value,
}

impl Dict {
    /// How many entries it has.
    #[inline]
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// One without entries, with room for so many.
    pub(crate) fn with_room(entries: usize) -> Self {
        let table = if entries > FEW { HashTable::with_capacity(entries) } else { HashTable::new() };
        Self { table, used: 0, entries: Vec::with_capacity(entries), first: 0 }
    }

    /// The place of the entry of this hash that `is` the one looked for.
    #[inline(always)]
    fn place(&self, hash: u64, mut is: impl FnMut(&Entry) -> bool) -> Option<usize> {
        if self.table.is_empty() {
            return self.place_among_few(hash, is);
        }
        let found = self.table.find(spread(hash), |at| {
            let Some(Some(entry)) = self.entries.get(*at) else { return false };
            entry.hash == hash && is(entry)
        });
        found.copied()
    }

    #[inline(never)]
    fn place_among_few(&self, hash: u64, mut is: impl FnMut(&Entry) -> bool) -> Option<usize> {
        self.entries.iter().position(|entry| match entry {
            Some(entry) => entry.hash == hash && is(entry),
            None => false,
        })
    }

    #[inline]
    fn find(&self, hash: u64, key: &Value) -> Result<Option<usize>> {
        let mut problem = None;
        let found = self.place(hash, |entry| match (&entry.key, key) {
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Object(a), Value::Object(b)) if Ref::ptr_eq(a, b) => true,
            (a, b) => same_or_problem(a, b, &mut problem),
        });
        match problem {
            Some(raise) => Err(raise),
            None => Ok(found),
        }
    }

    /// Where the entry of a text is, which is the key's. `None` where another key would have to be asked whether it is equal.
    #[inline(always)]
    fn find_text(&self, key: &Ref, text: &Str) -> Option<Option<usize>> {
        let (hash, mut asks) = (text.hash_or(hash_of_text), false);
        let found = self.place(hash, |entry| {
            let Value::Object(known) = &entry.key else { return false };
            Ref::ptr_eq(known, key)
                || match &known.kind {
                    Kind::Str(known) => known.is_equal(text),
                    _ => {
                        asks = true;
                        true
                    }
                }
        });
        if asks { None } else { Some(found) }
    }

    /// The same of any key, where it is a text.
    #[inline(always)]
    fn find_if_text(&self, key: &Value) -> Option<Option<usize>> {
        match key {
            Value::Object(object) if let Kind::Str(text) = &object.kind => self.find_text(object, text),
            _ => None,
        }
    }

    /// The value of a key that is a text; `None` where there is none, or another key would have to be asked.
    #[inline(always)]
    pub(crate) fn value_of_text(&self, key: &Ref, text: &Str) -> Option<&Value> {
        let at = self.find_text(key, text)??;
        self.entries.get(at)?.as_ref().map(|entry| &entry.value)
    }

    /// The value of a key that is this very object, where there are few: a constant mostly is.
    #[inline(always)]
    pub(crate) fn value_of_same(&self, key: &Ref) -> Option<&Value> {
        if !self.table.is_empty() {
            return None;
        }
        let is_same = |entry: &&Entry| matches!(&entry.key, Value::Object(known) if Ref::ptr_eq(known, key));
        self.entries.iter().flatten().find(is_same).map(|entry| &entry.value)
    }

    /// The same, to be replaced.
    #[inline(always)]
    pub(crate) fn place_of_text(&mut self, key: &Ref, text: &Str) -> Option<&mut Value> {
        let at = self.find_text(key, text)??;
        self.entries.get_mut(at)?.as_mut().map(|entry| &mut entry.value)
    }

    /// The value of a key.
    ///
    /// # Errors
    /// `TypeError` for a key that has no hash.
    pub fn get(&self, key: &Value) -> Result<Option<&Value>> {
        if self.is_empty() {
            return hash(key).map(|_| None);
        }
        let found = match self.find_if_text(key) {
            Some(found) => found,
            None => self.find(hash(key)?, key)?,
        };
        Ok(found.and_then(|at| self.entries[at].as_ref()).map(|entry| &entry.value))
    }

    /// Sets the value of a key, and gives the old one.
    ///
    /// # Errors
    /// `TypeError` for a key that has no hash.
    pub fn insert(&mut self, key: Value, value: Value) -> Result<Option<Value>> {
        let hash = hash(&key)?;
        let found = match self.find_if_text(&key) {
            Some(found) => found,
            None => self.find(hash, &key)?,
        };
        if let Some(at) = found
            && let Some(entry) = &mut self.entries[at]
        {
            return Ok(Some(std::mem::replace(&mut entry.value, value)));
        }
        self.add(hash, key, value);
        Ok(None)
    }

    /// The same with a copy of the key, where it is new.
    ///
    /// # Errors
    /// `TypeError` for a key that has no hash.
    pub(crate) fn set(&mut self, key: &Value, value: Value) -> Result<Option<Value>> {
        match self.find_if_text(key) {
            Some(Some(at)) if let Some(entry) = &mut self.entries[at] => {
                Ok(Some(std::mem::replace(&mut entry.value, value)))
            }
            Some(None) => {
                self.add(hash(key)?, key.clone(), value);
                Ok(None)
            }
            _ => self.insert(key.clone(), value),
        }
    }

    /// Sets the value of a key where nobody has to be asked whether it is there, and gives the old one; both back where somebody has
    /// to be asked, or the key has no hash.
    pub(crate) fn keep(
        &mut self,
        key: Value,
        value: Value,
    ) -> std::result::Result<Option<Value>, (Value, Value)> {
        let Ok(hash) = hash(&key) else { return Err((key, value)) };
        match self.find(hash, &key) {
            Ok(Some(at)) if let Some(entry) = &mut self.entries[at] => {
                let old = std::mem::replace(&mut entry.value, value);
                Ok(Some(old))
            }
            Ok(_) => {
                self.add(hash, key, value);
                Ok(None)
            }
            Err(_) => Err((key, value)),
        }
    }

    /// Adds a key that is known to be new.
    fn add(&mut self, hash: u64, key: Value, value: Value) {
        self.tidy();
        let at = self.entries.len();
        self.entries.push(Some(Entry { hash, key, value }));
        self.used += 1;
        if self.table.is_empty() {
            if at >= FEW {
                self.index();
            }
            return;
        }
        let entries = &self.entries;
        self.table.insert_unique(spread(hash), at, |at| {
            entries[*at].as_ref().map_or(0, |entry| spread(entry.hash))
        });
    }

    /// Notes the places of all entries, of which there are more than a few.
    #[inline(never)]
    fn index(&mut self) {
        let entries = &self.entries;
        let hash_at = |at: &usize| entries[*at].as_ref().map_or(0, |entry| spread(entry.hash));
        // There will be more.
        self.table.reserve(2 * entries.len(), hash_at);
        for (at, entry) in entries.iter().enumerate() {
            if let Some(entry) = entry {
                self.table.insert_unique(spread(entry.hash), at, hash_at);
            }
        }
    }

    /// Makes a key the last one. False where it is not there.
    ///
    /// # Errors
    /// `TypeError` for a key that has no hash.
    pub(crate) fn move_to_end(&mut self, key: &Value) -> Result<bool> {
        self.refreshed(key).map(|found| found.is_some())
    }

    /// Makes a key the last one, and gives its value; `None` where it is not there.
    ///
    /// # Errors
    /// `TypeError` for a key that has no hash.
    pub(crate) fn refreshed(&mut self, key: &Value) -> Result<Option<Value>> {
        let hash = hash(key)?;
        let found = match self.find_if_text(key) {
            Some(found) => found,
            None => self.find(hash, key)?,
        };
        let Some(at) = found else { return Ok(None) };
        if at + 1 == self.entries.len() {
            return Ok(self.entries[at].as_ref().map(|entry| entry.value.clone())); // it is the last one
        }
        let Some((key, value)) = self.take(at) else { return Ok(None) };
        let found = value.clone();
        self.add(hash, key, value);
        Ok(Some(found))
    }

    /// Makes a key the first one. False where it is not there.
    ///
    /// # Errors
    /// `TypeError` for a key that has no hash.
    pub(crate) fn move_to_front(&mut self, key: &Value) -> Result<bool> {
        let hash = hash(key)?;
        let found = self.find(hash, key)?;
        let Some((key, value)) = found.and_then(|at| self.take(at)) else { return Ok(false) };
        if self.used == 0 {
            self.add(hash, key, value);
            return Ok(true);
        }
        if self.first == 0 {
            self.make_gap();
        }
        self.first -= 1;
        self.entries[self.first] = Some(Entry { hash, key, value });
        self.used += 1;
        if !self.table.is_empty() {
            let entries = &self.entries;
            self.table.insert_unique(spread(hash), self.first, |at| {
                entries[*at].as_ref().map_or(0, |entry| spread(entry.hash))
            });
        }
        Ok(true)
    }

    /// Makes room before the first entry, for as many as make up for the way of the others.
    fn make_gap(&mut self) {
        let gap = (self.used / 2).max(4);
        self.entries.splice(0..0, std::iter::repeat_with(|| None).take(gap));
        self.first = gap;
        if !self.table.is_empty() {
            self.table.clear();
            self.index();
        }
    }

    /// Removes a key; gives it and its value.
    ///
    /// # Errors
    /// `TypeError` for a key that has no hash.
    pub fn remove(&mut self, key: &Value) -> Result<Option<(Value, Value)>> {
        let hash = hash(key)?;
        let found = self.find(hash, key)?;
        Ok(found.and_then(|at| self.take(at)))
    }

    fn take(&mut self, at: usize) -> Option<(Value, Value)> {
        let entry = self.entries[at].take()?;
        self.used -= 1;
        if let Ok(place) = self.table.find_entry(spread(entry.hash), |other| *other == at) {
            place.remove();
        }
        if self.used == 0 {
            self.entries.clear();
            self.first = 0;
        }
        while let Some(None) = self.entries.get(self.first) {
            self.first += 1;
        }
        while let Some(None) = self.entries.last() {
            self.entries.pop();
        }
        self.first = self.first.min(self.entries.len());
        Some((entry.key, entry.value))
    }

    /// Removes the last entry, or the first; `None` where there is none.
    pub fn pop(&mut self, last: bool) -> Option<(Value, Value)> {
        let at = if last { self.entries.len().checked_sub(1)? } else { self.first };
        if at >= self.entries.len() { None } else { self.take(at) }
    }

    /// Closes the gaps once half of the places are gaps.
    fn tidy(&mut self) {
        if self.entries.len() < 8 || self.entries.len() < 2 * self.used {
            return;
        }
        self.entries.retain(Option::is_some);
        self.first = 0;
        self.table.clear();
        if self.entries.len() > FEW {
            self.index();
        }
    }

    /// The entry at a place, or the next one after it, and the place after that: what an iteration needs.
    #[inline]
    pub fn entry_from(&self, place: usize) -> Option<(&Value, &Value, usize)> {
        let mut at = place.max(self.first);
        loop {
            let entry = self.entries.get(at)?;
            at += 1;
            if let Some(entry) = entry {
                return Some((&entry.key, &entry.value, at));
            }
        }
    }

    /// The last entry before a place, and its own place: what an iteration backwards needs.
    pub fn entry_before(&self, place: usize) -> Option<(&Value, &Value, usize)> {
        let rest = &self.entries[..place.min(self.entries.len())];
        rest.iter()
            .enumerate()
            .rev()
            .find_map(|(at, entry)| entry.as_ref().map(|entry| (&entry.key, &entry.value, at)))
    }

    /// All entries, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Value, &Value)> {
        self.entries.iter().flatten().map(|entry| (&entry.key, &entry.value))
    }

    /// Moves all keys and values out.
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        self.table.clear();
        (self.first, self.used) = (0, 0);
        for entry in self.entries.drain(..).flatten() {
            for value in [entry.key, entry.value] {
                if value.is_counted() {
                    to.push(value);
                }
            }
        }
    }

    /// Removes everything.
    pub fn clear(&mut self) -> Vec<Value> {
        let mut old = Vec::new();
        self.give_up(&mut old);
        old
    }
}
