import { RowBuilder, type Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard, figure, lines, serviceVariable } from './panels.ts';

const chosen = 'service=~"$service"';
const perSecond = (metric: string, labels: string) =>
  `sum by (${labels}) (rate(${metric}{${chosen}}[$__rate_interval]))`;
const highest = (metric: string, labels = 'service') => `max by (${labels}) (${metric}{${chosen}})`;
const percentile = (share: number, metric: string, labels: string) =>
  `histogram_quantile(${share}, sum by (le, ${labels}) (rate(${metric}_bucket{${chosen}}[$__rate_interval])))`;

/** Whether the system works, and if not, where it stands still. */
export const operators: Dashboard = dashboard(
  'smarketing-operators',
  'smarketing: operators',
  'Whether the five services work, where facts wait, and what that costs. What to do: docs/runbook.md.',
)
  .withVariable(serviceVariable())
  .time({ from: 'now-3h', to: 'now' })
  .withRow(new RowBuilder('Does it work?'))
  .withPanel(
    figure({
      title: 'Ready',
      description: '1 where every check of the readiness passes. 0: smarketing doctor says why.',
      unit: 'short',
      queries: { '{{service}}': `min by (service) (smarketing_ready{${chosen}})` },
    }),
  )
  .withPanel(
    lines({
      title: 'Alerts that fire',
      description: 'How many series of each alert fire. Each has a section in docs/runbook.md.',
      unit: 'short',
      queries: {
        '{{alertname}} {{service}}':
          'sum by (alertname, service) (ALERTS{alertname=~"Smarketing.+", alertstate="firing"})',
      },
    }),
  )
  .withPanel(
    figure({
      title: 'Started',
      description: 'When the youngest process of each service started.',
      unit: 'dateTimeFromNow',
      queries: { '{{service}}': `${highest('process_start_time_seconds')} * 1000` },
    }),
  )
  .withRow(new RowBuilder('Facts on their way'))
  .withPanel(
    lines({
      title: 'From commit to view, 99th percentile',
      description:
        'From the commit of a fact by its owner until it is in the views of the service.',
      unit: 's',
      queries: {
        '{{service}} {{lane}}': percentile(
          0.99,
          'smarketing_bus_commit_to_apply_seconds',
          'service, lane',
        ),
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Behind',
      description:
        'Age of the newest fact of the last batch, where more wait. Above 30 s in the live lane an alert fires; imports may be behind for as long as they run.',
      unit: 's',
      queries: {
        '{{service}} {{stream}} {{lane}}': highest(
          'smarketing_bus_lag_seconds',
          'service, stream, lane',
        ),
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Facts not applied yet',
      description:
        'As the last batch of each partition found it. Should fall to 0 after an import.',
      unit: 'short',
      queries: {
        '{{service}} {{stream}} {{lane}}': `sum by (service, stream, lane) (smarketing_bus_lag_events{${chosen}})`,
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Oldest fact in the outbox',
      description: 'Committed and not yet published. Above a minute an alert fires.',
      unit: 's',
      queries: { '{{service}}': highest('smarketing_bus_outbox_age_seconds') },
    }),
  )
  .withPanel(
    lines({
      title: 'Facts in the outbox',
      description: 'Nothing is lost as long as they are there: Kafka may be down.',
      unit: 'short',
      queries: { '{{service}}': highest('smarketing_bus_outbox_rows') },
    }),
  )
  .withPanel(
    lines({
      title: 'Until Kafka acknowledges, 99th percentile',
      description: 'Of a chunk of the outbox. Slow: look at the brokers.',
      unit: 's',
      queries: {
        '{{service}}': percentile(0.99, 'smarketing_bus_relay_send_duration_seconds', 'service'),
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Published',
      description: 'Facts that Kafka acknowledged, repetitions after a failure included.',
      unit: 'cps',
      queries: {
        '{{service}} {{lane}}': perSecond('smarketing_bus_events_published_total', 'service, lane'),
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Applied',
      description: 'Facts that were folded into the views of each service.',
      unit: 'cps',
      queries: {
        '{{service}} {{lane}}': perSecond('smarketing_bus_events_applied_total', 'service, lane'),
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Skipped duplicates',
      description: 'Harmless. For long: some relay repeats; its log says "Publishing failed".',
      unit: 'cps',
      queries: { '{{service}}': perSecond('smarketing_bus_events_duplicate_total', 'service') },
    }),
  )
  .withPanel(
    lines({
      title: 'Facts of a batch, mean',
      description: 'Near 2,000: the service is busy. Small and slow batches: the database is slow.',
      unit: 'short',
      span: 12,
      queries: {
        '{{service}}': `${perSecond('smarketing_bus_batch_size_sum', 'service')} / ${perSecond('smarketing_bus_batch_size_count', 'service')}`,
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Transaction of a batch, 99th percentile',
      description: 'From the fetched batch to its commit. Mostly what MongoDB takes.',
      unit: 's',
      span: 12,
      queries: {
        '{{service}}': percentile(0.99, 'smarketing_bus_batch_duration_seconds', 'service'),
      },
    }),
  )
  .withRow(new RowBuilder('What waits for somebody'))
  .withPanel(
    lines({
      title: 'Parked keys',
      description:
        'Leads whose facts wait behind a record that cannot be applied: smarketing dead-letters list SERVICE.',
      unit: 'short',
      queries: { '{{service}}': highest('smarketing_bus_parked_keys') },
    }),
  )
  .withPanel(
    lines({
      title: 'Records parked',
      description: 'Faulty ones and their successors. Steady: a fold is wrong since a release.',
      unit: 'cps',
      queries: { '{{service}}': perSecond('smarketing_bus_events_parked_total', 'service') },
    }),
  )
  .withPanel(
    lines({
      title: 'Dead letters that Kafka refuses',
      description: 'They are kept in the database and offered again every minute.',
      unit: 'short',
      queries: { '{{service}}': highest('smarketing_bus_refused_dead_letters') },
    }),
  )
  .withPanel(
    lines({
      title: 'Oldest held fact',
      description: 'It waits for a predecessor. Above 5 minutes an alert fires.',
      unit: 's',
      queries: { '{{service}}': highest('smarketing_bus_held_age_seconds') },
    }),
  )
  .withPanel(
    lines({
      title: 'Held facts',
      description: 'They are released by themselves when their predecessors come.',
      unit: 'short',
      queries: { '{{service}}': highest('smarketing_bus_held_events') },
    }),
  )
  .withPanel(
    lines({
      title: 'Overdue timers',
      description: 'Deadlines that are past and not noticed. Should be back to 0 within seconds.',
      unit: 'short',
      queries: { '{{service}}': highest('smarketing_bus_overdue_timers') },
    }),
  )
  .withPanel(
    lines({
      title: 'Timers fired',
      description: 'Documents woken at their time.',
      unit: 'cps',
      queries: { '{{service}}': perSecond('smarketing_bus_timers_fired_total', 'service') },
    }),
  )
  .withPanel(
    lines({
      title: 'Refused by the fence',
      description:
        'Batches of whoever no longer owns the partition. A few at a rebalance are usual.',
      unit: 'cps',
      queries: { '{{service}}': perSecond('smarketing_bus_fence_rejections_total', 'service') },
    }),
  )
  .withPanel(
    lines({
      title: 'Settings that are not as needed',
      description:
        'Of Kafka and MongoDB, by what may come of it: smarketing doctor has the command that fixes each.',
      unit: 'short',
      queries: {
        '{{service}} {{danger}}': highest(
          'smarketing_bus_precondition_deviations',
          'service, danger',
        ),
      },
    }),
  )
  .withPanel(
    figure({
      title: 'Records deleted before they were read',
      description: 'Since each process started. Not 0: facts are lost to the views.',
      unit: 'short',
      queries: {
        '{{service}}': `sum by (service) (smarketing_bus_records_deleted_unread_total{${chosen}})`,
      },
    }),
  )
  .withRow(new RowBuilder('Requests'))
  .withPanel(
    lines({
      title: 'Requests',
      description: 'By the status of the answer.',
      unit: 'reqps',
      queries: {
        '{{service}} {{status}}': perSecond(
          'http_request_duration_seconds_count',
          'service, status',
        ),
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Slowest routes, 99th percentile',
      description:
        'From the arrival of a request to the end of its answer; the five slowest routes.',
      unit: 's',
      queries: {
        '{{service}} {{route}}': `topk(5, ${percentile(0.99, 'http_request_duration_seconds', 'service, route')})`,
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Shed',
      description: 'Answered 503 at once, since they would have had to wait too long.',
      unit: 'reqps',
      queries: { '{{service}} {{way}}': perSecond('http_requests_shed_total', 'service, way') },
    }),
  )
  .withRow(new RowBuilder('Processes'))
  .withPanel(
    lines({
      title: 'CPU',
      description: 'Of one core; a service runs its own code on one core at most.',
      unit: 'percentunit',
      queries: {
        '{{service}} {{instance}}': perSecond('process_cpu_seconds_total', 'service, instance'),
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Resident memory',
      description: 'A service is held to 256 MB.',
      unit: 'bytes',
      queries: {
        '{{service}} {{instance}}': highest('process_resident_memory_bytes', 'service, instance'),
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Heap in use',
      description: 'Climbing for hours without a fall: a leak.',
      unit: 'bytes',
      queries: {
        '{{service}} {{instance}}': highest('nodejs_heap_size_used_bytes', 'service, instance'),
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Event loop delay, 99th percentile',
      description:
        'How long everything else waits for one piece of work. Above 0.1 s requests suffer.',
      unit: 's',
      queries: {
        '{{service}} {{instance}}': highest(
          'nodejs_eventloop_lag_p99_seconds',
          'service, instance',
        ),
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Garbage collection',
      description: 'Share of the time. Above 10 %: the heap is too small for the work.',
      unit: 'percentunit',
      queries: {
        '{{service}} {{instance}}': perSecond(
          'nodejs_gc_duration_seconds_sum',
          'service, instance',
        ),
      },
    }),
  )
  .withPanel(
    lines({
      title: 'Open files and connections',
      description: 'Climbing for hours: connections are not closed.',
      unit: 'short',
      queries: { '{{service}} {{instance}}': highest('process_open_fds', 'service, instance') },
    }),
  )
  .build();
