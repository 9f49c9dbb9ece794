import { ValidateBy } from 'class-validator';

export type AttributeValue = string | number | boolean;

/** True for an object whose every value is a string, a finite number or a boolean. */
export function areAttributes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (each) => typeof each === 'string' || typeof each === 'boolean' || Number.isFinite(each),
  );
}

/** The property is a flat record of scalars: nothing nested, no null. */
export function AreAttributes(): PropertyDecorator {
  return ValidateBy({
    name: 'areAttributes',
    validator: {
      validate: areAttributes,
      defaultMessage: () => '$property must hold strings, numbers or booleans only',
    },
  });
}
