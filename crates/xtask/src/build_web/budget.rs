//! What a first visit may weigh: people open the app on school and home lines, some of them slow.
use super::site::Total;
use crate::Outcome;
use crate::run::say;

/// The most bytes, in their brotli form, of everything that the sign-in page and the list of referrals load.
const FIRST_VISIT: usize = 300_000;

/// Fails when the files of a first visit weigh more than they may; `urls` are their addresses.
pub fn check(total: &Total, urls: &[&str]) -> Outcome {
    let weights = urls.iter().map(|url| weight(total, url)).collect::<Outcome<Vec<usize>>>()?;
    let sum: usize = weights.iter().sum();
    say(&format!("a first visit loads {sum} bytes of at most {FIRST_VISIT}"));
    if sum <= FIRST_VISIT {
        return Ok(());
    }
    let each: Vec<String> =
        urls.iter().zip(&weights).map(|(url, weight)| format!("{url}: {weight}")).collect();
    Err(format!("a first visit loads {sum} bytes, {FIRST_VISIT} are the most: {}", each.join(", ")).into())
}

fn weight(total: &Total, url: &str) -> Outcome<usize> {
    let path = url.trim_start_matches('/');
    total.brotli.get(path).copied().ok_or_else(|| format!("{url} is not a file of the site").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(weight: usize) -> Total {
        Total { brotli: [("index.html".to_owned(), 400), ("a/app.wasm".to_owned(), weight)].into() }
    }

    #[test]
    fn a_visit_may_weigh_as_much_as_the_budget_and_no_more() {
        let urls = ["/index.html", "/a/app.wasm"];
        assert!(check(&site(FIRST_VISIT - 400), &urls).is_ok());
        let refused = check(&site(FIRST_VISIT - 399), &urls).unwrap_err().to_string();
        assert!(refused.contains("/a/app.wasm: 299601"), "{refused}");
    }

    #[test]
    fn a_file_that_is_not_there_is_not_counted_as_nothing() {
        assert!(check(&site(1), &["/other.js"]).is_err());
    }
}
