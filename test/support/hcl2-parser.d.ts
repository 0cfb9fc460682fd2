declare module 'hcl2-parser' {
  /** Returns the value of a document, and an error if it is invalid. */
  export function parseToObject(hcl: string): [value: unknown, error: unknown]
}
