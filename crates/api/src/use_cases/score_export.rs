//! Scores on their way to evaluators: identifiers become pseudonyms, line by line.

use bytes::Bytes;
use futures_util::{Stream, stream};
use headstart_domain::disclosure::{ProjectKey, pseudonym};
use headstart_store::{EXPORT_COLUMNS, ScoreExport};
use uuid::Uuid;

/// What stands above the two columns whose identifiers become pseudonyms.
const PSEUDONYMS: [&str; 2] = ["pseudonym", "episode_pseudonym"];

/// The heading and then the lines of an export, chunk by chunk.
pub fn pseudonymised(
    export: ScoreExport,
    key: ProjectKey,
    project: Uuid,
) -> impl Stream<Item = std::io::Result<Bytes>> {
    let pseudonyms = Pseudonyms { key, project, last: [const { None }; 2] };
    stream::unfold(
        (Some(heading()), export, pseudonyms),
        |(heading, mut export, mut pseudonyms)| async move {
            if let Some(heading) = heading {
                return Some((Ok(heading), (None, export, pseudonyms)));
            }
            let chunk = match export.next().await? {
                Ok(chunk) => pseudonyms.replace(&chunk).ok_or_else(|| {
                    std::io::Error::other("a line of the export does not begin with two identifiers")
                }),
                Err(error) => Err(std::io::Error::other(error)),
            };
            if let Err(error) = &chunk {
                tracing::error!(%error, "an export broke off");
            }
            Some((chunk, (None, export, pseudonyms)))
        },
    )
}

fn heading() -> Bytes {
    let others = EXPORT_COLUMNS.into_iter().skip(PSEUDONYMS.len());
    let mut heading = PSEUDONYMS.into_iter().chain(others).collect::<Vec<_>>().join(",");
    heading.push('\n');
    heading.into()
}

/// Makes pseudonyms, and remembers the last ones: the scores of one measure stand together.
struct Pseudonyms {
    key: ProjectKey,
    project: Uuid,
    last: [Option<(Uuid, String)>; 2],
}

impl Pseudonyms {
    /// The chunk with pseudonyms in its first two columns; none when a line does not begin with two identifiers.
    fn replace(&mut self, chunk: &[u8]) -> Option<Bytes> {
        let mut replaced = Vec::with_capacity(chunk.len() * 2);
        for line in chunk.split_inclusive(|byte| *byte == b'\n') {
            let mut rest = line;
            for column in 0..PSEUDONYMS.len() {
                let comma = rest.iter().position(|byte| *byte == b',')?;
                let (id, after) = rest.split_at_checked(comma)?;
                let id = Uuid::try_parse_ascii(id).ok()?;
                replaced.extend_from_slice(self.of(column, id)?.as_bytes());
                replaced.push(b',');
                rest = after.get(1..)?;
            }
            replaced.extend_from_slice(rest);
        }
        Some(replaced.into())
    }

    fn of(&mut self, column: usize, id: Uuid) -> Option<&str> {
        let last = self.last.get_mut(column)?;
        if last.as_ref().is_none_or(|(known, _)| *known != id) {
            *last = Some((id, pseudonym(&self.key, self.project, id).to_string()));
        }
        last.as_ref().map(|(_, pseudonym)| pseudonym.as_str())
    }
}

#[cfg(test)]
mod tests {
    use headstart_domain::release::{Resource, Sensitivity};

    use super::*;

    #[test]
    fn identifiers_become_pseudonyms_and_the_rest_of_a_line_stays() {
        let key = ProjectKey::new([7; 32]);
        let (project, one, two) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
        let mut pseudonyms = Pseudonyms { key: key.clone(), project, last: [const { None }; 2] };
        let chunk = format!("{one},{two},\"East, or so\",12\n{two},{one},West,\n");
        let replaced = pseudonyms.replace(chunk.as_bytes()).unwrap();
        let of = |id| pseudonym(&key, project, id);
        let wanted = format!("{},{},\"East, or so\",12\n{},{},West,\n", of(one), of(two), of(two), of(one));
        assert_eq!(replaced, wanted);
        assert!(pseudonyms.replace(b"nobody,nothing,x\n").is_none());
    }

    #[test]
    fn the_heading_names_every_column() {
        let heading = heading();
        let heading = std::str::from_utf8(&heading).unwrap();
        assert!(heading.starts_with("pseudonym,episode_pseudonym,tier,instrument,version,"), "{heading}");
        assert_eq!(heading.split(',').count(), EXPORT_COLUMNS.len());
    }

    #[test]
    fn the_heading_has_nothing_that_describes_a_young_person() {
        let tables = [Resource::YoungPeople, Resource::Episodes, Resource::Scores];
        let fields = || tables.iter().flat_map(|table| table.fields());
        let described = |name: &str| {
            fields().any(|field| field.name == name && field.sensitivity == Sensitivity::QuasiIdentifier)
        };
        assert!(described("imd_decile") && described("sex") && described("locality"));
        let heading = heading();
        for name in std::str::from_utf8(&heading).unwrap().trim_end().split(',') {
            // What a release does not have, as an age, has no sensitivity that anybody has thought about.
            let known = PSEUDONYMS.contains(&name) || fields().any(|field| field.name == name);
            assert!(known && !described(name), "{name}");
        }
    }
}
