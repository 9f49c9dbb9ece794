import { contractOf, streamsOf, type StreamName } from '@smarketing/contracts';
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
  /** Wire type of the fact by which documents of it end. */
  readonly endsBy?: string | undefined;
}

/**
 * Of every view that facts or timers change. The consumer calls them directly: Nest's pipeline for every
 * fact costs more than all the rest of a batch.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- views of any document
export function viewFoldsOf(views: readonly View<any>[]): ViewFolds[] {
  return (views as readonly View<ViewDocument>[])
    .filter(({ folds, wake }) => folds?.length || wake)
    .map((view) => {
      const { folds = [], wake } = view;
      const byType = Map.groupBy(folds, ({ fact }) => contractOf(fact).type);
      return {
        view,
        folds: new Map([...byType].map(([type, same]) => [type, same.map(({ fold }) => fold)])),
        streams: new Set(folds.flatMap(({ fact }) => streamsOf(fact))),
        wake,
        endsBy: view.endsBy && contractOf(view.endsBy).type,
      };
    });
}

/** False where the record is nothing to the view, which then does not count it either. */
export function takes(
  { view, streams }: Pick<ViewFolds, 'view' | 'streams'>,
  stream: StreamName,
  key: string,
): boolean {
  return streams.has(stream) && (view.keys?.test(key) ?? true);
}
