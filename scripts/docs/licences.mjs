// Prints the licence of each package in a bundle: `node scripts/docs/licences.mjs FOLDER`, where ncc has put its parts, and a list for each in licenses/.
import { globSync, readFileSync } from 'node:fs'

const [folder = ''] = process.argv.slice(2)
const texts = (/** @type {string} */ pattern) =>
  globSync(`${folder}/${pattern}`).map((path) => readFileSync(path, 'utf8'))

/** @type {{ packages: Record<string, { license?: string }> }} */
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const known = Object.entries(packages).map(([path, { license }]) => ({
  name: path.replace(/^.*node_modules\//, ''),
  license,
}))

// A list lacks what webpack has joined to one module, and the code has the paths of nothing else.
const lists = `\n${texts('licenses/*.txt').join('\n')}`
const listed = known.filter(({ name, license }) => lists.includes(`\n${name}\n${license}\n`))
const marks = /\.\/node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//g
const joined = [...texts('*.js').join('\n').matchAll(marks)].flatMap(([, name]) => name ?? [])

/** @param {string} name */
function entryOf(name) {
  const { license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
  const files = globSync(`node_modules/${name}/{LICENSE,LICENCE,license,licence}*`).sort()
  return [name, license, ...files.map((path) => readFileSync(path, 'utf8').trim())].join('\n')
}

const names = [...new Set([...listed.map(({ name }) => name), ...joined])].sort()
console.log(names.map(entryOf).join('\n\n'))
