// Prints the share of lines that the tests ran, for each room of src/: `npm run coverage`.
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')

/** @type {Record<string, { lines: { total: number, covered: number } }>} */
const summary = JSON.parse(readFileSync(join(root, '.cache', 'coverage', 'coverage-summary.json'), 'utf8'))
const { total, ...files } = summary
const rooms = Map.groupBy(
  Object.entries(files),
  ([path]) => relative(join(root, 'src'), path).split('/')[0] ?? '',
)
for (const [room, ofRoom] of [...rooms].sort())
  print(
    room,
    ofRoom.map(([, { lines }]) => lines),
  )
if (total) print('all of src/', [total.lines])

/** @param {string} name @param {readonly { total: number, covered: number }[]} lines */
function print(name, lines) {
  const [covered, all] = [sum(lines.map((one) => one.covered)), sum(lines.map((one) => one.total))]
  console.log(`${name.padEnd(12)} ${((covered / all) * 100).toFixed(1).padStart(5)} % of ${all} lines`)
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0)
}
