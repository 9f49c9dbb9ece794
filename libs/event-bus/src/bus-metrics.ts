import { Counter, Gauge, Histogram } from 'prom-client';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const busMetrics = {
  lagEvents: new Gauge({
    name: 'smarketing_bus_lag_events',
    help: 'Events of the partition that are not applied yet.',
    labelNames: ['stream', 'lane', 'partition'],
  }),
  lagSeconds: new Gauge({
    name: 'smarketing_bus_lag_seconds',
    help: 'Age of the oldest event of the partition that was known when the last batch was applied.',
    labelNames: ['stream', 'lane', 'partition'],
  }),
  applied: new Counter({
    name: 'smarketing_bus_events_applied_total',
    help: 'Events that were folded.',
    labelNames: ['stream', 'lane'],
  }),
  commitToApply: new Histogram({
    name: 'smarketing_bus_commit_to_apply_seconds',
    help: 'Time from the commit of a fact by its owner until it is committed in the views of this service.',
    labelNames: ['lane'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
  }),
  duplicates: new Counter({
    name: 'smarketing_bus_events_duplicate_total',
    help: 'Events that had been folded before and were skipped.',
    labelNames: ['stream'],
  }),
  batchSize: new Histogram({
    name: 'smarketing_bus_batch_size',
    help: 'Events in one transaction.',
    buckets: [1, 5, 10, 50, 100, 250, 500, 1000, 2000],
  }),
  batchDuration: new Histogram({
    name: 'smarketing_bus_batch_duration_seconds',
    help: 'Time from a fetched batch to its committed transaction.',
    buckets: seconds,
  }),
  relayDuration: new Histogram({
    name: 'smarketing_bus_relay_send_duration_seconds',
    help: 'Time until Kafka acknowledged a chunk of the outbox.',
    buckets: seconds,
  }),
  published: new Counter({
    name: 'smarketing_bus_events_published_total',
    help: 'Events acknowledged by Kafka, repetitions after a failure included.',
    labelNames: ['lane'],
  }),
  fenced: new Counter({
    name: 'smarketing_bus_fence_rejections_total',
    help: 'Batches refused because the partition had another owner or had moved on.',
  }),
  parkedEvents: new Counter({
    name: 'smarketing_bus_events_parked_total',
    help: 'Events parked since the start: the faulty ones and their successors.',
  }),
  deletedUnread: new Counter({
    name: 'smarketing_bus_records_deleted_unread_total',
    help: 'Records that were deleted from the log before they were applied.',
  }),
  deviations: new Gauge({
    name: 'smarketing_bus_precondition_deviations',
    help: 'What of Kafka and MongoDB is not as the promises need it, by what may come of it.',
    labelNames: ['danger'],
  }),
  outboxRows: new Gauge({
    name: 'smarketing_bus_outbox_rows',
    help: 'Facts committed but not yet published.',
  }),
  refusedLetters: new Gauge({
    name: 'smarketing_bus_refused_dead_letters',
    help: 'Dead letters that Kafka does not accept. They are kept in the database and offered again.',
  }),
  outboxAge: new Gauge({
    name: 'smarketing_bus_outbox_age_seconds',
    help: 'Age of the oldest fact that is committed but not yet published.',
  }),
  parkedKeys: new Gauge({
    name: 'smarketing_bus_parked_keys',
    help: 'Keys whose events wait until a faulty one is redriven or discarded.',
  }),
  heldEvents: new Gauge({
    name: 'smarketing_bus_held_events',
    help: 'Events that wait for a predecessor.',
  }),
  heldAge: new Gauge({
    name: 'smarketing_bus_held_age_seconds',
    help: 'How long the oldest of them has waited: an old one means that a predecessor is missing.',
  }),
  overdueWakes: new Gauge({
    name: 'smarketing_bus_overdue_timers',
    help: 'Documents whose time to wake is past.',
  }),
  wakes: new Counter({
    name: 'smarketing_bus_timers_fired_total',
    help: 'Documents woken.',
  }),
};
