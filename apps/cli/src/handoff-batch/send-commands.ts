import { setTimeout as wait } from 'node:timers/promises';
import { CommandError, exitCodes } from '../exit-codes.js';
import { sentenceOf, type ProblemDocument } from '../http/problem.js';
import type { ServiceClient } from '../http/service-client.js';
import { requestsOf, type HandoffCommand } from './handoff-command.js';

/** What sales did with one lead, in order. */
export interface LeadCommands {
  /** How the input calls the lead, for messages. */
  readonly name: string;
  readonly commands: readonly HandoffCommand[];
}

export interface SentCommands {
  /** Leads of which at least one command changed something. */
  readonly changed: number;
  /** Leads for which all was done before. */
  readonly unchanged: number;
  /** Leads with a command that was refused for good. */
  readonly refused: readonly { name: string; why: string }[];
}

type RowResult = { readonly changed: boolean } | { readonly problem: ProblemDocument };
type Fate = 'changed' | 'unchanged' | 'later' | { readonly why: string };

/** How long no lead may get ahead until waiting for assignments is given up, in milliseconds. */
const longestStandstill = 90_000;
const pollEvery = 400;

/**
 * Sends the commands in batches. Leads that are not assigned yet are sent again until they are; to
 * send what was done before changes nothing.
 */
export async function sendCommands(
  handoff: ServiceClient<'sales-handoff'>,
  leads: readonly LeadCommands[],
  onProgress: (done: number, waiting: number) => void,
): Promise<SentCommands> {
  const sent = { changed: 0, unchanged: 0, refused: [] as { name: string; why: string }[] };
  let waiting: readonly LeadCommands[] = leads.filter(({ commands }) => commands.length > 0);
  let lastMove = Date.now();
  let settled = 0;
  while (waiting.length > 0) {
    const later: LeadCommands[] = [];
    for (const request of requestsOf(waiting)) {
      const fates = await sendOnce(handoff, request);
      request.forEach((lead, index) => {
        const fate = fates[index]!;
        if (fate === 'later') {
          later.push(lead);
          return;
        }
        settled += 1;
        if (typeof fate === 'object') sent.refused.push({ name: lead.name, why: fate.why });
        else sent[fate] += 1;
      });
      onProgress(settled, later.length);
    }
    if (later.length < waiting.length) lastMove = Date.now();
    waiting = later;
    if (waiting.length === 0) break;
    if (Date.now() - lastMove > longestStandstill) throw new NotAssignedError(waiting.length);
    await wait(pollEvery);
  }
  return sent;
}

/** Leads wait for a rep and none comes. */
export class NotAssignedError extends CommandError {
  constructor(readonly leads: number) {
    super(
      exitCodes.failed,
      `${leads.toLocaleString('en')} leads are not assigned to a rep after 90 s. Make sure that lead-scoring and sales-handoff are running (\`smarketing backlog\`), and that a rep is active (GET /v1/reps); then run this again.`,
    );
    this.name = 'NotAssignedError';
  }
}

async function sendOnce(
  handoff: ServiceClient<'sales-handoff'>,
  leads: readonly LeadCommands[],
): Promise<Fate[]> {
  const commands = leads.flatMap((lead) => lead.commands);
  const { results } = await handoff.post('/v1/handoffs/batch', { body: { commands } });
  let from = 0;
  return leads.map((lead) => {
    const own = results.slice(from, (from += lead.commands.length));
    return fateOf(own);
  });
}

/** The first problem of a lead decides: what follows it could not succeed. */
export function fateOf(results: readonly RowResult[]): Fate {
  const failed = results.find((result) => 'problem' in result);
  if (failed && 'problem' in failed) {
    const { problem } = failed;
    return problem.retryAfterSeconds === undefined ? { why: sentenceOf(problem) } : 'later';
  }
  return results.some((result) => 'changed' in result && result.changed) ? 'changed' : 'unchanged';
}
