import { defaultMetadataStorage as transformations } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { textRuleOf, type TextRule } from './text-rules.js';

export type RequestClass<T extends object = object> = new () => T;

/** What the decorators of a class say of one property, as far as it is looked at before the rules. */
export interface PropertyShape {
  /** Of the objects that it holds, alone or in a list. */
  readonly nested: RequestClass | undefined;
  /** A number that a query writes as text. */
  readonly isNumber: boolean;
  readonly convert: ((value: unknown) => unknown) | undefined;
  readonly longest: number;
  readonly mostItems: number;
  readonly text: TextRule;
}

interface Rule {
  readonly name?: string;
  readonly propertyName: string;
  readonly constraints?: unknown[];
}

/** Where a class says nothing else. */
const longestTextCharacters = 10_000;
const mostItems = 500;

const shapes = new Map<RequestClass, ReadonlyMap<string, PropertyShape>>();

/** The properties that the class has rules for, read from its decorators once. */
export function shapeOf(type: RequestClass): ReadonlyMap<string, PropertyShape> {
  const known = shapes.get(type);
  if (known) return known;
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false) as Rule[];
  const shape = new Map<string, PropertyShape>();
  for (const [property, own] of Map.groupBy(rules, ({ propertyName }) => propertyName)) {
    shape.set(property, propertyShape(type, property, own));
  }
  shapes.set(type, shape);
  return shape;
}

function propertyShape(
  type: RequestClass,
  property: string,
  rules: readonly Rule[],
): PropertyShape {
  const declared = transformations.findTypeMetadata(type, property)?.typeFunction();
  const [conversion] = transformations.findTransformMetadatas(type, property, 0);
  return {
    nested: declared === Number ? undefined : (declared as RequestClass | undefined),
    isNumber: declared === Number,
    convert: conversion && ((value) => conversion.transformFn({ value })),
    longest: smallest(rules, 'maxLength', 0, smallest(rules, 'isLength', 1, longestTextCharacters)),
    mostItems: smallest(rules, 'arrayMaxSize', 0, mostItems),
    text: textRuleOf(type.prototype as object, property),
  };
}

/** Of what the rules of the name say, the least; undefined anywhere: the other. */
function smallest(rules: readonly Rule[], name: string, at: number, otherwise: number): number {
  const said = rules
    .filter((rule) => rule.name === name)
    .map(({ constraints }) => constraints?.[at])
    .filter((limit) => typeof limit === 'number');
  return said.length === 0 ? otherwise : Math.min(...said);
}
