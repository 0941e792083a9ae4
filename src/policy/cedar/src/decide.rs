//! The two ways to a decision. Both give Cedar's rule: a satisfied forbid denies, otherwise a satisfied permit permits, otherwise
//! nothing does; a policy that fails to evaluate counts as not satisfied and is reported.

use crate::bundle::Bundle;
use cedar_policy_core::ast::{
    self, Effect, EntityReference, EntityUID, Expr, Literal, PrincipalOrResourceConstraint as Constraint, Request, SlotEnv, Value,
    ValueKind,
};
use cedar_policy_core::authorizer::{AuthorizationError, Authorizer, Decision};
use cedar_policy_core::entities::{Dereference, Entities};
use cedar_policy_core::evaluator::Evaluator;
use cedar_policy_core::extensions::Extensions;
use std::sync::Arc;

/// One policy of one action, ready for the loop: the scope as data, all conditions as one expression.
pub struct Prepared {
    pub index: u32,
    effect: Effect,
    principal: Constraint,
    resource: Constraint,
    condition: Option<Arc<Expr>>,
}

#[derive(Default)]
pub struct Verdict {
    pub permit: bool,
    pub reasons: Vec<u32>,          // the satisfied policies of the effect that decided
    pub unmet: Vec<u32>,            // permits whose scope fits and whose conditions do not hold (prepared loop only)
    pub errors: Vec<(u32, String)>, // the policies that failed to evaluate
}

impl Prepared {
    pub fn new(policy: &ast::Policy, index: u32) -> Self {
        Self {
            index,
            effect: policy.effect(),
            principal: policy.principal_constraint().into_inner(),
            resource: policy.resource_constraint().into_inner(),
            condition: policy.non_scope_constraints_arc().cloned(),
        }
    }
}

pub fn with_prepared(policies: &[Prepared], principal: &EntityUID, resource: &EntityUID, request: Request, entities: &Entities) -> Verdict {
    let evaluator = Evaluator::new(request, entities, Extensions::all_available());
    let no_slots = SlotEnv::new();
    let (mut permits, mut forbids) = (Vec::new(), Vec::new());
    let mut verdict = Verdict::default();
    for policy in policies {
        if !in_scope(&policy.principal, principal, entities) || !in_scope(&policy.resource, resource, entities) {
            continue;
        }
        let holds = match &policy.condition {
            None => true,
            Some(condition) => match evaluator.interpret(condition, &no_slots) {
                Ok(Value { value: ValueKind::Lit(Literal::Bool(holds)), .. }) => holds,
                Ok(_) => {
                    verdict.errors.push((policy.index, "the condition is neither true nor false".into()));
                    continue;
                }
                Err(error) => {
                    verdict.errors.push((policy.index, error.to_string()));
                    continue;
                }
            },
        };
        match (policy.effect, holds) {
            (Effect::Permit, true) => permits.push(policy.index),
            (Effect::Permit, false) => verdict.unmet.push(policy.index),
            (Effect::Forbid, true) => forbids.push(policy.index),
            (Effect::Forbid, false) => {}
        }
    }
    verdict.permit = forbids.is_empty() && !permits.is_empty();
    verdict.reasons = if forbids.is_empty() { permits } else { forbids };
    verdict
}

pub fn with_authorizer(bundle: &Bundle, request: Request, entities: &Entities) -> Verdict {
    let response = Authorizer::new().is_authorized(request, &bundle.policies, entities);
    let mut reasons: Vec<u32> = response.diagnostics.reason.iter().map(|id| bundle.index(id)).collect();
    reasons.sort_unstable();
    let error = |error: &AuthorizationError| match error {
        AuthorizationError::PolicyEvaluationError { id, error } => (bundle.index(id), error.to_string()),
    };
    let mut errors: Vec<(u32, String)> = response.diagnostics.errors.iter().map(error).collect();
    errors.sort_unstable();
    Verdict { permit: response.decision == Decision::Allow, reasons, unmet: Vec::new(), errors }
}

fn in_scope(constraint: &Constraint, uid: &EntityUID, entities: &Entities) -> bool {
    let within = |reference: &EntityReference| match reference {
        EntityReference::EUID(other) => {
            other.as_ref() == uid || matches!(entities.entity(uid), Dereference::Data(entity) if entity.is_descendant_of(other))
        }
        EntityReference::Slot(_) => false, // templates are refused when compiling
    };
    match constraint {
        Constraint::Any => true,
        Constraint::Eq(EntityReference::EUID(other)) => other.as_ref() == uid,
        Constraint::Eq(EntityReference::Slot(_)) => false,
        Constraint::In(reference) => within(reference),
        Constraint::Is(ty) => ty.as_ref() == uid.entity_type(),
        Constraint::IsIn(ty, reference) => ty.as_ref() == uid.entity_type() && within(reference),
    }
}
