import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readInputs } from '../../../../src/publish/inputs/inputs.ts'
import type { Inputs } from '../../../../src/publish/inputs/inputs.ts'
import { namesIn } from '../../../../src/aws-names/region-selection.ts'
import { wantedRegions } from '../../../../src/inputs/regions.ts'
import { requireInputs } from '../../../../src/inputs/read-all.ts'
import { Problem } from '../../../../src/base/problem.ts'
import { textsOf } from '../../../../src/base/message.ts'

const root = mkdtempSync(join(tmpdir(), 'inputs-'))
const workspace = join(root, 'workspace')
const temporary = join(root, 'temp')
mkdirSync(join(workspace, 'layer'), { recursive: true })
mkdirSync(temporary)
writeFileSync(join(workspace, 'package.json'), '{}')
writeFileSync(join(temporary, 'made.zip'), '')
symlinkSync(tmpdir(), join(workspace, 'out'))
symlinkSync('/nowhere/layer.json', join(workspace, 'dangling'))
symlinkSync('package.json', join(workspace, 'same'))

const least = { 'layer-name': 'my-layer', regions: 'eu-west-1' }

/** A job that has credentials, and may ask for a token. */
const job = {
  AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/x',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example',
}

function read(given: Record<string, string>, env: Record<string, string> = {}): Inputs {
  const surroundings = { workspace, temporary, env: { ...job, ...env } }
  return requireInputs(readInputs((name) => ({ ...least, ...given })[name] ?? '', surroundings))
}

function regionsFor(given: Record<string, string>, env: Record<string, string> = {}): readonly string[] {
  return namesIn(wantedRegions(read(given, env), { ...job, ...env }))
}

function errorsAbout(given: Record<string, string>, env: Record<string, string> = {}): readonly string[] {
  try {
    read(given, env)
  } catch (error) {
    if (error instanceof Problem) return textsOf(error.errors)
    throw error
  }
  return []
}

describe('what is read', () => {
  const table: [string, Record<string, string>, Partial<Inputs>][] = [
    [
      'Regions between commas or newlines, each once',
      { regions: 'eu-west-1, us-east-1\neu-west-1\n' },
      { regions: { names: ['eu-west-1', 'us-east-1'], patterns: [], exclusions: [] } },
    ],
    ['a boolean as YAML writes it', { 'dry-run': 'True' }, { 'dry-run': true }],
    ['install scripts: all', { 'install-scripts': 'true' }, { 'install-scripts': true }],
    [
      'install scripts: by name',
      { 'install-scripts': 'sharp, @scope/x' },
      { 'install-scripts': ['sharp', '@scope/x'] },
    ],
    [
      'principals of each kind',
      { principals: '111122223333,o-a1b2c3d4e5' },
      { principals: ['111122223333', 'o-a1b2c3d4e5'] },
    ],
    ['no principals: permissions are not touched', {}, { principals: undefined }],
    ['the source', { source: 'layer' }, { source: join(workspace, 'layer') }],
    [
      'an archive of an earlier step',
      { archive: join(temporary, 'made.zip') },
      { archive: join(temporary, 'made.zip') },
    ],
    [
      'groups of optional dependencies, patterns and commands',
      {
        extras: 'aws, dev.tools',
        include: 'python/own/**',
        exclude: '**/tests\n**/*.md',
        'test-command': 'true',
      },
      {
        extras: ['aws', 'dev.tools'],
        include: ['python/own/**'],
        exclude: ['**/tests', '**/*.md'],
        'test-command': 'true',
      },
    ],
    [
      'a bucket and a prefix with placeholders',
      { 's3-bucket': 'layers-{account}-{region}', 's3-prefix': 'staging/{region}/' },
      { 's3-bucket': 'layers-{account}-{region}', 's3-prefix': 'staging/{region}/' },
    ],
    [
      'a path to write, in a folder that is not there yet',
      { sbom: 'reports/layer.cdx.json' },
      { sbom: join(workspace, 'reports', 'layer.cdx.json') },
    ],
    [
      'a parameter with placeholders',
      { 'ssm-parameter': '/layers/{name}/{version}/{region}, /layers/{name}' },
      { 'ssm-parameter': ['/layers/{name}/{version}/{region}', '/layers/{name}'] },
    ],
    [
      'files for other tools',
      { export: 'json: a.json\nmarkdown: a.md' },
      {
        export: [
          { format: 'json', path: join(workspace, 'a.json') },
          { format: 'markdown', path: join(workspace, 'a.md') },
        ],
      },
    ],
    ['what to leave out: nothing', { slim: 'false' }, { slim: [] }],
    ['all but the SDK', { slim: 'true' }, { slim: ['tests', 'docs', 'typings', 'source-maps'] }],
    [
      'kinds between commas or newlines',
      { slim: 'tests, docs\nruntime-sdk', 'compatible-runtimes': 'nodejs24.x, python3.13' },
      { slim: ['tests', 'docs', 'runtime-sdk'] },
    ],
    ['an empty text is one that was not given', { description: '' }, { description: undefined }],
  ]
  test.each(table)('%s', (_name, given, expected) => {
    expect(read(given)).toMatchObject(expected)
  })

  test('AWS_REGION, where no Regions are given', () => {
    expect(regionsFor({ regions: '' }, { AWS_REGION: 'us-west-1' })).toEqual(['us-west-1'])
  })

  test('optional Regions are added, and without required ones AWS_REGION is not used', () => {
    const env = { AWS_REGION: 'us-west-1' }
    expect(regionsFor({ 'optional-regions': 'me-south-1, eu-west-1' }, env)).toEqual([
      'eu-west-1',
      'me-south-1',
    ])
    expect(regionsFor({ regions: '', 'optional-regions': 'me-south-1' }, env)).toEqual(['me-south-1'])
    expect(regionsFor({ regions: '', 'optional-regions': '[]' }, env)).toEqual(['us-west-1'])
  })

  test('a Region that is too new to be known is tried, with a warning', () => {
    const inputs = read({ regions: 'eu-west-9' })
    expect(inputs.regions?.names).toEqual(['eu-west-9'])
    expect(textsOf(inputs.warnings)).toEqual([expect.stringContaining('"eu-west-9"')])
    expect(textsOf(read({ regions: 'eu-west-1' }).warnings)).toEqual([])
  })

  test('a runtime that is too new to be known is tried, with a warning', () => {
    expect(textsOf(read({ 'compatible-runtimes': 'nodejs24.x, nodejs99.x' }).warnings)).toEqual([
      expect.stringContaining('"nodejs99.x"'),
    ])
  })

  test('a runtime or Region of which only the digits are new, with a warning', () => {
    const given = { 'compatible-runtimes': 'nodejs28.x, python3.16', regions: 'eu-west-9, us-east-1' }
    expect(textsOf(read(given).warnings)).toEqual([
      'Input "regions" has "eu-west-9", which this action does not know. It passes the value to AWS unchanged.',
      'Input "compatible-runtimes" has "nodejs28.x", which this action does not know. It passes the value to AWS unchanged.',
      'Input "compatible-runtimes" has "python3.16", which this action does not know. It passes the value to AWS unchanged.',
    ])
  })

  test('an endpoint that is not AWS, with a warning that shows no password', () => {
    const env = { AWS_ENDPOINT_URL_LAMBDA: 'https://user:canary@proxy.example/path' }
    expect(textsOf(read({}, env).warnings)).toEqual([
      'AWS_ENDPOINT_URL_LAMBDA sends calls to https://proxy.example instead of AWS.',
    ])
    expect(textsOf(read({}, { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }).warnings)).toEqual([])
  })
})

describe('what is refused', () => {
  const table: [string, Record<string, string>, string][] = [
    ['no name', { 'layer-name': '' }, 'Input "layer-name" is not given, but it is required.'],
    ['a name with a space', { 'layer-name': 'my layer' }, '"my layer"'],
    ['a name with a newline', { 'layer-name': 'a\n::error::b' }, String.raw`"a\n::error::b"`],
    ['a long name', { 'layer-name': 'a'.repeat(141) }, '141 characters'],
    ['an ARN as a name', { 'layer-name': 'arn:aws:lambda:eu-west-1:111122223333:layer:x' }, 'not an ARN'],
    ['no Region', { regions: '' }, 'it is required if the variable AWS_REGION is not set'],
    ['Regions that are only a comma', { regions: ',' }, 'Input "regions" is ",", but it contains no items.'],
    ['principals of variables that are not set', { principals: ',' }, 'it contains no items'],
    ['files for other tools, of only a newline', { export: '\n' }, 'it contains no items'],
    [
      'a Region without its hyphen',
      { regions: 'us-east1' },
      'Input "regions" has "us-east1", but a Region looks like',
    ],
    ['a Region that is none', { regions: 'moon-1' }, '"moon-1"'],
    ['a Region of no partition, in the right form', { regions: 'moon-west-1' }, '"moon-west-1"'],
    ['an availability zone', { regions: 'eu-west-1a' }, 'Did you mean eu-west-1?'],
    ['a partition, not a Region', { regions: 'aws-global' }, '"aws-global"'],
    ['a runtime in upper case', { 'compatible-runtimes': 'Python3.13' }, 'Did you mean python3.13?'],
    ['a manager with a slip', { 'package-manager': 'pnmp' }, 'Did you mean pnpm?'],
    ['a manager in upper case', { 'package-manager': 'NPM' }, 'Did you mean npm?'],
    ['a boolean of older YAML', { 'dry-run': 'yes' }, 'Did you mean true?'],
    ['a boolean of older YAML for scripts', { 'install-scripts': 'off' }, 'Did you mean false?'],
    ['an architecture by another name', { 'compatible-architectures': 'amd64' }, 'Did you mean x86_64'],
    ['an architecture by half its name', { 'compatible-architectures': 'arm' }, 'Did you mean arm64'],
    [
      '16 runtimes',
      { 'compatible-runtimes': Array.from({ length: 16 }, (_, n) => `nodejs${n}.x`).join() },
      'at most 15',
    ],
    ['a long description', { description: 'a'.repeat(257) }, '257 characters'],
    ['a long licence', { 'license-info': 'a'.repeat(513) }, '513 characters'],
    ['a boolean that is none', { 'skip-unchanged': 'yes' }, 'only "true" and "false"'],
    ['a duration that is too short', { 'role-duration-seconds': '899' }, 'from 900 to 43200'],
    ['a duration that is too long', { 'role-duration-seconds': '43201' }, 'from 900 to 43200'],
    ['a duration that is no number', { 'role-duration-seconds': 'abc' }, 'from 900 to 43200'],
    ['a role that is none', { 'role-to-assume': 'my-role' }, 'arn:aws:iam::111122223333:role/name'],
    ['an account id that YAML read as a number', { principals: '11122223333' }, 'in quotes'],
    ['a bad organization id', { principals: 'o-1' }, '"o-1"'],
    ['everyone, by accident', { principals: '*' }, '"allow-public: true"'],
    ['an unknown package manager', { 'package-manager': 'cargo' }, 'the allowed values are auto, npm, pnpm'],
    ['a source that is not there', { source: 'nowhere' }, 'no such directory'],
    ['a source that is a file', { source: 'package.json' }, 'not a directory'],
    ['a source above the workspace', { source: '../../etc' }, 'Input "source"'],
    ['an absolute source elsewhere', { source: '/etc' }, 'points outside of the workspace'],
    ['a source that leads out by a link', { source: 'out' }, 'points outside of the workspace'],
    ['no time', { 'build-timeout-minutes': '0' }, 'it must be a number above 0 and up to 7200'],
    ['a time below that', { 'build-timeout-minutes': '-1' }, 'it must be a number above 0 and up to 7200'],
    ['a time with a unit', { 'build-timeout-minutes': '20m' }, 'it must be a number above 0 and up to 7200'],
    ['a time without end', { 'build-timeout-minutes': 'Infinity' }, 'it must be a number above 0'],
    ['more time than a job has', { 'build-timeout-minutes': '7200.5' }, 'it must be a number above 0'],
    ['a smoke test that is no boolean', { 'smoke-test': 'yes' }, 'only "true" and "false" are allowed'],
    ['a smoke test of one language', { 'smoke-test': 'python' }, 'only "true" and "false" are allowed'],
    ['a boolean among names', { 'install-scripts': 'true, sharp' }, 'has "true", but it must be'],
    ['an archive and a command', { archive: 'package.json', 'build-command': 'make' }, '"build-command"'],
    ['an archive and a manager', { archive: 'package.json', 'package-manager': 'npm' }, '"package-manager"'],
    [
      'an archive and install scripts',
      { archive: 'package.json', 'install-scripts': 'true' },
      '"install-scripts"',
    ],
    [
      'a command and a lock file',
      { 'build-command': 'make', 'require-lockfile': 'true' },
      '"require-lockfile"',
    ],
    ['Regions of two partitions', { regions: 'eu-west-1, cn-north-1' }, 'aws, aws-cn'],
    [
      'a role of another partition',
      { 'role-to-assume': 'arn:aws:iam::111122223333:role/x', regions: 'cn-north-1' },
      'partition aws, but the Regions in "regions" are in aws-cn',
    ],
    ['an archive and patterns', { archive: 'package.json', exclude: '**/tests' }, '"exclude"'],
    ['an archive and own files', { archive: 'package.json', include: 'python/**' }, '"include"'],
    ['a command and groups', { 'build-command': 'make', extras: 'aws' }, '"extras"'],
    ['inputs of a command without a command', { 'build-inputs': 'src/**' }, 'not "build-command"'],
    ['a group that is none', { extras: '--all' }, '"--all"'],
    ['a bucket with upper case', { 's3-bucket': 'Layers' }, 'a bucket has 3 to 63'],
    ['a bucket that is too long', { 's3-bucket': 'a'.repeat(64) }, 'a bucket has 3 to 63'],
    ['a bucket that is an address', { 's3-bucket': '10.0.0.1' }, 'a bucket has 3 to 63'],
    ['a bucket with another placeholder', { 's3-bucket': 'layers-{stage}' }, 'a bucket has 3 to 63'],
    ['a prefix without a bucket', { 's3-prefix': 'staging/' }, 'not "s3-bucket"'],
    ['a prefix that leads up', { 's3-bucket': 'layers', 's3-prefix': 'a/../b' }, 'Input "s3-prefix"'],
    ['a path to write above the workspace', { sbom: '../layer.json' }, 'points outside of the workspace'],
    ['a path to write through a link', { sbom: 'out/layer.json' }, 'points outside of the workspace'],
    ['a path to write where a link dangles', { sbom: 'dangling' }, 'points outside of the workspace'],
    ['a path to write that is a directory', { sbom: 'layer' }, 'it is a directory'],
    ['a path to write below a file', { sbom: 'package.json/layer.json' }, 'a part of it is a file'],
    ['the same parameter twice', { 'ssm-parameter': '/my-layer, /{name}' }, 'results in "/my-layer" twice'],
    ['a parameter of a release without a name', { 'ssm-parameter': '/{release}' }, '"release" is not given'],
    ['an index without a release', { export: 'index: x.json' }, '"release" is not given'],
    ['a release that is no name', { release: '-x y' }, 'a release begins with a letter or digit'],
    [
      'a section of a file in another format',
      { export: 'json: a.md#layers' },
      'only "markdown" can replace a section',
    ],
    ['a parameter with another placeholder', { 'ssm-parameter': '/{stage}/arn' }, '"{name}", "{version}"'],
    [
      'a parameter that AWS keeps',
      { 'ssm-parameter': '/{name}', 'layer-name': 'aws-x' },
      'results in "/aws-x"',
    ],
    [
      'a parameter too long once filled in',
      { 'ssm-parameter': `${'a'.repeat(950)}{name}.{region}` },
      '1,011',
    ],
    ['another word for a kind to leave out', { slim: 'tests, sourcemaps' }, 'Did you mean source-maps?'],
    ['a word for "true"', { slim: 'yes' }, 'Did you mean true?'],
    ['"true" among kinds', { slim: 'true, runtime-sdk' }, 'the allowed values are tests, docs,'],
    ['kinds between spaces', { slim: 'tests docs' }, 'Separate them with commas or newlines'],
    ['an archive to leave files out of', { archive: 'same', slim: 'true' }, '"archive" and "slim"'],
    ['the SDK of unknown runtimes', { slim: 'runtime-sdk' }, '"compatible-runtimes" is not set'],
    [
      'the SDK of a runtime without one',
      { slim: 'runtime-sdk', 'compatible-runtimes': 'python3.13, provided.al2023, java21' },
      '"compatible-runtimes" has provided.al2023, java21, which do not include an AWS SDK',
    ],
    ['a file for two inputs', { export: 'json: a.json', sbom: './a.json' }, '"export" and "sbom"'],
    ['a file inside another', { export: 'json: a/b.json', sbom: 'a' }, '"export" and "sbom"'],
    ['a file in the place of the archive', { archive: 'same', sbom: 'package.json' }, '"sbom" and "archive"'],
    [
      'a file for other tools there',
      { archive: 'package.json', export: 'json: package.json' },
      '"export" and "archive"',
    ],
    ['a path to write of very many folders', { sbom: 'a/'.repeat(30_000) + 'b' }, 'more than 4095 bytes'],
    ['a path to write with a name too long', { sbom: 'a'.repeat(256) }, 'more than 255 bytes'],
    ['a command and a manager', { 'build-command': 'make', 'package-manager': 'npm' }, '"package-manager"'],
  ]
  test.each(table)('%s', (_name, given, expected) => {
    expect(errorsAbout(given)).toEqual([expect.stringContaining(expected)])
  })

  test.each(['us-east1', 'eu-west-1,us-east-1'])('an AWS_REGION that is not one Region: %s', (own) => {
    expect(errorsAbout({ regions: '' }, { AWS_REGION: own })).toEqual([
      `Input "regions" is not given, but the variable AWS_REGION is "${own}", which is not a Region. List the Regions in the input.`,
    ])
  })

  test('a word that every object knows, without a guess at what was meant', () => {
    expect(errorsAbout({ 'on-failure': 'constructor' })).toEqual([
      'Input "on-failure" is "constructor", but the allowed values are keep, rollback.',
    ])
  })

  test('a role together with static keys', () => {
    const role = { 'role-to-assume': 'arn:aws:iam::111122223333:role/x' }
    expect(errorsAbout(role, { AWS_ACCESS_KEY_ID: 'AKIA' })).toEqual([
      expect.stringContaining('AWS_ACCESS_KEY_ID'),
    ])
    expect(errorsAbout(role, { AWS_ACCESS_KEY_ID: '' })).toEqual([])
  })

  test('a role that no token can be had for, unless the run is dry', () => {
    const role = { 'role-to-assume': 'arn:aws:iam::111122223333:role/x' }
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: '' }
    expect(errorsAbout(role, env)).toEqual([expect.stringContaining('"permissions: id-token: write"')])
    expect(errorsAbout({ ...role, 'dry-run': 'true' }, env)).toEqual([])
  })

  test('no credentials, unless the run is dry or a role is given that is wrong itself', () => {
    const env = { AWS_ROLE_ARN: '' }
    expect(errorsAbout({}, env)).toEqual([expect.stringContaining('There are no AWS credentials')])
    expect(errorsAbout({ 'dry-run': 'true' }, env)).toEqual([])
    expect(errorsAbout({ 'role-to-assume': 'x' }, env)).toEqual([
      expect.stringContaining('Input "role-to-assume" is "x"'),
    ])
  })

  test.each(['http://proxy.example', 'http://127.0.0.1.example', 'proxy.example:443', 'file:///etc/passwd'])(
    'an endpoint to which credentials would go in the clear, or nowhere: %s',
    (url) => {
      expect(errorsAbout({}, { AWS_ENDPOINT_URL: url })).toEqual([
        expect.stringContaining('AWS_ENDPOINT_URL is neither an "https://" URL'),
      ])
    },
  )

  test.each(['http://localhost:4566', 'http://127.0.0.1:1', 'http://[::1]:1', 'https://proxy.example'])(
    'but not %s',
    (url) => {
      expect(errorsAbout({}, { AWS_ENDPOINT_URL: url })).toEqual([])
    },
  )

  test('what cannot be seen, or turns the text around it, is shown by its code', () => {
    expect(errorsAbout({ 'layer-name': 'a\u202eb\u0085::error::c\u2028d' })).toEqual([
      expect.stringContaining(String.raw`"a\u{202e}b\u{85}::error::c\u{2028}d"`),
    ])
  })

  test('a parameter, also where what its placeholders stand for is wrong itself', () => {
    expect(errorsAbout({ 'ssm-parameter': '/aws/{name}', 'layer-name': 'a b', regions: 'x' })).toEqual([
      expect.stringContaining('"layer-name"'),
      expect.stringContaining('"regions"'),
      expect.stringContaining('Input "ssm-parameter" results in "/aws/name"'),
    ])
  })

  test('all at once, each in a sentence of its own that names the input', () => {
    const errors = errorsAbout({ 'layer-name': 'a b', regions: 'x, y', 'dry-run': 'maybe' })
    expect(errors).toHaveLength(4)
    for (const error of errors) expect(error).toMatch(/^Input "[a-z-]+" .*\.$/)
  })
})
