import { beforeEach, describe, expect, test } from '@jest/globals'
import type { LayerVersion, Metadata, Outcome, Plan, RegionPlan } from '../../../../src/layer/layer.ts'
import { apply } from '../../../../src/regions/apply/apply.ts'
import { stagingErrors } from '../../../../src/regions/apply/deliver.ts'
import { ServiceFailure } from '../../../../src/regions/calls/service.ts'
import type { FailureReason, LayerService, PublishRequest } from '../../../../src/regions/calls/service.ts'
import { locationIn } from '../../../../src/regions/calls/staging.ts'
import type { StagedObject, Staging } from '../../../../src/regions/calls/staging.ts'
import { inTexts, saying } from '../../../support/messages.ts'
import { rejection } from '../../../support/region-in-memory.ts'

const limit = 52_428_800
const metadata: Metadata = { description: '', licenseInfo: '', runtimes: [], architectures: [] }
const nothing = { fill: 0, grants: [], revokes: [], prunes: [], notes: [] }
const publishing: RegionPlan = { ...nothing, target: { do: 'publish', expected: 1, because: 'new' } }

function refused(message: string, because?: FailureReason): ServiceFailure {
  return new ServiceFailure(saying(message), { refused: true, because })
}

/** Lambda and S3 of one Region in memory; `calls` has what was asked of both, in order. */
class Region {
  readonly calls: string[] = []
  readonly standing = new Map<string, StagedObject>()
  #puts = 0

  readonly lambda: Pick<LayerService, 'publish' | 'version'> = {
    version: () => Promise.resolve(version),
    publish: async ({ content, description, architectures }: PublishRequest) => {
      if ('zip' in content) {
        this.calls.push('publish')
        return version
      }
      const { version: staged = '' } = content.staged
      this.calls.push(`publish ${staged}`)
      if (!this.standing.has(staged)) throw refused('S3 Error Code: NoSuchVersion', 'object-gone')
      if (architectures.length > 0)
        throw rejection(
          'InvalidParameterValueException',
          'CompatibleArchitectures are not supported in af-south-1.',
        )
      return { ...version, description }
    },
  }

  readonly s3: Staging = {
    location: { bucket: 'layers', key: 'x/1.zip' },
    check: async () => {
      this.calls.push('check')
    },
    find: async () => [...this.standing.values()][0],
    put: async () => {
      this.#puts += 1
      this.calls.push(`put v${this.#puts}`)
      return this.stand(`v${this.#puts}`)
    },
    remove: async ({ version: staged = '' }) => {
      this.calls.push(`remove ${staged}`)
      this.standing.delete(staged)
    },
  }

  stand(staged: string): StagedObject {
    const object = { bucket: 'layers', key: 'x/1.zip', version: staged }
    this.standing.set(staged, object)
    return object
  }
}

const version: LayerVersion = { ...metadata, arn: 'arn:1', version: 1, codeSha256: 'ours' }

let region: Region
let told: Outcome[]
let warnings: string[]
let read: number

beforeEach(() => {
  region = new Region()
  told = []
  warnings = []
  read = 0
})

async function publish(
  size = limit + 1,
  stagings: ReadonlyMap<string, Staging> = new Map([['eu-west-1', region.s3]]),
  declared: Partial<Metadata> = {},
): Promise<Outcome | undefined> {
  await apply(new Map([['eu-west-1', publishing]]), {
    services: new Map([['eu-west-1', region.lambda as LayerService]]),
    stagings,
    parameters: new Map(),
    layerName: 'x',
    metadata: { ...metadata, ...declared },
    archive: { sha256: 'ours', size },
    zip: () => {
      read += 1
      return Promise.resolve([])
    },
    principals: [],
    retain: undefined,
    architectureSets: [[]],
    numbering: { kind: 'next' },
    rollsBack: false,
    waitIn: () => () => Promise.resolve(),
    progress: () => undefined,
    reportOutcome: (_region, outcome) => {
      told.push(outcome)
      if (outcome.published && !told.at(-2)?.published) region.calls.push('told')
    },
    reportEnd: () => undefined,
    warn: (name, { text }) => warnings.push(`${name}: ${text}`),
  })
  return told.at(-1)
}

const done = { granted: [], revoked: [], deleted: [] }
const published = { ...done, published: true, layerVersion: { arn: 'arn:1', version: 1 } }

describe('an archive', () => {
  test('of 52,428,800 bytes is sent in the request', async () => {
    expect(await publish(limit)).toEqual(published)
    expect(region.calls).toEqual(['publish', 'told'])
  })

  test('is staged once if Lambda rejects the architectures, and published from the same object without them', async () => {
    const outcome = await publish(limit + 1, undefined, { architectures: ['x86_64'] })
    expect(outcome).toEqual({
      ...published,
      layerVersion: { arn: 'arn:1', version: 1, declared: { runtimes: [], architectures: [] } },
    })
    expect(region.calls).toEqual(['check', 'put v1', 'publish v1', 'publish v1', 'told', 'remove v1'])
    expect(warnings).toEqual([expect.stringContaining('Lambda rejects x86_64 in the metadata')])
  })

  test('of one byte more is staged, published, reported and deleted, and never read into memory', async () => {
    expect(await publish()).toEqual(published)
    expect(region.calls).toEqual(['check', 'put v1', 'publish v1', 'told', 'remove v1'])
    expect(read).toBe(0)
  })

  test('that is in the bucket already is neither uploaded nor deleted', async () => {
    region.stand('theirs')
    expect(await publish()).toEqual(published)
    expect(region.calls).toEqual(['check', 'publish theirs', 'told'])
  })

  test('that was deleted before Lambda read it is staged again', async () => {
    const find = region.s3.find
    region.s3.find = async () => {
      region.s3.find = find
      return { bucket: 'layers', key: 'x/1.zip', version: 'theirs' }
    }
    expect(await publish()).toEqual(published)
    expect(region.calls).toEqual(['check', 'publish theirs', 'put v1', 'publish v1', 'told', 'remove v1'])
  })

  test('that is deleted each time is staged twice, and deleted twice', async () => {
    region.lambda.publish = () => Promise.reject(refused('It is gone.', 'object-gone'))
    expect(await publish()).toMatchObject({ published: false, failure: saying('It is gone.') })
    expect(region.calls).toEqual(['check', 'put v1', 'remove v1', 'put v2', 'remove v2'])
  })

  test('that Lambda does not accept in a request is staged', async () => {
    const { publish: take } = region.lambda
    region.lambda.publish = (release) =>
      'zip' in release.content ? Promise.reject(refused('Too large.', 'too-large')) : take(release)
    expect(await publish(1)).toEqual(published)
    expect(region.calls).toEqual(['check', 'put v1', 'publish v1', 'told', 'remove v1'])
  })

  test('that Lambda does not accept in a request fails without a bucket', async () => {
    region.lambda.publish = () => Promise.reject(refused('Too large.', 'too-large'))
    expect(await publish(1, new Map())).toMatchObject({ published: false, failure: saying('Too large.') })
  })
})

describe('a staged archive is deleted', () => {
  test('even if the publish is refused', async () => {
    region.lambda.publish = () => Promise.reject(refused('AWS denies it.'))
    expect(await publish()).toEqual({ ...done, published: false, failure: saying('AWS denies it.') })
    expect(region.calls).toEqual(['check', 'put v1', 'remove v1'])
  })

  test('even if the response to the publish is lost, which is not sent again', async () => {
    region.lambda.publish = () => Promise.reject(new ServiceFailure(saying('No reply.'), { refused: false }))
    expect((await publish())?.failure?.text).toContain('may exist')
    expect(region.calls).toEqual(['check', 'put v1', 'remove v1'])
  })

  test('or reported in a warning, and the Region does not fail', async () => {
    region.s3.remove = () => Promise.reject(refused('AWS denies it.'))
    expect(await publish()).toEqual(published)
    expect(warnings).toEqual([
      'eu-west-1: The staged archive could not be deleted. AWS denies it. Delete x/1.zip, version v1, from the bucket "layers".',
    ])
  })
})

describe('a bucket', () => {
  test('that does not exist fails its Region before anything is sent', async () => {
    region.s3.check = () => Promise.reject(refused('There is no bucket.'))
    expect(await publish()).toEqual({ ...done, published: false, failure: saying('There is no bucket.') })
    expect(region.calls).toEqual([])
  })

  test('that cannot be checked is tried', async () => {
    region.s3.check = () => Promise.reject(refused('AWS denies it.', 'denied'))
    expect(await publish()).toEqual(published)
  })

  test('that does not accept the archive fails its Region', async () => {
    region.s3.put = () => Promise.reject(refused('AWS denies it.', 'denied'))
    expect(await publish()).toEqual({ ...done, published: false, failure: saying('AWS denies it.') })
    expect(region.calls).toEqual(['check'])
  })
})

describe('before a run', () => {
  const reusing: RegionPlan = { ...nothing, target: { do: 'reuse', arn: 'arn:1', version: 1 } }
  const missing: Staging = {
    ...new Region().s3,
    check: () => Promise.reject(refused('There is no bucket.')),
  }

  const table: [string, RegionPlan, number, string[] | undefined][] = [
    [
      'a missing bucket that is needed is an error',
      publishing,
      limit + 1,
      ['eu-west-1: There is no bucket.'],
    ],
    ['no bucket is needed for a small zip', publishing, limit, undefined],
    ['no bucket is needed where nothing is published', reusing, limit + 1, []],
    [
      'no bucket is needed where nothing can be done',
      { unobserved: saying('AWS denies it.') },
      limit + 1,
      [],
    ],
  ]
  test.each(table)('%s', async (_name, planned, size, found) => {
    const plan: Plan = new Map([['eu-west-1', planned]])
    expect(inTexts(await stagingErrors(plan, { stagings: new Map([['eu-west-1', missing]]), size }))).toEqual(
      found,
    )
  })
})

describe('the location of an archive', () => {
  const sha256 = Buffer.from('ab'.repeat(32), 'hex').toString('base64')
  const upload = {
    bucket: 'layers-{account}-{region}',
    prefix: '',
    layerName: 'my-layer',
    zip: { path: '/tmp/x.zip', sha256, size: 1 },
  }

  const table: [string, string][] = [
    ['', ''],
    ['staged/', 'staged/'],
    ['by-{account}/in-{region}/', 'by-111122223333/in-eu-west-1/'],
    ['no-slash.', 'no-slash.'],
  ]
  test.each(table)('under the prefix %j', (prefix, filled) => {
    expect(locationIn('eu-west-1', '111122223333', { ...upload, prefix })).toEqual({
      bucket: 'layers-111122223333-eu-west-1',
      key: `${filled}my-layer/${'ab'.repeat(32)}.zip`,
    })
  })

  test('has a key of at most 1,024 bytes, after placeholders are replaced', () => {
    const rest = '/my-layer/.zip'.length - 1 + 64
    const prefixed = (bytes: number) => ({ ...upload, prefix: `{region}${'x'.repeat(bytes - rest - 9)}` })
    expect(locationIn('eu-west-1', '111122223333', prefixed(1_024)).key).toHaveLength(1_024)
    expect(() => locationIn('eu-west-1', '111122223333', prefixed(1_025))).toThrow(
      'Input "s3-prefix" results in a key of 1,025 bytes in eu-west-1, but S3 accepts at most 1,024. Shorten it.',
    )
  })
})
