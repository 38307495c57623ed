//! `re`: patterns and matches (`Modules/_sre/sre.c`). The module's functions take the patterns that have been compiled before.

mod matches;
mod patterns;

pub(super) use matches::{end, group, groups, span, start};
pub(super) use patterns::{
    find_all, find_each, full_match, known, match_start, module_find_all, module_find_each,
    module_full_match, module_match_start, module_search, module_split, module_substitute, search, split,
    substitute,
};
