import { setTimeout as wait } from 'node:timers/promises';
import { captureBody } from './capture-body.ts';
import { LoadConnection, wire } from './connection.ts';

let number = 0;

/** A website that captures a lead every 50 ms, on one connection, while the attack goes on. */
export async function capturesBeside<R>(
  url: string,
  token: string,
  attack: () => Promise<R>,
): Promise<{ result: R; latencies: number[]; failed: number }> {
  const latencies: number[] = [];
  let failed = 0;
  let going = true;
  const website = (async () => {
    let connection = await LoadConnection.open(url);
    while (going) {
      try {
        if (!connection.isOpen) connection = await LoadConnection.open(url);
        const body = captureBody(`live-${(number += 1)}`);
        const { status, milliseconds } = await connection.send(
          wire('POST', '/v1/leads', token, body),
        );
        if (status === 202) latencies.push(milliseconds);
        else failed += 1;
      } catch {
        failed += 1;
      }
      await wait(50);
    }
    connection.close();
  })();
  try {
    return { result: await attack(), latencies: latencies.sort((a, b) => a - b), failed };
  } finally {
    going = false;
    await website;
  }
}
