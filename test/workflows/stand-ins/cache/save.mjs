import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { cached, caches, key } from './cache.mjs'

// As the real action, it never replaces a cache.
if (existsSync(join(caches, key)))
  console.log(`Cache hit occurred on the primary key ${key}, not saving cache.`)
else {
  cpSync(cached, join(caches, key), { recursive: true })
  console.log(`Cache saved with key: ${key}`)
}
