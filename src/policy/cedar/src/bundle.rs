//! Schema and policies, parsed, validated and prepared: immutable, shared by all threads.

use crate::bounds;
use crate::decide::Prepared;
use crate::diagnostics::{Remark, Source};
use crate::known_types::KnownTypes;
use cedar_policy::{PolicyId, PolicySet, Schema, ValidationMode, ValidationWarning, Validator};
use cedar_policy_core::ast::{self, ActionConstraint, Entity, EntityType, EntityUID, ExprKind, Literal, PolicyID};
use cedar_policy_core::validator::ValidatorSchema;
use miette::Diagnostic;
use serde_json::{json, Value};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub struct Bundle {
    pub schema: ValidatorSchema,
    pub types: KnownTypes,
    pub type_names: HashMap<String, EntityType>,
    pub policies: ast::PolicySet,
    pub ids: Vec<PolicyID>, // sorted: a policy's index is its place here
    pub prepared: HashMap<EntityUID, Vec<Prepared>>,
    pub named_actions: Vec<Arc<Entity>>, // that some condition names, besides the request's own
    pub functions: HashMap<&'static str, ast::Name>, // parsed names: reading one costs more than calling it
}

const _: () = {
    const fn shared_by_threads<T: Send + Sync>() {}
    shared_by_threads::<Bundle>();
};

pub struct Options {
    /// Without it a bundle that does not validate is still made, and says so: for conformance tests.
    pub must_validate: bool,
    /// Names policies by position ("policy0") as Cedar does, instead of demanding an @id annotation.
    pub name_by_position: bool,
}

/// One policy with the file that it stands in.
struct Placed {
    policy: cedar_policy::Policy,
    source: usize,
}

impl Bundle {
    pub fn index(&self, id: &PolicyID) -> u32 {
        self.ids.binary_search(id).map_or(u32::MAX, |index| index as u32)
    }
}

/// Returns the bundle, if one could be made, and what is to be said about it.
pub fn compile(schema: &Source, sources: &[Source], options: &Options) -> (Option<Bundle>, Value) {
    let mut errors = bounds::check(schema, sources);
    if !errors.is_empty() {
        return (None, report(false, &errors, &[], &[], sources, None));
    }
    let mut warnings = Vec::new();
    let parsed = match Schema::from_cedarschema_str(schema.text) {
        Ok((parsed, remarks)) => {
            warnings.extend(remarks.map(|remark| Remark::of("schema", schema, &remark)));
            Some(parsed)
        }
        Err(error) => {
            errors.push(Remark::of("schema", schema, &error));
            None
        }
    };
    let placed = parse(sources, options, &mut errors);
    let (Some(parsed), true) = (parsed, errors.is_empty()) else {
        return (None, report(false, &errors, &warnings, &[], sources, None));
    };
    let mut set = PolicySet::new();
    for (_, Placed { policy, source }) in &placed {
        if let Err(error) = set.add(policy.clone()) {
            errors.push(Remark::new("policies", &sources[*source], None, error.to_string()));
        }
    }
    validate(&parsed, &set, &placed, sources, options, &mut errors, &mut warnings);
    let valid = errors.is_empty();
    if !valid && options.must_validate {
        return (None, report(false, &errors, &warnings, &placed, sources, None));
    }
    let bundle = prepare(&parsed, &set);
    let said = report(valid, &errors, &warnings, &placed, sources, Some(&bundle));
    (Some(bundle), said)
}

fn parse(sources: &[Source], options: &Options, errors: &mut Vec<Remark>) -> Vec<(String, Placed)> {
    let mut placed: Vec<(String, Placed)> = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        let set: PolicySet = match source.text.parse() {
            Ok(set) => set,
            Err(error) => {
                let error: cedar_policy::ParseErrors = error;
                errors.extend(error.iter().map(|one| Remark::of("policies", source, one)));
                continue;
            }
        };
        for template in set.templates() {
            let message = "a policy with a slot (?principal, ?resource) is a template, and templates are not used here".into();
            errors.push(Remark::new("policies", source, None, message).about(template.id().as_ref()));
        }
        for policy in set.policies() {
            let core: &ast::Policy = policy.as_ref();
            let offset = core.loc().map(|loc| loc.span.offset());
            let id = match policy.annotation("id") {
                _ if options.name_by_position => policy.id().to_string(),
                Some(id) if !id.is_empty() => id.to_string(),
                _ => {
                    errors.push(Remark::new(
                        "policies",
                        source,
                        offset,
                        "this policy has no @id(\"…\"), so no decision could name it".into(),
                    ));
                    continue;
                }
            };
            if let Some((_, other)) = placed.iter().find(|(known, _)| *known == id) {
                let message = format!("there are two policies with @id(\"{id}\"); the other one is in {}", sources[other.source].name);
                errors.push(Remark::new("policies", source, offset, message).about(&id));
                continue;
            }
            let policy = policy.new_id(PolicyId::new(&id));
            placed.push((id, Placed { policy, source: number }));
        }
    }
    placed.sort_by(|a, b| a.0.cmp(&b.0));
    placed
}

fn validate(
    schema: &Schema,
    set: &PolicySet,
    placed: &[(String, Placed)],
    sources: &[Source],
    options: &Options,
    errors: &mut Vec<Remark>,
    warnings: &mut Vec<Remark>,
) {
    let result = Validator::new(schema.clone()).validate(set, ValidationMode::Strict);
    let remark = |policy: &PolicyId, diagnostic: &dyn Diagnostic| {
        let id: &str = policy.as_ref();
        let source = placed.iter().find(|(known, _)| known == id).map_or(0, |(_, found)| found.source);
        Remark::of("validation", &sources[source], diagnostic).about(id)
    };
    errors.extend(result.validation_errors().map(|error| remark(error.policy_id(), error)));
    for warning in result.validation_warnings() {
        let said = remark(warning.policy_id(), warning);
        match never_applies(warning) {
            Some(kind) if options.must_validate => errors.push(said.of_kind(kind)),
            Some(kind) => warnings.push(said.of_kind(kind)),
            None => warnings.push(said),
        }
    }
}

/// A policy that can never apply forbids nothing, whatever its author believes; one that hides characters may be another than
/// it looks. To Cedar both are warnings, here they are mistakes.
fn never_applies(warning: &ValidationWarning) -> Option<&'static str> {
    match warning {
        ValidationWarning::InvalidActionApplication(_) => Some("no_action"),
        ValidationWarning::ImpossiblePolicy(_) => Some("never_true"),
        ValidationWarning::BidiCharsInString(_) | ValidationWarning::BidiCharsInIdentifier(_) => Some("hidden_characters"),
        _ => None,
    }
}

fn prepare(schema: &Schema, set: &PolicySet) -> Bundle {
    let schema: &ValidatorSchema = schema.as_ref();
    let types = KnownTypes::new(schema);
    let type_names = types.type_names().chain(types.actions().map(|action| action.uid().entity_type()));
    let type_names = type_names.map(|ty| (ty.to_string(), ty.clone())).collect();
    let policies: &ast::PolicySet = set.as_ref();
    let mut ids: Vec<PolicyID> = policies.policies().map(|policy| policy.id().clone()).collect();
    ids.sort();
    let bare: Vec<ast::Policy> = set.policies().map(without_positions).collect();
    let mut prepared = HashMap::new();
    for action in types.actions() {
        let applies = bare.iter().filter(|policy| action_in_scope(policy.action_constraint(), action));
        let mut list: Vec<Prepared> =
            applies.map(|policy| Prepared::new(policy, ids.binary_search(policy.id()).map_or(u32::MAX, |index| index as u32))).collect();
        list.sort_by_key(|policy| policy.index);
        prepared.insert(action.uid().clone(), list);
    }
    let named_actions = types.actions().filter(|action| bare.iter().any(|policy| names(policy, action.uid()))).cloned().collect();
    let functions = ["ip", "decimal", "datetime", "duration"].into_iter();
    let functions = functions.filter_map(|name| Some((name, ast::Name::parse_unqualified_name(name).ok()?))).collect();
    Bundle { schema: schema.clone(), types, type_names, policies: policies.clone(), ids, prepared, named_actions, functions }
}

/// The same policy read back from its JSON form: expressions that carry source positions cost an atomic increment per node and
/// evaluation. Where Cedar cannot write a policy as JSON, the policy stays as it was read: slower, and the same.
fn without_positions(policy: &cedar_policy::Policy) -> ast::Policy {
    let again = policy.to_json().ok().and_then(|json| cedar_policy::Policy::from_json(Some(policy.id().clone()), json).ok());
    let core: &ast::Policy = again.as_ref().unwrap_or(policy).as_ref();
    core.clone()
}

fn action_in_scope(constraint: &ActionConstraint, action: &Entity) -> bool {
    match constraint {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(uid) => uid.as_ref() == action.uid(),
        ActionConstraint::In(uids) => uids.iter().any(|uid| uid.as_ref() == action.uid() || action.is_descendant_of(uid)),
    }
}

fn names(policy: &ast::Policy, action: &EntityUID) -> bool {
    let names = |expr: &ast::Expr| matches!(expr.expr_kind(), ExprKind::Lit(Literal::EntityUID(uid)) if uid.as_ref() == action);
    policy.non_scope_constraints().is_some_and(|condition| condition.subexpressions().any(names))
}

fn report(
    valid: bool,
    errors: &[Remark],
    warnings: &[Remark],
    placed: &[(String, Placed)],
    sources: &[Source],
    bundle: Option<&Bundle>,
) -> Value {
    let list = |remarks: &[Remark]| remarks.iter().map(Remark::to_json).collect::<Vec<_>>();
    let policies: Vec<Value> = placed
        .iter()
        .map(|(id, Placed { policy, source })| {
            let annotations: BTreeMap<&str, &str> = policy.annotations().collect();
            json!({"id": id, "effect": policy.effect().to_string(), "file": sources[*source].name, "annotations": annotations})
        })
        .collect();
    let mut actions: Vec<&str> =
        bundle.iter().flat_map(|bundle| bundle.types.actions()).map(|action| action.uid().eid().as_ref()).collect();
    actions.sort_unstable();
    let mut types: Vec<String> = bundle.iter().flat_map(|bundle| bundle.types.type_names()).map(|ty| ty.to_string()).collect();
    types.sort_unstable();
    json!({"ok": bundle.is_some(), "valid": valid, "errors": list(errors), "warnings": list(warnings), "policies": policies,
           "actions": actions, "types": types})
}
