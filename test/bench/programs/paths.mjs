import { fileURLToPath } from 'node:url'

const root = new URL('../../../', import.meta.url)

/** Returns the path of a file of this repository. @param {string} name */
export const file = (name) => fileURLToPath(new URL(name, root))

/** Returns the path of a program that the bench runs as a process of its own. @param {string} name */
export const processFile = (name) => file(`test/bench/processes/${name}`)

/** The Node version that runs the action. */
export const node = file('node_modules/node/bin/node')

/** Contains what later runs reuse: layers, projects and installed programs. */
export const cache = file('.cache/bench/')
