import type { Type } from '@nestjs/common';
import { Folds, OnFact, OnWake } from './decorators.js';
import type { View } from './view.js';
import type { ViewDocument } from './view-document.js';

/**
 * The Nest controller of a view whose folds stand beside it: a method for each, found by its event
 * pattern as those of any other controller. Undefined where the view lists none.
 */
export function foldingController(view: View<ViewDocument>): Type | undefined {
  if (!view.folds?.length && !view.wake) return undefined;
  class FoldingController {}
  Object.defineProperty(FoldingController, 'name', { value: `Folds of ${view.collection}` });
  const method = (name: string, value: unknown, decorate: MethodDecorator) => {
    const descriptor = { value, configurable: true, writable: true };
    Object.defineProperty(FoldingController.prototype, name, descriptor);
    decorate(FoldingController.prototype, name, descriptor);
  };
  view.folds?.forEach(({ fact, fold }, index) => {
    method(
      `${fact.name}-${index}`,
      (...given: Parameters<typeof fold>) => fold(...given),
      OnFact(fact),
    );
  });
  const { wake } = view;
  if (wake) method('wake', (...given: Parameters<typeof wake>) => wake(...given), OnWake());
  Folds(view)(FoldingController);
  return FoldingController;
}
