import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FunctionConfiguration, Tags } from '../../../../src/layer/lambda-function.ts'
import type { LayerVersion } from '../../../../src/layer/layer.ts'
import { plan } from '../../../../src/rollout/plan/plan.ts'
import type {
  FunctionPlan,
  FunctionState,
  Observation,
  RegionState,
  ReleaseState,
  RolloutRequest,
} from '../../../../src/rollout/plan/types.ts'
import { functionConfiguration } from '../../../support/functions-in-memory.ts'
import { saying } from '../../../support/messages.ts'
import { metadata } from '../../../support/region-in-memory.ts'

const layer = 'arn:aws:lambda:eu-west-1:111122223333:layer:x'
const other = 'arn:aws:lambda:eu-west-1:444455556666:layer:other:7'
const sameName = 'arn:aws:lambda:eu-west-1:444455556666:layer:x:1'

function version(changes: Partial<LayerVersion> = {}): LayerVersion {
  return { ...metadata, arn: `${layer}:5`, version: 5, codeSha256: 'new', ...changes }
}

const everything: RolloutRequest = {
  functions: [],
  exclude: [],
  tags: [],
  includeManaged: false,
  managedTags: [],
  blockedRuntimes: [],
}

/** A function that uses version 3 of the layer. */
function user(
  changes: Partial<FunctionConfiguration> = {},
  { tags = {}, release }: { tags?: Tags; release?: ReleaseState } = {},
): FunctionState {
  const latest = functionConfiguration({ layers: [`${layer}:3`], ...changes })
  return { listed: latest, details: { tags, latest, release } }
}

function region(functions: readonly FunctionState[], changes: Partial<RegionState> = {}): RegionState {
  return { seen: true, target: version(), functions, unusable: new Map(), ...changes }
}

function planned(observed: Observation, request: Partial<RolloutRequest> = {}): readonly FunctionPlan[] {
  const found = plan({ ...everything, ...request }, new Map([['r', observed]])).get('r')
  if (!found || !('functions' in found)) throw new Error('The Region has no plan.')
  return found.functions
}

/** Returns the plan of one function in a short form: the new list of layers and the release, or why the function is only reported. */
function actionOn(
  state: FunctionState,
  request: Partial<RolloutRequest> = {},
  changes: Partial<RegionState> = {},
): unknown {
  const [found] = planned(region([state], changes), request)
  if (!found) return 'not in the plan'
  const { action } = found
  if (action.do === 'report') return action.because.text
  if (action.do !== 'update') return action.do
  return { layers: action.change?.after, ...(action.release && { release: action.release }) }
}

describe('the update of a function', () => {
  test.each<[string, string[], string[]]>([
    ['replaces its entry', [`${layer}:3`], [`${layer}:5`]],
    [
      'keeps the other layers and their order',
      [other, `${layer}:3`, sameName],
      [other, `${layer}:5`, sameName],
    ],
  ])('%s', (_name, layers, after) => {
    expect(actionOn(user({ layers }))).toEqual({ layers: after })
  })

  test.each<[string, string[], string]>([
    ['with the new version is kept', [other, `${layer}:5`], 'keep'],
    ['with a newer version is kept', [`${layer}:6`], 'keep'],
    ['without the layer is not in the plan', [other], 'not in the plan'],
    ['with a layer of the same name in another account is not in the plan', [sameName], 'not in the plan'],
    ['with a layer whose name begins alike is not in the plan', [`${layer}y:3`], 'not in the plan'],
  ])('a function %s', (_name, layers, expected) => {
    expect(actionOn(user({ layers }))).toBe(expected)
  })

  test.each([
    ['InProgress', 'Another update of the function is in progress.'],
    ['Failed', 'The last update of the function failed: No subnet. Fix the function first.'],
  ])('a function with the new version whose last update is %s is reported', (updateStatus, text) => {
    const state = user({ layers: [other, `${layer}:5`], updateStatus, statusReason: 'No subnet.' })
    expect(actionOn(state)).toEqual(expect.stringContaining(text))
  })

  test('a function with a newer version is kept, whatever its last update did', () => {
    expect(actionOn(user({ layers: [`${layer}:6`], updateStatus: 'Failed' }))).toBe('keep')
  })

  test('the details are newer than the list', () => {
    const latest = functionConfiguration({ layers: [`${layer}:5`] })
    const listed = functionConfiguration({ layers: [`${layer}:3`] })
    expect(actionOn({ listed, details: { tags: {}, latest } })).toBe('keep')
  })

  test('functions are sorted by name, with the number that they use', () => {
    const states = [user({ name: 'b' }), user({ name: 'a', layers: [`${layer}:4`] }), user({ name: 'C' })]
    expect(planned(region(states)).map(({ name, current }) => [name, current])).toEqual([
      ['C', 3],
      ['a', 4],
      ['b', 3],
    ])
  })
})

describe('the selection', () => {
  test.each<[string[], string[], boolean]>([
    [[], [], true],
    [['orders-*'], [], true],
    [['*'], ['orders-api'], false],
    [['orders'], [], false],
    [['*-api'], [], true],
    [['o*s*-*pi'], [], true],
    [['*api*orders*'], [], false],
    [['orders-api*api'], [], false],
    [['ORDERS-*'], [], false],
    [['other', 'orders-api'], ['*x*'], true],
    [[], ['*'], false],
  ])('functions %j without %j', (functions, exclude, isSelected) => {
    const state = user({ name: 'orders-api' })
    const found = plan({ ...everything, functions, exclude }, new Map([['r', region([state])]])).get('r')
    expect(found).toMatchObject({
      functions: { length: isSelected ? 1 : 0 },
      notSelected: isSelected ? 0 : 1,
    })
  })

  test.each<[RolloutRequest['tags'], boolean]>([
    [[{ key: 'team' }], true],
    [[{ key: 'team', value: 'a' }], true],
    [[{ key: 'team', value: 'A' }], false],
    [[{ key: 'Team' }], false],
    [[{ key: 'team' }, { key: 'stage', value: 'prod' }], false],
    [[{ key: 'constructor' }], false],
  ])('tags %j', (tags, isSelected) => {
    const found = planned(region([user({}, { tags: { team: 'a', stage: 'test' } })]), { tags })
    expect(found).toHaveLength(isSelected ? 1 : 0)
  })

  test('a function that is not selected needs no details', () => {
    const listed = functionConfiguration({ layers: [`${layer}:3`] })
    expect(actionOn({ listed }, { exclude: ['f'] })).toBe('not in the plan')
  })
})

describe('a function is only reported', () => {
  const because = (text: string): unknown => expect.stringContaining(text)

  test.each<[string, Tags, string]>([
    ['CloudFormation', { 'aws:cloudformation:stack-name': 's' }, 'CloudFormation'],
    ['AWS SAM', { 'aws:cloudformation:stack-name': 's', 'lambda:createdBy': 'SAM' }, 'AWS SAM'],
    ['SST', { 'sst:app': 'a', 'sst:stage': 'b' }, 'SST'],
    ['Chalice', { 'aws-chalice': 'version=1' }, 'Chalice'],
    ['ACK', { 'services.k8s.aws/controller-version': 'l' }, 'AWS Controllers for Kubernetes'],
    ['Crossplane', { 'crossplane-kind': 'function' }, 'Crossplane'],
    ['the requested tag', { by: 'terraform' }, 'a deployment tool (by=terraform)'],
  ])('if %s manages it', (_name, tags, manager) => {
    const managedTags = [{ key: 'by', value: 'terraform' }]
    const state = user({}, { tags })
    expect(actionOn(state, { managedTags })).toEqual(
      because(`According to its tags, ${manager} manages the function.`),
    )
    expect(planned(region([state]), { managedTags })[0]).toMatchObject({ manager })
    expect(actionOn(state, { managedTags, includeManaged: true })).toEqual({ layers: [`${layer}:5`] })
  })

  test.each<[string, Partial<FunctionConfiguration>, Partial<LayerVersion>, string]>([
    ['its runtime does not fit', {}, { runtimes: ['python3.13'] }, 'declares python3.13'],
    [
      'its architecture does not fit',
      { architectures: ['arm64'] },
      { architectures: ['x86_64'] },
      'the architecture arm64, but version 5 declares x86_64',
    ],
    [
      'its architecture is the default one, and does not fit',
      { architectures: [] },
      { architectures: ['arm64'] },
      'the architecture x86_64, but version 5 declares arm64',
    ],
    ['it is a container image', { isImage: true, runtime: undefined }, {}, 'container image'],
    ['Lambda does not update its runtime', { runtime: 'nodejs12.x' }, {}, 'runtime nodejs12.x'],
    [
      'it lists two versions of the layer',
      { layers: [`${layer}:3`, `${layer}:5`] },
      {},
      `2 versions of the layer: ${layer}:3, ${layer}:5`,
    ],
    ['another update is in progress', { updateStatus: 'InProgress' }, {}, 'is in progress'],
    [
      'its last update failed',
      { updateStatus: 'Failed', statusReason: 'No subnet.' },
      {},
      'The last update of the function failed: No subnet. Fix the function first.',
    ],
    ['it is being created', { state: 'Pending' }, {}, 'in the state Pending.'],
    ['it is failed', { state: 'Failed', statusReason: 'No key' }, {}, 'in the state Failed: No key.'],
    ['AWS reports no state', { state: '' }, {}, 'in the state'],
  ])('if %s', (_name, changes, target, text) => {
    expect(actionOn(user(changes), { blockedRuntimes: ['nodejs12.x'] }, { target: version(target) })).toEqual(
      because(text),
    )
  })

  test.each<[string, Partial<FunctionConfiguration>, Partial<LayerVersion>]>([
    ['the version declares its runtime', {}, { runtimes: ['python3.13', 'nodejs24.x'] }],
    ['the version declares its architecture', { architectures: [] }, { architectures: ['arm64', 'x86_64'] }],
    ['it is inactive, which an update does not change', { state: 'Inactive' }, {}],
  ])('but not if %s', (_name, changes, target) => {
    expect(actionOn(user(changes), {}, { target: version(target) })).toEqual({ layers: [`${layer}:5`] })
  })

  test.each([
    ['the version that it uses is deleted', `${layer}:3`, 'deleted', 'could not be undone if it failed'],
    ['another layer is deleted', other, 'deleted-or-not-granted', `${other}, is deleted, or is not shared`],
    ['another layer cannot be read', other, 'denied', 'the credentials lack lambda:GetLayerVersion'],
  ] as const)('if %s', (_name, arn, why, text) => {
    const state = user({ layers: [`${layer}:3`, other] })
    expect(actionOn(state, {}, { unusable: new Map([[arn, why]]) })).toEqual(because(text))
  })

  test('but not if a layer of another function is deleted', () => {
    expect(actionOn(user(), {}, { unusable: new Map([[other, 'deleted']]) })).toEqual({
      layers: [`${layer}:5`],
    })
  })

  test('if it could not be read, because nobody knows who manages it', () => {
    const listed = functionConfiguration({ layers: [`${layer}:3`] })
    expect(actionOn({ listed, unread: saying('AWS denies it.') }, { tags: [{ key: 'a' }] })).toEqual(
      because('does not update it. AWS denies it.'),
    )
  })
})

describe('the release of a function', () => {
  const latest = functionConfiguration({ layers: [other, `${layer}:3`] })
  const published = (changes: Partial<FunctionConfiguration> = {}): FunctionConfiguration => ({
    ...latest,
    version: '8',
    ...changes,
  })
  const alias = { name: 'live', version: '8', weights: {}, revisionId: 'a' }
  const all = { alias: { name: 'live', weight: 1 } }
  const updated = [other, `${layer}:5`]

  const withRelease = (
    release: ReleaseState,
    {
      layers = latest.layers,
      request = all,
    }: { layers?: readonly string[]; request?: RolloutRequest['release'] } = {},
  ): unknown => actionOn(user({ layers }, { release }), { release: request })

  test('moves the alias of a function whose code is released', () => {
    expect(withRelease({ alias, current: published() })).toEqual({
      layers: updated,
      release: { alias: { before: alias, weight: 1 } },
    })
  })

  test.each<[string, Partial<FunctionConfiguration>]>([
    ['code', { codeSha256: 'released' }],
    ['settings', { settings: 'released' }],
    ['other layers', { layers: [`${layer}:3`] }],
    ['order of layers', { layers: [`${layer}:3`, other] }],
    ['layers without this one', { layers: [other] }],
  ])('is refused if the alias invokes a version with different %s', (_name, changes) => {
    expect(withRelease({ alias, current: published(changes) })).toEqual(
      expect.stringContaining('differ from version 8, which the alias live invokes'),
    )
  })

  test('is refused if the version that the alias invokes could not be read', () => {
    for (const layers of [latest.layers, updated])
      expect(withRelease({ alias }, { layers })).toBe(
        'The action could not read version 8, which the alias live invokes. Run the rollout again later.',
      )
  })

  test('ignores which version of the layer was released before', () => {
    const current = published({ layers: [other, `${layer}:1`] })
    expect(withRelease({ alias, current })).toMatchObject({ release: { alias: { before: alias } } })
  })

  test('continues after an earlier run that changed only $LATEST', () => {
    const state = user({ layers: updated }, { release: { alias, current: published() } })
    expect(actionOn(state, { release: all })).toEqual({
      layers: undefined,
      release: { alias: { before: alias, weight: 1 } },
    })
    expect(planned(region([state]), { release: all })[0]).toMatchObject({ current: 3 })
  })

  test.each<[string, ReleaseState]>([
    ['the function does not have the alias', {}],
    ['the alias follows $LATEST', { alias: { ...alias, version: '$LATEST' } }],
    ['the alias already invokes the new version', { alias, current: published({ layers: updated }) }],
  ])('is not needed if %s', (_name, state) => {
    expect(withRelease(state)).toEqual({ layers: updated })
    expect(withRelease(state, { layers: updated })).toBe('keep')
  })

  test('is not done for a function that is newer than the new version', () => {
    expect(withRelease({ alias, current: published() }, { layers: [other, `${layer}:6`] })).toBe('keep')
  })

  describe('of a part of the requests', () => {
    const half = { alias: { name: 'live', weight: 0.5 } }
    const split = { ...alias, weights: { 9: 0.5 } }
    const partial = published({ version: '9', layers: updated })

    test('keeps the version that the alias invokes', () => {
      expect(withRelease({ alias, current: published() }, { request: half })).toMatchObject({
        release: { alias: { before: alias, weight: 0.5 } },
      })
    })

    test('is done if an earlier run released the same part', () => {
      const state = { alias: split, current: published(), partial }
      expect(withRelease(state, { layers: updated, request: half })).toBe('keep')
    })

    test('is completed with the version that an earlier run published', () => {
      const state = { alias: split, current: published(), partial }
      expect(withRelease(state, { layers: updated })).toEqual({
        layers: undefined,
        release: { version: '9', alias: { before: split, weight: 1 } },
      })
    })

    test('is completed also if $LATEST has got other code since then', () => {
      const state = { alias: split, current: published(), partial }
      const changed = user({ layers: updated, codeSha256: 'unreleased' }, { release: state })
      expect(actionOn(changed, { release: all })).toEqual({
        layers: undefined,
        release: { version: '9', alias: { before: split, weight: 1 } },
      })
    })

    test.each<[string, FunctionConfiguration | undefined]>([
      ['other code', { ...partial, codeSha256: 'deployment' }],
      ['the old layer', published({ version: '9' })],
      ['an unknown version', undefined],
    ])('is refused if the alias splits its requests with %s', (_name, second) => {
      const state = { alias: split, current: published(), partial: second }
      expect(withRelease(state)).toEqual(
        expect.stringContaining('splits its requests between the versions 8 and 9'),
      )
    })
  })

  describe('without an alias', () => {
    test('publishes no first version of a function that a deployment tool manages', () => {
      const tags = { 'aws:cloudformation:stack-name': 's' }
      expect(actionOn(user({ layers: updated }, { tags, release: {} }), { release: {} })).toBe('keep')
    })

    test.each<[string, ReleaseState, readonly string[], unknown]>([
      ['publishes the first version with an update', {}, latest.layers, { layers: updated, release: {} }],
      [
        'publishes the first version if an earlier run was killed before it did',
        {},
        updated,
        { layers: undefined, release: {} },
      ],
      [
        'publishes the next version',
        { current: published() },
        latest.layers,
        { layers: updated, release: { alias: undefined } },
      ],
      [
        'continues after an earlier run',
        { current: published() },
        updated,
        { layers: undefined, release: { alias: undefined } },
      ],
      ['is done', { current: published({ layers: updated, state: 'Active' }) }, updated, 'keep'],
      [
        'is not done if the new version could not be started',
        { current: published({ layers: updated, state: 'Failed' }) },
        updated,
        { layers: undefined, release: { alias: undefined } },
      ],
      [
        'waits for a new version that is still being started',
        { current: published({ layers: updated, state: 'Pending' }) },
        updated,
        { layers: undefined, release: { alias: undefined } },
      ],
      [
        'is refused if $LATEST has other changes',
        { current: published({ codeSha256: 'released' }) },
        latest.layers,
        expect.stringContaining('differ from version 8.'),
      ],
    ])('%s', (_name, state, layers, expected) => {
      expect(withRelease(state, { layers, request: {} })).toEqual(expected)
    })
  })
})

describe('at most so many functions', () => {
  const names = ['a', 'b', 'c']

  test('are updated in all Regions together, in the order of the Regions', () => {
    const states = names.map((name) => user({ name }))
    const observed = new Map([
      ['one', region(states)],
      ['two', region(states)],
    ])
    const actions = [...plan({ ...everything, atMost: 4 }, observed).values()].map((found) =>
      'functions' in found ? found.functions.map(({ action }) => action.do) : [],
    )
    expect(actions).toEqual([
      ['update', 'update', 'update'],
      ['update', 'defer', 'defer'],
    ])
  })

  test('are counted without those that are kept or only reported', () => {
    const states = [
      user({ name: 'a', layers: [`${layer}:5`] }),
      user({ name: 'b', state: 'Failed' }),
      user({ name: 'c' }),
      user({ name: 'd' }),
    ]
    const actions = planned(region(states), { atMost: 1 }).map(({ action }) => action.do)
    expect(actions).toEqual(['keep', 'report', 'update', 'defer'])
  })
})

describe('a Region that could not be read', () => {
  test.each<[string, Observation, object]>([
    [
      'is not updated',
      { seen: false, reason: saying('AWS denies it.'), denied: 'lambda:GetLayerVersion' },
      { unobserved: saying('AWS denies it.'), denied: 'lambda:GetLayerVersion' },
    ],
    [
      'is skipped if it is optional',
      { seen: false, reason: saying('It is down.'), isTolerated: true },
      { missing: saying('It is down.') },
    ],
  ])('%s', (_name, observed, expected) => {
    expect(plan(everything, new Map([['r', observed]])).get('r')).toEqual(expected)
  })
})

test('an update changes exactly one entry, and a second plan updates nothing', () => {
  const arn = fc.constantFrom(
    other,
    sameName,
    `${layer}y:3`,
    `${layer}:3`,
    `${layer}:4`,
    `${layer}:5`,
    `${layer}:6`,
  )
  fc.assert(
    fc.property(fc.uniqueArray(arn, { maxLength: 5 }), (layers) => {
      const [found] = planned(region([user({ layers })]))
      if (found?.action.do !== 'update') return
      const { before, after } = found.action.change ?? { before: [], after: [] }
      expect(before).toEqual(layers)
      expect(after).toHaveLength(layers.length)
      const changed = after.filter((one, index) => one !== layers[index])
      expect(changed).toEqual([`${layer}:5`])
      expect(actionOn(user({ layers: after }))).toBe('keep')
    }),
  )
})
