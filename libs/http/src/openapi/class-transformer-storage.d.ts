declare module 'class-transformer/cjs/storage.js' {
  /** What `@Type` was told, by class and property. */
  export const defaultMetadataStorage: {
    findTypeMetadata(
      target: abstract new (...args: never[]) => object,
      property: string,
    ): { readonly typeFunction: () => unknown } | undefined;
  };
}
