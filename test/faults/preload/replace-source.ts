import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Changes one place of a built module before it is loaded: for functions that no object holds. Throws
 * where the text is not there exactly once: the module was rewritten, and the bug must be, too.
 */
export function replaceSource(module: URL, text: string, by: string): void {
  const source = readFileSync(fileURLToPath(module), 'utf8');
  if (source.split(text).length !== 2) {
    throw new Error(`${module.pathname} no longer holds "${text}" exactly once.`);
  }
  registerHooks({
    load: (url, context, next) =>
      url === module.href
        ? { format: 'module', source: source.replace(text, () => by), shortCircuit: true }
        : next(url, context),
  });
}
