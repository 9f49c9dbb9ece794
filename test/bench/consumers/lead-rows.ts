import { createHash } from 'node:crypto';
import type { LeadCaptured, LeadScored, TouchpointRecorded } from '@smarketing/contracts';
import { scoringKinds, type LeadFact } from './lead-facts.ts';

/** What every contestant makes of the facts of one lead. */
export interface LeadRow {
  _id: string;
  channel: string;
  campaignId: string | null;
  industry: string | null;
  companySize: string | null;
  country: string | null;
  touchpoints: number;
  points: number;
  lastKind: string | null;
  lastAt: Date;
}

export const rowsCollection = 'lead_rows';

export function foldCaptured(row: LeadRow | undefined, data: LeadCaptured, time: Date): LeadRow {
  const { industry, companySize, country } = data.profile;
  return {
    _id: data.leadId,
    channel: data.channel,
    campaignId: data.campaignId ?? null,
    industry: industry ?? null,
    companySize: companySize ?? null,
    country: country ?? null,
    touchpoints: row?.touchpoints ?? 0,
    points: row?.points ?? 0,
    lastKind: row?.lastKind ?? null,
    lastAt: time,
  };
}

export function foldTouchpoint(row: LeadRow, data: TouchpointRecorded, time: Date): LeadRow {
  return {
    ...row,
    touchpoints: row.touchpoints + 1,
    points: row.points + pointsOf(data),
    lastKind: data.kind,
    lastAt: time,
  };
}

/** The fact that follows from a touchpoint; from most none does. */
export function scoredBy(row: LeadRow, data: TouchpointRecorded): LeadScored | undefined {
  if (!scoringKinds.has(data.kind)) return undefined;
  const points = pointsOf(data);
  return {
    leadId: row._id,
    score: row.points,
    previousScore: row.points - points,
    contributions: [{ rule: data.kind, group: 'behaviour', points }],
  };
}

export function pointsOf({ kind }: TouchpointRecorded): number {
  if (kind === 'demo-request') return 25;
  return kind === 'pricing-view' ? 10 : 1;
}

/** What the rows must be in the end, folded here in memory, on top of what was there before. */
export function foldInMemory(
  facts: Iterable<LeadFact>,
  rows = new Map<string, LeadRow>(),
): { rows: Map<string, LeadRow>; derived: number } {
  let derived = 0;
  for (const { kind, key, data, time } of facts) {
    if (kind === 'captured') {
      rows.set(key, foldCaptured(rows.get(key), data as LeadCaptured, time));
      continue;
    }
    const touchpoint = data as TouchpointRecorded;
    const row = foldTouchpoint(rows.get(key)!, touchpoint, time);
    if (scoredBy(row, touchpoint)) derived++;
    rows.set(key, row);
  }
  return { rows, derived };
}

/** SHA-256 of all rows, sorted; what a contestant keeps in them for itself does not count. */
export function hashOf(rows: Iterable<LeadRow>): string {
  const lines = [...rows].map((row) =>
    JSON.stringify([
      row._id,
      row.channel,
      row.campaignId,
      row.industry,
      row.companySize,
      row.country,
      row.touchpoints,
      row.points,
      row.lastKind,
      row.lastAt.getTime(),
    ]),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}
