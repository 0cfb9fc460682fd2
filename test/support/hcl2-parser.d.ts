declare module 'hcl2-parser' {
  /** The value of a document, and an error where it cannot be read. */
  export function parseToObject(hcl: string): [value: unknown, error: unknown]
}
