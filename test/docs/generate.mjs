// Writes the tables of inputs and outputs into the README, out of the action.yml files; with --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

const readme = 'README.md'

/** @typedef {{ description: string, required?: boolean, default?: string }} Described */

/** Each contract, and what its markers in the README begin with. */
const contracts = { 'action.yml': '', 'collect/action.yml': 'collect ', 'yank/action.yml': 'yank ' }

const before = readFileSync(readme, 'utf8')
const after = Object.entries(contracts).reduce(withTablesOf, before)

if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error('README.md does not fit what the action.yml files say: run "npm run docs" and commit it.')
    process.exitCode = 1
  }
} else writeFileSync(readme, after)

/**
 * @param {string} text
 * @param {[path: string, mark: string]} contract
 */
function withTablesOf(text, [path, mark]) {
  /** @type {{ inputs: Record<string, Described>, outputs: Record<string, Described> }} */
  const { inputs, outputs } = parse(readFileSync(path, 'utf8'))
  return fill(fill(text, `${mark}inputs`, inputTable(inputs)), `${mark}outputs`, outputTable(outputs))
}

/** @param {Record<string, Described>} inputs */
function inputTable(inputs) {
  const rows = Object.entries(inputs).map(([name, input]) => [
    `\`${name}\``,
    standard(input),
    input.description,
  ])
  return table(['input', 'default', ''], rows)
}

/** @param {Record<string, Described>} outputs */
function outputTable(outputs) {
  return table(
    ['output', ''],
    Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
  )
}

/** @param {Described} input */
function standard({ required, default: given }) {
  if (required) return '**required**'
  return given === undefined ? '' : `\`${given}\``
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} content
 */
function fill(text, name, content) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from === -1 || to < from) throw new Error(`README.md lacks the markers ${start} and ${end}`)
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`
}
