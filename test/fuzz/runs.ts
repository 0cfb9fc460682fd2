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
import type { RunReport } from './promises.ts'
import type { Scene } from './scene.ts'
import { inputsOf } from './scene.ts'
import { keyOf, repository, sha } from './stage.ts'
import type { Way } from './way.ts'

/** Runs of the action with a separate connection to AWS. */

/** The time limits in milliseconds of a run in which some responses are never sent. */
const short: Partial<Deadlines> = {
  ...{ connection: 500, response: 500, upload: 500, staging: 500, stall: 500, token: 500, comparison: 500 },
  assumeRole: 5_000,
}

/** A run to start: its name, content and connection. */
export interface Order {
  readonly by: string
  readonly scene: Scene
  readonly content: Content
  readonly way: Way
  readonly rig: Rig
  /** Aborted when the job is cancelled, with the signal as the reason. */
  readonly cancelled: AbortSignal
  /** Whether some calls have no response, so that short time limits are needed. */
  readonly hangs: boolean
}

/** Returns the environment of a step to reach AWS. */
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

/** Runs the sources in this process, without pauses between attempts. */
export async function runHere(order: Order): Promise<RunReport> {
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
  return reportOf(manifest, {
    by,
    exitCode: run.failure === undefined ? 0 : 1,
    shown,
    secrets: secretsOf(env),
    milliseconds: performance.now() - began,
  })
}

/** Runs the action in a separate process, as the runner does. Returns undefined if it was killed. */
export async function runThere(
  order: Order,
  onStart: (child: ChildProcess) => void,
): Promise<RunReport | undefined> {
  const { by, scene, content } = order
  const env = environmentOf(order)
  const result = await runAction({ workspace: content.workspace, env, inputs: inputsOf(scene), onStart })
  const path = result.outputs['manifest'] ?? ''
  if (!existsSync(path)) return undefined
  const text = readFileSync(path, 'utf8')
  return reportOf(JSON.parse(text) as Manifest, {
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

type Around = Pick<RunReport, 'by' | 'exitCode' | 'shown' | 'secrets' | 'milliseconds'>

function reportOf({ regions, failure, warnings, failedRegions, plan }: Manifest, around: Around): RunReport {
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
