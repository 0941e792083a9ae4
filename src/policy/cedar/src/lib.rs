//! The official Cedar engine behind a small C interface (`socle_cedar.h`).
//!
//! A bundle (schema and policies) is compiled once into an immutable handle that any thread may use. A request brings everything
//! else: its principal with ancestors and attributes, its resource, its context. So a change of a person, a role or a resource
//! holds for the very next request, and nothing here is remembered between requests.
//!
//! Two ways lead to a decision and must always agree: Cedar's own authorizer, and the prepared loop (`decide.rs`), which gives
//! the same conditions to Cedar's own evaluator without rebuilding them for each request.
//!
//! No panic leaves this library: every entry catches it, and a panic denies.

mod abi;
mod bounds;
mod bundle;
mod decide;
mod diagnostics;
mod known_types;
mod request;
mod wire;
