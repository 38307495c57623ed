//! What a program does with sockets.

use std::os::fd::OwnedFd;

use pyvm::object::Value;
use pyvm::{Address, DescriptorRequest as Request};
use rustix::event::PollFlags;
use rustix::io::Errno;
use rustix::net::{
    AddressFamily, RecvFlags, SendFlags, Shutdown, SocketFlags, SocketType, acceptfrom_with, bind, connect,
    getpeername, getsockname, listen, recvfrom, send, sendto, shutdown, socket_with, socketpair, sockopt,
};

use super::address::{addresses, resolved, shown};
use super::ready::wait;
use super::{Answer, Descriptors, Failure, MOST_BYTES, again, integer};

impl Descriptors {
    pub(super) fn socket(&self, request: Request) -> Answer {
        Ok(match request {
            Request::Socket { family, kind } => {
                let family = AddressFamily::from_raw(u16::try_from(family).unwrap_or(u16::MAX));
                let kind = SocketType::from_raw(u32::try_from(kind).unwrap_or(u32::MAX));
                Value::Int(self.keep(socket_with(family, kind, SocketFlags::CLOEXEC, None)?))
            }
            Request::SocketPair => {
                let (unix, stream) = (AddressFamily::UNIX, SocketType::STREAM);
                let (one, other) = socketpair(unix, stream, SocketFlags::CLOEXEC, None)?;
                Value::tuple(vec![Value::Int(self.keep(one)), Value::Int(self.keep(other))])
            }
            Request::Bind { descriptor, address } => {
                let of = self.get(descriptor)?;
                bind(&*of, &resolved(&address, getsockname(&*of)?.address_family())?)?;
                Value::None
            }
            Request::Listen { descriptor, backlog } => {
                listen(&*self.get(descriptor)?, i32::try_from(backlog).unwrap_or(128))?;
                Value::None
            }
            Request::Accept { descriptor, timeout } => {
                let of = self.get(descriptor)?;
                wait(&of, PollFlags::IN, timeout)?;
                let (connection, address) = again(|| acceptfrom_with(&*of, SocketFlags::CLOEXEC))?;
                Value::tuple(vec![Value::Int(self.keep(connection)), shown(address)])
            }
            Request::Connect { descriptor, address, timeout } => {
                connect_to(&*self.get(descriptor)?, &address, timeout)?;
                Value::None
            }
            Request::NameOf { descriptor, peer } => {
                let of = self.get(descriptor)?;
                shown(if peer { getpeername(&*of)? } else { Some(getsockname(&*of)?) })
            }
            Request::Receive { descriptor, most, peek, timeout } => {
                let of = self.get(descriptor)?;
                wait(&of, PollFlags::IN, timeout)?;
                let mut bytes = Vec::with_capacity(usize::try_from(most.min(MOST_BYTES)).unwrap_or(0));
                let flags = if peek { RecvFlags::PEEK } else { RecvFlags::empty() };
                let spare = &mut bytes;
                let received = again(|| recvfrom(&*of, rustix::buffer::spare_capacity(spare), flags));
                let (_, _, from) = received?;
                Value::tuple(vec![Value::bytes(bytes), shown(from)])
            }
            Request::Send { descriptor, bytes, to, timeout } => {
                let of = self.get(descriptor)?;
                wait(&of, PollFlags::OUT, timeout)?;
                let flags = SendFlags::NOSIGNAL;
                integer(match to {
                    Some(to) => {
                        let to = resolved(&to, getsockname(&*of)?.address_family())?;
                        again(|| sendto(&*of, &bytes, flags, &to))?
                    }
                    None => again(|| send(&*of, &bytes, flags))?,
                })
            }
            Request::Shutdown { descriptor, how } => {
                let how = match how {
                    0 => Shutdown::Read,
                    1 => Shutdown::Write,
                    _ => Shutdown::Both,
                };
                shutdown(&*self.get(descriptor)?, how)?;
                Value::None
            }
            Request::SetOption { descriptor, level, option, value } => {
                set_option(&*self.get(descriptor)?, level, option, value)?;
                Value::None
            }
            Request::Resolve { host } => {
                let all = addresses(&host, 0)?;
                Value::list(all.iter().map(|found| Value::str(found.ip().to_string())).collect())
            }
            Request::HostName => {
                Value::str(rustix::system::uname().nodename().to_string_lossy().into_owned())
            }
            other => return Err(Failure::Outside(format!("{other:?} is outside the subset"))),
        })
    }
}

/// Connects. One that may last only so long is begun without waiting (`internal_connect` in `Modules/socketmodule.c`).
fn connect_to(of: &OwnedFd, address: &Address, timeout: Option<f64>) -> Answer<()> {
    let address = resolved(address, getsockname(of)?.address_family())?;
    if timeout.is_none() {
        return Ok(connect(of, &address)?);
    }
    rustix::io::ioctl_fionbio(of, true)?;
    let begun = connect(of, &address);
    rustix::io::ioctl_fionbio(of, false)?;
    match begun {
        Err(Errno::INPROGRESS) if timeout == Some(0.0) => Err(Errno::INPROGRESS.into()),
        Err(Errno::INPROGRESS) => {
            wait(of, PollFlags::OUT, timeout)?;
            Ok(sockopt::socket_error(of)??)
        }
        result => Ok(result?),
    }
}

/// Those options that programs set, by Linux's numbers; others have no effect that a program could see.
fn set_option(of: &OwnedFd, level: i64, option: i64, value: i64) -> Answer<()> {
    let (on, size) = (value != 0, usize::try_from(value).unwrap_or(0));
    match (level, option) {
        (1, 2) => sockopt::set_socket_reuseaddr(of, on)?,
        (1, 6) => sockopt::set_socket_broadcast(of, on)?,
        (1, 7) => sockopt::set_socket_send_buffer_size(of, size)?,
        (1, 8) => sockopt::set_socket_recv_buffer_size(of, size)?,
        (1, 9) => sockopt::set_socket_keepalive(of, on)?,
        (1, 15) => sockopt::set_socket_reuseport(of, on)?,
        (6, 1) => sockopt::set_tcp_nodelay(of, on)?,
        (41, 26) => sockopt::set_ipv6_v6only(of, on)?,
        _ => {}
    }
    Ok(())
}
