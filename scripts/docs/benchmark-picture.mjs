// Draws wall times of the benchmark as an SVG with bars.
import { ours, theirs } from '../../test/bench/program-names.mjs'
import { widthOf } from './text-width.mjs'

/**
 * @import { Case } from '../../test/bench/results.mjs'
 *
 * @typedef {{ name: string, label: string, colour: string }} Program A program whose bar is drawn for each case.
 * @typedef {{ title: string, programs: Program[] }} Picture
 */

/** @type {Picture} */
export const manifestPicture = {
  title: 'Seconds from a manifest to a layer in four Regions',
  programs: [
    { name: ours.first, label: 'this action, first version', colour: '#0969da' },
    { name: ours.again, label: 'unchanged', colour: '#54aeff' },
    { name: ours.skipped, label: 'unchanged, skip-build-if-unchanged', colour: '#9cd3ff' },
    { name: theirs.sam, label: 'SAM', colour: '#8c959f' },
    { name: theirs.samCached, label: 'SAM, unchanged, --cached', colour: '#c9d1d9' },
  ],
}

/** @type {Picture} */
export const directoryPicture = {
  title: 'Seconds to publish a first version of a prepared directory to four Regions',
  programs: [
    { name: ours.first, label: 'this action', colour: '#0969da' },
    { name: theirs.sdk, label: 'zip, SDK in parallel', colour: '#8c959f' },
    { name: theirs.cli, label: 'zip, AWS CLI', colour: '#c9d1d9' },
  ],
}

const width = 880
const left = 160
const barHeight = 16
const groupGap = 22
const font = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif"

/** The SVG of the wall times of a part of the benchmark. @param {Picture} picture @param {Record<string, Case>} cases */
export function drawn({ title, programs }, cases) {
  const groups = Object.entries(cases).map(([layer, { costs }]) => ({
    layer,
    bars: programs.flatMap(({ name, colour }) => {
      const cost = costs[name]
      return cost ? [{ seconds: cost.seconds, colour }] : []
    }),
  }))
  const measured = programs.filter(({ name }) => Object.values(cases).some(({ costs }) => costs[name]))
  const longest = Math.max(...groups.flatMap(({ bars }) => bars.map(({ seconds }) => seconds)))
  const scale = (width - left - 80) / longest
  let y = 82
  const shapes = groups.flatMap(({ layer, bars }) => {
    const middle = y + (bars.length * barHeight) / 2 + 4
    const label = textAt(left - 12 - widthOf(layer, { size: 13 }), middle, layer, 13)
    const shapesOfBars = bars.map(({ seconds, colour }, index) => {
      const top = y + index * barHeight
      const length = seconds * scale
      return `<rect x="${left}" y="${top}" width="${length.toFixed(1)}" height="${barHeight - 3}" rx="2" fill="${colour}"/>${textAt(left + length + 6, top + 11, `${seconds.toFixed(2)} s`, 12)}`
    })
    y += bars.length * barHeight + groupGap
    return [label, ...shapesOfBars]
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" role="img" aria-label="${title}">
<rect x="0.5" y="0.5" width="${width - 1}" height="${y - 1}" rx="6" fill="#ffffff" stroke="#d1d9e0"/>
${textAt(24, 32, `${title} (less is better)`, 15, 600)}
${legend(measured)}
${shapes.join('\n')}
</svg>
`
}

/** @param {Program[]} programs */
function legend(programs) {
  let x = 24
  return programs
    .map(({ label, colour }) => {
      const start = x
      x += widthOf(label, { size: 13 }) + 44
      return `<rect x="${start.toFixed(1)}" y="48" width="12" height="12" rx="2" fill="${colour}"/>${textAt(start + 18, 59, label, 13)}`
    })
    .join('')
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @param {number} size
 */
function textAt(x, y, text, size, weight = 400) {
  return `<text x="${x.toFixed(1)}" y="${y}" font-family="${font}" font-size="${size}" font-weight="${weight}" fill="#1f2328">${text}</text>`
}
