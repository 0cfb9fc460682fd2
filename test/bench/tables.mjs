import { figuresOf, megabytes } from './figures.mjs'
import { rivals } from './program-names.mjs'

/**
 * @import { Cost } from './measured.mjs'
 * @import { Case, Results } from './results.mjs'
 */

/** Returns the Markdown table of the costs of all programs in the cases of a part. @param {Record<string, Case>} cases */
export function costTable(cases) {
  return markdownTable(
    ['layer', 'program', 'wall time', 'CPU time', 'peak memory', 'ratio of the wall times'],
    Object.entries(cases).flatMap(([name, { costs }]) =>
      Object.entries(costs).map(([program, { seconds, cpu, peak }]) => [
        name,
        program,
        `${seconds.toFixed(2)} s`,
        `${cpu.toFixed(2)} s`,
        megabytes(peak),
        ratiosOf(program, costs),
      ]),
    ),
  )
}

/** Returns the Markdown table of the figures that sum up results. @param {Results} results @param {{ limits?: boolean }} [options] */
export function figureTable(results, { limits = false } = {}) {
  const head = ['blog, unless another layer is named', 'measured', ...(limits ? ['at most'] : [])]
  const rows = figuresOf(results).map(({ text, value, atMost }) => [text, value, ...(limits ? [atMost] : [])])
  return markdownTable(head, rows)
}

/** Returns a sentence about how cases were measured. @param {Case[]} cases */
export function conditionsOf(cases) {
  const all = cases.map(({ conditions }) => conditions)
  const each = (/** @type {(one: Case['conditions']) => string} */ shown) =>
    [...new Set(all.map(shown))].join(' or ')
  const range = (/** @type {(one: Case['conditions']) => number} */ value, digits = 0) => {
    const values = all.map(value)
    const ends = [Math.min(...values), Math.max(...values)].map((end) => end.toFixed(digits))
    return [...new Set(ends)].join(' to ')
  }
  return (
    `${each(({ processor, cores }) => `${processor}, ${cores} cores`)}, Node ${each(({ node }) => node)}, ` +
    `load ${range(({ load }) => load, 1)} at the start; ` +
    `medians of ${range(({ runs }) => runs)} runs in turns; for memory, the highest value.`
  )
}

/** @param {string} program @param {Record<string, Cost>} costs */
function ratiosOf(program, costs) {
  const cost = costs[program]
  return (rivals[program] ?? [])
    .flatMap((name) => {
      const other = costs[name]
      return cost && other ? [`${(cost.seconds / other.seconds).toFixed(2)} of ${name}`] : []
    })
    .join(', ')
}

/** @param {string[]} head @param {string[][]} rows */
function markdownTable(head, rows) {
  return [head, head.map(() => '-'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
