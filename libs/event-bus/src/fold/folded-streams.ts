import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { contractOf, type FactClass, type StreamName } from '@smarketing/contracts';
import { factMetadata, viewMetadata } from './decorators.js';
import type { View, ViewDocument } from './view.js';

/** Collection → the streams whose facts the controllers fold into it. */
export function foldedStreams(controllers: readonly Type[]): Record<string, StreamName[]> {
  const streams: Record<string, StreamName[]> = {};
  for (const controller of controllers) {
    const view = Reflect.getMetadata(viewMetadata, controller) as View<ViewDocument> | undefined;
    if (!view) continue;
    const known = (streams[view.collection] ??= []);
    for (const fact of factsOf(controller)) {
      const { stream } = contractOf(fact);
      if (!known.includes(stream)) known.push(stream);
    }
  }
  return streams;
}

function factsOf({ prototype }: Type): FactClass[] {
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const method: unknown = (prototype as Record<string, unknown>)[name];
    if (typeof method !== 'function') return [];
    const fact = Reflect.getMetadata(factMetadata, method) as FactClass | undefined;
    return fact ? [fact] : [];
  });
}
