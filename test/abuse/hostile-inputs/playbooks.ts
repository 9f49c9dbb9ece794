import { filled, type HostileInput } from './hostile-input.ts';

/** The largest text that is read as a playbook. */
const most = 256 * 1024 - 64;

/** Texts for whatever reads a playbook: none is one. */
export function hostilePlaybooks(): HostileInput<string>[] {
  const harmless = filled(most, '# a line that says nothing and is read over\n');
  const texts: Record<string, string> = {
    'of open brackets': '['.repeat(most),
    'of 1 MB of open brackets': '['.repeat(1024 * 1024),
    'of brackets nested deep': '['.repeat(most / 2) + ']'.repeat(most / 2),
    'of braces': '{'.repeat(most),
    'of open flow keys': filled(most, '{a: '),
    'of dashes': filled(most, '- '),
    'nested deep by lines': lines((n) => `${' '.repeat(n)}a:`),
    'of one key many times': filled(most, 'a: 1\n'),
    'of many keys': lines((n) => `k${n}: 1`),
    'of many keys in one line': `{${lines((n) => `k${n}: 1,`).replaceAll('\n', ' ')}}`,
    'of many faults': filled(most, 'a: b: c\n'),
    'of tabs': filled(most, '\ta: 1\n'),
    'of aliases that multiply': bomb(9, 9),
    'of aliases of one anchor': filled(most, '- *a\n', '- &a x\n'),
    'of anchors': lines((n) => `- &a${n} x`),
    'of anchors and their aliases': lines((n) => `- &a${n} x\n- *a${n}`),
    'of merges': lines((n) => `k${n}: { <<: *x }`, 'x: &x { a: 1 }\n'),
    'of documents': filled(most, '---\n'),
    'of directives': filled(most, '%YAML 1.2\n'),
    'of tags': filled(most, '- !!binary x\n'),
    'of quotes': '"'.repeat(most),
    'of an open text': filled(most, 'x ', 'a: "'),
    'of escapes': filled(most, '\\u0041', 'a: "', '"'),
    'of folded lines': filled(most, '  x\n\n', 'a: >\n'),
    'of block scalars': filled(most, '- |\n'),
    'of questions': filled(most, '? '),
    'of colons': ':'.repeat(most),
    'of ampersands': '&'.repeat(most),
    'of asterisks': '*'.repeat(most),
    'of comments': '#'.repeat(most),
    'of a number of 250,000 digits': filled(most, '1', 'a: '),
    'of long hexadecimals': filled(most, 'f', 'a: 0x'),
    'of timestamps': filled(most, '- 2026-01-01T00:00:00Z\n'),
    'of blank lines': '\n'.repeat(most),
    'of carriage returns': '\r'.repeat(most),
    'of spaces': ' '.repeat(most),
    'of as many quotes as are taken': '"'.repeat(19_900),
    'of as many empty lists as are taken': '[]'.repeat(4_900),
    'of as many colons as are taken': ': '.repeat(4_900),
    'of as many dashes as are taken': '- '.repeat(4_900),
    'of as many tabs as are taken': '\ta: 1\n'.repeat(1_240),
    'of as many equal keys as are taken': 'a: 1\n'.repeat(1_400),
    'of as many keys as are taken': Array.from({ length: 1_600 }, (_, n) => `k${n}: 1\n`).join(''),
  };
  return Object.entries(texts).map(([name, hostile]) => ({ name, hostile, harmless }));
}

function lines(line: (n: number) => string, before = ''): string {
  const all = [before];
  for (let n = 0, size = 0; size < most - 2_000; n++) {
    const next = `${line(n)}\n`;
    size += next.length;
    all.push(next);
  }
  return all.join('').slice(0, most);
}

/** Every level is a list of so many aliases of the level before. */
function bomb(levels: number, width: number): string {
  const all = ['a0: &a0 [x]'];
  for (let n = 1; n <= levels; n++) {
    const aliases = Array.from({ length: width }, () => `*a${n - 1}`).join(', ');
    all.push(`a${n}: &a${n} [${aliases}]`);
  }
  return `${all.join('\n')}\n`;
}
