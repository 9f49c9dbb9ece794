import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BSON } from 'mongodb';
import type { LoggedFact } from './log-contents.ts';
import type { PlaybookOnTheLog } from './playbook-on-the-log.ts';
import type { Refold } from './refold.ts';
import type { Stored } from './snapshot.ts';

/** Service, view, the module and class of its folds, the module and name of the view itself. */
const foldedViews = [
  {
    service: 'feedback',
    view: 'lead_stories',
    handlers: [
      ['lead-story/tell-lead-story.handler', 'TellLeadStoryHandler'],
      ['attainment/follow-commitments.handler', 'FollowCommitmentsHandler'],
    ],
    definition: ['lead-story/lead-stories.document', 'leadStories'],
  },
  {
    service: 'feedback',
    view: 'campaigns',
    handlers: [['campaigns/know-campaign.handler', 'KnowCampaignHandler']],
    definition: ['campaigns/campaigns.document', 'campaigns'],
  },
  {
    service: 'feedback',
    view: 'suggestion_outcomes',
    handlers: [['suggestions/hear-suggestions.handler', 'HearSuggestionsHandler']],
    definition: ['suggestions/suggestion-outcomes.document', 'suggestionOutcomes'],
  },
  {
    service: 'lead-scoring',
    view: 'scorecards',
    handlers: [['scoring/score-lead.handler', 'ScoreLeadHandler']],
    definition: ['scoring/score-card.document', 'scoreCards'],
  },
] as const;

type Fold = (
  document: Stored | undefined,
  fact: object,
  context: object,
) => { document: Stored } | undefined;

/** Where Nest keeps the pattern of an event handler. */
const patternKey = 'microservices:pattern';

/** The folds of the built services, found as the bus finds them: by what their methods listen to. */
export async function loadRefolds(root: string): Promise<Refold[]> {
  return Promise.all(
    foldedViews.map(async ({ service, view, handlers, definition }) => {
      const load = async (module: string) =>
        (await import(
          /* @vite-ignore */ pathToFileURL(join(root, 'apps', service, 'dist', `${module}.js`)).href
        )) as Record<string, unknown>;
      const folds = new Map<string, Fold>();
      for (const [module, name] of handlers) {
        const handler = new ((await load(module))[name] as new () => Record<string, Fold>)();
        for (const [type, fold] of foldsOf(handler)) folds.set(type, fold);
      }
      const [module, name] = definition;
      const { contribute } = (await load(module))[name] as Pick<Refold, 'contribute'>;
      return {
        service,
        view,
        fold: (key, facts, playbook) => refold(folds, key, facts, playbook),
        ...(contribute && { contribute }),
      };
    }),
  );
}

function foldsOf(handler: Record<string, Fold>): [string, Fold][] {
  const prototype = Object.getPrototypeOf(handler) as Record<string, Fold>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const patterns = Reflect.getMetadata(patternKey, prototype[name]!) as unknown[] | undefined;
    return (patterns ?? []).map(
      (type) => [String(type), handler[name]!.bind(handler)] as [string, Fold],
    );
  });
}

function refold(
  folds: ReadonlyMap<string, Fold>,
  key: string,
  facts: readonly LoggedFact[],
  playbook: PlaybookOnTheLog,
): Stored | undefined {
  const context = { now: new Date(), newId: () => key, reference: playbook };
  let document: Stored | undefined;
  for (const fact of facts) {
    const folded = folds.get(fact.type)?.(document, structuredClone(fact), context);
    if (folded) document = folded.document;
  }
  // As the database would give it back: without what is undefined.
  return document && BSON.deserialize(BSON.serialize(document));
}
