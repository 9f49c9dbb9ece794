import { Injectable } from '@nestjs/common';
import {
  AfterCommit,
  DependencyUnavailableError,
  PlaybookReference,
  playbooks,
  ServiceDatabase,
  type Playbooks,
} from '@smarketing/event-bus';
import type { BusinessCalendar } from '@smarketing/business-time';
import type { Playbook } from '@smarketing/playbook';
import type { Agreement } from './agreement.js';

/** The playbook in force together with the calendars of all versions. */
@Injectable()
export class AgreementReference {
  private readonly inForce: PlaybookReference;
  /** Never replaced: what business time works out of a calendar is kept with the object. */
  private readonly versions = new Map<number, Playbook>();

  constructor(
    private readonly database: ServiceDatabase,
    afterCommit: AfterCommit,
  ) {
    this.inForce = new PlaybookReference(database, afterCommit);
  }

  /**
   * Of the version in force, or of the one that is named. Throws DependencyUnavailableError as long as
   * no version has arrived.
   */
  async load(of?: number): Promise<Agreement> {
    const { version, document } = await this.inForce.load(of);
    if (!this.versions.has(version)) await this.readVersions();
    return {
      version,
      playbook: this.versions.get(version) ?? document,
      calendarOf: (of, id) => this.calendarOf(of, id),
    };
  }

  private async readVersions(): Promise<void> {
    const stored = await this.database.db.collection<Playbooks>(playbooks.collection).findOne();
    for (const { version, document } of stored?.versions ?? []) {
      if (!this.versions.has(version)) this.versions.set(version, document);
    }
  }

  /** A version that another instance has seen first is here a moment later: the work waits for it. */
  private calendarOf(version: number, id: string): BusinessCalendar {
    const calendar = this.versions.get(version)?.calendars.find((known) => known.id === id);
    if (calendar) return calendar;
    throw new DependencyUnavailableError(
      `Playbook version ${version} with the calendar ${id} is not known here yet.`,
    );
  }
}
