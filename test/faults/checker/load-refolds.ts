import { contractOf } from '@smarketing/contracts';
import type { Arrived, FactFold, ViewDocument } from '@smarketing/event-bus';
import { definitionOf } from '@smarketing/service';
import { BSON } from 'mongodb';
import { serviceModules } from '../../../deploy/generate/service-modules.ts';
import type { LoggedFact } from './log-contents.ts';
import type { PlaybookOnTheLog } from './playbook-on-the-log.ts';
import type { Refold } from './refold.ts';
import type { Stored } from './snapshot.ts';

/** The views that are folded from facts alone, so that the log says what must stand in them. */
const refolded = {
  feedback: ['lead_stories', 'commitments', 'campaigns'],
  'lead-scoring': ['scorecards'],
};

type Folds = ReadonlyMap<string, FactFold<ViewDocument>['fold']>;

/** The folds of the built services, as their modules list them. */
export async function loadRefolds(root: string): Promise<Refold[]> {
  const modules = (await serviceModules(root, 'dist')).map(definitionOf);
  return Object.entries(refolded).flatMap(([service, collections]) => {
    const { views, rules = 1 } = modules.find(({ name }) => name === service)!;
    return collections.map((view): Refold => {
      const { folds = [], contribute } = views.find(({ collection }) => collection === view)!;
      const byType = new Map(folds.map(({ fact, fold }) => [contractOf(fact).type, fold]));
      return {
        service,
        view,
        fold: (key, facts, playbook) => refold(byType, key, facts, { playbook, rules }),
        ...(contribute && { contribute }),
      };
    });
  });
}

function refold(
  folds: Folds,
  key: string,
  facts: readonly LoggedFact[],
  { playbook, rules }: { playbook: PlaybookOnTheLog; rules: number },
): Stored | undefined {
  const context = { now: new Date(), newId: () => key, reference: playbook, rules };
  let document: ViewDocument | undefined;
  for (const fact of facts) {
    const folded = folds.get(fact.type)?.(
      document,
      structuredClone(fact) as object as Arrived,
      context,
    );
    if (folded) document = folded.document;
  }
  // As the database would give it back: without what is undefined.
  return document && BSON.deserialize(BSON.serialize(document));
}
