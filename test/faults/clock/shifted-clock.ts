/**
 * Preloaded into a service: its wall clock is wrong by `SMARKETING_CLOCK_SHIFT_MS` milliseconds.
 * Timers and `performance.now` stay right, as they do on a machine whose date is wrong.
 */
const shift = Number(process.env['SMARKETING_CLOCK_SHIFT_MS'] ?? 0);
const RightDate = Date;
const now = () => RightDate.now() + shift;

if (shift !== 0) {
  const ShiftedDate = new Proxy(RightDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RightDate(now()).toString(),
    get: (target, property, receiver) =>
      property === 'now' ? now : (Reflect.get(target, property, receiver) as unknown),
  });
  RightDate.prototype.constructor = ShiftedDate;
  globalThis.Date = ShiftedDate;
}
