import { defaultPlaybook } from '../default-playbook.js';
import { channelsBeforeGroups } from './channels-before-groups.js';
import { foldedWord, longestWord, otherWord, type ListedWord, type Lists } from '../lists.js';

type Json = { readonly [key: string]: unknown };
type Band = 'industry' | 'department';

/**
 * Playbooks before closed lists: they get those of the default, and the words that their own rules name
 * stay themselves. A rule keeps its word, for facts of that time, and gets the name that it has since.
 */
export function withLists(document: object): object {
  if ('lists' in document) return document;
  const { channels, scoring } = document as Json;
  const rules = entriesOf(isJson(scoring) ? scoring['rules'] : undefined);
  const lists: Lists = defaultLists();
  const own = {
    industry: ownWords(
      lists.industry,
      rules.flatMap((rule) => wordsOf(rule, 'industry')),
    ),
    department: ownWords(
      lists.department,
      rules.flatMap((rule) => wordsOf(rule, 'department')),
    ),
    channel: ownChannels(lists.channel, [
      ...entriesOf(channels).map((rule) => rule['channel']),
      ...rules.flatMap((rule) => (isJson(rule['when']) ? listIn(rule['when']['channel']) : [])),
    ]),
  };
  return {
    ...document,
    lists: { industry: own.industry.list, department: own.department.list, channel: own.channel },
    ...(isJson(scoring) && Array.isArray(scoring['rules'])
      ? {
          scoring: {
            ...scoring,
            rules: (scoring['rules'] as unknown[]).map((rule) =>
              withNames(
                withNames(rule, 'industry', own.industry.names),
                'department',
                own.department.names,
              ),
            ),
          },
        }
      : {}),
  };
}

let given: Lists | undefined;

function defaultLists(): Lists {
  given ??= { ...defaultPlaybook().lists, channel: channelsBeforeGroups() };
  return given;
}

/** A list with these words in it, and the name that each got. */
function ownWords(
  given: ListedWord[],
  words: readonly unknown[],
): { list: ListedWord[]; names: ReadonlyMap<string, string> } {
  const names = new Map<string, string>();
  const own: ListedWord[] = [];
  const taken = new Set([...given.map(({ name }) => name), otherWord]);
  const bySpelling = new Map([...taken].map((name) => [foldedWord(name), name]));
  for (const word of new Set(words.filter((each) => isWord(each)))) {
    const spelling = foldedWord(word);
    let name = bySpelling.get(spelling);
    if (name === undefined) {
      name = freeName(word, own.length + 1, taken);
      taken.add(name);
      bySpelling.set(spelling, name);
      own.push(foldedWord(name) === spelling ? { name } : { name, aliases: [word] });
    }
    names.set(word, name);
  }
  return { list: [...own, ...withoutAliases(given, own)], names };
}

/** Channels were names already. */
function ownChannels(given: ListedWord[], words: readonly unknown[]): ListedWord[] {
  const known = new Set([...given.map(({ name }) => name), otherWord]);
  const own = [...new Set(words.filter((each) => isWord(each)))]
    .filter((word) => !known.has(word))
    .map((name) => ({ name }));
  return [...own, ...withoutAliases(given, own)];
}

function withoutAliases(given: ListedWord[], own: readonly ListedWord[]): ListedWord[] {
  const owned = new Set(
    own.flatMap(({ name, aliases = [] }) => [name, ...aliases].map((word) => foldedWord(word))),
  );
  return given.map(({ name, aliases = [] }) => {
    const kept = aliases.filter((alias) => !owned.has(foldedWord(alias)));
    return kept.length > 0 ? { name, aliases: kept } : { name };
  });
}

function freeName(word: string, nth: number, taken: ReadonlySet<string>): string {
  const plain = word
    .split(/[^\p{L}\p{N}]+/u)
    .map((part) => foldedWord(part))
    .filter((part) => part && part !== 'and')
    .join('-');
  const name = plain.slice(0, 50).replace(/(?<!-)-+$/, '');
  const base = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) ? name : `own-${nth}`;
  let free = base;
  for (let more = 2; taken.has(free); more += 1) free = `${base}-${more}`;
  return free;
}

function withNames(rule: unknown, band: Band, names: ReadonlyMap<string, string>): unknown {
  const words = wordsOf(rule, band);
  if (words.length === 0 || !isJson(rule)) return rule;
  const when = rule['when'] as Json;
  const profile = when['profile'] as Json;
  const named = words.flatMap((word) => [word, names.get(word as string) ?? word]);
  return { ...rule, when: { ...when, profile: { ...profile, [band]: [...new Set(named)] } } };
}

function wordsOf(rule: unknown, band: Band): readonly unknown[] {
  if (!isJson(rule) || !isJson(rule['when']) || !isJson(rule['when']['profile'])) return [];
  return listIn(rule['when']['profile'][band]);
}

function entriesOf(list: unknown): Json[] {
  return listIn(list).filter((entry) => isJson(entry));
}

function listIn(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : [];
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestWord && value.trim() !== '';
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
