import { appendFileSync, cpSync, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cached, caches, key } from './cache.mjs'

const prefixes = (process.env['INPUT_RESTORE-KEYS'] ?? '').split('\n').filter((line) => line !== '')
const stored = existsSync(caches) ? readdirSync(caches) : []
const newestFirst = stored.sort((one, other) => timeOf(other) - timeOf(one))
const found = [key, ...prefixes].flatMap((prefix) => newestFirst.filter((name) => name.startsWith(prefix)))[0]

if (found !== undefined) cpSync(join(caches, found), cached, { recursive: true })
console.log(
  found === undefined ? `Cache not found for input keys: ${key}` : `Cache restored from key: ${found}`,
)
appendFileSync(process.env['GITHUB_OUTPUT'] ?? '', `cache-hit=${found === key}\n`)

/** @param {string} name */
function timeOf(name) {
  return statSync(join(caches, name)).mtimeMs
}
