import { spawn } from 'node:child_process';

/** Reads "+pid" and "-pid"; at the end of input, which the parent's death brings however it died, kills what is left. */
const SCRIPT = `
trap '' INT HUP TERM
pids=' '
while read -r line; do
  case $line in
    +*) pids="$pids\${line#+} " ;;
    -*) pids=$(printf '%s' "$pids" | sed "s/ \${line#-} / /") ;;
  esac
done
for pid in $pids; do kill -9 "$pid" 2>/dev/null; done
rm -rf "$0" || { sleep 1; rm -rf "$0"; }
`;

export interface Watchdog {
  add(pid: number): void;
  remove(pid: number): void;
  /** Kills what was added and not removed, and removes the directory. Resolves when that is done. */
  end(): Promise<void>;
}

/** Ends with this process at the latest, also if it is killed, and then takes the added processes and `directory` along. */
export function startWatchdog(directory: string): Watchdog {
  const shell = spawn('sh', ['-c', SCRIPT, directory], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()));
  shell.stdin.on('error', () => {});
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  return {
    add: (pid) => void shell.stdin.write(`+${pid}\n`),
    remove: (pid) => void shell.stdin.write(`-${pid}\n`),
    async end() {
      shell.ref();
      shell.stdin.end();
      await ended;
    },
  };
}
