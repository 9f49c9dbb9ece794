import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { contractOf, streamsOf, type FactClass, type StreamName } from '@smarketing/contracts';
import { factMetadata, viewMetadata, wakeMetadata } from './decorators.js';
import type { Fold, Wake } from './fold.js';
import type { View } from './view.js';
import type { ViewDocument } from './view-document.js';

/** One view and all that is folded into it. */
export interface ViewFolds {
  readonly view: View<ViewDocument>;
  /** Wire type of a fact → its folds. */
  readonly folds: ReadonlyMap<string, readonly Fold<ViewDocument, object>[]>;
  /** Those on which facts of it stand, or stand on older logs. */
  readonly streams: ReadonlySet<StreamName>;
  readonly wake: Wake<ViewDocument> | undefined;
}

/** False where the record is nothing to the view, which then does not count it either. */
export function takes(
  { view, streams }: Pick<ViewFolds, 'view' | 'streams'>,
  stream: StreamName,
  key: string,
): boolean {
  return streams.has(stream) && (view.keys?.test(key) ?? true);
}

interface Building {
  view: View<ViewDocument>;
  folds: Map<string, Fold<ViewDocument, object>[]>;
  streams: Set<StreamName>;
  wake: Wake<ViewDocument> | undefined;
}

/**
 * Finds the handlers once, at start, through Nest, so that they have what they inject. They are then
 * called directly: Nest's pipeline for every event costs more than all the rest of a batch.
 */
@Injectable()
export class FoldRegistry {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  read(): ViewFolds[] {
    const views = new Map<string, Building>();
    for (const { instance, metatype } of this.discovery.getControllers()) {
      if (!instance || !metatype) continue;
      const view = this.reflector.get<View<ViewDocument> | undefined>(viewMetadata, metatype);
      if (!view) continue;
      let building = views.get(view.collection);
      if (!building) {
        building = { view, folds: new Map(), streams: new Set(), wake: undefined };
        views.set(view.collection, building);
      }
      this.readHandlers(instance as Record<string, unknown>, building);
    }
    return [...views.values()];
  }

  private readHandlers(instance: Record<string, unknown>, building: Building): void {
    for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
      const method = instance[name] as (...args: unknown[]) => unknown;
      const fact = this.reflector.get<FactClass | undefined>(factMetadata, method);
      if (fact) {
        const { type } = contractOf(fact);
        for (const stream of streamsOf(fact)) building.streams.add(stream);
        const folds = building.folds.get(type) ?? [];
        folds.push(method.bind(instance) as Fold<ViewDocument, object>);
        building.folds.set(type, folds);
      }
      if (this.reflector.get<boolean | undefined>(wakeMetadata, method)) {
        building.wake = method.bind(instance) as Wake<ViewDocument>;
      }
    }
  }
}
