// The versions of package managers that the docs list. One file per language.
import { javaTools } from './java.mjs'
import { nodeTools } from './node.mjs'
import { pythonTools } from './python.mjs'
import { rubyTools } from './ruby.mjs'

/**
 * @typedef {{ version: string, notTested?: string }} VersionRow
 *   `notTested` is the reason why the tests cannot install the version
 * @typedef {{ tool: string, supported: string, older: string, rows: readonly VersionRow[] }} ToolVersions
 *   `supported` is the text of the docs, such as "9 to 12". `older` describes what happens with an older version.
 */

/** @type {readonly ToolVersions[]} */
export const toolVersions = [...nodeTools, ...pythonTools, ...javaTools, ...rubyTools]
