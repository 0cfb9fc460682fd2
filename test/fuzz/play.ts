import { motoInMemory } from '../rig/moto-in-memory.mjs'
import type { Rig } from '../rig/rig.mjs'
import { startRig } from '../rig/rig.mjs'
import { contentOf } from './contents.ts'
import type { Content } from './contents.ts'
import type { Ledger } from './ledger.ts'
import { newLedger } from './ledger.ts'
import { othersOn } from './others.ts'
import { perform } from './perform.ts'
import type { Part, Performed } from './perform.ts'
import { broken, brokenInTheEnd } from './promises.ts'
import type { Facts } from './facts.ts'
import { mustEndWell, mustPublish } from './rerun.ts'
import { sceneOf } from './scene.ts'
import type { Scene } from './scene.ts'
import { publishBefore } from './stage.ts'
import type { Contents } from './stage.ts'
import { brokenByYank, yankOn } from './yanked.ts'

/** AWS and the contents of layers, for any number of seeds one after another. */
export interface Theatre {
  readonly rig: Rig
  readonly contents: Contents
}

/** The result of a seed. `broken` is empty if every promise was kept. */
export interface Played {
  readonly scene: Scene
  readonly ledger: Ledger
  readonly broken: readonly string[]
  readonly runs: readonly Performed[]
}

/** Starts AWS in memory, or with a real moto. */
export async function openTheatre({ onMoto = false } = {}): Promise<Theatre> {
  // These runs would exceed the rate limit of the rig.
  const rig = await startRig({ requestsPerSecond: 1_000_000, ...(onMoto ? {} : { moto: motoInMemory() }) })
  const [own, older, other, beside] = await Promise.all(
    [1, 0, 2, 3].map((n) => contentOf(`module.exports = ${n}\n`)),
  )
  if (!own || !older || !other || !beside) throw new Error('There must be four contents.')
  return { rig, contents: { own, older, other, beside } }
}

/** Plays a seed: creates the existing versions, then runs with faults, and then without faults. A third run must have nothing to do. */
export async function play(
  seed: number,
  theatre: Theatre,
  change = (scene: Scene) => scene,
): Promise<Played> {
  const { rig, contents } = theatre
  const scene = change(sceneOf(seed))
  await rig.reset()
  const ledger = newLedger()
  const others = othersOn(rig, ledger, { other: contents.other, principals: scene.principals ?? [] })
  await publishBefore(scene, others, contents)
  const runs: Performed[] = []
  const stage = { rig, ledger, others, scene }
  const take = async (part: Part): Promise<Performed> => {
    const performed = await perform(part, stage)
    runs.push(performed)
    return performed
  }
  const facts = (content: Content, peers: readonly string[] = []): Facts => ({
    scene,
    ledger,
    ownSha256: content.sha256,
    peers,
  })
  const calm = { faults: [], ending: { how: 'by itself' } } as const
  const beside = scene.beside === 'something else' ? contents.beside : contents.own
  const hasPeer = scene.beside !== 'nobody'

  const first = take({ by: 'run', content: contents.own, ...scene })
  const peer = hasPeer ? take({ by: 'beside', content: beside, ...calm, isAlone: false }) : undefined
  const found = broken('run', (await first).report, facts(contents.own, hasPeer ? ['beside'] : []))
  if (peer) found.push(...broken('beside', (await peer).report, facts(beside, ['run'])).map(of('beside')))

  const missing = mustPublish(facts(contents.own))
  const isPossible = mustEndWell(facts(contents.own))
  const { report: again } = await take({ by: 're-run', content: contents.own, ...calm })
  found.push(...broken('re-run', again, facts(contents.own)).map(of('re-run')))
  if (again && again.exitCode !== 0 && isPossible) found.push(`the re-run failed: ${again.failure.join(' ')}`)
  const publishedIn = (region: string): number =>
    ledger.made.filter((one) => one.by === 're-run' && one.region === region).length
  const spare = missing.filter(({ region, most }) => publishedIn(region) > most)
  found.push(...spare.map(({ region }) => `the re-run published in ${region}, although nothing was missing`))
  found.push(...brokenInTheEnd(['run', 're-run'], facts(contents.own)))

  if (again?.exitCode === 0) {
    await take({ by: 'third', content: contents.own, ...calm })
    if (ledger.writesOf('third') > 0)
      found.push('after a run that ended well, the next run changed something')
  }
  if (scene.yank) {
    const yank = await yankOn(stage, scene.yank)
    runs.push(yank)
    found.push(...brokenByYank(yank, { scene, ledger }, scene.yank).map(of('yank')))
  }
  return { scene, ledger, broken: found, runs }
}

function of(run: string): (text: string) => string {
  return (text) => `${run}: ${text}`
}
