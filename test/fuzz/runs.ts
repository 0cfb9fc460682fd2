import type { Deadlines } from '../../src/deadlines.ts'
import { usualDeadlines } from '../../src/deadlines.ts'
import { manifestOf } from '../../src/report/manifest.ts'
import { failedRegions, standingVersions } from '../../src/report/outputs.ts'
import type { Run } from '../../src/report/run.ts'
import { summaryOf } from '../../src/report/summary.ts'
import { runInProcess } from '../integration/in-process.ts'
import type { Rig } from '../rig/rig.mjs'
import type { Content } from './contents.ts'
import type { Told } from './promises.ts'
import type { Scene } from './scene.ts'
import { inputsOf } from './scene.ts'
import { keyOf, repository, sha } from './stage.ts'
import type { Way } from './way.ts'

/** Runs of the action on a way to AWS. */

/** Milliseconds that a run waits for a response, where some never come. */
const short: Partial<Deadlines> = {
  ...{ connection: 500, reply: 500, upload: 500, staging: 500, stall: 500, token: 500, comparison: 500 },
  assuming: 5_000,
}

export interface Order {
  readonly by: string
  readonly scene: Scene
  readonly content: Content
  readonly way: Way
  readonly rig: Rig
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

export async function runHere(order: Order): Promise<Told> {
  const { by, scene, content, cancelled, hangs } = order
  const env = environmentOf(order)
  const began = performance.now()
  const lines: string[] = []
  const { run } = await runInProcess(content.workspace, env, inputsOf(scene), {
    cancelled,
    deadlines: { ...(hangs ? short : {}), grace: usualDeadlines.grace },
    show: (line) => lines.push(line),
  })
  return toldBy(run, { by, env, lines, milliseconds: performance.now() - began })
}

interface Around {
  readonly by: string
  readonly env: Record<string, string>
  readonly lines: readonly string[]
  readonly milliseconds: number
}

function toldBy(run: Run, { by, env, lines, milliseconds }: Around): Told {
  const manifest = manifestOf(run)
  const plans = [...(run.plan?.values() ?? [])]
  return {
    by,
    exitCode: run.failure === undefined ? 0 : 1,
    failure: run.failure ?? [],
    warnings: run.warnings,
    arns: Object.fromEntries([...standingVersions(run)].map(([region, { arn }]) => [region, arn])),
    failedRegions: failedRegions(run),
    isBlind: plans.some((planned) => 'unobserved' in planned),
    shown: [...lines, summaryOf(run), JSON.stringify(manifest)].join('\n'),
    secrets: ['AWS_SECRET_ACCESS_KEY', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'].flatMap((name) => env[name] ?? []),
    milliseconds,
  }
}
