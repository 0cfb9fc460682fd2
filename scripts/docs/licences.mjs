// Prints the licences of all packages in a bundle: `node scripts/docs/licences.mjs FOLDER`. FOLDER contains the output of ncc, and its lists of
// licences in licenses/.
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

// The lists do not include packages that webpack merged into one module. The code contains the paths of exactly those packages.
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
