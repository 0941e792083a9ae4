//! Limits on the text of a bundle, checked before anything is parsed: Cedar's parser and validator recurse, so that text which
//! nests deeply enough would end the process, and they take time that grows with the square of a condition's length.

use crate::diagnostics::{Remark, Source};

const NESTING_MAX: usize = 64; // brackets within brackets; Cedar's public corpus has 11
const OPERATORS_MAX: usize = 400; // of one statement, which then takes some 0.2 s to validate
const OPERATORS_IN_ALL_MAX: usize = 60_000;
const POLICIES_MAX: usize = 2_000; // deciding takes about 0.2 µs for each
const DECLARATIONS_MAX: usize = 1_000; // of a schema, which then takes some 0.5 s to resolve

/// Compiling runs on a stack of its own, some ten times what text within the limits was seen to need.
pub const STACK_BYTES: usize = 64 << 20;

#[derive(Default)]
struct Counted {
    statements: usize,
    operators: usize,
}

/// What breaks a limit, each with its place.
pub fn check(schema: &Source, sources: &[Source]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let declared = count("schema", schema, &mut remarks);
    if declared.statements > DECLARATIONS_MAX {
        remarks.push(Remark::new(
            "schema",
            schema,
            None,
            format!("a schema has at most {DECLARATIONS_MAX} declarations, and this has {}", declared.statements),
        ));
    }
    let mut sum = Counted::default();
    for source in sources {
        let found = count("policies", source, &mut remarks);
        sum.statements += found.statements;
        sum.operators += found.operators;
        if sum.statements > POLICIES_MAX || sum.operators > OPERATORS_IN_ALL_MAX {
            let message = format!("a bundle has at most {POLICIES_MAX} policies with {OPERATORS_IN_ALL_MAX} operators in all; use roles instead of one policy per person");
            remarks.push(Remark::new("policies", source, None, message));
            break;
        }
    }
    remarks
}

/// Reads the text as far as strings, comments, brackets and operators; a statement ends at a semicolon.
fn count(stage: &'static str, source: &Source, remarks: &mut Vec<Remark>) -> Counted {
    let bytes = source.text.as_bytes();
    let angles = stage == "schema"; // Set<…>; in a policy it is a comparison
    let (mut counted, mut depth, mut operators, mut told) = (Counted::default(), 0usize, 0usize, false);
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at += 1;
        match bytes[start] {
            b'"' => at = end_of_string(bytes, start),
            b'/' if bytes.get(at) == Some(&b'/') => {
                at = bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| start + length)
            }
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'<' if angles => depth += 1,
            b'>' if angles => depth = depth.saturating_sub(1),
            b'&' | b'|' | b'=' => {
                operators += 1;
                at += usize::from(bytes.get(at) == Some(&bytes[start])); // "&&" is one
            }
            b'<' | b'>' | b'+' | b'-' | b'*' | b'!' | b'.' | b'?' => operators += 1,
            b'i' if word(bytes, start) == b"if" => operators += 1,
            b';' => {
                counted.statements += 1;
                counted.operators += operators;
                (operators, told) = (0, false);
            }
            _ => {}
        }
        if !told && (depth > NESTING_MAX || operators > OPERATORS_MAX) {
            told = true;
            let message = format!("one statement may nest {NESTING_MAX} deep and hold {OPERATORS_MAX} operators; divide it");
            remarks.push(Remark::new(stage, source, Some(start), message));
        }
    }
    counted
}

fn end_of_string(bytes: &[u8], begin: usize) -> usize {
    let mut at = begin + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

/// The word that begins here, empty inside of one.
fn word(bytes: &[u8], begin: usize) -> &[u8] {
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    if begin > 0 && letter(&bytes[begin - 1]) {
        return &[];
    }
    let length = bytes[begin..].iter().position(|byte| !letter(byte)).unwrap_or(bytes.len() - begin);
    &bytes[begin..begin + length]
}
