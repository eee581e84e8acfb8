//! Records of a CSV file, one broken line never spoiling those after it.
//!
//! A quotation mark that is opened and not closed makes an ordinary reader swallow the lines that follow. Here a
//! record ends with its line; it goes on over the next lines only when they close the quotation and the whole then
//! has as many fields as the header. Otherwise that one line is at fault and reading resumes at the next.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};

use csv_core::ReadRecordResult;

use super::super::fault::{Fault, FaultCode, ImportError};

/// Longer than any line of the register of schools, the widest file known (about 3,000 bytes).
const MAX_LINE_BYTES: usize = 64 * 1024;
/// More than any layout has.
const MAX_FIELDS: usize = 1_000;
/// How many further lines a field in quotation marks may run over.
const MAX_CONTINUATION_LINES: usize = 20;

struct PhysicalLine {
    number: u64,
    bytes: Vec<u8>,
    too_long: bool,
}

/// One record, or what is wrong with its line.
pub(super) struct RawRecord {
    /// The line it begins on, from 1.
    pub line: u64,
    pub fields: Result<Vec<String>, Fault>,
}

pub(super) struct Records<R> {
    input: BufReader<R>,
    ahead: VecDeque<PhysicalLine>,
    lines_read: u64,
    splitter: Splitter,
}

impl<R: Read> Records<R> {
    pub fn new(reader: R) -> Self {
        Self {
            input: BufReader::new(reader),
            ahead: VecDeque::new(),
            lines_read: 0,
            splitter: Splitter::new(),
        }
    }

    /// The next record that is not blank. `width` is the number of fields the header has, once it is known.
    pub fn next(&mut self, width: Option<usize>) -> Result<Option<RawRecord>, ImportError> {
        while let Some(line) = self.take_line()? {
            if line.bytes.iter().all(u8::is_ascii_whitespace) && !line.too_long {
                continue;
            }
            let number = line.number;
            let fields = self.record_from(line, width)?;
            return Ok(Some(RawRecord { line: number, fields }));
        }
        Ok(None)
    }

    fn record_from(
        &mut self,
        line: PhysicalLine,
        width: Option<usize>,
    ) -> Result<Result<Vec<String>, Fault>, ImportError> {
        if line.too_long {
            let message = format!("the line is longer than {MAX_LINE_BYTES} bytes");
            return Ok(Err(Fault::new(FaultCode::LineTooLong, message)));
        }
        if quotes_are_closed(&line.bytes) {
            return Ok(self.splitter.split(&line.bytes));
        }
        match self.continued(&line.bytes, width)? {
            Some(fields) => Ok(Ok(fields)),
            None => {
                Ok(Err(Fault::new(FaultCode::UnclosedQuote, "a quotation mark is opened and not closed")))
            }
        }
    }

    /// Tries to close an open quotation with the lines that follow; takes them only when that works out.
    fn continued(&mut self, first: &[u8], width: Option<usize>) -> Result<Option<Vec<String>>, ImportError> {
        let mut joined = first.to_vec();
        for index in 0..MAX_CONTINUATION_LINES {
            while self.ahead.len() <= index {
                match self.read_line()? {
                    Some(line) => self.ahead.push_back(line),
                    None => return Ok(None),
                }
            }
            let Some(next) = self.ahead.get(index).filter(|line| !line.too_long) else {
                return Ok(None);
            };
            joined.push(b'\n');
            joined.extend_from_slice(&next.bytes);
            if quotes_are_closed(&joined) {
                let fields = self
                    .splitter
                    .split(&joined)
                    .ok()
                    .filter(|fields| width.is_none_or(|width| fields.len() == width));
                if fields.is_some() {
                    self.ahead.drain(..=index);
                }
                return Ok(fields);
            }
        }
        Ok(None)
    }

    fn take_line(&mut self) -> Result<Option<PhysicalLine>, ImportError> {
        match self.ahead.pop_front() {
            Some(line) => Ok(Some(line)),
            None => self.read_line(),
        }
    }

    /// Reads up to the next line feed, keeping no more than [`MAX_LINE_BYTES`] of it.
    fn read_line(&mut self) -> Result<Option<PhysicalLine>, ImportError> {
        let mut bytes = Vec::new();
        let mut length = 0;
        let mut found_any = false;
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                break;
            }
            found_any = true;
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(buffer.len(), |end| end + 1);
            let text = buffer.get(..end.unwrap_or(used)).unwrap_or_default();
            length += text.len();
            let room = MAX_LINE_BYTES.saturating_sub(bytes.len());
            bytes.extend(text.iter().take(room));
            self.input.consume(used);
            if end.is_some() {
                break;
            }
        }
        if !found_any {
            return Ok(None);
        }
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        self.lines_read += 1;
        Ok(Some(self.without_mark(bytes, length)?))
    }

    /// Takes the byte order mark off the first line.
    fn without_mark(&self, mut bytes: Vec<u8>, length: usize) -> Result<PhysicalLine, ImportError> {
        if self.lines_read == 1 {
            if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
                return Err(ImportError::Utf16);
            }
            if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
                bytes.drain(..3);
            }
        }
        Ok(PhysicalLine { number: self.lines_read, bytes, too_long: length > MAX_LINE_BYTES })
    }
}

fn quotes_are_closed(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| **byte == b'"').count().is_multiple_of(2)
}

/// Splits a complete record into fields and decodes them.
struct Splitter {
    reader: csv_core::Reader,
    output: Vec<u8>,
    ends: Vec<usize>,
}

impl Splitter {
    fn new() -> Self {
        Self { reader: csv_core::Reader::new(), output: Vec::new(), ends: vec![0; MAX_FIELDS] }
    }

    fn split(&mut self, record: &[u8]) -> Result<Vec<String>, Fault> {
        self.reader.reset();
        self.output.resize(record.len().max(1), 0);
        let (mut read, mut written, mut fields) = (0, 0, 0);
        loop {
            let (result, used, wrote, ended) = self.reader.read_record(
                record.get(read..).unwrap_or_default(),
                self.output.get_mut(written..).unwrap_or_default(),
                self.ends.get_mut(fields..).unwrap_or_default(),
            );
            (read, written, fields) = (read + used, written + wrote, fields + ended);
            match result {
                // All was read: the next call, with nothing left, ends the record.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::Record | ReadRecordResult::End => break,
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    let message = format!("the line has more than {MAX_FIELDS} fields");
                    return Err(Fault::new(FaultCode::WrongNumberOfFields, message));
                }
            }
        }
        let mut start = 0;
        let ends = self.ends.get(..fields).unwrap_or_default();
        Ok(ends
            .iter()
            .map(|end| {
                let field = self.output.get(start..*end).unwrap_or_default();
                start = *end;
                decode(field)
            })
            .collect())
    }
}

/// UTF-8 where it is that, and Windows-1252 otherwise, which the register of schools is published in. Both write
/// commas and quotation marks alike, so a field can be decoded on its own.
fn decode(field: &[u8]) -> String {
    match std::str::from_utf8(field) {
        Ok(text) => text.trim().to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(field).0.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(bytes: &[u8], width: usize) -> Vec<(u64, Result<Vec<String>, FaultCode>)> {
        let mut records = Records::new(bytes);
        let mut all = Vec::new();
        while let Some(record) = records.next(Some(width)).unwrap() {
            all.push((record.line, record.fields.map_err(|fault| fault.code)));
        }
        all
    }

    fn fields(texts: &[&str]) -> Result<Vec<String>, FaultCode> {
        Ok(texts.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn quotes_commas_blank_lines_and_both_line_ends() {
        let found = records(b"a,\"b, c\"\r\n\r\n\"say \"\"no\"\"\",\nd, e ", 2);
        assert_eq!(
            found,
            [(1, fields(&["a", "b, c"])), (3, fields(&["say \"no\"", ""])), (4, fields(&["d", "e"])),]
        );
    }

    #[test]
    fn an_open_quotation_spoils_its_own_line_and_no_other() {
        let found = records(b"a,b\n\"c,d\ne,f\ng,\"h, i\"\n", 2);
        assert_eq!(
            found,
            [
                (1, fields(&["a", "b"])),
                (2, Err(FaultCode::UnclosedQuote)),
                (3, fields(&["e", "f"])),
                (4, fields(&["g", "h, i"])),
            ]
        );
    }

    #[test]
    fn a_quotation_over_two_lines_is_one_record_numbered_by_its_first() {
        let found = records(b"a,\"b\nc\"\nd,e\n", 2);
        assert_eq!(found, [(1, fields(&["a", "b\nc"])), (3, fields(&["d", "e"]))]);
    }

    #[test]
    fn windows_1252_is_read_where_a_field_is_not_utf_8() {
        let found = records(b"St Mary\x92s,Caf\xe9 \xe2\x82\xac\n", 2);
        assert_eq!(found, [(1, fields(&["St Mary\u{2019}s", "Caf\u{e9} \u{e2}\u{201a}\u{ac}"]))]);
        let found = records("St Mary’s,Café €\n".as_bytes(), 2);
        assert_eq!(found, [(1, fields(&["St Mary’s", "Café €"]))]);
    }

    #[test]
    fn a_byte_order_mark_is_taken_off_and_utf_16_is_named() {
        assert_eq!(records(b"\xef\xbb\xbfa,b\n", 2), [(1, fields(&["a", "b"]))]);
        let mut records = Records::new(b"\xff\xfea\0,\0b\0".as_slice());
        assert!(matches!(records.next(None), Err(ImportError::Utf16)));
    }

    #[test]
    fn a_line_without_end_is_refused_without_being_kept() {
        let mut bytes = vec![b'x'; MAX_LINE_BYTES + 1];
        bytes.extend_from_slice(b"\na,b\n");
        assert_eq!(records(&bytes, 2), [(1, Err(FaultCode::LineTooLong)), (2, fields(&["a", "b"]))]);
    }

    #[test]
    fn more_fields_than_any_layout_has_are_refused() {
        let line = vec![b','; MAX_FIELDS + 1];
        assert_eq!(records(&line, 2), [(1, Err(FaultCode::WrongNumberOfFields))]);
    }
}
