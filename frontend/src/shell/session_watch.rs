//! Warns before the session ends, and keeps it while somebody types.
use super::session_state::SessionState;
use crate::widgets::timeout_dialog::TimeoutDialog;
use crate::widgets::unsent::may_leave;
use leptos::prelude::*;
use std::time::Duration;

/// Seconds of warning: two minutes, or a quarter of a short session.
fn warning_seconds(idle: u32) -> u32 {
    (idle / 4).min(120)
}

/// Full minutes to show, once the warning is due.
fn minutes_to_show(idle: u32, elapsed: u32) -> Option<u32> {
    let left = idle.saturating_sub(elapsed);
    (left <= warning_seconds(idle)).then_some(left / 60)
}

/// The dialog and its clock.
#[component]
pub fn SessionWatch() -> impl IntoView {
    let state = SessionState::current();
    let now = RwSignal::new(js_sys::Date::now());
    let tick = set_interval_with_handle(move || now.set(js_sys::Date::now()), Duration::from_secs(10));
    let typing = window_event_listener(leptos::ev::keydown, move |_| keep_while_typing(state));
    on_cleanup(move || {
        if let Ok(tick) = tick {
            tick.clear();
        }
        typing.remove();
    });
    let elapsed = move || ((now.get() - state.answered_at.get()) / 1000.0).max(0.0) as u32;
    let idle = move || state.session().map_or(0, |session| session.idle_seconds);
    let minutes_left = Memo::new(move |_| match idle() {
        0 => None,
        idle => minutes_to_show(idle, elapsed()),
    });
    Effect::new(move |_| {
        let idle = idle();
        if idle > 0 && elapsed() >= idle {
            state.expire();
        }
    });
    let stay = Callback::new(move |()| state.keep_alive());
    let leave = Callback::new(move |()| {
        if may_leave() {
            state.sign_out();
        }
    });
    view! { <TimeoutDialog minutes_left=minutes_left on_stay=stay on_leave=leave /> }
}

/// Somebody who writes a long note sends nothing for a while, but is there.
fn keep_while_typing(state: SessionState) {
    let Some(session) = state.who.try_with_untracked(|who| match who {
        super::session_state::Who::Someone(session) => Some(session.idle_seconds),
        _ => None,
    }) else {
        return;
    };
    let elapsed = (js_sys::Date::now() - state.answered_at.get_untracked()) / 1000.0;
    let due = session.is_some_and(|idle| elapsed > f64::from(idle) / 3.0 && elapsed < f64::from(idle) * 0.7);
    if due {
        // Counts as answered at once, so that the next key does not ask again.
        state.answered_at.set(js_sys::Date::now());
        state.keep_alive();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_warning_comes_two_minutes_before_the_end_and_counts_down() {
        assert_eq!(minutes_to_show(1800, 1600), None);
        assert_eq!(minutes_to_show(1800, 1680), Some(2));
        assert_eq!(minutes_to_show(1800, 1700), Some(1));
        assert_eq!(minutes_to_show(1800, 1790), Some(0));
        assert_eq!(minutes_to_show(1800, 9999), Some(0));
    }

    #[test]
    fn a_short_session_warns_in_its_last_quarter() {
        assert_eq!(minutes_to_show(60, 40), None);
        assert_eq!(minutes_to_show(60, 45), Some(0));
    }
}
