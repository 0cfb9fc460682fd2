import { describe, expect, test } from '@jest/globals'
import { layerVersionArn } from '../../../src/aws-names/layer-version-arn.ts'
import type { LayerVersion } from '../../../src/layer/layer.ts'
import { observe } from '../../../src/rollout/observe.ts'
import type { RolloutQuery } from '../../../src/rollout/observe.ts'
import { FunctionsInMemory, refusedBecause } from '../../support/functions-in-memory.ts'
import { lost, metadata } from '../../support/region-in-memory.ts'

const layer = 'arn:aws:lambda:eu-west-1:111122223333:layer:x'
const other = 'arn:aws:lambda:eu-west-1:444455556666:layer:other:7'
const target = layerVersionArn(`${layer}:5`)

interface Given {
  readonly request?: Partial<RolloutQuery['request']>
  /** The ARNs of the layer versions that exist and are granted. */
  readonly readable?: readonly string[]
  readonly version?: (arn: string) => Promise<LayerVersion | undefined>
}

async function observed(functions: FunctionsInMemory, given: Given = {}) {
  const { readable = [`${layer}:5`, `${layer}:3`, other] } = given
  const calls: string[] = []
  const { before } = functions
  functions.before = async (call) => {
    calls.push(call)
    return before(call)
  }
  const found = async (arn: string): Promise<LayerVersion | undefined> =>
    readable.includes(arn)
      ? { ...metadata, arn, version: Number(arn.split(':').at(-1)), codeSha256: '' }
      : undefined
  const versions = {
    version: async ({ text }: { text: string }) => {
      calls.push(`version ${text}`)
      return (given.version ?? found)(text)
    },
  }
  const query = {
    request: { functions: [], exclude: [], tags: [], ...given.request },
    targets: new Map(target ? [['r', target]] : []),
    account: '111122223333',
  }
  const region = (await observe(new Map([['r', { functions, versions }]]), query)).get('r')
  return { region, calls: calls.sort() }
}

test('functions that use an older version are read in detail, and of those with the new version only the state', async () => {
  const functions = new FunctionsInMemory()
  functions.add({ name: 'behind', layers: [`${layer}:3`] }, { team: 'a' })
  functions.add({ name: 'current', layers: [`${layer}:5`] })
  functions.add({ name: 'newer', layers: [other, `${layer}:6`] })
  functions.add({ name: 'without', layers: [other] })
  functions.add({ name: 'excluded', layers: [`${layer}:3`] })
  const { region, calls } = await observed(functions, { request: { exclude: ['ex*'] } })
  expect(region).toMatchObject({
    seen: true,
    target: { version: 5 },
    functions: [
      {
        listed: { name: 'behind' },
        details: { tags: { team: 'a' }, latest: { revisionId: expect.any(String) } },
      },
      { listed: { name: 'current' }, details: { latest: { updateStatus: 'Successful' } } },
      { listed: { name: 'newer' } },
      { listed: { name: 'excluded' } },
    ],
  })
  expect(calls).toEqual([
    'list',
    'read behind',
    'read current',
    'tags behind',
    `version ${layer}:3`,
    `version ${layer}:5`,
  ])
})

test('the tags of a function that somebody moved back to an older version are read, because a tool can manage it', async () => {
  const functions = new FunctionsInMemory()
  functions.add({ name: 'f', layers: [`${layer}:5`] }, { ManagedBy: 'terraform' })
  functions.before = async (call) => {
    if (call === 'read f') functions.deploy('f', { layers: [`${layer}:3`] })
  }
  const { region } = await observed(functions)
  expect(region).toMatchObject({ functions: [{ details: { tags: { ManagedBy: 'terraform' } } }] })
})

test.each([
  ['with tags', { tags: [{ key: 'team' }] }],
  ['with a release', { release: {} }],
])('%s, functions with the new version are read too', async (_name, request) => {
  const functions = new FunctionsInMemory()
  functions.add({ name: 'current', layers: [`${layer}:5`] })
  const { calls } = await observed(functions, { request })
  expect(calls).toEqual(expect.arrayContaining(['read current', 'tags current']))
})

describe('the layer versions that no function can get', () => {
  test('are named with the reason', async () => {
    const functions = new FunctionsInMemory()
    functions.add({ name: 'f', layers: [`${layer}:2`, other] })
    functions.add({ name: 'g', layers: [`${layer}:2`] })
    const { region, calls } = await observed(functions, { readable: [`${layer}:5`] })
    expect(region).toMatchObject({
      unusable: new Map([
        [`${layer}:2`, 'deleted'],
        [other, 'deleted-or-not-granted'],
      ]),
    })
    expect(calls.filter((call) => call === `version ${layer}:2`)).toHaveLength(1)
  })

  test('include those that the credentials cannot read', async () => {
    const functions = new FunctionsInMemory()
    functions.add({ name: 'f', layers: [`${layer}:3`, other] })
    const version = async (arn: string): Promise<LayerVersion> => {
      if (arn === other) throw refusedBecause('denied')
      return { ...metadata, arn, version: 5, codeSha256: '' }
    }
    const { region } = await observed(functions, { version })
    expect(region).toMatchObject({ unusable: new Map([[other, 'denied']]) })
  })
})

describe('the published versions of a release', () => {
  function withAlias(): FunctionsInMemory {
    const functions = new FunctionsInMemory()
    functions.add({ name: 'f', layers: [`${layer}:3`] })
    functions.release('f', 'live')
    functions.release('f')
    return functions
  }

  test.each([
    [
      'of an alias',
      { alias: { name: 'live', weight: 1 } },
      { alias: { version: '1' }, current: { version: '1' } },
    ],
    ['without an alias', {}, { current: { version: '2' } }],
    ['of an alias that does not exist', { alias: { name: 'other', weight: 1 } }, { current: undefined }],
  ])('%s', async (_name, release, expected) => {
    const { region } = await observed(withAlias(), { request: { release } })
    expect(region).toMatchObject({ functions: [{ details: { release: expected } }] })
  })

  test('include the one that gets a part of the requests', async () => {
    const functions = withAlias()
    const aliases = functions.kept.get('f')?.aliases
    aliases?.set('live', { name: 'live', version: '1', weights: { 2: 0.1 }, revisionId: 'a' })
    const { region } = await observed(functions, {
      request: { release: { alias: { name: 'live', weight: 1 } } },
    })
    expect(region).toMatchObject({ functions: [{ details: { release: { partial: { version: '2' } } } }] })
  })
})

describe('a failure', () => {
  function behind(): FunctionsInMemory {
    const functions = new FunctionsInMemory()
    functions.add({ name: 'f', layers: [`${layer}:3`] })
    return functions
  }

  test('to read the new version leaves the Region alone', async () => {
    const { region, calls } = await observed(behind(), { readable: [] })
    expect(region).toMatchObject({
      seen: false,
      reason: { text: expect.stringContaining('does not exist, or is not shared with this account') },
    })
    expect(calls).toEqual([`version ${layer}:5`])
  })

  test('to read the tags is the reason of that function', async () => {
    const functions = behind()
    functions.before = async (call) => {
      if (call.startsWith('tags')) throw refusedBecause('denied')
    }
    const { region } = await observed(functions)
    expect(region).toMatchObject({ functions: [{ unread: { text: 'AWS refused (denied).' } }] })
  })

  test('for another reason is the reason of the Region', async () => {
    const functions = behind()
    functions.before = async (call) => {
      if (call.startsWith('read')) throw lost
    }
    expect((await observed(functions)).region).toMatchObject({ seen: false })
  })

  test('because the function was deleted in between leaves it out', async () => {
    const functions = behind()
    functions.before = async (call) => {
      if (call.startsWith('tags')) functions.kept.delete('f')
    }
    expect((await observed(functions)).region).toMatchObject({ seen: true, functions: [] })
  })
})
