/**
 * Puts a bug into the process: `node --import <this file> dist/main.js` with
 * SMARKETING_SEED_BUG=<name of a file of ../seeded-bugs/bugs> in the environment. Load it behind
 * kill-at.ts: what the bug does is then done on this side of the points where the process is killed.
 */
const name = process.env['SMARKETING_SEED_BUG'];

if (name) {
  if (!/^[a-z-]+$/.test(name)) throw new Error(`SMARKETING_SEED_BUG: ${name} names no bug.`);
  const { seed } = (await import(`../seeded-bugs/bugs/${name}.ts`)) as { seed: () => unknown };
  await seed();
}
