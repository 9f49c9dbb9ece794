import type { ConsumersReport } from '../consumers/measure-consumers.ts';
import type { FootprintFigures } from '../footprint/measure-footprint.ts';
import type { GrowthFigures } from '../growth/measure-growth.ts';
import type { IntakeReport } from '../intake/measure-intake.ts';
import type { LatencyReport } from '../latency/measure-latency.ts';
import type { RatesReport } from '../rates/measure-rates.ts';
import type { RelayFigures } from '../relay/measure-relay.ts';
import type { Machine } from './machine.ts';

/** All that one run measured; a section that was not run is absent. */
export interface BenchReport {
  readonly machine: Machine;
  readonly repeats: number;
  readonly quick: boolean;
  consumers?: ConsumersReport;
  relay?: readonly RelayFigures[];
  growth?: readonly GrowthFigures[];
  latency?: LatencyReport;
  rates?: RatesReport;
  footprint?: FootprintFigures;
  intake?: IntakeReport;
}
