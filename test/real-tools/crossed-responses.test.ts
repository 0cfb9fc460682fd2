import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { AwsResponse } from '../rig/moto.mjs'
import type { Request } from '../rig/request.mjs'
import { chanceOf } from '../simulation/chance.ts'
import { canned } from '../fuzz/canned.ts'
import { newLedger } from '../fuzz/ledger.ts'
import { wrongResponses } from '../fuzz/wrong-responses.ts'
import { othersOn } from '../fuzz/others.ts'
import { isDirect, tooLarge } from '../fuzz/perform.ts'
import { openTheatre } from '../fuzz/play.ts'
import type { Theatre } from '../fuzz/play.ts'
import { broken } from '../fuzz/promises.ts'
import type { RunReport } from '../fuzz/promises.ts'
import type { Facts } from '../fuzz/facts.ts'
import { runHere } from '../fuzz/runs.ts'
import type { Scene } from '../fuzz/scene.ts'
import { publishBefore } from '../fuzz/stage.ts'
import { wayTo } from '../fuzz/way.ts'
import { sampled } from '../support/weekly.ts'

/**
 * In one of two Regions, an operation receives the response to another operation, or its own response with a wrong value. No promise of the
 * action is broken, the other Region succeeds, and the next run succeeds without publishing the same layer again.
 */

const [first, second] = ['eu-central-1', 'eu-west-1'] as const
const account = '111122223333'
const declared = ['444455556666', '777788889999']

let theatre: Theatre

beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.rig.stop())

const usual: Scene = {
  seed: 1,
  regions: [first, second],
  account,
  byRole: true,
  numbering: { kind: 'next' },
  principals: declared,
  retain: 1,
  rollsBack: false,
  parameter: '/layers/{name}/arn',
  isStaged: false,
  description: 'a description',
  runtimes: ['nodejs24.x'],
  before: {},
  faults: [],
  ending: { how: 'by itself' },
  beside: 'nobody',
  isAlone: false,
  isDry: false,
  yank: undefined,
}
const older = { what: 'older', grants: [], isUsed: false, isDeleted: false } as const
const stranger = { id: 'layer-everywhere-999988887777', principal: '999988887777' }
const same = { ...older, what: 'same', grants: [stranger] } as const

function after(...before: Scene['before'][string]): Scene['before'] {
  return { [first]: before, [second]: before }
}

/** What a run does, and the operations that it needs for this. */
const scenes: Readonly<Record<string, { readonly scene: Scene; readonly operations: readonly string[] }>> = {
  'publishes and prunes': {
    scene: { ...usual, before: after(older, older) },
    operations: [
      ...[
        'GetToken',
        'AssumeRoleWithWebIdentity',
        'GetCallerIdentity',
        'ListLayerVersions',
        'GetLayerVersion',
      ],
      ...['PublishLayerVersion', 'AddLayerVersionPermission', 'GetLayerVersionPolicy', 'ListFunctions'],
      ...['DeleteLayerVersion', 'GetParameter', 'PutParameter'],
    ],
  },
  'completes what was published before': {
    scene: { ...usual, retain: undefined, before: after(older, same) },
    operations: [
      'ListLayerVersions',
      'GetLayerVersion',
      'GetLayerVersionPolicy',
      'RemoveLayerVersionPermission',
    ],
  },
  'rolls back if a Region fails': {
    scene: { ...usual, retain: undefined, rollsBack: true, before: after(older) },
    operations: ['PublishLayerVersion', 'GetLayerVersionPolicy'],
  },
  'publishes through S3': {
    scene: { ...usual, isStaged: true, parameter: undefined, principals: undefined, retain: undefined },
    operations: ['HeadBucket', 'HeadObject', 'PutObject', 'DeleteObject'],
  },
}

type Change = (response: AwsResponse, request: Request) => AwsResponse

/** The responses that replace the response to an operation: those of other operations once, and those with a wrong value always. */
function disturbancesOf(operation: string): (Disturbance & { readonly name: string })[] {
  const crossed = Object.entries(canned)
    .filter(([name]) => name !== operation)
    .map(([name, response]) => ({
      name: `the response to ${name}`,
      operation,
      change: (_own: AwsResponse, request: Request) => response({ ...request, account }),
      times: 1,
    }))
  const around = { chance: chanceOf(1), seen: new Map<string, Buffer>() }
  const wrong = Object.entries(wrongResponses)
    .filter(([name, { of }]) => (of?.includes(operation) ?? true) && name !== 'of another operation')
    .map(([name, { wrong }]) => ({
      name,
      operation,
      change: (response: AwsResponse, request: Request) => wrong(response, request, around),
      times: Infinity,
    }))
  return sampled([...crossed, ...wrong], 16)
}

/** One test runs all cases of an operation, because the set-up of a separate test takes longer than a case. */
describe.each(Object.entries(scenes))('a run that %s', (_name, { scene, operations }) => {
  test.each(operations)(
    'accepts no response to %s that belongs to another request',
    async (operation) => {
      const found: Record<string, readonly string[]> = {}
      for (const disturbance of disturbancesOf(operation)) {
        const what = await play(scene, disturbance)
        if (what.length > 0) found[disturbance.name] = what
      }
      expect(found).toEqual({})
    },
    600_000,
  )
})

interface Disturbance {
  readonly operation: string
  readonly change: Change
  readonly times: number
}

/** Returns what is wrong after a run that is disturbed in the first Region, and after a second run that is not. */
async function play(scene: Scene, { operation, change, times }: Disturbance): Promise<string[]> {
  const { rig, contents } = theatre
  await rig.reset()
  const ledger = newLedger()
  const others = othersOn(rig, ledger, { other: contents.other, principals: declared })
  await publishBefore(scene, others, contents)
  const facts: Facts = { scene, ledger, ownSha256: contents.own.sha256, peers: [] }
  const ofNoRegion = ['GetToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'].includes(operation)
  let calls = 0

  const run = async (by: string, isDisturbed: boolean): Promise<RunReport> => {
    const way = await wayTo(rig, {
      by,
      ledger,
      next: (request) => {
        if (scene.isStaged && isDirect(request)) return tooLarge
        const isMeant = request.operation === operation && (ofNoRegion || request.region === first)
        if (!isDisturbed || !isMeant) return undefined
        calls += 1
        return calls > times ? undefined : { name: 'disturbed', change }
      },
    })
    const cancelled = new AbortController().signal
    const outcome = await runHere({ by, scene, content: contents.own, way, rig, cancelled, hangs: false })
    way.close()
    return outcome
  }

  const outcome = await run('run', true)
  const found = [
    ...(calls === 0 ? ['the operation was not called'] : []),
    ...broken('run', outcome, facts),
    ...(ofNoRegion || scene.rollsBack || outcome.arns[second]
      ? []
      : [`the other Region has no version: ${outcome.failure.join(' ')}`]),
  ]
  const before = ledger.made.length
  const missing = scene.regions.filter((region) => outcome.arns[region] === undefined).length
  const again = await run('again', false)
  return [
    ...found,
    ...broken('again', again, facts).map((text) => `again: ${text}`),
    ...(again.exitCode === 0 ? [] : [`again: it failed: ${again.failure.join(' ')}`]),
    ...(ledger.made.length - before > missing ? ['again: it published a layer that was up to date'] : []),
  ]
}
