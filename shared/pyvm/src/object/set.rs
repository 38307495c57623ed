//! `set` and `frozenset`: a hash table whose members lie in CPython's order (`Objects/setobject.c`).
//!
//! A program can see that order, so the table is CPython's: where a member lies, how collisions are
//! resolved and when the table grows. Integers have CPython's hashes, so sets of them print alike.

use crate::number::hash;
use crate::object::dict::same_key;
use crate::object::{Result, Value};

/// The smallest table (`PySet_MINSIZE`).
const LEAST_PLACES: usize = 8;
/// How many neighbours of a place are tried before the next jump (`LINEAR_PROBES`).
const NEIGHBOURS: usize = 9;
/// How many bits of the hash each jump takes in (`PERTURB_SHIFT`).
const SHIFT: u32 = 5;
/// The hash of a place whose member was removed. No value has it.
const REMOVED: u64 = u64::MAX;

/// The members of a set.
#[derive(Clone, Debug, Default)]
pub struct Set {
    /// A power of two of places; none before the first member.
    table: Vec<Place>,
    /// How many places are not empty: members and removed ones.
    fill: usize,
    /// How many members there are.
    used: usize,
    /// Where [`Set::pop`] goes on.
    finger: usize,
    /// Whether some member is or was an object: numbers need nobody's attention when they die.
    counts: bool,
}

/// A place of the table: `Null` with hash 0 where it is empty, with [`REMOVED`] where a member was.
#[derive(Clone, Debug, Default)]
struct Place {
    hash: u64,
    member: Value,
}

impl Place {
    /// The same place in another table. Most are empty.
    #[inline]
    fn copy(&self) -> Self {
        if self.member.is_null() { Self::default() } else { self.clone() }
    }

    #[inline]
    fn is_empty(&self) -> bool {
        self.hash == 0 && self.member.is_null()
    }

    /// Whether a value with this hash is its member.
    #[inline]
    fn holds(&self, hash: u64, value: &Value) -> Result<bool> {
        if self.hash != hash {
            return Ok(false);
        }
        match (&self.member, value) {
            (Value::Int(a), Value::Int(b)) => Ok(a == b),
            (member, value) => same_key(member, value),
        }
    }
}

/// How many places a table has that has to have more than so many.
fn places_for(least: usize) -> usize {
    (least + 1).next_power_of_two().max(LEAST_PLACES)
}

/// The runs of places in which a hash is looked for, one after the other, for ever.
struct Probes {
    mask: usize,
    at: usize,
    perturb: u64,
}

impl Probes {
    fn new(hash: u64, mask: usize) -> Self {
        Self { mask, at: hash as usize & mask, perturb: hash }
    }

    /// The next run; it does not reach beyond the table's end.
    fn run(&mut self) -> std::ops::Range<usize> {
        let run =
            self.at..if self.at + NEIGHBOURS <= self.mask { self.at + NEIGHBOURS + 1 } else { self.at + 1 };
        self.perturb >>= SHIFT;
        self.at = (self.at.wrapping_mul(5).wrapping_add(1)).wrapping_add(self.perturb as usize) & self.mask;
        run
    }
}

impl Set {
    /// How many members it has.
    #[inline]
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// How many places its table has.
    pub(crate) fn places(&self) -> usize {
        self.table.len()
    }

    fn mask(&self) -> usize {
        self.table.len().max(LEAST_PLACES) - 1
    }

    /// The place of a value, or the empty one where the search for it ends; and the last place on the way from
    /// which a member was removed, which a new one takes again.
    #[inline]
    fn find(&self, hash: u64, value: &Value) -> Result<(usize, Option<usize>)> {
        // Most searches end at the first place.
        let at = hash as usize & self.mask();
        let place = &self.table[at];
        if place.is_empty() || place.holds(hash, value)? {
            return Ok((at, None));
        }
        self.find_further(hash, value)
    }

    #[inline(never)]
    fn find_further(&self, hash: u64, value: &Value) -> Result<(usize, Option<usize>)> {
        let mut removed = None;
        let mut probes = Probes::new(hash, self.mask());
        loop {
            let run = probes.run();
            for (place, at) in self.table[run.clone()].iter().zip(run) {
                if place.member.is_null() {
                    if place.hash != REMOVED {
                        return Ok((at, removed));
                    }
                    removed = Some(at);
                } else if place.holds(hash, value)? {
                    return Ok((at, removed));
                }
            }
        }
    }

    /// Whether a value is a member.
    ///
    /// # Errors
    /// `TypeError` for a value that has no hash.
    pub fn contains(&self, value: &Value) -> Result<bool> {
        self.contains_hashed(hash(value)?, value)
    }

    /// Whether a value with this hash is a member.
    pub(crate) fn contains_hashed(&self, hash: u64, value: &Value) -> Result<bool> {
        Ok(self.used > 0 && !self.table[self.find(hash, value)?.0].member.is_null())
    }

    /// Adds a member; false where it is one already.
    ///
    /// # Errors
    /// `TypeError` for a value that has no hash.
    pub fn add(&mut self, value: Value) -> Result<bool> {
        self.add_hashed(hash(&value)?, value)
    }

    /// Adds a member with this hash (`set_add_entry`).
    pub(crate) fn add_hashed(&mut self, hash: u64, value: Value) -> Result<bool> {
        if self.table.is_empty() {
            self.table.resize_with(LEAST_PLACES, Place::default);
        }
        let (at, removed) = self.find(hash, &value)?;
        if !self.table[at].member.is_null() {
            return Ok(false);
        }
        self.put((at, removed), hash, value);
        Ok(true)
    }

    /// Adds a member where nobody has to be asked whether it is one: gives it back where it is, or as an error where somebody has to
    /// be asked, or it has no hash.
    pub(crate) fn keep(&mut self, member: Value) -> std::result::Result<Option<Value>, Value> {
        let Ok(hash) = hash(&member) else { return Err(member) };
        if self.table.is_empty() {
            self.table.resize_with(LEAST_PLACES, Place::default);
        }
        match self.find(hash, &member) {
            Ok((at, _)) if !self.table[at].member.is_null() => Ok(Some(member)),
            Ok(place) => {
                self.put(place, hash, member);
                Ok(None)
            }
            Err(_) => Err(member),
        }
    }

    /// Puts a new member where a search for it has ended.
    #[inline(always)]
    fn put(&mut self, (at, removed): (usize, Option<usize>), hash: u64, value: Value) {
        self.used += 1;
        self.counts |= value.is_counted();
        if let Some(at) = removed {
            self.fill_place(at, Place { hash, member: value });
            return;
        }
        self.fill_place(at, Place { hash, member: value });
        self.fill += 1;
        if self.fill * 5 >= self.mask() * 3 {
            self.grow();
        }
    }

    /// Puts a member into a place that holds none, so that nothing has to be dropped.
    #[inline(always)]
    fn fill_place(&mut self, at: usize, place: Place) {
        std::mem::forget(std::mem::replace(&mut self.table[at], place));
    }

    fn grow(&mut self) {
        self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
    }

    /// Moves the members to a new table of more than so many places (`set_table_resize`).
    fn resize(&mut self, least: usize) {
        let places = places_for(least);
        if places == LEAST_PLACES && self.table.len() == LEAST_PLACES && self.fill == self.used {
            return;
        }
        let mut table = Vec::new();
        table.resize_with(places, Place::default);
        let old = std::mem::replace(&mut self.table, table);
        self.fill = self.used;
        for place in old {
            match place.member.is_null() {
                true => std::mem::forget(place), // there is nothing to drop
                false => self.put_new(place),
            }
        }
    }

    /// Puts a member that is not there yet into a table without removed ones (`set_insert_clean`).
    fn put_new(&mut self, place: Place) {
        let at = place.hash as usize & self.mask();
        if self.table[at].member.is_null() {
            self.fill_place(at, place);
            return;
        }
        let mut probes = Probes::new(place.hash, self.mask());
        loop {
            for at in probes.run() {
                if self.table[at].member.is_null() {
                    self.fill_place(at, place);
                    return;
                }
            }
        }
    }

    /// Makes room for so many members more, all at once, as CPython does before it joins sets.
    pub(crate) fn make_room(&mut self, more: usize) {
        if (self.fill + more) * 5 >= self.mask() * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    /// Adds all members of another set (`set_merge`).
    ///
    /// # Errors
    /// Those of comparing members.
    pub(crate) fn merge(&mut self, other: &Self) -> Result<()> {
        if other.used == 0 {
            return Ok(());
        }
        if self.fill > 0 {
            self.make_room(other.used);
            return other.hashed().try_for_each(|(hash, member)| self.add_copy(hash, member));
        }
        let places = match other.used * 5 >= self.mask() * 3 {
            true => places_for(other.used * 2),
            false => self.mask() + 1,
        };
        (self.fill, self.used) = (other.used, other.used);
        self.counts |= other.counts;
        if places == other.table.len() && other.fill == other.used {
            self.table = other.table.iter().map(Place::copy).collect();
            return Ok(());
        }
        self.take_all_of(other, places);
        Ok(())
    }

    /// The members of a set and those of another one, as CPython joins them: a copy of the first to which the second is added
    /// (`set_or`).
    ///
    /// # Errors
    /// Those of comparing members.
    pub(crate) fn union(&self, other: &Self) -> Result<Self> {
        let mut result = Self::default();
        let places =
            if self.used * 5 >= result.mask() * 3 { places_for(self.used * 2) } else { LEAST_PLACES };
        let all = self.used + other.used;
        if places == self.table.len() && self.fill == self.used && all * 5 >= (places - 1) * 3 {
            // The copy would lie as the set itself, and be moved to a larger table at once.
            (result.fill, result.used, result.counts) = (self.used, self.used, self.counts);
            result.take_all_of(self, places_for(all * 2));
            other.hashed().try_for_each(|(hash, member)| result.add_copy(hash, member))?;
            return Ok(result);
        }
        result.merge(self)?;
        result.merge(other)?;
        Ok(result)
    }

    /// Puts copies of all members of another set into a new table of so many places.
    fn take_all_of(&mut self, other: &Self, places: usize) {
        self.table = Vec::new();
        self.table.resize_with(places, Place::default);
        for place in other.table.iter().filter(|place| !place.member.is_null()) {
            self.put_new(place.clone());
        }
    }

    /// Adds a copy of a member with this hash, where it is none yet.
    #[inline]
    fn add_copy(&mut self, hash: u64, member: &Value) -> Result<()> {
        let place = self.find(hash, member)?;
        if self.table[place.0].member.is_null() {
            self.put(place, hash, member.clone());
        }
        Ok(())
    }

    /// Removes a member, and gives it.
    ///
    /// # Errors
    /// `TypeError` for a value that has no hash.
    pub fn remove(&mut self, value: &Value) -> Result<Option<Value>> {
        self.remove_hashed(hash(value)?, value)
    }

    /// Removes a member with this hash, and gives it (`set_discard_entry`).
    pub(crate) fn remove_hashed(&mut self, hash: u64, value: &Value) -> Result<Option<Value>> {
        if self.used == 0 {
            return Ok(None);
        }
        let (at, _) = self.find(hash, value)?;
        Ok(if self.table[at].member.is_null() { None } else { Some(self.take(at)) })
    }

    fn take(&mut self, at: usize) -> Value {
        self.used -= 1;
        std::mem::replace(&mut self.table[at], Place { hash: REMOVED, member: Value::Null }).member
    }

    /// Clears removed places away once they are more than a quarter (`set_difference_update_internal`).
    pub(crate) fn tidy(&mut self) {
        if self.fill - self.used > self.mask() / 4 {
            self.grow();
        }
    }

    /// Removes some member (`set_pop`).
    pub fn pop(&mut self) -> Option<Value> {
        if self.used == 0 {
            return None;
        }
        let mut at = self.finger & self.mask();
        while self.table[at].member.is_null() {
            at = (at + 1) & self.mask();
        }
        self.finger = at + 1;
        Some(self.take(at))
    }

    /// The member at a place, or the next one after it, and the place after that.
    pub fn member_from(&self, place: usize) -> Option<(&Value, usize)> {
        let rest = self.table.get(place..)?;
        let at = rest.iter().position(|place| !place.member.is_null())?;
        Some((&rest[at].member, place + at + 1))
    }

    /// All members.
    pub fn iter(&self) -> impl Iterator<Item = &Value> {
        self.hashed().map(|(_, member)| member)
    }

    /// All members, with their hashes.
    pub(crate) fn hashed(&self) -> impl Iterator<Item = (u64, &Value)> {
        self.table.iter().filter(|place| !place.member.is_null()).map(|place| (place.hash, &place.member))
    }

    /// Whether some member is or was an object.
    pub(crate) fn has_objects(&self) -> bool {
        self.counts
    }

    /// Moves all members out.
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        let members = self.table.drain(..).map(|place| place.member);
        match self.counts {
            true => to.extend(members.filter(Value::is_counted)),
            false => members.for_each(std::mem::forget),
        }
        self.counts = false;
        (self.fill, self.used) = (0, 0);
    }

    /// Removes everything.
    pub fn clear(&mut self) -> Vec<Value> {
        let mut old = Vec::new();
        self.give_up(&mut old);
        old
    }
}
