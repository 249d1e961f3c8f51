//! Only our own names: a page of another site that makes its own name point at this machine (DNS rebinding) still
//! sends its own name in `Host`, and is refused.

use crate::{
    app::App,
    error::{ApiError, Code},
    settings::{Settings, Transport},
};
use axum::{
    extract::{Request, State},
    http::header,
    middleware::Next,
    response::{IntoResponse, Response},
};

/// The layer.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = host.or_else(|| request.uri().authority().map(|authority| authority.as_str()));
    if host.is_some_and(|host| is_ours(&app.settings, host)) {
        return next.run(request).await;
    }
    ApiError::new(Code::MisdirectedRequest, "this server does not go by that name").into_response()
}

/// Whether `host` (with or without a port) is a name of this server.
pub fn is_ours(settings: &Settings, host: &str) -> bool {
    let name = name_of(host).to_ascii_lowercase();
    if matches!(name.as_str(), "localhost" | "127.0.0.1" | "[::1]") {
        return true;
    }
    match settings.transport {
        Transport::BehindTls if settings.hosts.is_empty() => !name.is_empty(),
        Transport::BehindTls | Transport::Loopback => {
            settings.hosts.iter().any(|ours| ours.eq_ignore_ascii_case(&name))
        }
    }
}

/// The name without its port; of an IPv6 address with its brackets.
fn name_of(host: &str) -> &str {
    if host.starts_with('[') {
        return host.find(']').map_or(host, |end| &host[..=end]);
    }
    host.split(':').next().unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(transport: Transport, hosts: &[&str], host: &str, expected: bool) {
        let hosts = hosts.iter().map(|host| (*host).to_owned()).collect();
        let settings = Settings { transport, hosts, ..Settings::new("0") };
        assert_eq!(is_ours(&settings, host), expected, "{host} on {transport:?}");
    }

    #[test]
    fn on_this_machine_only_loopback_names_and_those_that_are_set_are_ours() {
        for host in ["localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080", "[::1]"] {
            check(Transport::Loopback, &[], host, true);
        }
        for host in
            ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil", "", "[::2]:8"]
        {
            check(Transport::Loopback, &[], host, false);
        }
        check(Transport::Loopback, &["box.lan"], "Box.lan:8080", true);
    }

    #[test]
    fn behind_tls_every_name_is_ours_unless_some_are_set() {
        check(Transport::BehindTls, &[], "trade.example", true);
        check(Transport::BehindTls, &["trade.example"], "trade.example", true);
        check(Transport::BehindTls, &["trade.example"], "evil.example", false);
    }
}
