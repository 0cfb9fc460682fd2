import { motoInMemory } from '../rig/moto-in-memory.mjs'
import type { Request } from '../rig/request.mjs'
import type { Rig } from '../rig/rig.mjs'
import { startRig } from '../rig/rig.mjs'
import { chanceOf } from '../simulation/chance.ts'
import { contentOf } from './contents.ts'
import { kinds } from './kinds.ts'
import type { Context } from './kinds.ts'
import { newLedger } from './ledger.ts'
import { othersOn } from './others.ts'
import { broken, brokenInTheEnd } from './promises.ts'
import type { Facts, Told } from './promises.ts'
import { mustEndWell, mustPublish } from './rerun.ts'
import { runHere } from './runs.ts'
import { sceneOf } from './scene.ts'
import type { Fault, Scene } from './scene.ts'
import { stand } from './stage.ts'
import type { Contents } from './stage.ts'
import type { Happening, Recorded, Way } from './way.ts'
import { wayTo } from './way.ts'

/** AWS, and the layers that are published to it, for any number of seeds one after the other. */
export interface Theatre {
  readonly rig: Rig
  readonly contents: Contents
}

/** What came of a seed: nothing is broken where all is well. */
export interface Played {
  readonly scene: Scene
  readonly broken: readonly string[]
  readonly runs: readonly {
    readonly by: string
    readonly told: Told | undefined
    readonly calls: readonly Recorded[]
  }[]
}

export async function openTheatre(moto = motoInMemory()): Promise<Theatre> {
  // Runs follow one another faster here than anywhere else.
  const rig = await startRig({ requestsPerSecond: 1_000_000, moto })
  const [own, older, other] = await Promise.all(
    ['module.exports = 1\n', 'module.exports = 0\n', 'module.exports = 2\n'].map(contentOf),
  )
  if (!own || !older || !other) throw new Error('There are three contents.')
  return { rig, contents: { own, older, other } }
}

export async function play(seed: number, { rig, contents }: Theatre): Promise<Played> {
  const scene = sceneOf(seed)
  await rig.reset()
  const ledger = newLedger()
  const others = othersOn(rig, ledger, { other: contents.other, principals: scene.principals ?? [] })
  await stand(scene, others, contents)
  const facts: Facts = { scene, ledger, ownSha256: contents.own.sha256, peers: [] }
  const runs: { by: string; told: Told | undefined; calls: readonly Recorded[] }[] = []

  const run = async (
    by: string,
    faults: readonly Fault[],
    ending: Scene['ending'],
  ): Promise<Told | undefined> => {
    const chance = chanceOf(seed + by.length)
    const seen = new Map<string, Buffer>()
    const context: Context = { by, ledger, others, chance, seen }
    const cancellation = new AbortController()
    let isKilled = false
    const faultOf = scheduleOf(faults)
    const endOf = endingOf(ending)
    const way = await wayTo(rig, {
      by,
      ledger,
      next: (request, own) => {
        if (scene.isStaged && isDirect(request)) return tooLarge
        const end = endOf(request)
        if (end === 'cancelled') cancellation.abort('SIGINT')
        if (end === 'killed') {
          isKilled = true
          return dying(own, ending)
        }
        const fault = faultOf(request)
        const happening = fault && happeningOf(fault, context)
        return watching(happening, seen)
      },
    })
    const hangs = faults.some(({ kind }) => kind.startsWith('no response'))
    const order = { by, scene, content: contents.own, way, rig, cancelled: cancellation.signal, hangs }
    const told = await runHere(order)
    way.close()
    const result = isKilled ? undefined : told
    runs.push({ by, told: result, calls: way.calls })
    return result
  }

  const first = await run('run', scene.faults, scene.ending)
  const found = broken('run', first, facts)
  const missing = mustPublish(facts)
  const isPossible = mustEndWell(facts)
  const again = await run('re-run', [], { how: 'by itself' })
  found.push(...broken('re-run', again, facts).map((text) => `re-run: ${text}`))
  if (again && again.exitCode !== 0 && isPossible) found.push(`the re-run failed: ${again.failure.join(' ')}`)
  found.push(
    ...missing
      .filter(({ region, most }) => publishedIn(region) > most)
      .map(({ region }) => `the re-run published in ${region}, where nothing was missing`),
  )
  found.push(...brokenInTheEnd(['run', 're-run'], facts))
  return { scene, broken: found, runs }

  function publishedIn(region: string): number {
    return ledger.made.filter((one) => one.by === 're-run' && one.region === region).length
  }
}

const tooLarge: Happening = {
  name: 'too large for a request',
  then: { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' },
}

/** A layer of 50 MB would take its time. */
function isDirect({ operation, input }: Request): boolean {
  const zip = input['Content']?.ZipFile
  return operation === 'PublishLayerVersion' && typeof zip === 'string' && zip.length > 200
}

/** The fault that a call meets, if any; each counts its calls in its Region. */
function scheduleOf(faults: readonly Fault[]): (request: Request) => Fault | undefined {
  const counts = faults.map(() => 0)
  return ({ operation, region }) => {
    const due = faults.filter((fault, index) => {
      if (fault.operation !== operation || (fault.region !== undefined && fault.region !== region))
        return false
      const count = (counts[index] = (counts[index] ?? 0) + 1)
      return count >= fault.nth && count < fault.nth + fault.times
    })
    return due[0]
  }
}

/** Whether the run ends at a call. */
function endingOf(ending: Scene['ending']): (request: Request) => 'killed' | 'cancelled' | undefined {
  let calls = 0
  return ({ region }) => {
    if (ending.how === 'by itself' || region !== ending.region) return undefined
    calls += 1
    return calls === ending.call ? ending.how : undefined
  }
}

function dying(way: Way, ending: Scene['ending']): Happening {
  const isDone = ending.how !== 'by itself' && ending.isDone
  const die = {
    name: 'killed',
    change: (reply: Parameters<NonNullable<Happening['change']>>[0]) => (way.close(), reply),
  }
  return isDone ? die : { name: 'killed', before: async () => way.close() }
}

function happeningOf(fault: Fault, context: Context): Happening {
  const kind = kinds[fault.kind]
  if (!kind) throw new Error(`There is no kind of fault "${fault.kind}".`)
  return { name: fault.kind, ...kind.happen(context) }
}

/** The same, and what AWS said is kept for later lies. */
function watching(happening: Happening | undefined, seen: Map<string, Buffer>): Happening {
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
