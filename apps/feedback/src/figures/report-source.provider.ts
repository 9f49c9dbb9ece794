import { Injectable } from '@nestjs/common';
import { Counters } from '@smarketing/event-bus';
import { PlaybookReference, type PlaybookInForce } from '@smarketing/playbook/in-force';
import { leadsHref } from '../lead-list/lead-filter.js';
import { leadViews } from '../lead-view/lead-views.view.js';
import { CounterSums } from '../counters/counter-sums.js';
import { figuresAsOf, type FigureOf } from './figure.js';

export interface ReportSource {
  sums: CounterSums;
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
    const [playbook, sums] = await Promise.all([
      this.playbooks.load(),
      this.sumsOf(leadViews.collection, prefixes),
    ]);
    const now = new Date();
    return {
      sums,
      figureOf: figuresAsOf(now, playbook.version, leadsHref),
      playbook,
      now,
    };
  }

  /** The counters of any view, whose ids begin with one of the prefixes. */
  async sumsOf(view: string, prefixes: readonly string[]): Promise<CounterSums> {
    const sums = await Promise.all(prefixes.map((prefix) => this.counters.sum(view, prefix)));
    return new CounterSums(Object.assign({}, ...sums) as Record<string, number>);
  }
}
