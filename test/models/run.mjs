/**
 * `npm run models`: walks through every model at random, always the same walk. The bus must hold in
 * each, and must have come everywhere that matters; each broken rule must be noticed.
 *
 *   npm run models                   all instances
 *   npm run models -- --samples N    that many walks through every instance that must hold
 *   npm run models -- --seed N       other walks
 *   npm run models -- --quick        one instance and one bug of every model, within seconds
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

import { models } from './instances.mjs';
import { judgeBug, judgeEnd, judgeHolding, violationsOf, witnessesOf } from './judge.mjs';
import { walk, whyNot } from './quint.mjs';

/** Quint makes some hundred a second. */
const samplesThatHold = 1_000;
/** The rarest bug is met in one of thirty. */
const samplesOfBug = 200;
const samplesOfSmoke = 25;

const say = (line) => console.log(line);

try {
  const reason = await whyNot();
  if (reason) say(`The models were not checked, since Quint cannot run here: ${reason}.`);
  else await checkAll(readOptions());
} catch (error) {
  say(`✗ ${error.message}`);
  process.exitCode = 1;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      samples: { type: 'string', default: String(samplesThatHold) },
      seed: { type: 'string', default: '1' },
      quick: { type: 'boolean', default: false },
    },
  });
  const numbers = ['samples', 'seed'].map((option) => {
    const number = Number(values[option]);
    if (Number.isInteger(number) && number > 0) return number;
    throw new Error(`--${option} takes a whole number from 1 on, not "${values[option]}".`);
  });
  return { samples: numbers[0], seed: numbers[1], quick: values.quick };
}

async function checkAll(options) {
  const started = Date.now();
  const { default: pLimit } = await import('p-limit');
  const limit = pLimit(Math.min(4, availableParallelism()));
  const checks = options.quick ? [smoke] : [checkHolding, checkBugs];
  const running = models.map((model) =>
    checks.map((check) => limit(() => check({ ...model, ...options }))),
  );
  const all = [];
  for (const [i, { file }] of models.entries()) {
    const verdicts = (await Promise.all(running[i])).flat();
    say(`${file}\n${verdicts.map(({ line }) => `  ${line}`).join('\n')}`);
    all.push(...verdicts);
  }
  say(`${summary(all)}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (all.some(({ kind }) => kind === 'wrong')) process.exitCode = 1;
}

async function checkHolding(model) {
  const instances = Object.entries(model.holding);
  const walked = await walk({
    ...model,
    instances: instances.map(([name]) => name),
    samples: model.samples * instances.length,
    witnesses: instances.flatMap(([name, reached]) => witnessesOf(name, reached)),
  });
  const judge = ([name, reached]) => judgeHolding(name, reached, walked.met);
  return judgeEnd(walked) ?? instances.map(judge);
}

/** All bugs on one walk, which does not end where an invariant is violated. */
async function checkBugs(model) {
  const instances = Object.entries(model.bugs);
  const walked = await walk({
    ...model,
    instances: instances.map(([name]) => name),
    samples: samplesOfBug * instances.length,
    invariants: [],
    witnesses: instances.flatMap(([name, invariant]) => violationsOf(name, invariant)),
  });
  const judge = ([name, invariant]) => judgeBug(name, invariant, walked.met);
  return judgeEnd(walked) ?? instances.map(judge);
}

/** One process for both, since starting Quint is most of the time. */
async function smoke(model) {
  const { holding, bug } = model.smoke;
  const invariant = model.bugs[bug];
  const walked = await walk({
    ...model,
    instances: [holding, bug],
    samples: samplesOfSmoke * 2,
    witnesses: [...witnessesOf(holding, ['quiet']), ...violationsOf(bug, invariant)],
  });
  const { met } = walked;
  return judgeEnd(walked) ?? [judgeHolding(holding, ['quiet'], met), judgeBug(bug, invariant, met)];
}

function summary(verdicts) {
  const of = (kind) => verdicts.filter((verdict) => verdict.kind === kind);
  const traces = of('holds').reduce((sum, verdict) => sum + verdict.traces, 0);
  const held = `${of('holds').length} instances hold over ${traces.toLocaleString('en')} traces`;
  const wrong = of('wrong').length > 0 ? `, ${of('wrong').length} NOT AS EXPECTED` : '';
  return `models: ${held}, ${of('caught').length} seeded bugs caught${wrong}`;
}
