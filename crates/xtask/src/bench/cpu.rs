//! Processor time and memory of processes, as Linux counts them.
use crate::Outcome;
use std::fs;

/// Clock ticks in a second: `USER_HZ`, 100 on every Linux that Rust runs on.
const TICKS: f64 = 100.0;

/// What `/proc/PID/stat` says that is of use here.
struct Stat {
    parent: u32,
    /// Seconds of the process itself.
    own: f64,
    /// Seconds of its children that have ended.
    ended: f64,
}

fn stat(process: &str) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name stands in brackets and may hold anything; the numbers begin behind it, with the third field.
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let number = |field: usize| fields.get(field - 3)?.parse::<f64>().ok();
    Some(Stat {
        parent: fields.get(1)?.parse().ok()?,
        own: (number(14)? + number(15)?) / TICKS,
        ended: (number(16)? + number(17)?) / TICKS,
    })
}

/// Seconds of processor time that a process has used.
pub fn of_process(process: u32) -> Outcome<f64> {
    Ok(stat(&process.to_string()).ok_or("the process has gone")?.own)
}

/// Seconds of processor time that a process and its children have used, those that have ended too.
pub fn of_family(process: u32) -> Outcome<f64> {
    let head = stat(&process.to_string()).ok_or("the process has gone")?;
    let mut sum = head.own + head.ended;
    for entry in fs::read_dir("/proc")?.flatten() {
        let name = entry.file_name();
        let Some(found) = name.to_str().and_then(stat) else { continue };
        if found.parent == process {
            sum += found.own + found.ended;
        }
    }
    Ok(sum)
}

/// Seconds that the programs this chore has run to their end have used.
pub fn of_ended_children() -> Outcome<f64> {
    Ok(stat("self").ok_or("/proc is not there")?.ended)
}

/// Seconds that this chore itself has used.
pub fn of_self() -> Outcome<f64> {
    Ok(stat("self").ok_or("/proc is not there")?.own)
}

/// Memory of a process in KiB: what it holds now (`VmRSS`) or held at most (`VmHWM`).
pub fn memory(process: u32, which: &str) -> Outcome<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(which)?.strip_prefix(':'));
    let number = line.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    number.ok_or_else(|| format!("/proc does not tell {which}").into())
}

/// Lets the highest memory of a process count from now on.
pub fn forget_peak(process: u32) -> Outcome {
    Ok(fs::write(format!("/proc/{process}/clear_refs"), "5")?)
}

/// How many others want the processors, in words: the mean of the last minute.
pub fn load() -> Outcome<String> {
    let told = fs::read_to_string("/proc/loadavg")?;
    let minute = told.split_whitespace().next().unwrap_or("?").to_owned();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    Ok(format!("load {minute} on {cores} cores"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_in_its_parents_family() {
        let parent = std::os::unix::process::parent_id();
        assert_eq!(stat("self").unwrap().parent, parent);
        assert!(of_family(std::process::id()).unwrap() >= of_self().unwrap());
        assert!(memory(std::process::id(), "VmHWM").unwrap() > 0);
    }
}
