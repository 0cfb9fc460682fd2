import { ours, packing, regions, theirs } from './program-names.mjs'

/**
 * @import { Cost } from './measured.mjs'
 * @import { Results } from './results.mjs'
 *
 * @typedef {{ text: string, value: string, atMost: string }} Figure A figure that sums up results, and the limit of this project on two or
 *   more idle cores.
 * @typedef {(name: string) => Cost} CostOf Returns the cost of a program. The figures of a program that was not measured are NaN.
 * @typedef {(costOf: CostOf, cores: number) => string} Formula
 * @typedef {[text: string, formula: Formula, atMost: string]} Row
 */

/** The figures of each case, by part and case. @type {[part: string, name: string, rows: Row[]][]} */
const cases = [
  [
    'manifest',
    'blog',
    [
      ['from a manifest, first version, compared with SAM', ratio(ours.first, theirs.sam), '0.48'],
      ['from a manifest, unchanged rerun, compared with SAM', ratio(ours.again, theirs.sam), '0.40'],
      [
        'from a manifest, unchanged rerun with `skip-build-if-unchanged`, compared with SAM',
        ratio(ours.skipped, theirs.sam),
        '0.08',
      ],
    ],
  ],
  [
    'directory',
    'blog',
    [
      [
        'first version in four Regions, compared with `zip` and the AWS CLI',
        ratio(ours.first, theirs.cli),
        '0.28',
      ],
      [
        'the same without the time of four SDK publishes, compared with `zip -qrX`',
        (of) => quotient(of(ours.first).seconds - of(theirs.publishes).seconds, of(theirs.zip).seconds),
        '0.75',
      ],
      ['`dry-run`, compared with `zip -qrX`', ratio(ours.plan, theirs.zip), '0.75'],
      [
        'packing alone, compared with the CPU time of deflate divided by the cores',
        (of, cores) => quotient(of(ours.pack).seconds, of(theirs.deflate).seconds / cores),
        '1.35',
      ],
      ['unchanged rerun, compared with `zip` and the AWS CLI', ratio(ours.again, theirs.cli), '0.28'],
      ['peak memory, blog', peak, '250 MB'],
    ],
  ],
  ['directory', 'numpy and pandas', [['peak memory, numpy and pandas', peak, '300 MB']]],
  [
    'directory',
    '30,000 small files',
    [
      ['`dry-run` of 30,000 small files, compared with `zip -qrX`', ratio(ours.plan, theirs.zip), '0.75'],
      ['peak memory, 30,000 small files', peak, '300 MB'],
    ],
  ],
  ['directory', 'near 250 MB', [['peak memory, near 250 MB', peak, '450 MB']]],
  [
    'regions',
    'small',
    [
      ['32 Regions, compared with 4, at 100 ms latency', ratio(regions.many, regions.few), '1.5'],
      [
        'an optional Region that does not respond, in addition to 32 others',
        (of) => `+ ${(of(regions.withSilent).seconds - of(regions.many).seconds).toFixed(1)} s`,
        '+ 12 s',
      ],
    ],
  ],
  [
    'start-up',
    'start-up',
    [
      [
        'start-up, in addition to Node alone',
        (of) => `+ ${Math.round((of(ours.start).seconds - of(theirs.node).seconds) * 1_000)} ms`,
        '+ 90 ms',
      ],
    ],
  ],
  [
    'packing',
    'small files',
    [['time per file, 64,000 files compared with 1,000', perFile(packing.many, packing.few), '1.3']],
  ],
]

/** Returns the figures of results, without the figures of programs that were not measured. @param {Results} results @returns {Figure[]} */
export function figuresOf(results) {
  return cases.flatMap(([part, name, rows]) => {
    const measured = results[part]?.[name]
    if (!measured) return []
    const costOf = (/** @type {string} */ program) => measured.costs[program] ?? notMeasured
    return rows
      .map(([text, formula, atMost]) => ({ text, value: formula(costOf, measured.conditions.cores), atMost }))
      .filter(({ value }) => !value.includes('NaN'))
  })
}

const notMeasured = { seconds: NaN, cpu: NaN, peak: NaN }

/** The ratios of wall time and CPU time. Other work on the machine changes the CPU time less. @param {string} one @param {string} other @returns {Formula} */
function ratio(one, other) {
  return (of) =>
    `${quotient(of(one).seconds, of(other).seconds)} (CPU time: ${quotient(of(one).cpu, of(other).cpu)})`
}

/** @typedef {{ name: string, files: number }} Packing @param {Packing} many @param {Packing} few @returns {Formula} */
function perFile(many, few) {
  return (of) => quotient(of(many.name).seconds / many.files, of(few.name).seconds / few.files)
}

/** @type {Formula} */
function peak(of) {
  return megabytes(Math.max(of(ours.first).peak, of(ours.next).peak))
}

/** @param {number} one @param {number} other */
function quotient(one, other) {
  return (one / other).toFixed(2)
}

/** Returns a size in bytes as a text. @param {number} size */
export function megabytes(size) {
  return `${(size / 1e6).toFixed(0)} MB`
}
