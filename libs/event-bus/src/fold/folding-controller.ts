import { applyDecorators, Controller, type Type } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { contractOf } from '@smarketing/contracts';
import type { View } from './view.js';
import type { ViewDocument } from './view-document.js';

/**
 * The Nest controller of a view: a method for each of its folds, found by its event pattern as those of
 * any other controller. Undefined where the view has none.
 */
export function foldingController({
  collection,
  folds = [],
}: View<ViewDocument>): Type | undefined {
  if (folds.length === 0) return undefined;
  class FoldingController {}
  Object.defineProperty(FoldingController, 'name', { value: `Folds of ${collection}` });
  folds.forEach(({ fact, fold }, index) => {
    const name = `${fact.name}-${index}`;
    // Nest writes what it knows of a method onto the function, and a fold may be that of several facts.
    const value = (...given: Parameters<typeof fold>) => fold(...given);
    const method: PropertyDescriptor = { value, configurable: true, writable: true };
    Object.defineProperty(FoldingController.prototype, name, method);
    const pattern = applyDecorators(EventPattern<string>(contractOf(fact).type));
    pattern(FoldingController.prototype, name, method);
  });
  Controller()(FoldingController);
  return FoldingController;
}
