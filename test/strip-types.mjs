import { stripTypeScriptTypes } from 'node:module'

/** Leaves the types away as Node does when it runs the sources itself, so that a test has the lines and columns of its file. */
export default {
  /** @param {string} source */
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
}
