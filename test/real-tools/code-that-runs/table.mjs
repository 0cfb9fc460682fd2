// What can run code while a layer is built, as the docs list it. A test next to this file tests each row by its id.
import { javaCode } from './java.mjs'
import { nodeCode } from './node.mjs'
import { pythonCode } from './python.mjs'
import { rubyCode } from './ruby.mjs'

/**
 * @typedef {{ id: string, manager: string, code: string, action: string, sees: string }} CodeThatRuns
 *   `code` is the code that can run. `action` is what this action does with it. `sees` is the environment that the code sees.
 */

/** @type {readonly CodeThatRuns[]} */
export const codeThatRuns = [...nodeCode, ...pythonCode, ...javaCode, ...rubyCode]
