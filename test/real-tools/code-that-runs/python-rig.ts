import { existsSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect } from '@jest/globals'
import { messageOf } from '../../../src/base/problem.ts'
import { workspaceOf } from '../../support/run-bundle.ts'
import { toolPath } from '../../rig/tools.mjs'
import { buildLayer } from '../../support/build-layer.ts'
import type { Layer, LayerOptions } from '../../support/build-layer.ts'
import { addSdist, addWheel, emptyIndex } from '../../support/package-files.ts'

export let path: string
beforeAll(async () => {
  path = await toolPath('uv', 'poetry-plain', 'pipenv')
}, 600_000)

/** An index with a wheel of "good", and with sdists that write their name into the file in RAN if they run. */
export const index = emptyIndex()
addWheel(index, 'good', '1.0')
addSdist(index, 'good', '1.0')
addSdist(index, 'evil', '1.0')

/** The result of a build: the layer or the error message, the packages whose code ran, and the variables that the code saw. */
export interface Outcome {
  readonly layer?: Layer
  readonly error: string
  readonly ran: readonly string[]
  readonly seen: string
}

export async function outcomeOf(
  files: Readonly<Record<string, string>>,
  order: LayerOptions = {},
): Promise<Outcome> {
  return outcomeIn(realpathSync(workspaceOf(files)), order)
}

export async function outcomeIn(checkout: string, order: LayerOptions = {}): Promise<Outcome> {
  const ran = join(mkdtempSync(join(tmpdir(), 'ran-')), 'ran')
  const env = {
    ...{
      ...process.env,
      PATH: path,
      RAN: ran,
      GITHUB_TOKEN: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      GITHUB_ENV: '/x',
    },
    // The cache is empty, because a package that is in the cache is not built again.
    ...{ UV_CACHE_DIR: `${ran}-uv`, PIP_NO_CACHE_DIR: '1', UV_FIND_LINKS: index, PIP_FIND_LINKS: index },
    ...order.env,
  }
  const built: { layer?: Layer; error?: string } = await buildLayer(checkout, '', {
    ...{ runtimes: ['python3.13'], architecture: 'arm64', ...order, env },
  }).then(
    (layer) => ({ layer }),
    (error: unknown) => ({ error: messageOf(error) }),
  )
  const lines = existsSync(ran) ? readFileSync(ran, 'utf8').trim().split('\n') : []
  const names = [...new Set(lines.map((line) => line.split(' ')[0] ?? ''))]
  return { error: '', ...built, ran: names, seen: lines.join(' ') }
}

export function expectBlocked(outcome: Outcome, name = 'evil'): void {
  expect(outcome).toMatchObject({
    ran: [],
    error: expect.stringMatching(new RegExp(`\\b${name}\\b.*install-scripts`)),
  })
}

export function expectHidden({ seen }: Outcome): void {
  expect(seen).toContain('RAN')
  expect(seen).not.toMatch(/GITHUB_TOKEN|AWS_SECRET_ACCESS_KEY|GITHUB_ENV/)
}
