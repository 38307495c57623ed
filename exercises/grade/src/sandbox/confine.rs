//! Landlock, limits and the filter of system calls, in this order, for this process and all that come of it.

use super::{Limits, Rights, syscalls};
use anyhow::{Result, bail};
use landlock::{
    ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetStatus, Scope,
    path_beneath_rules,
};
use nix::sys::prctl::set_pdeathsig;
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::signal::Signal;

/// What the newest known Linux can restrict. An older one restricts less, and at least files.
const NEWEST: ABI = ABI::V6;

/// Gives up everything but `rights`, for good.
pub(super) fn give_up(rights: &Rights) -> Result<()> {
    // However the grader ends, an answer that waits for ever does not stay behind.
    set_pdeathsig(Signal::SIGKILL)?;
    limit(rights.limits)?;
    let status = Ruleset::default()
        .handle_access(AccessFs::from_all(NEWEST))?
        .handle_access(AccessNet::from_all(NEWEST))?
        .scope(Scope::from_all(NEWEST))?
        .create()?
        // A path that does not exist here (`/lib64` on some systems) gives no right, and that is all.
        .add_rules(path_beneath_rules(&rights.read, AccessFs::from_read(NEWEST)))?
        .add_rules(path_beneath_rules(&rights.write, AccessFs::from_all(NEWEST)))?
        .restrict_self()?;
    if status.ruleset == RulesetStatus::NotEnforced {
        bail!("this Linux has no Landlock");
    }
    if !rights.processes {
        syscalls::give_up()?;
    }
    Ok(())
}

fn limit(limits: Limits) -> Result<()> {
    let Limits { seconds, memory, file, files } = limits;
    // Computing in several threads counts several times, and the time limit of the check comes first anyway.
    set(Resource::RLIMIT_CPU, seconds * 8)?;
    set(Resource::RLIMIT_AS, memory << 20)?;
    set(Resource::RLIMIT_FSIZE, file << 20)?;
    set(Resource::RLIMIT_NOFILE, files)?;
    set(Resource::RLIMIT_CORE, 0)?;
    Ok(())
}

/// A limit that cannot be raised again, and is never higher than the one that held before.
fn set(resource: Resource, value: u64) -> nix::Result<()> {
    let (_, most) = getrlimit(resource)?;
    let value = value.min(most);
    setrlimit(resource, value, value)
}
