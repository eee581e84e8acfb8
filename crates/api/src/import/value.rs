//! Reading single values as registers write them.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::NaiveDate;
use headstart_domain::identifier::{Postcode, Urn};

use super::fault::{Fault, FaultCode};

/// A whole number in a range. Statistical files write some whole numbers with a fraction of noughts (`29199.00`).
pub(super) fn whole_number<N>(range: RangeInclusive<N>) -> impl FnOnce(&str) -> Result<N, Fault>
where
    N: FromStr + PartialOrd + Display,
{
    move |cell| {
        let digits = match cell.split_once('.') {
            Some((digits, fraction)) if fraction.bytes().all(|digit| digit == b'0') => digits,
            Some(_) => return Err(not_a_number(cell)),
            None => cell,
        };
        if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(not_a_number(cell));
        }
        // Digits alone fail to parse only when they are more than the type holds.
        match digits.parse() {
            Ok(number) if range.contains(&number) => Ok(number),
            _ => Err(out_of_range(cell, range.start(), range.end())),
        }
    }
}

/// A proportion between 0 and 1.
pub(super) fn proportion(cell: &str) -> Result<f64, Fault> {
    let number: f64 = cell.parse().map_err(|_| not_a_number(cell))?;
    if (0.0..=1.0).contains(&number) { Ok(number) } else { Err(out_of_range(cell, &0, &1)) }
}

/// A date as `2022-04-30`, `30-04-2022` or `30/04/2022`.
pub(super) fn date(cell: &str) -> Result<NaiveDate, Fault> {
    let parts: Vec<&str> = cell.split(['-', '/']).collect();
    let number = |part: &str, width: usize| -> Option<u32> {
        let digits = part.len() == width && part.bytes().all(|digit| digit.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten()
    };
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (year, month, day),
        [day, month, year] => (year, month, day),
        _ => return Err(impossible_date(cell)),
    };
    number(year, 4)
        .zip(number(month, 2))
        .zip(number(day, 2))
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day))
        .ok_or_else(|| impossible_date(cell))
}

pub(super) fn urn(cell: &str) -> Result<Urn, Fault> {
    Urn::parse(cell).map_err(|reason| {
        let message = format!("{cell:?} is not a unique reference number: {reason}");
        Fault::new(FaultCode::BadUrn, message)
    })
}

pub(super) fn postcode(cell: &str) -> Result<Postcode, Fault> {
    Postcode::parse(cell).map_err(|reason| {
        let message = format!("{cell:?} is not a postcode: {reason}");
        Fault::new(FaultCode::BadPostcode, message)
    })
}

/// A code of exactly so many digits, as schools and local authorities have.
pub(super) fn digits(count: usize) -> impl FnOnce(&str) -> Result<String, Fault> {
    move |cell| {
        if cell.len() == count && cell.bytes().all(|digit| digit.is_ascii_digit()) {
            return Ok(cell.to_owned());
        }
        let message = format!("{cell:?} is not a number of {count} digits");
        Err(Fault::new(FaultCode::BadSchoolNumber, message))
    }
}

fn not_a_number(cell: &str) -> Fault {
    Fault::new(FaultCode::NotANumber, format!("{cell:?} is not a number of the form asked for"))
}

fn out_of_range(cell: &str, least: &impl Display, most: &impl Display) -> Fault {
    let message = format!("{cell} is not between {least} and {most}");
    Fault::new(FaultCode::OutOfRange, message)
}

fn impossible_date(cell: &str) -> Fault {
    let message = format!("{cell:?} is not a date");
    Fault::new(FaultCode::ImpossibleDate, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_may_have_a_fraction_of_noughts_and_no_other() {
        let read = |cell: &str| whole_number(1u8..=10)(cell).map_err(|fault| fault.code);
        assert_eq!(read("4"), Ok(4));
        assert_eq!(read("4.00"), Ok(4));
        assert_eq!(read("4.5"), Err(FaultCode::NotANumber));
        assert_eq!(read("-4"), Err(FaultCode::NotANumber));
        assert_eq!(read(".0"), Err(FaultCode::NotANumber));
        assert_eq!(read("1e3"), Err(FaultCode::NotANumber));
        assert_eq!(read("11"), Err(FaultCode::OutOfRange));
        assert_eq!(read("99999999999999999999"), Err(FaultCode::OutOfRange));
    }

    #[test]
    fn proportions_lie_between_nought_and_one() {
        assert_eq!(proportion("0.219"), Ok(0.219));
        for cell in ["1.2", "NaN", "inf", "-0.1"] {
            assert_eq!(proportion(cell).map_err(|fault| fault.code), Err(FaultCode::OutOfRange), "{cell}");
        }
    }

    #[test]
    fn dates_are_read_in_the_three_forms_registers_use() {
        let day = NaiveDate::from_ymd_opt(2022, 4, 30);
        for cell in ["2022-04-30", "30-04-2022", "30/04/2022"] {
            assert_eq!(date(cell).ok(), day, "{cell}");
        }
        for cell in ["31-04-2022", "2022-13-01", "30-04-22", "30.04.2022", "2022-04", "+022-04-30"] {
            assert_eq!(date(cell).map_err(|fault| fault.code), Err(FaultCode::ImpossibleDate), "{cell}");
        }
    }
}
