/** Puts all bugs into this process, one after the other, and names each; fails where one does not fit. */
import { readBugs } from './read-bugs.ts';

for (const [name, { seed }] of await readBugs()) {
  await seed();
  console.log(name);
}
