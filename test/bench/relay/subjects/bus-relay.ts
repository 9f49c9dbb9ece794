/** The relay of the bus, publishing a full outbox: reads, sends, deletes. */
import { setTimeout as wait } from 'node:timers/promises';
import { ServiceDatabase } from '@smarketing/event-bus';
import { readConfig, report } from '../../measure/child-run.ts';
import { between, onFirst, readClocks, type WindowReading } from '../../measure/measured-window.ts';
import type { RelayConfig } from '../relay-run.ts';
import { issuingService } from './issuing-service.ts';

const config = readConfig<RelayConfig>();
const pollEvery = 5;
let started: WindowReading | undefined;

const app = await issuingService(config);
onFirst('produce', () => (started = readClocks(config.pids)));
await app.init();
const outbox = app.get(ServiceDatabase).db.collection('outbox');
while (!started || (await outbox.findOne({}, { projection: { _id: 1 } })) !== null) {
  await wait(pollEvery);
}
report(between(started, readClocks(config.pids)));
