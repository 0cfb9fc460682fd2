import type { ChildProcess } from 'node:child_process'
import type { Reply } from '../rig/moto.mjs'
import type { Request } from '../rig/request.mjs'
import type { Rig } from '../rig/rig.mjs'
import { chanceOf } from '../simulation/chance.ts'
import type { Content } from './contents.ts'
import { kinds } from './kinds.ts'
import type { Context } from './kinds.ts'
import type { Ledger } from './ledger.ts'
import type { Others } from './others.ts'
import type { Told } from './promises.ts'
import { runHere, runThere } from './runs.ts'
import type { Ending, Fault, Scene } from './scene.ts'
import type { Happening, Recorded, Way } from './way.ts'
import { wayTo } from './way.ts'

/** One run of a scene, with what happens to it. */

/** Where runs take place. */
export interface Stage {
  readonly rig: Rig
  readonly ledger: Ledger
  readonly others: Others
  readonly scene: Scene
}

/** Which run it is, what it publishes, what goes wrong with its calls, and how it ends. */
export interface Part {
  readonly by: string
  readonly content: Content
  readonly faults: readonly Fault[]
  readonly ending: Ending
  /** Whether it is a process of its own. */
  readonly isAlone?: boolean
}

/** What came of a run: nothing was told if it was killed. */
export interface Performed {
  readonly by: string
  readonly told: Told | undefined
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
  const told = await (isAlone ? runThere(order, (started) => void (child = started)) : runHere(order))
  way.close()
  return { by, told: isKilled ? undefined : told, calls: way.calls }
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

/** A layer of 50 MB would take its time: here each one that is larger than a placeholder has to go through S3. */
export function isDirect({ operation, input }: Request): boolean {
  const zip = input['Content']?.ZipFile
  return operation === 'PublishLayerVersion' && typeof zip === 'string' && zip.length > 200
}

/** The fault that a call meets, if any; each counts its calls in its Region. */
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

/** Whether a run ends at a call. */
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
  const change = (reply: Reply): Reply => {
    die()
    return reply
  }
  return { name: 'killed', change }
}

export function happeningOf(fault: Fault, context: Context): Happening {
  const kind = kinds[fault.kind]
  if (!kind) throw new Error(`There is no kind of fault "${fault.kind}".`)
  return { name: fault.kind, ...kind.happen(context) }
}

/** The same; and what AWS said is kept, to be said again in the wrong place. */
function remembering(happening: Happening | undefined, seen: Map<string, Buffer>): Happening {
  return {
    name: '',
    ...happening,
    change: async (reply, request) => {
      const sent = (await happening?.change?.(reply, request)) ?? reply
      const isJson =
        reply.headers['content-type']?.includes('json') && reply.status < 300 && reply.body.length > 0
      if (isJson) seen.set(request.operation, reply.body)
      return sent
    },
  }
}
