import { describe, expect, test } from '@jest/globals'
import { wantedBuilds, packagesWithoutWheelIn } from '../../../../src/install/python/builds.ts'
import { digestsOf, fromSource } from '../../../../src/install/python/requirements.ts'
import { parseRequirements } from '../../../../src/install/python/requirements-file.ts'

describe('the packages that requirements build from source', () => {
  test.each([
    ['--no-binary Six\n', ['six']],
    ['--no-binary=six,idna\n', ['six', 'idna']],
    ['--no-binary :all:\n', [':all:']],
    ['--no-binary six\n--no-binary :none:\n', []],
    ['--no-binary six\n--only-binary six\n', []],
    ['--no-binary :all:\n--only-binary :all:\n', []],
  ])('%j', async (text, expected) => {
    const { formats } = await parseRequirements(text, { directory: '/', workspace: '/' })
    expect(fromSource(formats)).toEqual(expected)
    expect(wantedBuilds({ formats }, true)).toEqual(expected)
    expect(wantedBuilds({ formats }, false)).toEqual([])
  })

  test('are limited to those that are allowed', () => {
    const formats = [{ option: 'no-binary', value: 'six,idna' }] as const
    expect(wantedBuilds({ formats }, ['IDNA', 'attrs'])).toEqual(['idna'])
    expect(wantedBuilds({ formats: [{ option: 'no-binary', value: ':all:' }] }, ['IDNA'])).toEqual(['idna'])
  })
})

describe('the secure hashes of a requirement', () => {
  const sha256 = 'a'.repeat(64)
  test.each([
    [`https://h.example/a.whl#sha256=${sha256}`, [`sha256:${sha256}`]],
    [`https://h.example/a.zip#egg=a&sha256=${sha256}`, [`sha256:${sha256}`]],
    [`https://h.example/a.zip#subdirectory=x&sha512=${sha256}${sha256}`, [`sha512:${sha256}${sha256}`]],
    [`https://h.example/a.whl#md5=${'a'.repeat(32)}`, []],
    ['https://h.example/a.whl?sha256=1', []],
    ['git+https://h.example/a.git@v1#egg=a', []],
  ])('%s', (url, expected) => {
    expect(digestsOf({ hashes: [], url })).toEqual(expected)
  })

  test('do not include MD5', () => {
    expect(digestsOf({ hashes: ['md5:00', 'sha256:11'] })).toEqual(['sha256:11'])
  })
})

describe('the package without a wheel', () => {
  test.each([
    [
      '  cause: Because docopt==0.6.2 has no usable wheels and only docopt<=0.6.2 is available, docopt>=0.6.2 cannot be used.\n  And because num2words==0.5.13 depends on docopt>=0.6.2\n\nhint: Wheels are required for `docopt` because building from source is disabled',
      [{ name: 'docopt', neededBy: 'num2words' }],
    ],
    [
      'Because acme-f==1.0 has no wheels with a matching platform tag, and because all versions of acme-e depend on acme-f',
      [{ name: 'acme-f', neededBy: 'acme-e' }],
    ],
    [
      'Because psycopg2==2.9.10 has no usable wheels and you require psycopg2==2.9.10',
      [{ name: 'psycopg2', neededBy: undefined }],
    ],
    [
      'Failed to download and build `six @ https://h.example/six.tar.gz`\n  cause: Building source distributions for `six` is disabled',
      [{ name: 'six', neededBy: undefined, address: 'https://h.example/six.tar.gz' }],
    ],
    ['Because requsts was not found in the package registry', []],
    ['No solution found: a==1 depends on b<2 and c==1 depends on b>2', []],
  ])('is the one in the output of uv: %j', (text, expected) => {
    expect(packagesWithoutWheelIn(text.split('\n'))).toEqual(expected)
  })
})
