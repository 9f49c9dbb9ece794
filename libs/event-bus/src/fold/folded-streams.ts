import { contractOf, type StreamName } from '@smarketing/contracts';
import type { View } from './view.js';
import type { ViewDocument } from './view-document.js';

/** The streams whose facts are folded into the view, each once; none where commands alone change it. */
export function foldedStreams({ folds = [] }: Pick<View<ViewDocument>, 'folds'>): StreamName[] {
  return [...new Set(folds.map(({ fact }) => contractOf(fact).stream))];
}
