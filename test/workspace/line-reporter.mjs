/**
 * One line for a file when it ends; under it the tests that failed, with why, and the slow ones.
 * What a test printed is shown only if its file failed. The sums go to the file TEST_COUNTS names.
 */
import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const slowAfterMs = 5000;

export default class LineReporter {
  #printed = new Map();

  onUserConsoleLog(log) {
    const file = log.taskId?.split('_')[0] ?? '';
    this.#printed.set(file, (this.#printed.get(file) ?? '') + log.content);
  }

  onTestModuleEnd(module) {
    const tests = [...module.children.allTests()];
    const sign = module.ok() ? '✓' : '✗';
    const seconds = inSeconds(module.diagnostic().duration);
    console.log(`  ${sign} ${module.relativeModuleId}  ${tests.length} tests  ${seconds}`);
    for (const error of module.errors()) console.log(indent(described(error)));
    for (const suite of module.children.allSuites()) {
      for (const error of suite.errors()) console.log(indent(described(error)));
    }
    for (const test of tests) {
      const result = test.result();
      if (result.state === 'failed') {
        console.log(`    ✗ ${test.fullName}`);
        for (const error of result.errors) console.log(indent(described(error)));
      } else if ((test.diagnostic()?.duration ?? 0) > slowAfterMs) {
        console.log(`    slow: ${test.fullName}  ${inSeconds(test.diagnostic().duration)}`);
      }
    }
    if (!module.ok()) this.#show(module.id);
    this.#printed.delete(module.id);
  }

  onTestRunEnd(modules, unhandled) {
    for (const error of unhandled) console.log(indent(described(error)));
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      const before = counts.failed;
      for (const test of module.children.allTests()) counts[countedAs(test.result().state)] += 1;
      // A file that cannot be loaded, or whose hooks fail, has no failed test to show for it.
      if (!module.ok() && counts.failed === before) counts.failed += 1;
    }
    if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
  }

  #show(file) {
    const printed = this.#printed.get(file)?.trim();
    if (printed) console.log(indent(`it printed:\n${printed.slice(-8000)}`));
  }
}

function countedAs(state) {
  return state === 'passed' || state === 'failed' ? state : 'skipped';
}

function described(error) {
  const where = error.stacks?.map(({ file, line, column }) => `at ${file}:${line}:${column}`) ?? [];
  const cause = error.cause ? `caused by ${error.cause.message ?? error.cause}` : undefined;
  const head = `${error.name ?? 'Error'}: ${error.message}`;
  return [head, error.diff, cause, ...where.slice(0, 5)].filter(Boolean).join('\n');
}

function indent(text) {
  const shown = process.stdout.isTTY ? text : stripVTControlCharacters(text);
  return shown.replaceAll(/^/gm, '      ');
}

function inSeconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
