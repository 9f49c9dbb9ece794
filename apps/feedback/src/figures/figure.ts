import type { WholeNumber } from '@smarketing/contracts';
import type { LeadFilter } from '../lead-list/lead-filter.js';

export type FigureUnit =
  | 'leads'
  | 'suggestions'
  | 'obligations'
  | 'share'
  | 'days'
  | 'money'
  | 'purchases';

/** The time that a figure speaks of; `null` is open. RFC 3339 UTC, `to` not included. */
export interface FigureWindow {
  from: string | null;
  to: string | null;
}

/**
 * A number with all that is needed to believe it. The API never returns a bare one. Sums of money are
 * digits in text where a number would lose some of them.
 */
export interface Figure<V extends WholeNumber = number> {
  /** Null where it was not computed; `reason` says why. */
  value: V | null;
  reason?: string;
  unit: FigureUnit;
  numerator: V | null;
  denominator: number | null;
  /** Id in the glossary of the playbook where it lists the metric. */
  metric: string;
  /** Raised when the way of computing changes. */
  metricVersion: number;
  /** The playbook version in force when it was computed. */
  playbook: number;
  window: FigureWindow;
  asOf: string;
  /** False while the window is open. Null for a closed one: restatements are not recorded yet. */
  restated: false | null;
  /**
   * The list of exactly the leads that the numerator counts, or the denominator where the numerator is
   * money; null where neither counts leads.
   */
  leadsHref: string | null;
}

/** What a report says of one figure; the rest is the same for the whole report. */
export interface Finding<V extends WholeNumber = number> {
  metric: string;
  unit: FigureUnit;
  value?: number;
  numerator: V | null;
  /** The value is numerator ÷ denominator where no value is given. */
  denominator?: number;
  /** Why there is no value; must be given where there may be none. */
  otherwise?: string;
  window?: FigureWindow;
  leads: LeadFilter | null;
}

/** In minor units of the currency, a code of ISO 4217. */
export interface MoneyFigure extends Figure<WholeNumber> {
  unit: 'money';
  currency: string;
}
export type FigureOf = <V extends WholeNumber = number>(finding: Finding<V>) => Figure<V>;

const metricVersion = 1;
const allTime: FigureWindow = { from: null, to: null };

/** Makes the figures of one report, computed at one time under one playbook version. */
export function figuresAsOf(
  asOf: Date,
  playbook: number,
  leadsHref: (filter: LeadFilter) => string,
): FigureOf {
  return <V extends WholeNumber>(finding: Finding<V>): Figure<V> => {
    const { metric, unit, numerator, denominator, window = allTime } = finding;
    const value = valueOf(finding);
    const closed = window.to !== null && Date.parse(window.to) <= asOf.getTime();
    return {
      value,
      ...(value === null
        ? { reason: finding.otherwise ?? 'There is nothing to compute it from yet.' }
        : {}),
      unit,
      numerator,
      denominator: denominator ?? null,
      metric,
      metricVersion,
      playbook,
      window,
      asOf: asOf.toISOString(),
      restated: closed ? null : false,
      leadsHref: finding.leads && leadsHref(finding.leads),
    };
  };
}

function valueOf<V extends WholeNumber>({ value, numerator, denominator }: Finding<V>): V | null {
  if (value !== undefined) return value as V;
  if (numerator === null || denominator === 0) return null;
  return denominator === undefined ? numerator : ((Number(numerator) / denominator) as V);
}
