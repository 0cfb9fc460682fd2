// Bundles all actions into a folder: `node scripts/build/bundle.mjs FOLDER`. They share one bundle, because most of it is the AWS SDK. The entry
// file of the main action is in the folder, and those of the others are in subfolders. The lists of licences are in licenses/.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './actions.mjs'

const [folder = 'dist'] = process.argv.slice(2)

/**
 * The bundler, which has no types.
 * @type {(entry: string, options: object) => Promise<{ code: string, assets: Record<string, { source: string | Buffer, permissions?: number }> }>}
 */
const ncc = createRequire(import.meta.url)('@vercel/ncc')

/**
 * The action sends all requests through src/network/. The packages of GitHub import undici, and create an agent for a proxy, but they send
 * nothing here. undici would be half of the code that is loaded when an action starts.
 */
const replacementOfUndici = `export class ProxyAgent {}
export function fetch() {
  throw new Error('This action sends requests without undici.')
}
`

/** @param {string} path @param {string | Buffer} content */
function write(path, content, mode = 0o644) {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content, { mode })
}

const { code, assets } = await ncc(fileURLToPath(new URL('actions.mjs', import.meta.url)), {
  filename: 'actions.js',
  license: 'licenses/[id].txt',
  externals: { undici: './undici.js' },
  cache: false,
  quiet: true,
})
write('actions.js', code)
write('undici.js', replacementOfUndici)
for (const [path, { source, permissions }] of Object.entries(assets)) write(path, source, permissions)
for (const name of Object.keys(run)) {
  const [path, to] = name === 'publish' ? ['index.js', './'] : [`${name}/index.js`, '../']
  write(path, `import { run } from '${to}actions.js'\nawait run.${name}()\n`)
}
