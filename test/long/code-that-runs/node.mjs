/** @type {readonly import('./table.mjs').CodeThatRuns[]} */
export const nodeCode = []
