import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { lazily } from '../../src/base/lazy.ts'
import { startActionsCache } from '../rig/actions-cache.mjs'
import type { ActionsCache } from '../rig/actions-cache.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { toolPath } from '../rig/tools.mjs'
import { projectsToSkip } from '../support/projects-to-skip.ts'
import type { Change, ProjectToSkip, Runner } from '../support/projects-to-skip.ts'
import { isBuilt, run, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { sampled } from '../support/weekly.ts'

// The first run installs the tools.
jest.setTimeout(600_000)

let rig: Rig
let cache: ActionsCache
beforeAll(async () => {
  ;[rig, cache] = await Promise.all([startQuickRig(), startActionsCache()])
})
afterAll(() => Promise.all([rig.stop(), cache.stop()]))

describe.each(Object.entries(projectsToSkip))('A build by %s', (name, project) => {
  const publish = (runner: Runner, inputs: Readonly<Record<string, string>> = {}): Promise<Result> =>
    run(
      runner.workspace,
      { ...rig.env, ...cache.env, HOME: runner.home, ...runner.env },
      {
        ...{ source: 'layer', regions: 'eu-west-1', 'skip-build-if-unchanged': 'true' },
        ...{ 'layer-name': name.replaceAll(/\W+/g, '-'), 'compatible-runtimes': project.runtime },
        ...inputs,
      },
    )
  const first = lazily(async () => {
    const runner = await prepared(project)
    const result = await publish(runner)
    return { runner, result }
  })

  test('is skipped in another folder, of another time and commit, and would have the same result', async () => {
    const { runner, result } = await first()
    expect(result.exitCode === 0 ? '' : result.log).toBe('')
    const other = copyOf(runner)
    for (const path of readdirSync(other.workspace, { recursive: true, encoding: 'utf8' }))
      if (statSync(join(other.workspace, path)).isFile()) utimesSync(join(other.workspace, path), 1, 1)
    if (!project.readsRepository) commit(other)
    const again = await publish(other)
    expect(isBuilt(again) ? again.log : '').toBe('')
    const built = await publish(other, { 'skip-build-if-unchanged': 'false', 'dry-run': 'true' })
    expect(built.outputs['code-sha256']).toBe(result.outputs['code-sha256'])
  })

  const changes: Readonly<Record<string, Change>> = {
    ...project.changes,
    ...(project.readsRepository && { 'the commit': commit }),
  }
  test.each(sampled(Object.keys(changes), 3))('is not skipped if this changes: %s', async (title) => {
    const { runner } = await first()
    const other = copyOf(runner)
    changes[title]?.(other)
    expect(isBuilt(await publish(other))).toBe(true)
  })
})

async function prepared({ files, tools = [], prepare }: ProjectToSkip): Promise<Runner> {
  const PATH = await toolPath(...tools)
  const runner = { workspace: workspaceOf(files), home: mkdtempSync(join(tmpdir(), 'home-')), env: { PATH } }
  await prepare?.(runner)
  execFileSync('git', ['init', '--quiet'], { cwd: runner.workspace })
  commit(runner)
  return runner
}

function commit({ workspace }: Runner): void {
  const git = (...args: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=own', '-c', 'user.email=own@example.com', ...args], {
      cwd: workspace,
    })
  git('add', '--all')
  git('commit', '--quiet', '--allow-empty', '--message', 'All')
}

/** Returns a runner with the same files in other folders. */
function copyOf({ workspace, home, env }: Runner): Runner {
  const copy = { workspace: join(temporary(), 'checkout'), home: temporary() }
  cpSync(workspace, copy.workspace, { recursive: true, verbatimSymlinks: true })
  const isCache = /\/\.(?:cache|npm|bun|local|yarn)$/
  cpSync(home, copy.home, { recursive: true, verbatimSymlinks: true, filter: (path) => !isCache.test(path) })
  const moved = Object.entries(env).map(([name, value]) => [name, value.replaceAll(home, copy.home)])
  return { ...copy, env: Object.fromEntries(moved) }
}

function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'elsewhere-'))
}
