import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import type { Deadlines } from '../../src/base/deadlines.ts'
import { defaultDeadlines } from '../../src/base/deadlines.ts'
import type { Manifest } from '../../src/report/manifest.ts'
import { manifestOf } from '../../src/report/manifest.ts'
import { summaryOf } from '../../src/report/summary.ts'
import { everythingShownBy } from '../support/run-bundle.ts'
import { runInProcess } from '../support/run-recipe.ts'
import type { Rig } from '../rig/rig.mjs'
import { runAction } from '../rig/runner.mjs'
import type { Content } from './contents.ts'
import type { Told } from './promises.ts'
import type { Scene } from './scene.ts'
import { inputsOf } from './scene.ts'
import { keyOf, repository, sha } from './stage.ts'
import type { Way } from './way.ts'

/** Runs of the action on a way to AWS. */

/** Milliseconds that a run waits for a response, where some never come. */
const short: Partial<Deadlines> = {
  ...{ connection: 500, response: 500, upload: 500, staging: 500, stall: 500, token: 500, comparison: 500 },
  assumeRole: 5_000,
}

/** A run that is to be: whose, of what, and by which way. */
export interface Order {
  readonly by: string
  readonly scene: Scene
  readonly content: Content
  readonly way: Way
  readonly rig: Rig
  /** Aborted when the job is cancelled, with the signal as the reason. */
  readonly cancelled: AbortSignal
  /** Whether it has to give up what does not respond. */
  readonly hangs: boolean
}

/** What a step has in its environment to reach AWS. */
export function environmentOf({
  scene,
  way,
  rig,
}: Pick<Order, 'scene' | 'way' | 'rig'>): Record<string, string> {
  const common = { GITHUB_REPOSITORY: repository, GITHUB_SHA: sha, AWS_ENDPOINT_URL: way.url }
  if (!scene.byRole)
    return { ...common, AWS_ACCESS_KEY_ID: keyOf(scene), AWS_SECRET_ACCESS_KEY: 'a-secret-of-the-scene' }
  const { ACTIONS_ID_TOKEN_REQUEST_TOKEN } = rig.oidcEnv
  return {
    ...common,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${way.url}/_rig/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN,
  }
}

/** A run in this process, from the sources. It does not wait between attempts. */
export async function runHere(order: Order): Promise<Told> {
  const { by, scene, content, cancelled, hangs } = order
  const env = environmentOf(order)
  const began = performance.now()
  const lines: string[] = []
  const { run, record } = await runInProcess(content.workspace, env, inputsOf(scene), {
    cancelled,
    deadlines: hangs ? short : defaultDeadlines,
    show: (line) => lines.push(line),
  })
  const manifest = manifestOf(record)
  const shown = [...lines, summaryOf(record), JSON.stringify(manifest)].join('\n')
  return toldBy(manifest, {
    by,
    exitCode: run.failure === undefined ? 0 : 1,
    shown,
    secrets: secretsOf(env),
    milliseconds: performance.now() - began,
  })
}

/** A run as the runner starts it: a process of its own, which can be killed. Undefined if it was. */
export async function runThere(
  order: Order,
  onStart: (child: ChildProcess) => void,
): Promise<Told | undefined> {
  const { by, scene, content } = order
  const env = environmentOf(order)
  const result = await runAction({ workspace: content.workspace, env, inputs: inputsOf(scene), onStart })
  const path = result.outputs['manifest'] ?? ''
  if (!existsSync(path)) return undefined
  const text = readFileSync(path, 'utf8')
  return toldBy(JSON.parse(text) as Manifest, {
    by,
    exitCode: result.exitCode,
    shown: [everythingShownBy(result), text].join('\n'),
    secrets: secretsOf(env),
    milliseconds: result.durationMs,
  })
}

function secretsOf(env: Record<string, string>): string[] {
  return ['AWS_SECRET_ACCESS_KEY', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'].flatMap((name) => env[name] ?? [])
}

type Around = Pick<Told, 'by' | 'exitCode' | 'shown' | 'secrets' | 'milliseconds'>

function toldBy({ regions, failure, warnings, failedRegions, plan }: Manifest, around: Around): Told {
  const arns = Object.entries(regions).flatMap(([region, { arn }]) =>
    arn === undefined ? [] : [[region, arn]],
  )
  return {
    ...around,
    failure: failure ?? [],
    warnings,
    arns: Object.fromEntries(arns),
    failedRegions,
    isBlind: Object.values(plan).some((steps) => steps.some((step) => step.do === 'unobserved')),
  }
}
