/** Resolves after that many milliseconds. Passed in, so that no test waits. */
export type Sleep = (milliseconds: number) => Promise<void>
