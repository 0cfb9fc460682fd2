import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { names } from '../rig/hostile.ts'
import { temporary } from '../support/pack-layer.ts'

const script = join(import.meta.dirname, '..', 'rig', 'hostile.ts')

interface Took {
  readonly result: string
  readonly effort: number
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

test.each(names)(
  '%s: read or rejected with less than 400 MB, and in the time of less than 100 hashes of 256 MB',
  (name) => {
    const { result, effort, megabytes } = run(name)
    measured.push(
      `${name.padEnd(42)} ${result.padEnd(13)} effort ${effort.toFixed(1)}, ${megabytes.toFixed(0)} MB`,
    )
    expect(['read', 'properties', 'requirements', 'nesting', 'tags']).toContain(result)
    expect(megabytes).toBeLessThan(400)
    expect(effort).toBeLessThan(100)
  },
)

afterAll(() => {
  process.stdout.write(`${measured.join('\n')}\n`)
})
