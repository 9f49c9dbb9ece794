import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { agreement } from './agreement.ts';
import { operators } from './operators.ts';

/** Written as `<name>.json` beside this file, for Grafana to import. */
export const dashboards: Readonly<Record<string, Dashboard>> = { agreement, operators };
