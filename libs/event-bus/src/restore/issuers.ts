import type { StreamName } from '@smarketing/contracts';
import { foldedStreams } from '../fold/folded-streams.js';
import type { View } from '../fold/view.js';
import type { ViewDocument } from '../fold/view-document.js';
import type { ViewFolds } from '../fold/view-folds.js';
import type { OwnNumbers } from './own-numbers.js';
import type { CommandView } from './take-over.js';

/** Which views of a service issue facts on which stream. */
export class Issuers {
  constructor(
    private readonly views: readonly View<ViewDocument>[],
    private readonly folds: readonly ViewFolds[],
    private readonly referenceStream: StreamName | undefined,
  ) {}

  /** The streams on which views issue that facts alone fold. */
  get foldedAlone(): ReadonlySet<StreamName> {
    return new Set(
      this.folds.flatMap(({ view }) => (view.changedBy === 'commands' ? [] : (view.issues ?? []))),
    );
  }

  commandView(stream: StreamName): CommandView | undefined {
    const view = this.views.find(
      ({ changedBy, issues }) => changedBy === 'commands' && issues?.includes(stream),
    );
    const folds = this.folds.find((one) => one.view === view);
    return (
      view && { view, folds: folds && foldedStreams(folds.view).length > 0 ? folds : undefined }
    );
  }

  /** Whose numbers they are must be known: a guess might give them twice. */
  refuseUnclaimed(unknown: readonly OwnNumbers[]): void {
    const { foldedAlone } = this;
    const open = unknown.find(
      ({ stream }) => !foldedAlone.has(stream) && !this.commandView(stream),
    );
    if (!open) return;
    throw new Error(
      `The database is older than the topics, and no view says that it issues ${open.stream}: defineView(…, { issues: ['${open.stream}'] }).`,
    );
  }

  /**
   * All views that are folded alone, where one of them has issued on these streams: they share their
   * positions. Those of which references are made come first.
   */
  viewsToRebuild(streams: ReadonlySet<StreamName>): string[] {
    const folded = this.folds.filter(({ view }) => view.changedBy !== 'commands');
    if (![...this.foldedAlone].some((stream) => streams.has(stream))) return [];
    const isMixed = this.folds.some(
      ({ view, streams: { size } }) => view.changedBy === 'commands' && size > 0,
    );
    if (isMixed) {
      throw new Error(
        'Views that issue facts by folding cannot be restored beside one that commands and facts change.',
      );
    }
    const isReference = ({ streams: of }: ViewFolds) =>
      [...of].every((one) => one === this.referenceStream);
    const first = folded.filter(isReference);
    const rest = folded.filter((one) => !first.includes(one));
    return [...first, ...rest].map(({ view }) => view.collection);
  }
}
