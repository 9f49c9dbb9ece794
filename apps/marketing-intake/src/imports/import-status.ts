import type { ImportFormat } from './import-formats.js';

/** How the rows of an import fared: created + matched + unchanged + failed = rows. */
export interface ImportCounts {
  readonly rows: number;
  readonly created: number;
  /** Leads that were known and learnt something. */
  readonly matched: number;
  /** Leads that were known and learnt nothing. */
  readonly unchanged: number;
  readonly failed: number;
  /** Rows whose e-mail address belongs to another lead than their external id. */
  readonly conflicts: number;
}

export const noRows: ImportCounts = {
  rows: 0,
  created: 0,
  matched: 0,
  unchanged: 0,
  failed: 0,
  conflicts: 0,
};

export interface ImportDocument extends ImportCounts {
  _id: string;
  name: string;
  format: ImportFormat;
  /** As JSON text. */
  mapping: string;
  createdAt: Date;
  startedAt?: Date;
  completedAt?: Date;
  /** The same for imports of the same name, format and mapping; absent on one of an earlier version. */
  likeness?: string;
  /** A dry run stores nothing but this document, and that until its answer or this time at most. */
  dryRunUntil?: Date;
  /** Who held the lease with this epoch was told to stop. */
  stoppedEpoch?: number;
  /** Chained SHA-256 over the rows done, by which the same file is known again. */
  digest: string;
  /** Who uploads just now: the highest epoch may store, until the server's clock says otherwise. */
  lease: { epoch: number; expiresAt: Date };
}

export const importStates = ['waiting', 'running', 'interrupted', 'completed'] as const;
export type ImportState = (typeof importStates)[number];

/** `interrupted`: an upload broke off or was stopped; sending the same file again goes on where it stopped. */
export function stateOf(document: ImportDocument, now: Date): ImportState {
  if (document.completedAt) return 'completed';
  if (document.lease.expiresAt > now) return 'running';
  return document.startedAt ? 'interrupted' : 'waiting';
}

/** One thing that is wrong with one row. Never holds the value, which may name a person. */
export interface RowError {
  readonly row: number;
  readonly line: number;
  /** Path of the field in a capture; null where the row as a whole is meant. Who asks is told the column. */
  readonly field: string | null;
  readonly why: string;
}
