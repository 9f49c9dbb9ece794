/** A process that starts throwaway servers, says so in one line of JSON, and goes on until it is killed. */
import { startInfrastructure } from '../infrastructure/index.ts';

const { brokers, members } = await startInfrastructure({
  lifetime: 'throwaway',
  directory: process.argv[2]!,
});
console.log(JSON.stringify([...brokers, ...members].map(({ pid }) => pid)));
setInterval(() => {}, 60_000);
