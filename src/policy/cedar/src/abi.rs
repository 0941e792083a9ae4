//! The C functions of `socle_cedar.h`. Every one catches panics; a panic while deciding denies.

use crate::bounds;
use crate::bundle::{self, Bundle, Options};
use crate::decide::{self, Verdict};
use crate::diagnostics::Source;
use crate::request::{self, Refusal, Status};
use crate::wire::Reader;
use serde_json::json;
use std::panic::{catch_unwind, AssertUnwindSafe};

const MUST_VALIDATE: u32 = 1;
const NAME_BY_POSITION: u32 = 2;

const WITH_AUTHORIZER: u32 = 1;
const CHECK: u32 = 2;
const STRICT: u32 = 4;
const PANIC_FOR_TEST: u32 = 1 << 31;

/// Bytes given to the caller, who returns them to `socle_cedar_text_free`.
#[repr(C)]
pub struct Text {
    bytes: *mut u8,
    size: usize,
}

#[repr(C)]
pub struct Answer {
    permit: i32,
    status: i32,
    reasons: u32,
    errors: u32,
    unmet: u32,
    message: Text,
}

impl Text {
    const NONE: Text = Text { bytes: std::ptr::null_mut(), size: 0 };

    fn give(text: String) -> Text {
        let bytes = text.into_bytes().into_boxed_slice();
        Text { size: bytes.len(), bytes: Box::into_raw(bytes).cast() }
    }
}

/// # Safety
/// `bytes` must point to `size` readable bytes, or `size` must be 0.
unsafe fn slice<'a>(bytes: *const u8, size: usize) -> &'a [u8] {
    if size == 0 {
        return &[];
    }
    std::slice::from_raw_parts(bytes, size)
}

fn sources(bytes: &[u8]) -> Result<Vec<Source<'_>>, String> {
    let mut reader = Reader::new(bytes);
    let count = reader.count()?;
    let mut sources = Vec::new();
    for _ in 0..count {
        sources.push(Source { name: reader.text()?, text: reader.text()? });
    }
    reader.finish()?;
    Ok(sources)
}

/// Runs `compile` on a thread of its own and waits: the caller's stack may be too small. A panic there is an error here.
fn on_a_large_stack<T: Send>(compile: impl FnOnce() -> T + Send) -> Result<T, &'static str> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(bounds::STACK_BYTES).spawn_scoped(scope, compile);
        thread.map_err(|_| "no thread could be started for the compiler")?.join().map_err(|_| "the compiler panicked")
    })
}

/// `files`: u32 count, then (text name, text content) each; the first is the schema.
///
/// # Safety
/// `files` must point to `size` readable bytes and `said` to a writable `Text`.
#[no_mangle]
pub unsafe extern "C" fn socle_cedar_compile(files: *const u8, size: usize, flags: u32, said: *mut Text) -> *mut Bundle {
    let failed = |why: &str| json!({"ok": false, "valid": false, "errors": [{"stage": "bundle", "message": why}]});
    let files = slice(files, size);
    let made = on_a_large_stack(|| {
        let sources = match sources(files) {
            Ok(sources) => sources,
            Err(why) => return (None, failed(&why)),
        };
        let Some((schema, policies)) = sources.split_first() else {
            return (None, failed("there is no schema"));
        };
        let options = Options { must_validate: flags & MUST_VALIDATE != 0, name_by_position: flags & NAME_BY_POSITION != 0 };
        bundle::compile(schema, policies, &options)
    });
    let (bundle, report) = made.unwrap_or_else(|why| (None, failed(why)));
    *said = Text::give(report.to_string());
    bundle.map_or(std::ptr::null_mut(), |bundle| Box::into_raw(Box::new(bundle)))
}

/// # Safety
/// `bundle` must come from `socle_cedar_compile` and not be used afterwards.
#[no_mangle]
pub unsafe extern "C" fn socle_cedar_bundle_free(bundle: *mut Bundle) {
    if !bundle.is_null() {
        let _ = catch_unwind(AssertUnwindSafe(|| drop(Box::from_raw(bundle))));
    }
}

/// # Safety
/// `text` must have been filled by this library and not been freed before.
#[no_mangle]
pub unsafe extern "C" fn socle_cedar_text_free(text: Text) {
    if !text.bytes.is_null() {
        drop(Box::from_raw(std::ptr::slice_from_raw_parts_mut(text.bytes, text.size)));
    }
}

/// # Safety
/// `bundle` must come from `socle_cedar_compile`.
#[no_mangle]
pub unsafe extern "C" fn socle_cedar_policy_count(bundle: *const Bundle) -> u32 {
    (*bundle).ids.len() as u32
}

/// # Safety
/// `bundle` must come from `socle_cedar_compile`; what is returned lives as long as it does and has no final zero.
#[no_mangle]
pub unsafe extern "C" fn socle_cedar_policy_id(bundle: *const Bundle, index: u32, size: *mut usize) -> *const u8 {
    let ids: &[cedar_policy_core::ast::PolicyID] = &(*bundle).ids;
    let id: &str = ids.get(index as usize).map_or("", |id| id.as_ref());
    *size = id.len();
    id.as_ptr()
}

fn authorize(bundle: &Bundle, bytes: &[u8], flags: u32) -> Result<Verdict, Refusal> {
    if flags & PANIC_FOR_TEST != 0 {
        panic!("asked to panic by a test");
    }
    let asked = request::read(bundle, bytes, flags & CHECK != 0)?;
    if flags & WITH_AUTHORIZER != 0 {
        return Ok(decide::with_authorizer(bundle, asked.request, &asked.entities));
    }
    let policies = bundle.prepared.get(&asked.action).map_or(&[][..], Vec::as_slice);
    Ok(decide::with_prepared(policies, &asked.principal, &asked.resource, asked.request, &asked.entities))
}

/// Writes reasons, then errors, then unmet permits as policy indexes; each policy appears at most once in all.
fn write(verdict: &Verdict, out: &mut [u32]) -> Result<(), Refusal> {
    let errors = verdict.errors.iter().map(|(index, _)| index);
    let all = verdict.reasons.iter().chain(errors).chain(&verdict.unmet);
    let mut slots = out.iter_mut();
    for index in all {
        *slots.next().ok_or_else(|| Refusal(Status::BufferTooSmall, "the index buffer is smaller than the bundle".into()))? = *index;
    }
    Ok(())
}

/// # Safety
/// `bundle` must come from `socle_cedar_compile`, `bytes` point to `size` readable bytes, `indexes` to `indexes_max` writable
/// ones and `answer` to a writable `Answer`.
#[no_mangle]
pub unsafe extern "C" fn socle_cedar_authorize(
    bundle: *const Bundle,
    bytes: *const u8,
    size: usize,
    flags: u32,
    indexes: *mut u32,
    indexes_max: usize,
    answer: *mut Answer,
) {
    let answer = &mut *answer;
    *answer = Answer { permit: 0, status: Status::Panic as i32, reasons: 0, errors: 0, unmet: 0, message: Text::NONE };
    let decided = catch_unwind(AssertUnwindSafe(|| {
        let verdict = authorize(&*bundle, slice(bytes, size), flags)?;
        let out = if indexes_max == 0 { &mut [][..] } else { std::slice::from_raw_parts_mut(indexes, indexes_max) };
        write(&verdict, out)?;
        Ok::<Verdict, Refusal>(verdict)
    }));
    match decided {
        Ok(Ok(verdict)) => {
            let failed = flags & STRICT != 0 && !verdict.errors.is_empty();
            answer.status = if failed { Status::PolicyError } else { Status::Ok } as i32;
            answer.permit = i32::from(verdict.permit && !failed);
            answer.reasons = verdict.reasons.len() as u32;
            answer.errors = verdict.errors.len() as u32;
            answer.unmet = verdict.unmet.len() as u32;
            if !verdict.errors.is_empty() {
                let lines: Vec<&str> = verdict.errors.iter().map(|(_, message)| message.as_str()).collect();
                answer.message = Text::give(lines.join("\n"));
            }
        }
        Ok(Err(Refusal(status, why))) => {
            answer.status = status as i32;
            answer.message = Text::give(why);
        }
        Err(_) => {} // the answer already says panic, and denies
    }
}
