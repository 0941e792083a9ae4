//! A request's bytes (`wire.rs`) become Cedar's request and the few entities that it brings.

use crate::bundle::Bundle;
use crate::wire::{Malformed, Reader, DEPTH_MAX};
use cedar_policy_core::ast::{
    Context, Eid, Entity, EntityUID, EntityUIDEntry, Literal, Name, PartialValue, Request, RequestSchema, Value, ValueKind,
};
use cedar_policy_core::entities::conformance::EntitySchemaConformanceChecker;
use cedar_policy_core::entities::{Entities, NoEntitiesSchema, TCComputation};
use cedar_policy_core::extensions::Extensions;
use smol_str::SmolStr;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Why there is no decision by policy. The numbers are part of `socle_cedar.h`.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(i32)]
pub enum Status {
    Ok = 0,
    Malformed = 1,
    UnknownPrincipal = 2,
    UnknownAction = 3,
    UnknownResource = 4,
    RejectedBySchema = 5,
    PolicyError = 6,
    Panic = 7,
    BufferTooSmall = 8,
}

pub struct Refusal(pub Status, pub String);

impl From<Malformed> for Refusal {
    fn from(why: Malformed) -> Self {
        Refusal(Status::Malformed, why.into())
    }
}

pub struct Asked {
    pub principal: EntityUID,
    pub action: EntityUID,
    pub resource: EntityUID,
    pub request: Request,
    pub entities: Entities,
}

/// `check`: everything must conform to the schema. Only tests and measurements do without.
pub fn read(bundle: &Bundle, bytes: &[u8], check: bool) -> Result<Asked, Refusal> {
    let mut tape = Tape { reader: Reader::new(bytes), bundle };
    let principal = tape.uid_or(Status::UnknownPrincipal)?;
    let action = tape.uid_or(Status::UnknownAction)?;
    let resource = tape.uid_or(Status::UnknownResource)?;
    let Some(action_entity) = bundle.types.action(&action) else {
        return Err(Refusal(Status::UnknownAction, format!("the schema has no action {action}")));
    };
    let context = Context::Value(Arc::new(tape.record(0)?));
    let mut brought: Vec<Arc<Entity>> = Vec::with_capacity(4);
    for _ in 0..tape.reader.count()? {
        let entity = tape.entity()?;
        if check {
            conforms(bundle, &entity, &principal, &resource)?;
        }
        brought.push(Arc::new(entity));
    }
    tape.reader.finish()?;
    brought.push(action_entity.clone());
    brought.extend(bundle.named_actions.iter().filter(|named| named.uid() != &action).cloned());
    // The ancestors are complete by contract; conformance was checked above, entity by entity, to tell which one is wrong.
    let entities = Entities::new()
        .add_entities(brought, None::<&NoEntitiesSchema>, TCComputation::AssumeAlreadyComputed, Extensions::all_available())
        .map_err(|error| Refusal(Status::Malformed, error.to_string()))?;
    let entry = |uid: &EntityUID| EntityUIDEntry::known(uid.clone(), None);
    let request = Request::new_unchecked(entry(&principal), entry(&action), entry(&resource), Some(context));
    if check {
        bundle
            .schema
            .validate_request(&request, Extensions::all_available())
            .map_err(|error| Refusal(Status::RejectedBySchema, error.to_string()))?;
    }
    Ok(Asked { principal, action, resource, request, entities })
}

fn conforms(bundle: &Bundle, entity: &Entity, principal: &EntityUID, resource: &EntityUID) -> Result<(), Refusal> {
    let types = &bundle.types;
    EntitySchemaConformanceChecker::new(&types, Extensions::all_available()).validate_entity(entity).map_err(|error| {
        let status = match entity.uid() {
            uid if uid == principal => Status::UnknownPrincipal,
            uid if uid == resource => Status::UnknownResource,
            _ => Status::RejectedBySchema,
        };
        Refusal(status, error.to_string())
    })
}

struct Tape<'a> {
    reader: Reader<'a>,
    bundle: &'a Bundle,
}

impl Tape<'_> {
    /// An entity type that the schema does not know gives `status`.
    fn uid_or(&mut self, status: Status) -> Result<EntityUID, Refusal> {
        let (ty, id) = (self.reader.text()?, self.reader.text()?);
        match self.bundle.type_names.get(ty) {
            Some(ty) => Ok(EntityUID::from_components(ty.clone(), Eid::new(SmolStr::new(id)), None)),
            None => Err(Refusal(status, format!("the schema has no entity type {ty}"))),
        }
    }

    fn value(&mut self, depth: u32) -> Result<Value, Refusal> {
        if depth > DEPTH_MAX {
            return Err("a value is nested too deeply".into());
        }
        let literal = |literal| Value::new(ValueKind::Lit(literal), None);
        Ok(match self.reader.byte()? {
            b'b' => literal(Literal::Bool(self.reader.byte()? != 0)),
            b'i' => literal(Literal::Long(self.reader.integer()?)),
            b's' => literal(Literal::String(SmolStr::new(self.reader.text()?))),
            b'e' => literal(Literal::EntityUID(Arc::new(self.uid_or(Status::RejectedBySchema)?))),
            b'S' => {
                let count = self.reader.count()?;
                let values: Result<Vec<Value>, Refusal> = (0..count).map(|_| self.value(depth + 1)).collect();
                Value::set(values?, None)
            }
            b'R' => Value::record_arc(Arc::new(self.record(depth + 1)?), None),
            b'x' => self.extension()?,
            _ => return Err("a value has an unknown tag".into()),
        })
    }

    fn record(&mut self, depth: u32) -> Result<BTreeMap<SmolStr, Value>, Refusal> {
        let mut record = BTreeMap::new();
        for _ in 0..self.reader.count()? {
            let name = SmolStr::new(self.reader.text()?);
            if record.insert(name, self.value(depth)?).is_some() {
                return Err("a record has a name twice".into());
            }
        }
        Ok(record)
    }

    fn extension(&mut self) -> Result<Value, Refusal> {
        let (function, argument) = (self.reader.text()?, self.reader.text()?);
        let name: &Name = self.bundle.functions.get(function).ok_or("a value calls an unknown function")?;
        let argument = Value::new(ValueKind::Lit(Literal::String(SmolStr::new(argument))), None);
        let called = Extensions::all_available()
            .func(name)
            .map_err(|error| error.to_string())
            .and_then(|function| function.call(&[argument]).map_err(|error| error.to_string()));
        match called {
            Ok(PartialValue::Value(value)) => Ok(value),
            Ok(PartialValue::Residual(_)) => Err("a value is not known".into()),
            Err(why) => Err(Refusal(Status::RejectedBySchema, why)),
        }
    }

    fn entity(&mut self) -> Result<Entity, Refusal> {
        let uid = self.uid_or(Status::RejectedBySchema)?;
        let attributes = self.record(0)?;
        let tags = self.record(0)?;
        let count = self.reader.count()?;
        let mut ancestors = HashSet::with_capacity(count.min(64));
        for _ in 0..count {
            ancestors.insert(self.uid_or(Status::RejectedBySchema)?);
        }
        let partial = |(name, value)| (name, PartialValue::Value(value));
        // Cedar keeps parents and further ancestors apart and asks both: as parents, all of them are found at the first look.
        Ok(Entity::new_with_attr_partial_value(
            uid,
            attributes.into_iter().map(partial),
            HashSet::new(),
            ancestors,
            tags.into_iter().map(partial),
        ))
    }
}
