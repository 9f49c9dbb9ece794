import { countersOf } from '../change/staged-changes.js';

/** The collections of a rebuild, beside those of the live view. */
export interface RebuildNames {
  readonly documents: string;
  readonly counters: string;
  /** Facts that cannot be folded yet. */
  readonly putOff: string;
  /** What the log says of the facts that the view has issued itself. */
  readonly ownFacts: string;
  readonly differences: string;
  /** The view as it was before the last switch. */
  readonly documentsBefore: string;
  readonly countersBefore: string;
}

export function rebuildNames(view: string): RebuildNames {
  const documents = `${view}.rebuilt`;
  const documentsBefore = `${view}.before-rebuild`;
  return {
    documents,
    counters: countersOf(documents),
    putOff: `${documents}.put-off`,
    ownFacts: `${documents}.own-facts`,
    differences: `${documents}.differences`,
    documentsBefore,
    countersBefore: countersOf(documentsBefore),
  };
}
