import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';
import type { Binary } from 'mongodb';
import { importFormats, type ImportFormat } from './import-formats.js';

/** Who uploads just now. */
@Schema({ _id: false })
export class ImportLease {
  /** The highest one may store. */
  @Prop({ required: true }) epoch: number;

  /** By the clock of the database. */
  @Prop({ required: true }) expiresAt: Date;
}

/** A file of leads and how far it has come. What people typed, its name and mapping, is sealed. */
@Schema({ collection: 'imports' })
export class StoredImport {
  /** UUIDv7, so that ids sort by time. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ type: String, enum: importFormats, required: true }) format: ImportFormat;

  /** The name of the import and its mapping, sealed as contact data is. */
  @Prop({ type: Buffer }) sealed?: Binary | Buffer;

  /** The key that they are sealed under, under the key of the service. */
  @Prop({ type: Buffer }) key?: Binary | Buffer;

  /** On one that an earlier version stored: not sealed. */
  @Prop() name?: string;

  /** On one that an earlier version stored: not sealed, as JSON text. */
  @Prop() mapping?: string;

  /** Rows done: created + matched + unchanged + failed. */
  @Prop({ required: true }) rows: number;

  @Prop({ required: true }) created: number;

  /** Existing leads that were updated. */
  @Prop({ required: true }) matched: number;

  /** Existing leads that were already up to date. */
  @Prop({ required: true }) unchanged: number;

  @Prop({ required: true }) failed: number;

  /** Rows whose e-mail address belongs to a different lead than their external id. */
  @Prop({ required: true }) conflicts: number;

  @Prop({ required: true }) createdAt: Date;

  /** When the first upload began that stored rows. */
  @Prop() startedAt?: Date;

  @Prop() completedAt?: Date;

  /** The same for imports of the same name, format and mapping; absent on one of an earlier version. */
  @Prop() likeness?: string;

  /** A dry run stores nothing but this document, and that until its answer or this time at most. */
  @Prop() dryRunUntil?: Date;

  /** The holder of the lease with this epoch was told to stop. */
  @Prop() stoppedEpoch?: number;

  /** Chained SHA-256 over the rows done, by which the same file is recognised. */
  @Prop({ type: String }) digest: string;

  @Prop({ type: ImportLease, required: true }) lease: ImportLease;
}

export const StoredImportSchema = schemaFor(StoredImport);

/** An import of the same name, format and mapping that has begun: the same file is resumed there. */
StoredImportSchema.index(
  { likeness: 1, _id: 1 },
  { partialFilterExpression: { likeness: { $exists: true } } },
);

/** Forgets a dry run whose process died. */
StoredImportSchema.index({ dryRunUntil: 1 }, { expireAfterSeconds: 0 });

/** One thing that is wrong with one row. Never holds the value, which may name a person. */
@Schema({ collection: 'import_errors' })
export class ImportError {
  /** Sorts as the rows do. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ required: true }) importId: string;

  @Prop({ required: true }) row: number;

  @Prop({ required: true }) line: number;

  /** Path of the field in a capture; null where the row as a whole is meant. */
  @Prop({ type: String }) field?: string | null;

  /** On one that an earlier version stored, in place of the field. */
  @Prop({ type: String }) column?: string | null;

  @Prop({ required: true }) why: string;
}

export const ImportErrorSchema = schemaFor(ImportError);

/** The errors of an import in the order of its rows. */
ImportErrorSchema.index({ importId: 1, _id: 1 });
