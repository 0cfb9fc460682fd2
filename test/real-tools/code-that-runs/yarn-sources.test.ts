import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { toolPath } from '../../rig/tools.mjs'
import { buildLayer } from '../../support/build-layer.ts'
import {
  checkoutWith,
  build,
  environmentOf,
  locked,
  markers,
  names,
  publish,
  trap,
  web,
} from './source-rig.ts'

jest.setTimeout(300_000)

let first: { address: string }
let second: { address: string }
const generator = (marker: string): string =>
  `${markers.script(marker)}require('fs').writeFileSync(execEnv.buildDir + '/package.json', '{"name":"gen","version":"1.0.0"}')\n`

beforeAll(async () => {
  await web.start()
  first = web.addRepository('first', trap('first', 'first'))
  second = web.addRepository('second', trap('second', 'second'))
  publish(trap('outer', 'outer', { dependencies: { second: `git+${second.address}#main` } }))
  const generating = trap('generating', 'generating', { dependencies: { gen: 'exec:./gen.js' } })
  publish({ ...generating, 'gen.js': generator('generated') })
})

afterAll(() => {
  web.stop()
})

beforeEach(() => {
  markers.forget()
})

const gitMarkers = ['first', 'first-packed', 'second', 'second-packed']
const ran = (): string[] => [...gitMarkers, 'own-generated', 'generated'].filter((one) => markers.ran(one))

const tested = (['yarn 1', 'yarn 3', 'yarn 4'] as const).filter((name) => names.includes(name))

describe.each(tested)('%s', (name) => {
  const specOf = (repository: { address: string }): string => `git+${repository.address}#main`
  const item = (repository: string, { address }: { address: string }): string =>
    `${repository}@git+${address}`

  test('runs code of a package from git only if "install-scripts" lists it with its address', async () => {
    const checkout = await locked(name, checkoutWith(name, { first: specOf(first) }))
    for (const allowed of [[], ['first'], [item('first', second)], [item('second', first)]])
      await expect(build(name, checkout, allowed)).rejects.toThrow(
        `set "install-scripts: ${item('first', first)}"`,
      )
    expect(ran()).toEqual([])
    await build(name, checkout, [item('first', first)])
    expect(ran()).toContain('first-packed')
  })

  test('runs no code of another package from git that is not in the lock file yet', async () => {
    const checkout = await locked(name, checkoutWith(name, { first: specOf(first) }))
    const path = join(checkout, 'package.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as object
    const allowed = [item('first', first)]
    writeFileSync(
      path,
      JSON.stringify({ ...manifest, dependencies: { first: specOf(first), second: specOf(second) } }),
    )
    await expect(build(name, checkout, allowed)).rejects.toThrow(item('second', second))
    writeFileSync(
      path,
      JSON.stringify({ ...manifest, dependencies: { first: specOf(first), outer: '1.0.0' } }),
    )
    await expect(build(name, checkout, allowed)).rejects.toThrow(
      /Yarn would run its scripts|yarn ended with|does not match/,
    )
    expect(ran().filter((one) => one.startsWith('second'))).toEqual([])
  })

  test('is not started if the lock file names a package from git in an unusual spelling', async () => {
    const checkout = await locked(name, checkoutWith(name, { first: specOf(first) }))
    const path = join(checkout, 'yarn.lock')
    const lock = readFileSync(path, 'utf8')
    const others = [
      lock.replace(/^ {2}(resolved|resolution)(:?) /m, '  "$1"$2 '),
      lock.replace(/^ {2}(resolved|resolution)/m, '   $1'),
      lock.replace(/^ {2}(resolved|resolution).*\n/m, ''),
      lock.replace(/^ {2}resolved "git\+(.*)\.git#/m, '  resolved "$1#'),
    ]
    for (const other of others.filter((text) => text !== lock)) {
      writeFileSync(path, other)
      await expect(build(name, checkout, ['first'])).rejects.toThrow(
        /come from Git: first@|has an unexpected line|cannot be read|yarn ended with/,
      )
      expect(ran()).toEqual([])
    }
  })
})

describe.each(['4.0.0', '4.18.1', '3.8.7'])('Yarn %s and "exec:"', (version) => {
  const attempt = async (checkout: string, allowed: boolean | string[]): Promise<unknown> => {
    const env = { ...(await environmentOf('yarn 3')), PATH: await toolPath(`yarn@${version}`) }
    return buildLayer(checkout, '', { manager: 'yarn', installScripts: allowed, env })
  }

  test('runs no file of the checkout', async () => {
    const checkout = checkoutWith(
      'yarn 3',
      { gen: 'exec:./gen.js' },
      { 'gen.js': generator('own-generated') },
    )
    await expect(attempt(checkout, ['gen'])).rejects.toThrow(
      /would run a file of the checkout to create these packages: gen@exec:\.\/gen\.js/,
    )
    expect(ran()).toEqual([])
  })

  test('runs no file of a package', async () => {
    await expect(
      attempt(checkoutWith('yarn 3', { generating: '1.0.0' }), ['generating', 'gen']),
    ).rejects.toThrow(/yarn ended with exit code/)
    expect(ran()).toEqual([])
  })
})
