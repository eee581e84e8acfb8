//! Scores a million SDQ forms on one core and tells the seconds as JSON.
#![expect(clippy::print_stdout, reason = "a benchmark reads the clock and tells")]

use std::{hint::black_box, time::Instant};

use headstart_domain::instrument::{Informant, Instrument, NormSex, ScoreRequest};

const FORMS: usize = 1_000_000;
/// Forms that differ; the answers of each are drawn by a small generator.
const DIFFERENT: usize = 1_024;

fn main() -> Result<(), String> {
    let sdq = Instrument::find("sdq").ok_or("there is no SDQ")?;
    let mut state = 2_016_u32;
    let mut draw = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        // One answer in sixteen is missing.
        (state >> 28 != 0).then(|| f64::from((state >> 20) % 3))
    };
    let forms: Vec<Vec<Option<f64>>> = (0..DIFFERENT).map(|_| (0..25).map(|_| draw()).collect()).collect();
    let mut best = f64::MAX;
    for _ in 0..3 {
        let begun = Instant::now();
        let mut scored = 0_usize;
        for answers in forms.iter().cycle().take(FORMS) {
            let request = ScoreRequest {
                informant: Informant::SelfReport,
                age: Some(13),
                sex: Some(NormSex::Female),
                answers,
                impact: None,
                impact_screen: None,
                bands: None,
            };
            let form = sdq.score(black_box(&request)).map_err(|error| error.to_string())?;
            scored += form.scales.iter().filter(|scale| scale.score.is_some()).count();
        }
        black_box(scored);
        best = best.min(begun.elapsed().as_secs_f64());
    }
    println!("{{\"forms\": {FORMS}, \"seconds\": {best}}}");
    Ok(())
}
