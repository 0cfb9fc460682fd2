// The versions of package managers that the docs list. One file per language, so that each can be read by itself.
import { javaTools } from './java.mjs'
import { nodeTools } from './node.mjs'
import { pythonTools } from './python.mjs'
import { rubyTools } from './ruby.mjs'

/**
 * @typedef {{ version: string, notTested?: string }} VersionRow
 *   `notTested` says why a version cannot be installed where the tests run
 * @typedef {{ tool: string, supported: string, older: string, rows: readonly VersionRow[] }} ToolVersions
 *   `supported` and `older` are what the docs say, such as "9 to 12" and what happens with an older version
 */

/** @type {readonly ToolVersions[]} */
export const toolVersions = [...nodeTools, ...pythonTools, ...javaTools, ...rubyTools]
