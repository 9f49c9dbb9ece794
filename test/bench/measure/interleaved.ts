/**
 * Runs every contestant once in each repeat, in an order that is rotated from repeat to repeat, so
 * that no one always has the warmer or the busier machine. Name → results in the order of repeats.
 */
export async function interleaved<N extends string, R>(
  names: readonly N[],
  repeats: number,
  run: (name: N, repeat: number) => Promise<R>,
): Promise<Map<N, R[]>> {
  const results = new Map<N, R[]>(names.map((name) => [name, []]));
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + repeat) % names.length]!;
      results.get(name)!.push(await run(name, repeat));
    }
  }
  return results;
}
