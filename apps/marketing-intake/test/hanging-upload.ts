/** A body that is sent up to `bytes` of the file, and then hangs until the connection is cut. */
export function hangingAfter(file: string, bytes: number): ReadableStream {
  const whole = new TextEncoder().encode(file);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes) return new Promise(() => {});
      controller.enqueue(whole.subarray(at, Math.min(at + 16_384, bytes)));
      at += 16_384;
      return undefined;
    },
  });
}
