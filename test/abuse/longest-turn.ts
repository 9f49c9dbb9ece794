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
