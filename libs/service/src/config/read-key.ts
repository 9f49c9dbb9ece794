import { readFileSync } from 'node:fs';

const keyBytes = 32;
const base64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/**
 * A secret key of 32 bytes in base64: the variable, or what is in the file that `<name>_FILE` names.
 * What is wrong is noted in a sentence that does not repeat it, with what to do about it; the answer
 * is of no use then.
 */
export function readKey(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  whatToDo: string,
  problems: string[],
): Buffer {
  const file = env[`${name}_FILE`];
  if (env[name] && file) {
    problems.push(`Set ${name} or ${name}_FILE, not both.`);
    return Buffer.alloc(0);
  }
  const text = file ? contentOf(file) : (env[name] ?? '');
  if (text === undefined) {
    problems.push(`${name}_FILE names ${file}, which cannot be read: name a file with the key.`);
    return Buffer.alloc(0);
  }
  const key = Buffer.from(base64.test(text.trim()) ? text.trim() : '', 'base64');
  if (key.length !== keyBytes) {
    const fault = text.trim() === '' ? 'is missing' : 'is not 32 bytes in base64';
    problems.push(`${name} ${fault}: make one by "openssl rand -base64 32" and ${whatToDo}.`);
  }
  return key;
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
