import { Controller, SetMetadata, applyDecorators } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { contractOf, type FactClass } from '@smarketing/contracts';
import { refuseSuperseded } from '../errors.js';
import type { View } from './view.js';
import type { ViewDocument } from './view-document.js';

export const viewMetadata = Symbol('smarketing:view');
export const factMetadata = Symbol('smarketing:fact');
export const wakeMetadata = Symbol('smarketing:wake');

/** A controller whose methods fold facts into the documents of one view. */
export function Folds<D extends ViewDocument>(view: View<D>): ClassDecorator {
  return applyDecorators(Controller(), SetMetadata(viewMetadata, view));
}

/**
 * A method with the signature of {@link Fold}; found by Nest through its event pattern. The newest
 * version of a fact only: older ones are read as it. Throws {@link SupersededFactError} for those.
 */
export function OnFact(fact: FactClass): MethodDecorator {
  refuseSuperseded(fact);
  return applyDecorators(
    EventPattern<string>(contractOf(fact).type),
    SetMetadata(factMetadata, fact),
  );
}

/** A method with the signature of {@link Wake}: called when a document's `wakeAt` has passed. */
export function OnWake(): MethodDecorator {
  return SetMetadata(wakeMetadata, true);
}
