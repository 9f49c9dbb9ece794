import type { Type } from '@nestjs/common';
import { SchemaFactory } from '@nestjs/mongoose';
import type { Schema } from 'mongoose';

const schemas = new WeakMap<Type, Schema>();

/**
 * The schema of what is stored as a class says, to be given its indexes: that of Nest, without `__v`,
 * with no `id` beside the `_id`. What the class does not name is refused, and not dropped.
 */
export function schemaFor<T>(stored: Type<T>): Schema<T> {
  const schema = SchemaFactory.createForClass(stored);
  for (const part of [schema, ...schema.childSchemas.map((child) => child.schema)]) {
    part.set('strict', 'throw');
    part.set('versionKey', false);
    part.set('id', false);
  }
  schemas.set(stored, schema);
  return schema;
}

/** The schema of the class: the one that {@link schemaFor} made, if it did. */
export function schemaOf(stored: Type): Schema {
  return schemas.get(stored) ?? schemaFor(stored);
}
