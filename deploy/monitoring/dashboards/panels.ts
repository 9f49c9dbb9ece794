import {
  ReduceDataOptionsBuilder,
  VizLegendOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  DashboardBuilder,
  DashboardCursorSync,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';

/** As Grafana names them; `cps` is a count per second, `short` a plain number. */
type Unit = 's' | 'bytes' | 'percentunit' | 'cps' | 'reqps' | 'short' | 'dateTimeFromNow';

export interface PanelSpec {
  readonly title: string;
  /** What it shows, and when to worry. */
  readonly description: string;
  readonly unit: Unit;
  /** Legend → PromQL. */
  readonly queries: Readonly<Record<string, string>>;
  /** Of the 24 columns; default 8. */
  readonly span?: number;
}

/** Chosen by whoever looks at the dashboard. */
const datasource = { type: 'prometheus', uid: '${datasource}' };

/** An empty dashboard that can be pointed to any Prometheus. */
export function dashboard(uid: string, title: string, description: string): DashboardBuilder {
  return new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(['smarketing'])
    .readonly()
    .timezone('browser')
    .refresh('30s')
    .tooltip(DashboardCursorSync.Crosshair)
    .withVariable(
      new DatasourceVariableBuilder('datasource').label('Prometheus').type('prometheus'),
    );
}

/** `$service` in queries. */
export function serviceVariable(): QueryVariableBuilder {
  return new QueryVariableBuilder('service')
    .label('Service')
    .datasource(datasource)
    .query('label_values(process_start_time_seconds, service)')
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .current({ text: 'All', value: '$__all' });
}

export function lines(spec: PanelSpec): TimeseriesBuilder {
  const legend = new VizLegendOptionsBuilder().showLegend(true);
  return described(new TimeseriesBuilder().min(0).fillOpacity(8).legend(legend), spec).targets(
    targetsOf(spec),
  );
}

/** The latest value alone. */
export function figure(spec: PanelSpec): StatBuilder {
  const latest = new ReduceDataOptionsBuilder().calcs(['lastNotNull']);
  return described(new StatBuilder().reduceOptions(latest), spec).targets(
    targetsOf(spec).map((target) => target.instant()),
  );
}

function described<P extends TimeseriesBuilder | StatBuilder>(panel: P, spec: PanelSpec): P {
  const { title, description, unit, span = 8 } = spec;
  panel.title(title).description(description).unit(unit).datasource(datasource);
  panel.span(span).height(7);
  return panel;
}

function targetsOf({ queries }: PanelSpec): DataqueryBuilder[] {
  return Object.entries(queries).map(([legend, expr], index) =>
    new DataqueryBuilder()
      .refId(String.fromCodePoint(65 + index))
      .expr(expr)
      .legendFormat(legend),
  );
}
