/**
 * How long no input may hold the event loop, in milliseconds of the thread's own processor time. 50 is
 * what is promised, and what `npm run abuse` asks for; beside other specs caches are cold.
 */
export const longestAllowedTurn = Number(process.env['LONGEST_TURN_MS'] ?? 150);

/**
 * What this thread's longest turn of the event loop took, in milliseconds of its own processor time,
 * while the work went on: other processes on a busy machine do not count.
 */
export async function longestTurn(work: () => unknown): Promise<number> {
  let longest = 0;
  let going = true;
  let before = spentMilliseconds();
  const watch = new Promise<void>((resolve) => {
    const look = () => {
      const now = spentMilliseconds();
      longest = Math.max(longest, now - before);
      before = now;
      if (going) setImmediate(look);
      else resolve();
    };
    setImmediate(look);
  });
  try {
    await work();
  } finally {
    going = false;
    await watch;
  }
  return longest;
}

function spentMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
