// What can run code while a layer is built, as the docs list it. A test next to this file proves each row by its id.
import { javaCode } from './java.mjs'
import { nodeCode } from './node.mjs'
import { pythonCode } from './python.mjs'
import { rubyCode } from './ruby.mjs'

/**
 * @typedef {{ id: string, manager: string, code: string, action: string, sees: string }} CodeThatRuns
 *   `code` is what can run, `action` what this action does about it, `sees` the environment that the code sees
 */

/** @type {readonly CodeThatRuns[]} */
export const codeThatRuns = [...nodeCode, ...pythonCode, ...javaCode, ...rubyCode]
