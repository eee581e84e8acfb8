//! The areas of the app and who may enter them.
use crate::widgets::navigation::NavItem;
use headstart_contract::session::Session;
use headstart_domain::access::{Permission, Role};

/// The main navigation for this person, in order.
pub fn areas(session: &Session) -> Vec<NavItem> {
    let all = [
        (Permission::ReferralsRead, NavItem::area("/referrals", "Referrals")),
        (Permission::EpisodesRead, NavItem::area("/caseload", "Caseload")),
        (Permission::AlertsRead, NavItem::area("/alerts", "Alerts")),
        (Permission::YoungPeopleRead, NavItem::area("/young-people", "Young people")),
        (Permission::OutcomesRead, NavItem::area("/outcomes", "Outcomes")),
        (Permission::SetupWrite, NavItem::area("/setup", "Setup")),
        (Permission::EvaluationRead, NavItem::area("/releases", "Releases")),
        (Permission::SurveysRead, NavItem::area("/surveys", "School surveys")),
    ];
    let mut items: Vec<_> = all
        .into_iter()
        .filter(|(needs, _)| session.permissions.contains(needs))
        .map(|(_, item)| item)
        .collect();
    if on_panel(session) {
        items.insert(items.len().min(1), NavItem::area("/panel", "Panel"));
    }
    items
}

/// Whether this person decides on the panel, or reads what is before it as its member.
fn on_panel(session: &Session) -> bool {
    session.permissions.contains(&Permission::ReferralsPanel)
        || session.grants.iter().any(|grant| grant.role == Role::PanelMember)
}

/// Where this person starts.
pub fn start_of(session: &Session) -> String {
    let first = areas(session).into_iter().next();
    first.map_or_else(|| "/nothing-here".to_owned(), |area| area.href)
}
