import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { names } from '../rig/hostile.ts'
import { temporary } from '../support/pack-layer.ts'

const script = join(import.meta.dirname, '..', 'rig', 'hostile.ts')

interface Took {
  readonly result: string
  readonly seconds: number
  readonly megabytes: number
}

const measured: string[] = []

function run(name: string): Took {
  const directory = temporary()
  execFileSync(process.execPath, [script, name, directory, 'write'])
  return JSON.parse(
    execFileSync(process.execPath, [script, name, directory, 'read'], { encoding: 'utf8' }),
  ) as Took
}

test.each(names)('%s: read or rejected with less than 400 MB and in less than 30 seconds', (name) => {
  const { result, seconds, megabytes } = run(name)
  measured.push(`${name.padEnd(42)} ${result.padEnd(13)} ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`)
  expect(['read', 'properties', 'requirements', 'nesting', 'tags']).toContain(result)
  expect(megabytes).toBeLessThan(400)
  // The limit is high, because the machine can be busy.
  expect(seconds).toBeLessThan(30)
})

afterAll(() => {
  process.stdout.write(`${measured.join('\n')}\n`)
})
