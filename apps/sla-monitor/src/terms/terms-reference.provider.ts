import { Injectable } from '@nestjs/common';
import { AfterCommit, DependencyUnavailableError, ServiceDatabase } from '@smarketing/event-bus';
import { OpsRegistry } from '@smarketing/observability';
import { PlaybookReference } from '@smarketing/playbook/in-force';
import type { BusinessCalendar } from '@smarketing/business-time';
import type { Playbook } from '@smarketing/playbook';
import type { Terms } from './terms.js';

/** The playbook in force together with the calendars of all versions. */
@Injectable()
export class TermsReference {
  private readonly inForce: PlaybookReference;
  /** Never replaced: what business time works out of a calendar is kept with the object. */
  private readonly versions = new Map<number, Playbook>();

  constructor(database: ServiceDatabase, afterCommit: AfterCommit, ops: OpsRegistry) {
    this.inForce = new PlaybookReference(database, afterCommit, ops);
  }

  /**
   * Of the version in force, or of the one that is named. Throws DependencyUnavailableError as long as
   * no version has arrived.
   */
  async load(of?: number): Promise<Terms> {
    const { version, document } = await this.inForce.load(of);
    if (!this.versions.has(version)) await this.readVersions();
    return {
      version,
      playbook: this.versions.get(version) ?? document,
      calendarOf: (of, id) => this.calendarOf(of, id),
    };
  }

  private async readVersions(): Promise<void> {
    for (const [version, document] of await this.inForce.versions()) {
      this.versions.set(version, document);
    }
  }

  /** For a version that cannot be read the newest before it; none where it may still come. */
  private standInFor(version: number): Playbook['calendars'] | undefined {
    const known = [...this.versions.keys()];
    if (!known.some((other) => other > version)) return undefined;
    const before = known.filter((other) => other < version);
    return this.versions.get(Math.max(...before))?.calendars;
  }

  /** A version that another instance has seen first is here a moment later: the work waits for it. */
  private calendarOf(version: number, id: string): BusinessCalendar {
    const calendars = this.versions.get(version)?.calendars ?? this.standInFor(version);
    const calendar = calendars?.find((known) => known.id === id) ?? calendars?.[0];
    if (calendar) return calendar;
    throw new DependencyUnavailableError(
      `Playbook version ${version}, which has the calendar ${id}, is not known here yet.`,
    );
  }
}
