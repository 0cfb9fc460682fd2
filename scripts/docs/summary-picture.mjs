// Draws the Markdown of a job summary as an SVG that looks as on GitHub. It supports the Markdown elements of a summary: headings,
// paragraphs, tables, code blocks and collapsed sections.
import { summaryOf } from '../../src/report/summary.ts'
import { sampleRun } from './sample-run.mjs'
import { widthOf } from './text-width.mjs'

const width = 880
const checkMark = '✅'
const margin = 32
const textSize = 14
const fonts = {
  text: "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif",
  code: "ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
}
const colours = { text: '#1f2328', muted: '#59636e', link: '#0969da', border: '#d1d9e0', band: '#f6f8fa', code: '#eff1f3' }

/**
 * A part of a line in one style.
 *
 * @typedef {{ text: string, bold?: boolean, code?: boolean, link?: boolean }} Span
 */

/** The picture of the job summary of a sample run. */
export function summaryPicture() {
  return drawSummary(summaryOf(sampleRun()), 'layer')
}

/**
 * @param {string} markdown
 * @param {string} job
 */
function drawSummary(markdown, job) {
  const drawn = []
  let y = 76
  for (const block of blocksOf(markdown)) {
    const { shapes, height } = drawBlock(block, y)
    drawn.push(...shapes)
    y += height
  }
  const height = y + 20
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Job summary">
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6" fill="#ffffff" stroke="${colours.border}"/>
<path d="M0.5 47.5 V6.5 a6 6 0 0 1 6 -6 H${width - 6.5} a6 6 0 0 1 6 6 V47.5 Z" fill="${colours.band}" stroke="${colours.border}"/>
${textAt(16, 29, [{ text: `${job} summary`, bold: true }])}
${drawn.join('\n')}
</svg>
`
}

/** The blocks of a Markdown text. A collapsed section is one block. @param {string} markdown */
function blocksOf(markdown) {
  return (markdown.match(/<details>[^]*?<\/details>|```[^]*?\n```|[^\n](?:(?!\n\n|\n```)[^])*/g) ?? [])
    .map((block) => block.trim())
    .filter((block) => block !== '')
}

/**
 * @param {string} block
 * @param {number} y the top of the block
 * @returns {{ shapes: string[], height: number }}
 */
function drawBlock(block, y) {
  const [, level, heading] = /^(##+) (.*)$/.exec(block) ?? []
  if (level && heading) return drawHeading(heading, level.length, y)
  const [, title] = /^<details><summary>(.*?)<\/summary>/.exec(block) ?? []
  if (title) return { shapes: [textAt(margin, y + 14, [{ text: `▶ ${title}` }])], height: 34 }
  if (block.startsWith('```')) return drawCode(block.split('\n').slice(1, -1), y)
  if (block.startsWith('|')) return drawTable(block.split('\n'), y)
  return drawParagraph(block, y)
}

/**
 * @param {string} heading
 * @param {number} level
 * @param {number} y
 */
function drawHeading(heading, level, y) {
  const size = level === 2 ? 21 : 17
  const spans = spansOf(heading).map((span) => ({ ...span, bold: true }))
  if (level > 2) return { shapes: [textAt(margin, y + 22, spans, size)], height: 44 }
  const rule = `<path d="M${margin} ${y + 30}.5 H${width - margin}" stroke="${colours.border}"/>`
  return { shapes: [textAt(margin, y + 17, spans, size), rule], height: 48 }
}

/**
 * @param {string[]} lines
 * @param {number} y
 */
function drawCode(lines, y) {
  const height = lines.length * 19 + 26
  const box = `<rect x="${margin}" y="${y}" width="${width - 2 * margin}" height="${height}" rx="6" fill="${colours.band}"/>`
  const texts = lines.map(
    (line, index) =>
      `<text x="${margin + 16}" y="${y + 27 + index * 19}" font-family="${fonts.code}" font-size="12" fill="${colours.text}">${escaped(line)}</text>`,
  )
  return { shapes: [box, ...texts], height: height + 16 }
}

/**
 * @param {string[]} lines
 * @param {number} y
 */
function drawTable([head = '', rule = '', ...body], y) {
  const toRight = cellsOf(rule).map((cell) => cell.endsWith(':'))
  const rows = [cellsOf(head), ...body.map(cellsOf)].map((cells, index) =>
    cells.map((cell) => spansOf(cell).map((span) => ({ ...span, bold: span.bold === true || index === 0 }))),
  )
  const widths = toRight.map((_, column) => Math.ceil(Math.max(...rows.map((row) => lengthOf(row[column] ?? [])))) + 26)
  const lefts = widths.map((_, column) => margin + widths.slice(0, column).reduce((sum, one) => sum + one, 0))
  const height = 37
  const shapes = rows.flatMap((row, index) =>
    row.flatMap((spans, column) => {
      const [left = 0, wide = 0, top] = [lefts[column], widths[column], y + index * height]
      const fill = index % 2 === 0 && index > 0 ? colours.band : '#ffffff'
      const x = toRight[column] ? left + wide - 13 - lengthOf(spans) : left + 13
      return [
        `<rect x="${left}.5" y="${top}.5" width="${wide}" height="${height}" fill="${fill}" stroke="${colours.border}"/>`,
        textAt(x, top + 24, spans),
      ]
    }),
  )
  return { shapes, height: rows.length * height + 18 }
}

/** @param {string} row */
function cellsOf(row) {
  return row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
}

/**
 * @param {string} text
 * @param {number} y
 */
function drawParagraph(text, y) {
  const lines = wrapped(spansOf(text))
  return {
    shapes: lines.map((spans, index) => textAt(margin, y + 14 + index * 21, spans)),
    height: lines.length * 21 + 13,
  }
}

/** Splits spans into lines that fit in the picture. Lines break only between words. @param {Span[]} spans */
function wrapped(spans) {
  const words = spans.flatMap((span) => (span.text.match(/\s*\S+|\s+$/g) ?? []).map((text) => ({ ...span, text })))
  /** @type {Span[][]} */
  const lines = [[]]
  for (const word of words) {
    const line = lines.at(-1) ?? []
    if (line.length > 0 && lengthOf([...line, word]) > width - 2 * margin) lines.push([{ ...word, text: word.text.trimStart() }])
    else line.push(word)
  }
  return lines.map(joined)
}

/** Merges adjacent spans of the same style, so that errors of the estimated widths do not add up. @param {Span[]} spans */
function joined(spans) {
  /** @type {Span[]} */
  const all = []
  for (const span of spans) {
    const last = all.at(-1)
    if (last && !span.code && last.bold === span.bold && last.link === span.link && !last.code) last.text += span.text
    else all.push({ ...span })
  }
  return all
}

/** The parts of a line of Markdown: code, bold text, links, and text. @param {string} markdown */
function spansOf(markdown) {
  /** @type {Span[]} */
  const spans = []
  for (const [whole, code, bold, link] of markdown.matchAll(/`([^`]+)`|\*\*(.+?)\*\*|\[(.+?)\]\(.+?\)|[^`*[]+|[^]/g)) {
    if (code !== undefined) spans.push({ text: decoded(code), code: true })
    else if (bold !== undefined) spans.push({ text: decoded(bold), bold: true })
    else if (link !== undefined) spans.push({ text: decoded(link), link: true })
    else spans.push({ text: decoded(whole) })
  }
  return spans
}

/** @param {string} text */
function decoded(text) {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
}

/** Returns the width of spans. Code is smaller, with space around it. @param {Span[]} spans */
function lengthOf(spans, size = textSize) {
  return spans.reduce((sum, span) => sum + spanWidth(span, size), 0)
}

/**
 * @param {Span} span
 * @param {number} size
 */
function spanWidth(span, size) {
  return span.code ? widthOf(span.text, { size: size * 0.85, code: true }) + 11 : widthOf(span.text, { size, ...span })
}

/**
 * A line of text, span by span.
 *
 * @param {number} left
 * @param {number} baseline
 * @param {Span[]} spans
 */
function textAt(left, baseline, spans, size = textSize) {
  let x = left
  return spans
    .map((span) => {
      const start = x
      x += spanWidth(span, size)
      const weight = span.bold ? ' font-weight="600"' : ''
      if (span.text.startsWith(checkMark)) return drawCheckMark(start, baseline)
      const fill = span.link ? colours.link : colours.text
      if (!span.code)
        return `<text xml:space="preserve" x="${start.toFixed(1)}" y="${baseline}" font-family="${fonts.text}" font-size="${size}"${weight} fill="${fill}">${escaped(span.text)}</text>`
      const box = `<rect x="${start.toFixed(1)}" y="${(baseline - size).toFixed(1)}" width="${(x - start).toFixed(1)}" height="${(size * 1.36).toFixed(1)}" rx="5" fill="${colours.code}"/>`
      return `${box}<text xml:space="preserve" x="${(start + 5.5).toFixed(1)}" y="${baseline}" font-family="${fonts.code}" font-size="${(size * 0.85).toFixed(1)}"${weight} fill="${fill}">${escaped(span.text)}</text>`
    })
    .join('')
}

/** Draws the emoji as a shape, because each system has a different emoji font. @param {number} left @param {number} baseline */
function drawCheckMark(left, baseline) {
  const [x, y] = [left, baseline - 12]
  return `<rect x="${x}" y="${y}" width="14" height="14" rx="3" fill="#1f883d"/><path d="M${x + 3} ${y + 7} l3 3 l5 -6" fill="none" stroke="#ffffff" stroke-width="2"/>`
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
