import { beforeEach, describe, expect, test } from '@jest/globals'
import type {
  Grant,
  LayerVersion,
  Metadata,
  Observation,
  Outcome,
  RegionPlan,
  Statement,
} from '../../src/layer.ts'
import { apply } from '../../src/regions/apply.ts'
import type { ApplyRequest } from '../../src/regions/apply.ts'
import { observe } from '../../src/regions/observe.ts'
import { ServiceFailure } from '../../src/regions/service.ts'
import type { LayerService } from '../../src/regions/service.ts'

const metadata: Metadata = {
  description: '',
  licenseInfo: '',
  runtimes: [],
  architectures: [],
}
const grant: Grant = { principal: '111122223333', statementId: 'layer-everywhere-111122223333' }
const other: Grant = { principal: '*', statementId: 'layer-everywhere-everyone' }
const publishing: RegionPlan = { ending: { do: 'publish', expected: 1, because: 'new' }, grants: [grant] }
const refused = new ServiceFailure('AWS denies it.', { refused: true })
const lost = new ServiceFailure('There was no reply.', { refused: false })

/** A Region of Lambda in memory: one layer, its versions and their statements. */
class Region implements LayerService {
  readonly versions: LayerVersion[] = []
  readonly policy: Statement[] = []
  calls: string[] = []
  sha = 'ours'

  newestVersion = (): Promise<number | undefined> => Promise.resolve(this.versions.at(-1)?.version)
  version = (_name: string, number: number): Promise<LayerVersion | undefined> =>
    Promise.resolve(this.versions.find(({ version }) => version === number))
  statements = (): Promise<Statement[]> => Promise.resolve([...this.policy])
  publish = (): Promise<LayerVersion> => {
    this.calls.push('publish')
    const version = this.versions.length + 1
    const made = { ...metadata, arn: `arn:${version}`, version, codeSha256: this.sha }
    this.versions.push(made)
    return Promise.resolve(made)
  }
  grant = (_name: string, _version: number, { principal, statementId }: Grant): Promise<void> => {
    this.calls.push(`grant ${principal}`)
    if (!this.policy.some(({ id }) => id === statementId)) this.policy.push({ id: statementId, principal })
    return Promise.resolve()
  }
}

let region: Region
let told: Outcome[]
let slept: number
let read: number

beforeEach(() => {
  region = new Region()
  told = []
  slept = 0
  read = 0
})

async function carryOut(planned: RegionPlan, service: LayerService = region): Promise<Outcome | undefined> {
  await apply(new Map([['eu-west-1', planned]]), {
    ...asked,
    services: new Map([['eu-west-1', service]]),
    zip: () => {
      read += 1
      return asked.zip()
    },
    sleep: (milliseconds) => {
      slept += milliseconds
      return Promise.resolve()
    },
    tell: (_region, outcome) => told.push(outcome),
  })
  return told.at(-1)
}

/** What is the same for all that is applied here: a small zip, and nobody who listens. */
const asked: Omit<ApplyRequest, 'services'> = {
  stagings: new Map(),
  layerName: 'x',
  metadata,
  archive: { sha256: 'ours', size: 1 },
  zip: () => Promise.resolve(new Uint8Array()),
  sleep: () => Promise.resolve(),
  tell: () => undefined,
  ended: () => undefined,
  warn: () => undefined,
}

describe('a Region', () => {
  test('is published to, granted, and read back', async () => {
    expect(await carryOut(publishing)).toEqual({
      published: true,
      standing: { arn: 'arn:1', version: 1 },
      granted: ['111122223333'],
    })
    expect(region.calls).toEqual(['publish', 'grant 111122223333'])
  })

  test('that has what is wanted is not written to, and the zip is not even read', async () => {
    const kept: RegionPlan = { ending: { do: 'reuse', arn: 'arn:7', version: 7 }, grants: [] }
    expect(await carryOut(kept)).toMatchObject({ published: false, standing: { version: 7 } })
    expect(region.calls).toEqual([])
    expect(read).toBe(0)
  })

  test('that is blocked is not written to, and what stands there is told', async () => {
    const blocked: RegionPlan = { blocked: 'Somebody changed it.', standing: { arn: 'arn:7', version: 7 } }
    expect(await carryOut(blocked)).toMatchObject({
      standing: { version: 7 },
      failure: 'Somebody changed it.',
    })
    expect(region.calls).toEqual([])
  })

  test('that was not observed is not written to', async () => {
    expect(await carryOut({ unobserved: 'AWS denies it.' })).toMatchObject({ failure: 'AWS denies it.' })
    expect(region.calls).toEqual([])
  })

  test('tells what it knows as soon as it knows it', async () => {
    await carryOut(publishing)
    expect(
      told.map(({ published, standing, granted }) => [published, standing?.version, granted.length]),
    ).toEqual([
      [true, 1, 0],
      [true, 1, 1],
    ])
  })
})

describe('a publish', () => {
  test('that is refused leaves nothing', async () => {
    region.publish = () => Promise.reject(refused)
    expect(await carryOut(publishing)).toEqual({ published: false, granted: [], failure: 'AWS denies it.' })
  })

  test('whose reply is lost says that a version may stand, and is not sent again', async () => {
    const publish = region.publish
    region.publish = () => publish().then(() => Promise.reject(lost))
    expect((await carryOut(publishing))?.failure).toContain('may stand all the same')
    expect(region.versions).toHaveLength(1)
  })

  test('that AWS answers with other bytes is not handed out', async () => {
    region.sha = 'theirs'
    const outcome = await carryOut(publishing)
    expect(outcome?.standing).toBeUndefined()
    expect(outcome?.failure).toContain('Do not use this version')
    expect(region.calls).toEqual(['publish'])
  })

  test('that reads back with other bytes is not handed out', async () => {
    const version = region.version
    region.version = async (name, number) => {
      const found = await version(name, number)
      return found && { ...found, codeSha256: 'theirs' }
    }
    const outcome = await carryOut(publishing)
    expect(outcome?.standing).toBeUndefined()
    expect(outcome?.failure).toContain('Do not use this version')
  })

  test('that reads lag behind is waited for', async () => {
    const version = region.version
    let looks = 0
    region.version = (name, number) => (++looks < 4 ? Promise.resolve(undefined) : version(name, number))
    expect((await carryOut(publishing))?.failure).toBeUndefined()
    expect(slept).toBeGreaterThan(0)
  })

  test('that never reads back fails in bounded time, with its ARN', async () => {
    region.version = () => Promise.resolve(undefined)
    expect(await carryOut(publishing)).toMatchObject({
      standing: { version: 1 },
      granted: ['111122223333'],
      failure: expect.stringContaining('cannot be read back'),
    })
    expect(slept).toBeLessThan(20_000)
  })
})

describe('a grant', () => {
  const both: RegionPlan = { ending: { do: 'reuse', arn: 'arn:7', version: 7 }, grants: [grant, other] }

  test('that is refused does not stop the others, and is named with what to do', async () => {
    const add = region.grant
    region.grant = (name, version, one) => (one === grant ? Promise.reject(refused) : add(name, version, one))
    expect(await carryOut(both)).toMatchObject({
      granted: ['*'],
      failure:
        'Version 7 stands, but is not granted to 111122223333. AWS denies it. Running again does only what is missing.',
    })
    expect(slept).toBe(0)
  })

  test('whose reply is lost counts, if the policy has it', async () => {
    const add = region.grant
    region.grant = (...call) => add(...call).then(() => Promise.reject(lost))
    expect(await carryOut(both)).toEqual({
      published: false,
      standing: { arn: 'arn:7', version: 7 },
      granted: ['111122223333', '*'],
    })
  })

  test('whose id is taken by another statement fails', async () => {
    region.policy.push({ id: grant.statementId, principal: '444455556666' })
    expect(await carryOut(both)).toMatchObject({
      granted: ['*'],
      failure: expect.stringContaining(
        'not granted to 111122223333. The policy has another statement under its id.',
      ),
    })
  })

  test('that cannot be read back fails', async () => {
    region.statements = () => Promise.reject(refused)
    expect((await carryOut(both))?.failure).toContain('The policy cannot be read back: AWS denies it.')
  })
})

describe('Regions beside one another', () => {
  test('one that fails stops no other', async () => {
    const failing = new Region()
    failing.publish = () => Promise.reject(refused)
    const outcomes = new Map<string, Outcome>()
    await apply(
      new Map([
        ['eu-west-1', publishing],
        ['us-east-1', publishing],
      ]),
      {
        ...asked,
        services: new Map([
          ['eu-west-1', failing],
          ['us-east-1', region],
        ]),
        tell: (name, outcome) => outcomes.set(name, outcome),
      },
    )
    expect(outcomes.get('eu-west-1')?.failure).toBe('AWS denies it.')
    expect(outcomes.get('us-east-1')).toMatchObject({ standing: { version: 1 } })
  })
})

describe('what is observed', () => {
  const look = { layerName: 'x', withPolicy: true }

  async function observed(withPolicy = true): Promise<Observation | undefined> {
    return (await observe(new Map([['eu-west-1', region]]), { ...look, withPolicy })).get('eu-west-1')
  }

  test('nothing yet', async () => {
    expect(await observed()).toEqual({ seen: true, statements: [] })
  })

  test('the newest version and its policy', async () => {
    await carryOut(publishing)
    expect(await observed()).toMatchObject({
      seen: true,
      newest: { version: 1 },
      statements: [{ id: grant.statementId, principal: grant.principal }],
    })
  })

  test('no policy, where permissions are not to be touched', async () => {
    await carryOut(publishing)
    region.statements = () => Promise.reject(refused)
    expect(await observed(false)).toMatchObject({ seen: true, newest: { version: 1 } })
    expect(await observed(true)).toEqual({ seen: false, reason: 'AWS denies it.' })
  })

  test('a version that is listed and gone is not "nothing yet"', async () => {
    region.newestVersion = () => Promise.resolve(3)
    expect(await observed()).toMatchObject({ seen: false, reason: expect.stringContaining('being deleted') })
  })
})
