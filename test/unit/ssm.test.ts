import { describe, expect, test } from '@jest/globals'
import { fillParameterName, whyNoParameterName } from '../../src/regions/parameter-name.ts'
import type { ParameterStore, Written } from '../../src/regions/parameters.ts'
import { writeParameters } from '../../src/regions/parameters.ts'

describe('the name of a parameter', () => {
  const names = { name: 'my-layer', version: 3, region: 'eu-west-1' }
  test.each([
    ['/layers/{name}/arn', '/layers/my-layer/arn'],
    ['{name}.{version}-{region}', 'my-layer.3-eu-west-1'],
    ['/{name}/{name}', '/my-layer/my-layer'],
    ['plain', 'plain'],
  ])('%s becomes %s', (template, expected) => {
    expect(fillParameterName(template, names)).toBe(expected)
    expect(whyNoParameterName(expected)).toBeUndefined()
  })

  test.each([
    ['a name with spaces', 'a b', 'only letters'],
    ['1,012 characters', 'a'.repeat(1_012), 'at most 1,011'],
    ['a path that does not begin with "/"', 'layers/arn', 'begins with one'],
    ['a path that ends with "/"', '/layers/', 'nothing'],
    ['an empty level', '/layers//arn', 'nothing'],
    ['16 levels', '/a'.repeat(16), 'at most 15 levels'],
    ['a name that AWS keeps for itself', '/aws/x', '"aws" or "ssm"'],
    ['another one', 'SSMx', '"aws" or "ssm"'],
  ])('is not %s', (_name, given, reason) => {
    expect(whyNoParameterName(given)).toContain(reason)
  })

  test.each(['a'.repeat(1_011), '/a'.repeat(15), '/layers/aws'])('may be %.20s', (given) => {
    expect(whyNoParameterName(given)).toBeUndefined()
  })
})

describe('a parameter', () => {
  async function written(value: ParameterStore['value']): Promise<{ put: string[]; told: Written[] }> {
    const put: string[] = []
    const told: Written[] = []
    const store: ParameterStore = {
      value,
      put: async (name, text) => {
        put.push(`${name}=${text}`)
      },
    }
    await writeParameters({
      stores: new Map([['r', store]]),
      standing: new Map([['r', { arn: 'arn:3', version: 3 }]]),
      nameIn: (region, version) => `/${region}/${version}`,
      ended: (_region, one) => told.push(one),
    })
    return { put, told }
  }

  test('that is not there is made', async () => {
    expect(await written(async () => undefined)).toEqual({
      put: ['/r/3=arn:3'],
      told: [{ name: '/r/3', changed: true }],
    })
  })

  test('with another value is changed', async () => {
    expect((await written(async () => 'arn:2')).put).toEqual(['/r/3=arn:3'])
  })

  test('with the same value is not written to', async () => {
    expect(await written(async () => 'arn:3')).toEqual({ put: [], told: [{ name: '/r/3', changed: false }] })
  })

  test('that cannot be read is not written to, and the layer stands', async () => {
    const { put, told } = await written(() => Promise.reject(new Error('AWS denies it.')))
    expect(put).toEqual([])
    expect(told[0]?.failure).toBe(
      'Version 3 stands, but the parameter "/r/3" could not be set to its ARN. AWS denies it. ' +
        'Running again does only what is missing.',
    )
  })
})
