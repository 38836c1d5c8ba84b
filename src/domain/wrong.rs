//! What can be wrong in a table that is brought in. Each is a kind with its numbers, so that the
//! window says it in the language of the screen; as plain English it is for commands and logs.

use std::fmt;

/// What was found in a table, and what was expected. Repeats nothing of a cell that could be
/// somebody's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// A register without a row.
    NoRegister,
    NoNames,
    NoName,
    /// The candidate stands in this row too.
    Twice(usize),
    /// More candidates than this.
    TooMany(usize),
    /// As this column does, from 1.
    SameColumn(usize),
    JointWithoutCode,
    /// Neither yes nor no, about this.
    YesOrNo(&'static str),
    Code,
    Source,
    Answer,
    Judgement,
    Reason,
    Contact,
    Folder,
    /// Key figures without a row of headers.
    NoHeader,
    Nobody,
    /// The code of one municipality and the name of another.
    OtherCode,
    /// Another figure for the same year than in this row.
    Contradicts(usize),
    /// Not between these.
    Year(i16, i16),
    NoYear,
    NotPerCent,
    NotPeople,
    PerCent,
    /// No number such as this.
    Number(&'static str),
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = match self {
            Self::NoRegister => "is empty: expected a row of headers and a row for each candidate",
            Self::NoNames => "has no column of names: expected one with the header Kommun or Municipality, or Kommunkod",
            Self::NoName => "has no name: expected the name of a municipality or district",
            Self::Twice(row) => return write!(f, "stands in row {row} too: expected each candidate once"),
            Self::TooMany(most) => return write!(f, "has too many candidates: expected at most {most}"),
            Self::SameColumn(column) => return write!(f, "means the same as column {column}: expected each column once"),
            Self::JointWithoutCode => "is a city's joint agreement, but has no code that says which city's",
            Self::YesOrNo(what) => return write!(f, "says nothing about {what}: expected ja or nej"),
            Self::Code => "a municipality's code is four figures such as \"0114\", as Statistics Sweden has it",
            Self::Source => "is no source: expected öppna jämförelser, pilotprojekt or eget, with commas between them",
            Self::Answer => "is no answer: expected inget svar, ingen överenskommelse or överenskommelse",
            Self::Judgement => "is no judgement: expected ja, nej or okänt",
            Self::Reason => {
                "is no reason: expected enbart Finsam, enbart nyanlända, annat or \
                 inget tillvägagångssätt, inte individer eller för gammal"
            }
            Self::Contact => "is no contact: expected lines such as \"2014-09-15 förfrågan: Enhetschef\"",
            Self::Folder => "is no name of a folder: expected small letters and figures",
            Self::NoHeader => {
                "has no header that is understood: expected Kommun or Kommunkod, and one of Invånare, Biståndsmottagare, \
                 Unga vuxna med ekonomiskt bistånd and Arbetslöshet"
            }
            Self::Nobody => "names no municipality: expected a name or a code",
            Self::OtherCode => "is the code of another municipality than the row names: expected one in each row",
            Self::Contradicts(row) => {
                return write!(f, "says something else of the same year than row {row}: expected one figure for each year");
            }
            Self::Year(from, to) => return write!(f, "is no year: expected one from {from} to {to}"),
            Self::NoYear => "has no year: expected a column År or Year, a year in the header, or one given for the whole file",
            Self::NotPerCent => "is no per cent: expected a number from 0 to 100",
            Self::NotPeople => "is no number of people: expected a whole number such as 28 400",
            Self::PerCent => "is per cent: expected a number of people",
            Self::Number(example) => return write!(f, "is no number: expected one such as {example}"),
        };
        f.write_str(plain)
    }
}
