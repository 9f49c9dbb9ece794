// oxlint-disable-next-line typescript/no-explicit-any -- methods of any class of a driver
type Method = (this: any, ...args: any[]) => any;

/**
 * Puts `replacement` in the place of a method, for all instances there are and will be. It gets the
 * original method with the object already bound, the arguments, and the object.
 */
export function replaceMethod(
  prototype: object,
  name: string,
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  replacement: (original: (...args: any[]) => any, args: any[], self: any) => unknown,
): void {
  const methods = prototype as Record<string, Method>;
  const original = methods[name];
  if (!original) throw new Error(`There is no longer a method ${name} to replace.`);
  Object.defineProperty(prototype, name, {
    configurable: true,
    writable: true,
    value: function replaced(this: unknown, ...args: unknown[]) {
      return replacement(original.bind(this), args, this);
    },
  });
}
