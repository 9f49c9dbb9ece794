export interface Contestant {
  readonly name: string;
  readonly what: string;
  readonly program: string;
  /** How much is put on the log for it: what works one message at a time gets less. */
  readonly size: 'large' | 'small';
  /** Where the facts that follow end up: nowhere, on the log, or in an outbox that nobody relays. */
  readonly derived: 'none' | 'log' | 'outbox';
  readonly inQuickRun: boolean;
}

const subject = (file: string) => `consumers/subjects/${file}.js`;

export const contestants = {
  blind: {
    name: 'a0',
    what: 'bare kafkajs + driver, $inc/$set without reading, w:1',
    program: subject('bare'),
    size: 'large',
    derived: 'none',
    inQuickRun: false,
  },
  fold: {
    name: 'a',
    what: 'bare kafkajs + driver: read, fold, bulkWrite, w:majority; no guarantee',
    program: subject('bare'),
    size: 'large',
    derived: 'none',
    inQuickRun: true,
  },
  publish: {
    name: 'a+',
    what: 'a, and sends the derived facts itself; no guarantee',
    program: subject('bare'),
    size: 'large',
    derived: 'log',
    inQuickRun: false,
  },
  'bus-folds': {
    name: 'd-',
    what: 'the bus: only folds, like a',
    program: subject('bus'),
    size: 'large',
    derived: 'none',
    inQuickRun: false,
  },
  bus: {
    name: 'd',
    what: 'the bus: folds, and publishes the derived facts, like a+',
    program: subject('bus'),
    size: 'large',
    derived: 'log',
    inQuickRun: true,
  },
  stock: {
    name: 'b',
    what: 'stock Nest @EventPattern + mongoose save(), one partition at a time (default)',
    program: subject('stock'),
    size: 'small',
    derived: 'none',
    inQuickRun: true,
  },
  'stock-6': {
    name: 'b6',
    what: 'b, six partitions at a time',
    program: subject('stock'),
    size: 'small',
    derived: 'none',
    inQuickRun: false,
  },
  safe: {
    name: 'c',
    what: 'b made safe a message at a time: transaction, inbox, outbox, offset commit each',
    program: subject('stock-safe'),
    size: 'small',
    derived: 'outbox',
    inQuickRun: true,
  },
  'safe-6': {
    name: 'c6',
    what: 'c, six partitions at a time',
    program: subject('stock-safe'),
    size: 'small',
    derived: 'outbox',
    inQuickRun: false,
  },
} as const satisfies Record<string, Contestant>;

export type Variant = keyof typeof contestants;
export const variants = Object.keys(contestants) as Variant[];
