/** What a container of the image runs: the service that SERVICE names. */
import { readdirSync } from 'node:fs';

/** As in sysexits.h: the command was used incorrectly. */
const wrongUsage = 64;

const apps = new URL('../apps/', import.meta.url);
const services = readdirSync(apps).filter((app) => app !== 'cli');
const service = process.env.SERVICE ?? '';

if (services.includes(service)) {
  await import(new URL(`${service}/dist/main.js`, apps).href);
} else {
  console.error(`SERVICE is "${service}": set it to one of ${services.join(', ')}.`);
  process.exitCode = wrongUsage;
}
