import { Injectable } from '@nestjs/common';
import { Counters } from '@smarketing/event-bus';
import { PlaybookReference, type PlaybookInForce } from '@smarketing/playbook/in-force';
import { leadsHref } from '../lead-list/lead-filter.js';
import { leadStories } from '../lead-story/lead-stories.view.js';
import { Tallies } from '../tally/tallies.js';
import { figuresAsOf, type FigureOf } from './figure.js';

export interface ReportSource {
  sums: Tallies;
  figureOf: FigureOf;
  playbook: PlaybookInForce;
  now: Date;
}

/** What every report is made of: sums of counters, the playbook in force, and the time. */
@Injectable()
export class ReportSources {
  constructor(
    private readonly counters: Counters,
    private readonly playbooks: PlaybookReference,
  ) {}

  /** The counters whose ids begin with one of the prefixes. */
  async read(prefixes: readonly string[]): Promise<ReportSource> {
    const view = leadStories.collection;
    const [playbook, ...sums] = await Promise.all([
      this.playbooks.load(),
      ...prefixes.map((prefix) => this.counters.sum(view, prefix)),
    ]);
    const now = new Date();
    return {
      sums: new Tallies(Object.assign({}, ...sums) as Record<string, number>),
      figureOf: figuresAsOf(now, playbook.version, leadsHref),
      playbook,
      now,
    };
  }
}
