//! Where sockets are.

use std::net::{SocketAddr, ToSocketAddrs};

use pyvm::Address;
use pyvm::object::Value;
use rustix::net::{AddressFamily, SocketAddrAny, SocketAddrUnix};

use super::{Answer, Failure};

/// The address as the system has it, of this family where a host has several.
pub(super) fn resolved(address: &Address, family: AddressFamily) -> Answer<SocketAddrAny> {
    match address {
        Address::Local(path) => Ok(SocketAddrUnix::new(&**path)?.into()),
        Address::Internet(host, port) => {
            let all = addresses(host, *port)?;
            let found = all.iter().find(|found| found.is_ipv6() == (family == AddressFamily::INET6));
            found.copied().map(SocketAddrAny::from).ok_or(Failure::NoHost)
        }
    }
}

/// All addresses of a host. Nothing is every address of this machine, as in `setipaddr` of `Modules/socketmodule.c`.
pub(super) fn addresses(host: &str, port: u16) -> Answer<Vec<SocketAddr>> {
    let host = match host {
        "" => "0.0.0.0",
        "<broadcast>" => "255.255.255.255",
        host => host,
    };
    (host, port).to_socket_addrs().map(Iterator::collect).map_err(|_| Failure::NoHost)
}

/// The address as a program sees it.
pub(super) fn shown(address: Option<SocketAddrAny>) -> Value {
    let Some(address) = address else { return Value::None };
    if let Ok(found) = SocketAddr::try_from(address.clone()) {
        let mut parts = vec![Value::str(found.ip().to_string()), Value::Int(found.port().into())];
        if let SocketAddr::V6(six) = found {
            parts.extend([six.flowinfo(), six.scope_id()].map(|number| Value::Int(number.into())));
        }
        return Value::tuple(parts);
    }
    let path = SocketAddrUnix::try_from(address).ok();
    let path = path.as_ref().and_then(SocketAddrUnix::path_bytes).unwrap_or_default();
    Value::str(String::from_utf8_lossy(path).into_owned())
}
