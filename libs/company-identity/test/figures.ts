/**
 * The figures of the README: node libs/company-identity/test/figures.ts [--eager] [--namesakes] [seed …]
 */
import { companiesByHand } from './companies-by-hand.ts';
import { figuresOf, sortIntoAccounts } from './measure.ts';
import { kinds, seededCorpus } from './seeded-corpus.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const percent = (share: number) => `${(100 * share).toFixed(2)} %`.padStart(9);
const words = process.argv.slice(2);
const eager = words.includes('--eager');
const rules = { domainSuffices: eager, nameAndTownSuffice: eager };
const withNamesakes = words.includes('--namesakes');
const seeds = words.filter((word) => !word.startsWith('--')).map(Number);
for (const seed of seeds.length > 0 ? seeds : [1, 2, 3]) {
  const leads = seededCorpus(seed, { withNamesakes });
  const before = process.cpuUsage();
  const sorted = sortIntoAccounts(leads, rules);
  const { user, system } = process.cpuUsage(before);
  const perSecond = Math.round(leads.length / ((user + system) / 1_000_000));
  say(`seed ${seed}: ${leads.length} leads, ${perSecond} leads per second of processor time`);
  say(`${'kind'.padEnd(24)} precision automatic     found`);
  for (const kind of [undefined, ...kinds]) {
    const { precision, automatic, found, asked } = figuresOf(leads, sorted, kind);
    const share = kind === undefined ? `, asked of ${percent(asked).trim()} of the leads` : '';
    const name = (kind ?? 'all').padEnd(24);
    say(`${name} ${percent(precision)} ${percent(automatic)} ${percent(found)}${share}`);
  }
}

const byHand = companiesByHand();
const { precision, automatic, found, asked } = figuresOf(byHand, sortIntoAccounts(byHand, rules));
say(
  `by hand (${byHand.length} leads): ${percent(precision)} ${percent(automatic)} ${percent(found)}, asked of ${percent(asked).trim()}`,
);
