//! What compiling says, as JSON: where each mistake lies and, of a good bundle, what it holds.

use miette::Diagnostic;
use serde_json::{json, Value};

/// One policy file.
pub struct Source<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

/// One mistake or warning. `offset` is a byte of `source`.
pub struct Remark {
    pub stage: &'static str, // "schema", "policies" or "validation"
    pub kind: &'static str,  // of a warning that code reacts to, or empty
    pub file: String,
    pub policy: String,
    pub message: String,
    pub help: String,
    pub line: usize, // from 1; 0 where no place is known
    pub column: usize,
}

impl Remark {
    pub fn new(stage: &'static str, source: &Source, offset: Option<usize>, message: String) -> Self {
        let (line, column) = offset.map_or((0, 0), |offset| place(source.text, offset));
        Self { stage, kind: "", file: source.name.into(), policy: String::new(), message, help: String::new(), line, column }
    }

    pub fn of(stage: &'static str, source: &Source, diagnostic: &dyn Diagnostic) -> Self {
        let mut remark = Self::new(stage, source, offset_of(diagnostic), diagnostic.to_string());
        remark.help = diagnostic.help().map(|help| help.to_string()).unwrap_or_default();
        remark
    }

    pub fn about(mut self, policy: &str) -> Self {
        self.policy = policy.into();
        self
    }

    pub fn of_kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    pub fn to_json(&self) -> Value {
        json!({"stage": self.stage, "kind": self.kind, "file": self.file, "line": self.line, "column": self.column, "policy": self.policy,
               "message": self.message, "help": self.help})
    }
}

/// Cedar keeps the place in the labels of a diagnostic or of the first one related to it.
fn offset_of(diagnostic: &dyn Diagnostic) -> Option<usize> {
    let own = diagnostic.labels().and_then(|mut labels| labels.next()).map(|label| label.offset());
    own.or_else(|| diagnostic.related().and_then(|mut related| related.next()).and_then(offset_of))
}

fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
    (line, column)
}
