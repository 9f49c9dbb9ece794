import type { Services } from '../http/services.js';
import { addRep } from '../handoff-batch/add-rep.js';
import { sendCommands, type SentCommands } from '../handoff-batch/send-commands.js';
import { importLeads, type ImportStatus } from '../import-file/import-leads.js';
import { counted } from '../progress/counted.js';
import { during, type Progress } from '../progress/progress.js';
import { WatchedFile } from '../read-file/watched-file.js';
import type { Session } from '../session/session.js';
import { outcomeOfWait, waitUntilSettled } from '../settle/wait-until-settled.js';
import { commandsOfDeal, repsOf, type OlistDeal } from './deal.js';
import { olistMapping, olistSystem } from './olist-files.js';
import { readOlist } from './read-olist.js';

export interface OlistReplay {
  readonly leads: ImportStatus;
  readonly deals: SentCommands;
  readonly seconds: number;
}

const idsPerRequest = 500;

/**
 * Replays the funnel through the public APIs, with the dates of its facts, and waits until all of it
 * has arrived everywhere. Every step may be repeated: a second run changes nothing.
 */
export async function replayOlist(
  directory: string,
  session: Session,
  services: Services,
  progress: Progress,
): Promise<OlistReplay> {
  const startedAt = Date.now();
  const { leadsFile, deals } = await readOlist(directory);
  await addReps(services, repsOf(deals), progress);
  const file = await WatchedFile.at(leadsFile);
  const leads = await importLeads(
    services,
    {
      source: { open: () => file.bytes(), size: file.size },
      name: 'Olist leads',
      format: 'csv',
      mapping: olistMapping,
    },
    progress,
  );
  const sent = await closeDeals(services, deals, progress);
  const step = progress.begin('Waiting until every event has arrived everywhere');
  await during(step, async () => waitUntilSettled(session, services, step), outcomeOfWait);
  return { leads, deals: sent, seconds: (Date.now() - startedAt) / 1_000 };
}

/** What a replay did, in a sentence. */
export function outcomeOf({ leads, deals }: OlistReplay): string {
  const n = (count: number) => count.toLocaleString('en');
  const refused = deals.refused.length > 0 ? `, ${n(deals.refused.length)} deals refused` : '';
  const broken = leads.failed > 0 ? `, ${n(leads.failed)} leads with errors` : '';
  if (leads.created + leads.matched + deals.changed === 0) {
    return `nothing new: ${n(leads.unchanged)} leads unchanged, ${n(deals.unchanged)} deals as they were${broken}${refused}`;
  }
  return `${n(leads.created)} leads new, ${n(leads.matched)} updated, ${n(leads.unchanged)} unchanged; ${n(deals.changed)} deals closed, ${n(deals.unchanged)} as they were${broken}${refused}`;
}

async function addReps(
  { reps }: Services,
  repIds: readonly string[],
  progress: Progress,
): Promise<void> {
  await during(
    progress.begin('Adding sales reps', { total: repIds.length, unit: 'reps' }),
    async (step) => {
      for (const [index, repId] of repIds.entries()) {
        await addRep(reps, { repId, name: `Rep ${repId.slice(0, 6)}`, weight: 1 });
        step.at(index + 1);
      }
    },
    () => `${repIds.length} are there`,
  );
}

async function closeDeals(
  services: Services,
  deals: readonly OlistDeal[],
  progress: Progress,
): Promise<SentCommands> {
  const leadIds = await resolve(
    services,
    deals.map(({ mqlId }) => mqlId),
  );
  const known = deals.filter(({ mqlId }) => leadIds.has(mqlId));
  const missing = deals.filter(({ mqlId }) => !leadIds.has(mqlId));
  const orders = known.map((deal) => ({
    name: deal.mqlId,
    commands: commandsOfDeal(deal, leadIds.get(deal.mqlId)!),
  }));
  const sent = await during(
    progress.begin('Closing deals', { total: known.length, unit: 'deals' }),
    async (step) =>
      sendCommands(services.handoff, orders, (done, waiting) => {
        const count = `${done.toLocaleString('en')} of ${counted(known.length, 'deal')}`;
        step.at(
          done,
          waiting > 0 ? `${count}, the others wait for their leads’ assignment` : count,
        );
      }),
    ({ changed, unchanged }) => `${changed} closed, ${unchanged} were closed before`,
  );
  const unknown = missing.map(({ mqlId }) => ({ name: mqlId, why: 'is not among the leads' }));
  return { ...sent, refused: [...sent.refused, ...unknown] };
}

async function resolve({ intake }: Services, ids: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let from = 0; from < ids.length; from += idsPerRequest) {
    const { leads } = await intake.post('/v1/leads/resolve', {
      body: { system: olistSystem, ids: ids.slice(from, from + idsPerRequest) },
    });
    for (const [id, leadId] of Object.entries(leads)) found.set(id, leadId);
  }
  return found;
}
