// Draws the wall times of test/bench/results.md as an SVG with bars.
import { widthOf } from './text-width.mjs'

const programs = [
  { name: 'this action, first version', label: 'this action', colour: '#0969da' },
  { name: '`zip`, SDK in parallel', label: 'zip, SDK in parallel', colour: '#8c959f' },
  { name: '`zip`, AWS CLI', label: 'zip, AWS CLI', colour: '#c9d1d9' },
]
const width = 880
const left = 160
const barHeight = 16
const groupGap = 22
const font = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif"

/** The picture of the benchmark results, from their Markdown. @param {string} results */
export function benchmarkPicture(results) {
  const groups = groupsIn(results)
  const longest = Math.max(...groups.flatMap(({ bars }) => bars.map(({ seconds }) => seconds)))
  const scale = (width - left - 80) / longest
  let y = 82
  const shapes = groups.flatMap(({ layer, bars }) => {
    const middle = y + (bars.length * barHeight) / 2 + 4
    const label = textAt(left - 12 - widthOf(layer, { size: 13 }), middle, layer, 13)
    const drawn = bars.map(({ seconds, colour }, index) => {
      const top = y + index * barHeight
      const length = seconds * scale
      return `<rect x="${left}" y="${top}" width="${length.toFixed(1)}" height="${barHeight - 3}" rx="2" fill="${colour}"/>${textAt(left + length + 6, top + 11, `${seconds.toFixed(2)} s`, 12)}`
    })
    y += bars.length * barHeight + groupGap
    return [label, ...drawn]
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" role="img" aria-label="Seconds to publish a first version to four Regions">
<rect x="0.5" y="0.5" width="${width - 1}" height="${y - 1}" rx="6" fill="#ffffff" stroke="#d1d9e0"/>
${textAt(24, 32, 'Seconds to publish a first version to four Regions (less is better)', 15, 600)}
${legend()}
${shapes.join('\n')}
</svg>
`
}

/** The layers, and the seconds of each program that was measured with it. @param {string} results */
function groupsIn(results) {
  const rows = [...results.matchAll(/^\| (.+?) +\| (.+?) +\| ([\d.]+) s +\|/gm)].map(([, layer = '', program = '', seconds]) => ({
    layer,
    program,
    seconds: Number(seconds),
  }))
  return [...new Set(rows.map(({ layer }) => layer))].map((layer) => ({
    layer,
    bars: programs.flatMap(({ name, colour }) => {
      const row = rows.find((one) => one.layer === layer && one.program === name)
      return row ? [{ seconds: row.seconds, colour }] : []
    }),
  }))
}

function legend() {
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
