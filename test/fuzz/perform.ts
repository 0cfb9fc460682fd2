import type { ChildProcess } from 'node:child_process'
import type { AwsResponse } from '../rig/moto.mjs'
import type { Request } from '../rig/request.mjs'
import type { Rig } from '../rig/rig.mjs'
import { chanceOf } from '../simulation/chance.ts'
import type { Content } from './contents.ts'
import { kinds } from './kinds.ts'
import type { Context } from './kinds.ts'
import type { Ledger } from './ledger.ts'
import type { Others } from './others.ts'
import type { RunReport } from './promises.ts'
import { runHere, runThere } from './runs.ts'
import type { Ending, Fault, Scene } from './scene.ts'
import type { Happening, Recorded, Way } from './way.ts'
import { wayTo } from './way.ts'

/** One run of a scene, with its faults. */

/** The environment of the runs of a scene. */
export interface Stage {
  readonly rig: Rig
  readonly ledger: Ledger
  readonly others: Others
  readonly scene: Scene
}

/** A run to perform: its name, its content, its faults, and its end. */
export interface Part {
  readonly by: string
  readonly content: Content
  readonly faults: readonly Fault[]
  readonly ending: Ending
  /** Whether it runs in a separate process. */
  readonly isAlone?: boolean
}

/** The result of a run, without a report if it was killed. */
export interface Performed {
  readonly by: string
  readonly report: RunReport | undefined
  readonly calls: readonly Recorded[]
}

export async function perform(
  { by, content, faults, ending, isAlone = false }: Part,
  stage: Stage,
): Promise<Performed> {
  const { rig, ledger, others, scene } = stage
  const context = contextOf(by, { ledger, others, scene })
  const cancellation = new AbortController()
  const faultOf = scheduleOf(faults)
  const isEnd = endOf(ending)
  let child: ChildProcess | undefined
  let isKilled = false
  const end = (way: Way): void => {
    if (ending.how === 'cancelled') {
      cancellation.abort(ending.signal)
      child?.kill(ending.signal)
    } else {
      isKilled = true
      child?.kill('SIGKILL')
      way.close()
    }
  }
  const way = await wayTo(rig, {
    by,
    ledger,
    next: (request, own) => {
      if (scene.isStaged && isDirect(request)) return tooLarge
      if (isEnd(request))
        return ending.how === 'cancelled' ? (end(own), undefined) : dying(ending, () => end(own))
      const fault = faultOf(request)
      return remembering(fault && happeningOf(fault, context), context.seen)
    },
  })
  const order = { by, scene, content, way, rig, cancelled: cancellation.signal, hangs: hang(faults) }
  const report = await (isAlone ? runThere(order, (started) => void (child = started)) : runHere(order))
  way.close()
  return { by, report: isKilled ? undefined : report, calls: way.calls }
}

export function contextOf(by: string, { ledger, others, scene }: Omit<Stage, 'rig'>) {
  return { by, ledger, others, chance: chanceOf(scene.seed + by.length), seen: new Map<string, Buffer>() }
}

function hang(faults: readonly Fault[]): boolean {
  return faults.some(({ kind }) => kind.startsWith('no response'))
}

export const tooLarge: Happening = {
  name: 'too large for a request',
  then: { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' },
}

/** Returns whether a publish contains an archive larger than a placeholder. In scenes with S3 it is rejected, because an archive of 50 MB would be slow. */
export function isDirect({ operation, input }: Request): boolean {
  const zip = input['Content']?.ZipFile
  return operation === 'PublishLayerVersion' && typeof zip === 'string' && zip.length > 200
}

/** Returns a function that returns the fault of a call, if any. Calls are counted per fault and Region. */
export function scheduleOf(faults: readonly Fault[]): (request: Request) => Fault | undefined {
  const counts = faults.map(() => 0)
  return (request) => {
    const { operation, region } = request
    const due = faults.filter((fault, index) => {
      const isMeant = kinds[fault.kind]?.counts?.(request) ?? true
      const isAbout = isMeant && fault.operation === operation && (fault.region ?? region) === region
      const count = (counts[index] = (counts[index] ?? 0) + Number(isAbout))
      return isAbout && count >= fault.nth && count < fault.nth + fault.times
    })
    return due.at(0)
  }
}

/** Returns a function that returns whether a run ends at a call. */
function endOf(ending: Ending): (request: Request) => boolean {
  let calls = 0
  return ({ region }) => {
    if (ending.how === 'by itself' || region !== ending.region) return false
    calls += 1
    return calls === ending.call
  }
}

function dying(ending: Ending, die: () => void): Happening {
  const isDone = ending.how === 'killed' && ending.isDone
  if (!isDone) return { name: 'killed', before: async () => die() }
  const change = (response: AwsResponse): AwsResponse => {
    die()
    return response
  }
  return { name: 'killed', change }
}

export function happeningOf(fault: Fault, context: Context): Happening {
  const kind = kinds[fault.kind]
  if (!kind) throw new Error(`There is no kind of fault "${fault.kind}".`)
  return { name: fault.kind, ...kind.happen(context) }
}

/** Also stores the response of AWS, so that it can later replace another one. */
function remembering(happening: Happening | undefined, seen: Map<string, Buffer>): Happening {
  return {
    name: '',
    ...happening,
    change: async (response, request) => {
      const sent = (await happening?.change?.(response, request)) ?? response
      const isJson =
        response.headers['content-type']?.includes('json') &&
        response.status < 300 &&
        response.body.length > 0
      if (isJson) seen.set(request.operation, response.body)
      return sent
    },
  }
}
