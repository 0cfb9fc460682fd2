// Fails if there is an import cycle in src/, and prints its files. Type imports count too. Part of "npm run lint".
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

/** Returns the imports of each file in a directory, as relative paths. @param {string} directory @returns {Map<string, string[]>} */
export function importsIn(directory) {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  return new Map(
    files.filter((file) => file.endsWith('.ts')).map((file) => [file, importsOf(directory, file)]),
  )
}

/** @param {string} directory @param {string} file */
function importsOf(directory, file) {
  const path = join(directory, file)
  const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'))
  const own = importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
  return own.map(({ fileName }) => relative(directory, resolve(dirname(path), fileName)))
}

/** Returns the cycles in a graph. Each begins and ends with the same node. @param {Map<string, string[]>} graph @returns {string[][]} */
export function cyclesIn(graph) {
  /** @type {string[][]} */
  const cycles = []
  const done = new Set()
  /** @param {string} node @param {string[]} path */
  const visit = (node, path) => {
    if (path.includes(node)) cycles.push([...path.slice(path.indexOf(node)), node])
    if (done.has(node) || path.includes(node)) return
    for (const next of graph.get(node) ?? []) visit(next, [...path, node])
    done.add(node)
  }
  for (const node of graph.keys()) visit(node, [])
  return cycles
}

if (import.meta.filename === process.argv[1]) {
  const cycles = cyclesIn(importsIn(join(import.meta.dirname, '..', 'src')))
  for (const cycle of cycles) console.error(`Import cycle: ${cycle.join(' > ')}`)
  process.exitCode = cycles.length > 0 ? 1 : 0
}
