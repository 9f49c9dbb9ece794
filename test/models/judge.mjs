/** What a walk has shown of an instance: Quint's witnesses say in how many traces something was true. */

/** The witnesses to walk with for an instance that must hold. */
export function witnessesOf(name, reached) {
  return [isInstance(name), ...reached.map((witness) => isWitness(name, witness))];
}

/** The witnesses to walk with for a bug. */
export function violationsOf(name, invariant) {
  return [isInstance(name), isViolation(name, invariant)];
}

/** No invariant was violated on the walk: it must also have come wherever it matters. */
export function judgeHolding(name, witnesses, met) {
  const traces = met.get(isInstance(name));
  const reached = witnesses.map((witness) => [witness, met.get(isWitness(name, witness))]);
  const missed = reached.filter(([, times]) => times === 0).map(([witness]) => witness);
  if (missed.length > 0) return wrong(`NEVER REACHED: ${name}, ${missed.join(', ')}`);
  const shares = reached.map(([witness, times]) => `${witness} in ${share(times, traces)}`);
  const line = `holds: ${name}, ${traces.toLocaleString('en')} traces (${shares.join(', ')})`;
  return { kind: 'holds', traces, line };
}

/** The invariant must be violated in some trace of the bug. */
export function judgeBug(name, invariant, met) {
  const traces = met.get(isInstance(name));
  const times = met.get(isViolation(name, invariant));
  if (times === 0) return wrong(`NOT CAUGHT: ${name}, ${invariant} held in all ${traces} traces`);
  const line = `violated as it must: ${name}, ${invariant} in ${times} of ${traces} traces`;
  return { kind: 'caught', traces, line };
}

/** The walk ended where it must not, so that it says nothing of the instances. */
export function judgeEnd({ violated, instance, problem, command }) {
  if (violated.length > 0) {
    return wrong(`VIOLATED: ${violated.join(', ')} in ${instance}. See it by: ${command}`);
  }
  return problem === undefined ? undefined : wrong(`NOT CHECKED: ${problem}`);
}

function wrong(line) {
  return { kind: 'wrong', traces: 0, line: `✗ ${line}` };
}

function isInstance(name) {
  return `instance == "${name}"`;
}

function isWitness(name, witness) {
  return `${isInstance(name)} and ${witness}`;
}

function isViolation(name, invariant) {
  return `${isInstance(name)} and not(${invariant})`;
}

function share(times, traces) {
  const percent = (100 * times) / traces;
  return `${percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}
