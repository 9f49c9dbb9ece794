/** Synthetic people by a seed: names that are made of syllables, addresses at domains that cannot exist. */
export interface Person {
  readonly number: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly employees: number | undefined;
  /** Index into a list of whatever length: each export has its own words. */
  readonly pick: <T>(list: readonly T[]) => T;
  readonly createdAt: Date;
}

const firstNames = [
  'Änne',
  'Jörg',
  'Mara',
  'Tilo',
  'Solveig',
  'Renée',
  'Ole',
  'Grit',
  'Bo',
  'Ülkü',
  'Søren',
  'Ida',
];
const syllables = [
  'ber',
  'lin',
  'mar',
  'tho',
  'wes',
  'gün',
  'ström',
  'kel',
  'dor',
  'fels',
  'bach',
  'rüt',
];
const forms = ['GmbH', 'AG', 'Ltd', 'Inc.', 'SE', '& Co. KG'];

/** Pseudo-random numbers from 0 to 1 (mulberry32), the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function* people(count: number, seed: number): Generator<Person> {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const word = () => {
    const text = pick(syllables) + pick(syllables) + pick(syllables);
    return text[0]!.toUpperCase() + text.slice(1);
  };
  const begin = Date.UTC(2026, 0, 5, 8);
  for (let number = 1; number <= count; number += 1) {
    const lastName = word();
    const company = `${word()} ${pick(forms)}`;
    yield {
      number,
      firstName: pick(firstNames),
      lastName,
      company,
      email: `lead${number}.s${seed}@${pick(['one', 'two', 'three'])}.company${number % 900}.example`,
      phone: `+49 30 5550${String(number % 10_000).padStart(4, '0')}`,
      employees: random() < 0.1 ? undefined : Math.ceil(10 ** (random() * 3.7)),
      pick,
      createdAt: new Date(begin + number * 307_000),
    };
  }
}
