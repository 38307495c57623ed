//! Huge pages, which are dear where a thread starts.
//!
//! The allocator keeps a region of its own for each thread, and asks Linux for huge pages in them (`MADV_HUGEPAGE`). The
//! first thing that a new thread allocates then makes the system fill 2 MiB with zeros: 0.16 ms on a 2-core Intel Xeon, as
//! much as all else that a start costs. CPython's allocator does not ask for them (`_PyMem_ArenaAlloc`, `Objects/obmalloc.c`).

/// Lets this process do without huge pages.
pub(crate) fn refuse() {
    set_refused(true);
}

/// Starts a command that shall have huge pages where its system gives them: a process passes on that it has none.
pub(crate) fn as_the_system_has_them<T>(start: impl FnOnce() -> T) -> T {
    let refused = is_refused();
    set_refused(false);
    let started = start();
    set_refused(refused);
    started
}

/// Where the system refuses the refusal, threads start a little later.
#[cfg(target_os = "linux")]
fn set_refused(refused: bool) {
    let _ = nix::sys::prctl::set_thp_disable(refused);
}

#[cfg(target_os = "linux")]
fn is_refused() -> bool {
    nix::sys::prctl::get_thp_disable().unwrap_or(false)
}

#[cfg(not(target_os = "linux"))]
fn set_refused(_: bool) {}

#[cfg(not(target_os = "linux"))]
fn is_refused() -> bool {
    false
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_command_has_what_its_system_gives() {
        refuse();
        assert!(!as_the_system_has_them(is_refused));
        assert!(is_refused());
    }
}
