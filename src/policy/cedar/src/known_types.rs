//! The schema's entity types as the conformance check wants them, described once per bundle: describing a type anew for each
//! entity of each request costs more than deciding.

use cedar_policy_core::ast::{Eid, Entity, EntityType, EntityUID, UnreservedId};
use cedar_policy_core::entities::{self, EntityTypeDescription as _, SchemaType};
use cedar_policy_core::validator::{CoreSchema, EntityTypeDescription, ValidatorSchema};
use smol_str::SmolStr;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

pub struct KnownTypes {
    types: HashMap<EntityType, Known>,
    actions: HashMap<EntityUID, Arc<Entity>>,
}

#[derive(Clone)]
pub struct Known {
    description: Arc<EntityTypeDescription>,
    attributes: Arc<HashMap<SmolStr, SchemaType>>,
    required: Arc<Vec<SmolStr>>,
}

impl KnownTypes {
    pub fn new(schema: &ValidatorSchema) -> Self {
        let describe = |ty: &EntityType| {
            let description = EntityTypeDescription::new(schema, ty)?;
            let declared = schema.get_entity_type(ty)?.attributes();
            let attributes = declared.keys().filter_map(|name| Some((name.clone(), description.attr_type(name)?))).collect();
            let required = description.required_attrs().collect();
            Some((ty.clone(), Known { description: Arc::new(description), attributes: Arc::new(attributes), required: Arc::new(required) }))
        };
        let core = CoreSchema::new(schema);
        Self {
            types: schema.entity_type_names().filter_map(describe).collect(),
            actions: entities::Schema::action_entities(&core).map(|action| (action.uid().clone(), action)).collect(),
        }
    }

    pub fn action(&self, uid: &EntityUID) -> Option<&Arc<Entity>> {
        self.actions.get(uid)
    }

    pub fn actions(&self) -> impl Iterator<Item = &Arc<Entity>> {
        self.actions.values()
    }

    pub fn type_names(&self) -> impl Iterator<Item = &EntityType> {
        self.types.keys()
    }
}

impl<'a> entities::Schema for &'a KnownTypes {
    type EntityTypeDescription = Known;
    type ActionEntityIterator = std::iter::Cloned<std::collections::hash_map::Values<'a, EntityUID, Arc<Entity>>>;

    fn entity_type(&self, entity_type: &EntityType) -> Option<Known> {
        self.types.get(entity_type).cloned()
    }

    fn action(&self, action: &EntityUID) -> Option<Arc<Entity>> {
        self.actions.get(action).cloned()
    }

    fn entity_types_with_basename<'b>(&'b self, basename: &'b UnreservedId) -> Box<dyn Iterator<Item = EntityType> + 'b> {
        Box::new(self.types.keys().filter(move |ty| &ty.name().basename() == basename).cloned())
    }

    fn action_entities(&self) -> Self::ActionEntityIterator {
        self.actions.values().cloned()
    }
}

impl entities::EntityTypeDescription for Known {
    fn enum_entity_eids(&self) -> Option<&nonempty::NonEmpty<Eid>> {
        self.description.enum_entity_eids()
    }

    fn is_external(&self) -> bool {
        self.description.is_external()
    }

    fn entity_type(&self) -> EntityType {
        self.description.entity_type()
    }

    fn attr_type(&self, attr: &str) -> Option<SchemaType> {
        self.attributes.get(attr).cloned()
    }

    fn tag_type(&self) -> Option<SchemaType> {
        self.description.tag_type()
    }

    fn required_attrs<'s>(&'s self) -> Box<dyn Iterator<Item = SmolStr> + 's> {
        Box::new(self.required.iter().cloned())
    }

    fn allowed_parent_types(&self) -> Arc<HashSet<EntityType>> {
        self.description.allowed_parent_types()
    }

    fn open_attributes(&self) -> bool {
        self.description.open_attributes()
    }
}
