declare module 'class-transformer/cjs/storage.js' {
  type Class = abstract new (...args: never[]) => object;

  /** What `@Type` and `@Transform` were told, by class and property. */
  export const defaultMetadataStorage: {
    findTypeMetadata(
      target: Class,
      property: string,
    ): { readonly typeFunction: () => unknown } | undefined;
    /** `transformation` 0: from plain data to the class. */
    findTransformMetadatas(
      target: Class,
      property: string,
      transformation: 0,
    ): { readonly transformFn: (parameters: { readonly value: unknown }) => unknown }[];
  };
}
