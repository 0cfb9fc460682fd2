import { defaultDeadlines } from '../../src/base/deadlines.ts'
import type { Numbering, Outcome, Plan, Principal, WantedLayer } from '../../src/layer/layer.ts'
import { plan } from '../../src/plan/plan.ts'
import { apply } from '../../src/regions/apply/apply.ts'
import { patienceWithOptional, usualPatience } from '../../src/regions/calls/patience.ts'
import type { Patience } from '../../src/regions/calls/patience.ts'
import { senderWith } from '../../src/regions/calls/send.ts'
import { observe } from '../../src/regions/observe.ts'
import { withRetries } from '../../src/regions/calls/with-retries.ts'
import { fixedKeys } from '../../src/regions/calls/keys.ts'
import { explain } from '../../src/regions/calls/explain.ts'
import type { Sleep } from '../../src/regions/calls/retry.ts'
import { sleepAtMost } from '../../src/regions/calls/retry.ts'
import type { LayerService } from '../../src/regions/calls/service.ts'
import { applyRequest } from '../support/apply-request.ts'
import { encoded } from '../support/base64.ts'
import { awsWith } from './aws.ts'
import type { Aws } from './aws.ts'
import { calm } from './calls.ts'
import type { Weather } from './calls.ts'
import { chanceOf } from './chance.ts'
import type { Chance } from './chance.ts'
import { virtualTime } from './time.ts'
import type { VirtualTime } from './time.ts'
import { add, sha256Of } from './truth.ts'
import type { Truth } from './truth.ts'

/** A mistake that the simulation must find: retries of publishes by the SDK, or only one read after a lost response. */
export type Careless = 'SDK retries' | 'one read' | undefined

/** A simulation: AWS with its state, and the wanted layer. */
export interface World {
  readonly aws: Aws
  readonly time: VirtualTime
  readonly chance: Chance
  readonly wanted: WantedLayer
  readonly rollsBack: boolean
  readonly optional: ReadonlySet<string>
  /** Changes the faults of later calls. */
  readonly setWeather: (weather: Weather) => void
}

/** The result of a run that was not killed. */
export interface Ran {
  readonly plan: Plan
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly warnings: readonly string[]
}

const names = ['eu-central-1', 'eu-west-1', 'us-east-1']
const zip = Buffer.from('the zip')
const older = Buffer.from('an older zip')
const account: Principal = '111122223333'

/** Creates a random world. The Regions have different existing versions, and some of them are deleted. */
export function worldOf(seed: number): World {
  const chance = chanceOf(seed)
  // A separate generator, so that the other properties of a seed stay the same.
  const metadata = chanceOf(seed + 1_000_000)
  const truths = Array.from({ length: chance.between(1, 3) }, (_, index) =>
    truthOf(names[index] ?? '', chance, metadata.happens(0.3)),
  )
  return worldWith(truths, {
    chance,
    principals: chance.oneOf([undefined, [account], [account, 'o-a1b2c3d4e5']]),
    architectures: metadata.happens(0.5) ? ['x86_64'] : [],
    numbering: numberingOf(chance),
    retain: chance.oneOf([undefined, undefined, 2]),
    rollsBack: chance.happens(0.2),
    optional: truths.flatMap(({ region }) => (chance.happens(0.3) ? [region] : [])),
  })
}

/** Creates a world of Regions with so many existing versions each. The layer is wanted for one account. */
export function regionsWith({
  heads,
  ...choices
}: Pick<Choices, 'numbering' | 'rollsBack' | 'optional'> & {
  readonly heads: Readonly<Record<string, number>>
}): World {
  const truths = Object.entries(heads).map(([region, head]) => truthWith(region, head))
  return worldWith(truths, {
    ...choices,
    chance: chanceOf(1),
    principals: [account],
    architectures: [],
    retain: undefined,
  })
}

/** What differs between worlds. */
interface Choices extends Pick<WantedLayer, 'principals' | 'architectures' | 'numbering' | 'retain'> {
  readonly chance: Chance
  readonly rollsBack: boolean
  readonly optional: readonly string[]
}

function worldWith(truths: readonly Truth[], { chance, rollsBack, optional, ...wanted }: Choices): World {
  const time = virtualTime()
  let weather = calm
  return {
    aws: awsWith(truths, { chance, time, weather: () => weather }),
    time,
    chance,
    wanted: {
      ...wanted,
      codeSha256: sha256Of(zip),
      description: 'octo-org/octo-repo@0123',
      licenseInfo: '',
      runtimes: [],
      isExplicit: { description: false, licenseInfo: false },
      skipUnchanged: true,
      inAllRegions: rollsBack,
    },
    rollsBack,
    optional: new Set(optional),
    setWeather: (next) => {
      weather = next
    },
  }
}

function numberingOf(chance: Chance): Numbering {
  return chance.oneOf([
    { kind: 'next' },
    { kind: 'aligned' },
    { kind: 'exact', version: chance.between(3, 6) },
  ] as const)
}

function truthOf(region: string, chance: Chance, rejectsArchitectures: boolean): Truth {
  const truth = truthWith(region, chance.between(0, 3), rejectsArchitectures)
  for (const made of truth.versions) made.deleted = chance.happens(0.2)
  return truth
}

function truthWith(region: string, head: number, rejectsArchitectures = false): Truth {
  const truth: Truth = { region, rejectsArchitectures, versions: [] }
  const release = { layerName: 'x', licenseInfo: '', runtimes: [], architectures: [] }
  for (let count = 0; count < head; count += 1)
    add(
      truth,
      { ...release, content: { zip: encoded(older) }, description: 'octo-org/octo-repo@older' },
      { by: 'before', visible: 0 },
    )
  return truth
}

/** Runs observe, plan and apply. The run is killed as soon as `isDead` returns true. */
export function run(
  world: World,
  name: string,
  { careless, isDead = () => false }: { careless?: Careless; isDead?: () => boolean } = {},
): Promise<Ran | undefined> {
  const { time, wanted, rollsBack } = world
  const { services, waitIn } = servicesFor(world, name, { ...(careless && { careless }), isDead })

  async function whole(): Promise<Ran> {
    const { numbering, retain, principals } = wanted
    const look = {
      layerName: 'x',
      architectureSets: [wanted.architectures],
      numbering,
      retain,
      withPolicy: principals !== undefined,
    }
    const planned = plan(wanted, await observe(services, look))
    const outcomes = new Map<string, Outcome>()
    const warnings: string[] = []
    await apply(planned, {
      ...applyRequest,
      services,
      metadata: wanted,
      archive: { sha256: wanted.codeSha256, size: zip.length },
      zip: () => Promise.resolve(encoded(zip)),
      principals: principals ?? [],
      retain,
      architectureSets: [wanted.architectures],
      numbering,
      rollsBack,
      waitIn,
      ...(careless === 'one read' ? { readsAfterLostResponse: [0] } : {}),
      reportOutcome: (region, outcome) => outcomes.set(region, outcome),
      warn: (region, { text }) => warnings.push(`${region}: ${text}`),
    })
    return { plan: planned, outcomes, warnings }
  }
  return time.pass(whole(), isDead)
}

/** Returns the services of a run, with retries, and how it waits in a Region. */
export function servicesFor(
  { aws, time, optional }: Pick<World, 'aws' | 'time' | 'optional'>,
  name: string,
  { careless, isDead }: { careless?: Careless; isDead: () => boolean },
): { services: Map<string, LayerService>; waitIn: (region: string) => Sleep } {
  const regions = [...aws.truths.keys()]
  const waits = new Map(regions.map((region) => [region, sleepAtMost(time.sleep, defaultDeadlines.retries)]))
  const waitIn = (region: string): Sleep => waits.get(region) ?? time.sleep
  const services = new Map(
    regions.map((region) => {
      const patience = optional.has(region) ? patienceWithOptional(defaultDeadlines) : usualPatience
      const once = aws.serviceFor(region, name, { isDead, limit: patience.limit })
      return [region, withRetriesFor(once, { wait: waitIn(region), patience }, careless)]
    }),
  )
  return { services, waitIn }
}

/** Returns the service with retries. With the mistake 'SDK retries', publishes are also repeated. */
function withRetriesFor(
  once: LayerService,
  { wait, patience }: { wait: Sleep; patience: Patience },
  careless: Careless,
): LayerService {
  const send = senderWith(
    fixedKeys({ accessKeyId: '', secretAccessKey: '' }),
    { wait, patience, throwIfEnded: () => undefined, hide: (text) => text },
    (error) => explain(error),
  )
  const careful = withRetries(once, send)
  return careless === 'SDK retries'
    ? {
        ...careful,
        // It is repeated like a read.
        publish: (release) => send('GetLayerVersion', () => once.publish(release)),
      }
    : careful
}
