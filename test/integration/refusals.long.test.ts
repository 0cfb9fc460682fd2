import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import {
  calls,
  expectAccepted,
  expectRejected,
  expectWarning,
  inputCase,
  runWith,
  sentence,
} from '../support/input-cases.ts'
import type { InputCase } from '../support/input-cases.ts'

/** Malicious and invalid input, each in a separate run against the rig. Cases that need a package manager are in test/real-tools. */

const role = 'arn:aws:iam::111122223333:role/publisher'
const inOidc = { AWS_ACCESS_KEY_ID: undefined, ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example' }

expectRejected('a layer', [
  inputCase('layer-name', '', 'it is required'),
  inputCase('layer-name', 'a'.repeat(141), '141 characters, and at most 140'),
  inputCase('layer-name', 'my layer', 'can have only letters, digits, "-" and "_"'),
  inputCase('layer-name', 'my;layer', 'only letters'),
  inputCase('layer-name', 'my\nlayer', String.raw`"my\nlayer"`),
  inputCase('layer-name', 'arn:aws:lambda:us-west-2:111122223333:layer:x', 'not an ARN'),
  inputCase('layer-name', 'arn:aws:lambda:eu-west-1:111122223333:layer:x:7', 'not an ARN'),
  inputCase('description', 'a'.repeat(257), '257 characters, and at most 256'),
  inputCase('license-info', 'a'.repeat(513), '513 characters, and at most 512'),
  inputCase('compatible-runtimes', Array.from({ length: 16 }, (_, n) => `nodejs${n}.x`).join(), 'at most 15'),
  inputCase('compatible-architectures', 'arm', 'Did you mean arm64?'),
  inputCase('compatible-architectures', 'amd64', 'Did you mean x86_64?'),
  inputCase('layer-name', '../layer', 'only letters'),
  inputCase('layer-name', 'layer/name', 'only letters'),
  inputCase('layer-name', 'läyer', 'only letters'),
  inputCase('layer-name', '$(id)', 'only letters'),
  inputCase('layer-name', '`id`', 'only letters'),
  inputCase('layer-name', '::error::x', '"::error::x"'),
  inputCase('layer-name', '##[error]x', 'only letters'),
  inputCase('layer-name', 'a\u202eb', String.raw`\u{202e}`),
  inputCase('layer-name', 'a'.repeat(100_000), '100000 characters'),
  inputCase('compatible-runtimes', 'Python3.13', 'Did you mean python3.13?'),
  inputCase('compatible-runtimes', 'node 24', 'a runtime looks like nodejs24.x'),
  inputCase('compatible-runtimes', ',', 'it contains no items'),
  inputCase('compatible-architectures', 'x64', 'Did you mean x86_64?'),
  inputCase('compatible-architectures', 'aarch64', 'Did you mean arm64?'),
  inputCase('compatible-architectures', 'arm46', 'Did you mean arm64?'),
  inputCase('compatible-architectures', 'X86_64', 'Did you mean x86_64?'),
  inputCase('compatible-architectures', 'mips', 'the allowed values are x86_64, arm64.'),
  inputCase('compatible-architectures', 'x86_64 arm64', 'Separate them with commas or newlines.'),
  inputCase('compatible-runtimes', 'python3', /there is no such name\. Did you mean python3\.\d+\?/),
  inputCase('compatible-runtimes', 'nodejs22', 'Did you mean nodejs22.x?'),
  inputCase('compatible-runtimes', 'pyhton3.13', 'Did you mean python3.13?'),
  inputCase(
    'compatible-runtimes',
    'java 21',
    'a runtime looks like nodejs24.x or python3.13. Did you mean java21?',
  ),
  inputCase('compatible-runtimes', 'nodejs22.x nodejs24.x', 'Separate them with commas or newlines.'),
])

expectWarning('a layer', [inputCase('compatible-runtimes', 'python9.9', 'which this action does not know')])

expectAccepted('a layer', [
  ['duplicate runtimes', { inputs: { 'compatible-runtimes': 'python3.13, python3.13' } }],
  ['duplicate architectures', { inputs: { 'compatible-architectures': 'arm64\narm64' } }],
  ['a description with shell commands', { inputs: { description: '$(touch pwned) `id` ; rm -rf /' } }],
  [
    'a description with newlines and the delimiters of outputs',
    { inputs: { description: 'a\nghadelimiter_x\nversion<<EOF\n9\nEOF\n::set-output name=version::9' } },
  ],
])

expectRejected('Regions and credentials', [
  inputCase('regions', 'us-east1', 'Did you mean us-east-1?'),
  inputCase('regions', 'moon-1', '"moon-1"'),
  inputCase('regions', 'us-east-1, eu-wset-1', 'Did you mean eu-west-1?'),
  inputCase('regions', 'eu-central-1 us-east-1', 'Separate them with commas or newlines.'),
  inputCase('regions', 'eu-central-1; us-east-1', 'Separate them with commas or newlines.'),
  inputCase('regions', 'eu-west-1, cn-north-1', 'several partitions (aws, aws-cn)'),
  [
    'a malformed role',
    { inputs: { 'role-to-assume': 'arn:aws:iam::1:role/x' }, env: inOidc },
    'a role ARN looks like',
  ],
  inputCase('role-duration-seconds', '899', 'from 900 to 43200'),
  inputCase('role-duration-seconds', '43201', 'from 900 to 43200'),
  inputCase('role-duration-seconds', 'abc', 'from 900 to 43200'),
  [
    'no permission to request a token, as in a pull request from a fork',
    { inputs: { 'role-to-assume': role }, env: { AWS_ACCESS_KEY_ID: undefined } },
    '"permissions: id-token: write"',
  ],
  [
    'a role together with static keys',
    { inputs: { 'role-to-assume': role }, env: { ...inOidc, AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' } },
    'AWS_ACCESS_KEY_ID is set too',
  ],
  ['no credentials', { env: { AWS_ACCESS_KEY_ID: undefined } }, 'There are no AWS credentials'],
  [
    'an account that is not allowed',
    { inputs: { 'allowed-account-ids': '999988887777' } },
    'belong to account 123456789012, but "allowed-account-ids" has only 999988887777',
  ],
  [
    'an endpoint without TLS',
    { env: { AWS_ENDPOINT_URL_LAMBDA: 'http://proxy.example' } },
    'AWS_ENDPOINT_URL_LAMBDA is neither',
  ],
  inputCase('regions', ',', 'it contains no items'),
  inputCase('regions', 'eu-west-1a', 'Did you mean eu-west-1?'),
  inputCase('regions', 'EU-WEST-1', 'Did you mean eu-west-1?'),
  inputCase('regions', 'eu_west_1', 'Did you mean eu-west-1?'),
  inputCase('regions', 'moon-west-1', '"moon-west-1"'),
  inputCase('regions', 'aws-global', '"aws-global"'),
  inputCase('regions', 'eu-west-1;us-east-1', 'Separate them with commas or newlines.'),
  inputCase('regions', '[eu-west-1]', '"[eu-west-1]"'),
  inputCase('regions', '-eu-west-1', '"-eu-west-1"'),
  inputCase('regions', `eu-${'a'.repeat(90_000)}-1`, 'characters'),
  inputCase('regions', 'us-gov-west-1, us-east-1', 'aws-us-gov, aws'),
  ['no Region', { inputs: { regions: '' } }, 'it is required if the variable AWS_REGION is not set'],
  [
    'an invalid AWS_REGION',
    { inputs: { regions: '' }, env: { AWS_REGION: 'us-east1' } },
    'AWS_REGION is "us-east1"',
  ],
  [
    'a role of another partition',
    { inputs: { 'role-to-assume': role, regions: 'cn-north-1' }, env: inOidc },
    'a role of the partition aws',
  ],
  [
    'the ARN of a user instead of a role',
    { inputs: { 'role-to-assume': 'arn:aws:iam::111122223333:user/x' }, env: inOidc },
    'a role ARN looks like',
  ],
  [
    'an access key without its secret',
    { env: { AWS_SECRET_ACCESS_KEY: '' } },
    'There are no AWS credentials',
  ],
  inputCase('role-duration-seconds', '3600s', 'from 900 to 43200'),
  inputCase('role-duration-seconds', '-3600', 'from 900 to 43200'),
  inputCase('role-duration-seconds', '3600.0', 'from 900 to 43200'),
  inputCase('role-duration-seconds', '0x1000', 'from 900 to 43200'),
  inputCase('role-duration-seconds', '９００', 'from 900 to 43200'),
  inputCase('role-session-name', 'a', '2 to 64'),
  inputCase('role-session-name', 'a b', '2 to 64'),
  inputCase('role-session-name', 'a'.repeat(65), '65 characters'),
  inputCase('audience', 'a b', 'must not contain spaces'),
  inputCase('allowed-account-ids', '12345', '12 digits'),
  inputCase('allowed-account-ids', '${{ vars.ACCOUNT }}', '12 digits'),
  [
    'an endpoint that is not a URL',
    { env: { AWS_ENDPOINT_URL_STS: 'proxy' } },
    'AWS_ENDPOINT_URL_STS is neither an "https://" URL',
  ],
])

expectWarning('Regions and credentials', [
  ['no credentials in a dry run', { env: { AWS_ACCESS_KEY_ID: undefined } }, 'There are no AWS credentials'],
  [
    'no permission to request a token in a dry run',
    { inputs: { 'role-to-assume': role }, env: { AWS_ACCESS_KEY_ID: undefined } },
    '"permissions: id-token: write"',
  ],
  [
    'an account that is not allowed, in a dry run',
    { inputs: { 'allowed-account-ids': '999988887777' } },
    'belong to account 123456789012',
  ],
  [
    'an endpoint that is not AWS',
    { env: { AWS_ENDPOINT_URL_S3: 'https://user:canary@proxy.example' } },
    /^AWS_ENDPOINT_URL_S3 sends calls to https:\/\/proxy\.example instead/,
  ],
])

test('an unknown Region with a valid form causes a warning', async () => {
  const { run } = await runWith({ inputs: { regions: 'eu-west-9', 'dry-run': 'true' } })
  expect(run.warnings).toContainEqual(expect.stringContaining('"eu-west-9", which this action does not know'))
})

expectRejected('permissions and retention', [
  inputCase('principals', '*', '"allow-public: true"'),
  inputCase('principals', 'o-1', 'an organization id such as'),
  inputCase('principals', '11122223333', 'so that YAML keeps its leading zeros'),
  inputCase('retain-versions', '0', 'from 1 to'),
  inputCase('retain-versions', '-1', 'from 1 to'),
  inputCase('retain-versions', '1.5', 'from 1 to'),
  inputCase('retain-versions', '1e9', 'from 1 to'),
  inputCase('principals', '1.11122223333E11', 'a 12-digit account id'),
  inputCase('principals', 'arn:aws:iam::111122223333:root', 'a 12-digit account id'),
  inputCase('principals', '"111122223333"', 'a 12-digit account id'),
  inputCase('principals', 'O-A1B2C3D4E5', 'an organization id such as'),
  inputCase('principals', 'ou-ab12-11111111', 'an organization id such as'),
  inputCase('principals', '**', 'or "*"'),
  inputCase('principals', ',', 'it contains no items'),
  inputCase('allow-public', 'yes', 'Did you mean true?'),
  inputCase('allow-public', '1', 'Did you mean true?'),
  inputCase('allow-public', 'tRUE', 'only "true" and "false"'),
  inputCase('retain-versions', 'all', 'from 1 to'),
  inputCase('retain-versions', '1_000', 'from 1 to'),
  inputCase('retain-versions', '9'.repeat(400), 'from 1 to'),
  inputCase('version', '0', 'from 1 to'),
  inputCase('version', 'latest', 'from 1 to'),
  inputCase('version', 'v3', 'from 1 to'),
  [
    'two inputs for the version number',
    { inputs: { version: '3', 'align-versions': 'true' } },
    '"version" and "align-versions"',
  ],
  inputCase('on-failure', 'rolback', 'Did you mean rollback?'),
  inputCase('skip-unchanged', 'None', 'only "true" and "false"'),
])

const key = `-----BEGIN EC ${'PRIVATE KEY'}-----\ncanary`
const isRoot = process.getuid?.() === 0

expectRejected('paths and trees', [
  inputCase('source', '../../etc', /no such directory|points outside of the workspace/),
  inputCase('source', '/etc', 'points outside of the workspace'),
  inputCase('source', 'nowhere', /there is no such directory\.$/),
  inputCase('source', 'pyhton', 'there is no such directory. Did you mean python?'),
  inputCase('source', 'python/lib/x', /there is no such directory\.$/),
  inputCase('archive', 'python/onw.py', 'there is no such file. Did you mean python/own.py?'),
  [
    'a path in an empty workspace',
    {
      inputs: { source: 'layer' },
      prepare: (workspace) => rmSync(join(workspace, 'python'), { recursive: true }),
    },
    'there is no such directory, because the workspace is empty. Check out the repository before this step.',
  ],
  [
    'an archive that is not a zip',
    { inputs: { archive: 'dist/layer.zip' }, files: { 'dist/layer.zip': 'no zip' } },
    /^Input "archive" \("dist\/layer\.zip"\) /,
  ],
  [
    'an empty directory',
    { inputs: { source: 'empty' }, prepare: (workspace) => mkdirSync(join(workspace, 'empty')) },
    'neither a manifest',
  ],
  inputCase('source', 'python/own.py', 'it is not a directory'),
  ['a repository', { files: { '.git/config': 'token = canary' } }, '".git" is at the root of the layer'],
  ...['.env', 'python/.npmrc', '.pypirc', 'bin/.netrc', 'python/id_rsa'].map((path): InputCase => [
    path,
    { files: { [path]: 'canary' } },
    new RegExp(`indicate secrets.*: "${path}"`),
  ]),
  ['.aws/', { files: { '.aws/credentials': 'canary' } }, /indicate secrets.*: "\.aws"\. .*"exclude"/],
  [
    'a link that points outside of the layer',
    { prepare: (workspace) => symlinkSync('../../etc/passwd', join(workspace, 'python', 'x')) },
    'points outside of the layer',
  ],
  [
    'a broken link',
    { prepare: (workspace) => symlinkSync('gone', join(workspace, 'python', 'x')) },
    'is broken or circular',
  ],
  [
    'a circular link',
    { prepare: (workspace) => symlinkSync('x', join(workspace, 'python', 'x')) },
    'is broken or circular',
  ],
  [
    'a FIFO',
    { prepare: (workspace) => execFileSync('mkfifo', [join(workspace, 'python', 'x')]) },
    'neither a file, a directory nor a symbolic link',
  ],
  [
    'a socket',
    {
      prepare: (workspace) => {
        const bind = 'import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])'
        execFileSync('python3', ['-S', '-c', bind, join(workspace, 'python', 'x')])
      },
    },
    'neither a file, a directory nor a symbolic link',
  ],
  [
    'a name with a control character',
    { files: { 'python/a\nb.py': '' } },
    String.raw`"python/a\nb.py" has a control character`,
  ],
  inputCase('source', '~/layer', 'there is no such directory'),
  inputCase('source', '$(pwd)', 'there is no such directory'),
  inputCase('source', 'a\u0000b', 'there is no such directory'),
  inputCase('source', 'x'.repeat(5_000), 'there is no such directory'),
  inputCase('exclude', 'python/**/*.{pyc,pyi}', 'has "python/**/*.{pyc", but its braces are not closed'),
  inputCase('include', '{python,bin}/**', 'Give each alternative a line of its own'),
  inputCase('archive', '/etc/passwd', 'points outside of the workspace'),
  inputCase('archive', 'python', 'it is not a file'),
  inputCase('archive', '/dev/null', 'points outside of the workspace'),
  [
    'a source that is a link out of the workspace',
    { inputs: { source: 'out' }, prepare: (workspace) => symlinkSync(tmpdir(), join(workspace, 'out')) },
    'points outside of the workspace',
  ],
  [
    'a source that is a circular link',
    { inputs: { source: 'loop' }, prepare: (workspace) => symlinkSync('loop', join(workspace, 'loop')) },
    'there is no such directory',
  ],
  [
    'an archive that is a link out of the workspace',
    {
      inputs: { archive: 'a.zip' },
      prepare: (workspace) => symlinkSync('/etc/passwd', join(workspace, 'a.zip')),
    },
    'points outside of the workspace',
  ],
  [
    'a FIFO as archive',
    {
      inputs: { archive: 'a.zip' },
      prepare: (workspace) => execFileSync('mkfifo', [join(workspace, 'a.zip')]),
    },
    'it is not a file',
  ],
  inputCase('sbom', '../bom.json', 'points outside of the workspace'),
  inputCase('sbom', '/etc/cron.d/bom', 'points outside of the workspace'),
  inputCase('sbom', 'python', 'it is a directory'),
  inputCase('sbom', 'reports/', 'it is a directory'),
  inputCase('sbom', 'python/own.py/bom.json', 'a part of it is a file'),
  inputCase('sbom', 'a\tb', 'a control character'),
  inputCase('export', 'json: ../layers.json', 'points outside of the workspace'),
  inputCase('export', 'jsn: layers.json', 'Did you mean json?'),
  inputCase('export', 'layers.json', 'each line must have a format and a path'),
  inputCase('export', 'json: a.json\nmarkdown: ./a.json', 'another line has the same path'),
  ['a repository in a custom package', { files: { 'python/own/.git/HEAD': '' } }, '"python/own/.git"'],
  ['the .git of a submodule', { files: { 'python/own/.git': 'gitdir: ../..' } }, '"python/own/.git"'],
  ['a private key', { files: { 'python/server.pem': key } }, '"python/server.pem"'],
  ['.env of a deployment stage', { files: { 'python/.env.production': '' } }, '"python/.env.production"'],
  ['.ssh/', { files: { 'bin/.ssh/config': '' } }, '"bin/.ssh"'],
  [
    '.env in a custom package in node_modules',
    { files: { 'nodejs/node_modules/own/index.js': '', 'nodejs/node_modules/own/.env': '' } },
    '"nodejs/node_modules/own/.env"',
  ],
  [
    'an absolute link',
    { prepare: (workspace) => symlinkSync('/etc/passwd', join(workspace, 'python', 'x')) },
    'is absolute, and would be broken on Lambda',
  ],
  [
    'a link to a parent directory',
    { prepare: (workspace) => symlinkSync('../..', join(workspace, 'python', 'x')) },
    'points outside of the layer',
  ],
  ['a name with a backslash', { files: { 'python/a\\b.py': '' } }, 'a backslash in its name'],
  [
    'a name with a control character of Unicode',
    { files: { 'python/a\u0085b.py': '' } },
    'a control character',
  ],
  [
    'a name that is not UTF-8',
    { prepare: (workspace) => writeFileSync(Buffer.from(`${workspace}/python/\xff`, 'latin1'), '') },
    'a name that is not valid UTF-8',
  ],
])

expectWarning('paths and trees', [
  [
    'secrets in an installed dependency',
    {
      files: {
        'nodejs/node_modules/x/package.json': '{"name":"x","version":"1.0.0"}',
        'nodejs/node_modules/x/.npmrc': 'canary',
      },
    },
    'Installed packages have files whose names indicate secrets, or that are private keys: "nodejs/node_modules/x/.npmrc"',
  ],
  [
    'names that differ only by case',
    { files: { 'python/Own.py': '' } },
    'differ only by case: "python/Own.py", "python/own.py"',
  ],
  ['"exclude" without a match', { inputs: { exclude: 'python/none' } }, 'which matches no files'],
])

expectAccepted('paths and trees', [
  [
    'secrets that "exclude" omits',
    { inputs: { exclude: '.env, **/.aws' }, files: { '.env': 'canary', 'python/.aws/config': 'canary' } },
  ],
  [
    'secrets in the source of a build command',
    {
      inputs: { 'build-command': 'mkdir "$LAYER_DIR/python"; cp python/own.py "$LAYER_DIR/python"' },
      files: { '.env': 'canary', '.git/config': 'canary', id_rsa: key },
    },
  ],
  ['a template for secrets', { files: { 'python/.env.example': '' } }],
  ['certificates', { files: { 'python/cacert.pem': '-----BEGIN CERTIFICATE-----' } }],
  [
    'a link within the layer',
    { prepare: (workspace) => symlinkSync('own.py', join(workspace, 'python', 'x.py')) },
  ],
])

describe('paths and layer directories that need another user or more permissions', () => {
  test('unreadable files and directories are all reported together', async () => {
    const result = await asNobody(() =>
      runWith({
        files: { 'python/secret.py': '', 'python/closed/a.py': '', 'python/key.pem': key },
        prepare: (workspace) => {
          for (const path of ['python/secret.py', 'python/key.pem', 'python/closed'])
            chmodSync(join(workspace, path), 0)
        },
      }),
    )
    expect(result.run.failure).toEqual([
      expect.stringMatching(/^The directory "python\/closed" cannot be read.*Make it readable/),
      expect.stringMatching(/^The file "python\/key\.pem" cannot be read\. Make it readable/),
      expect.stringMatching(/^The file "python\/secret\.py" cannot be read\. Make it readable/),
    ])
    expect(calls()).toEqual([])
  })

  test('a source and an archive without read permission are both reported', async () => {
    const result = await asNobody(() =>
      runWith({
        inputs: { source: 'python', archive: 'a.zip' },
        files: { 'a.zip': '' },
        prepare: (workspace) => {
          for (const path of ['python', 'a.zip']) chmodSync(join(workspace, path), 0)
        },
      }),
    )
    expect(result.run.failure).toEqual([
      expect.stringMatching(/^Input "source" is "python", but this job is not allowed to read it/),
      expect.stringMatching(/^Input "archive" is "a\.zip", but this job is not allowed to read it/),
    ])
  })

  // Only root can create a device.
  const asRoot = isRoot ? test : test.skip
  asRoot('a device is rejected', async () => {
    const { run } = await runWith({
      prepare: (workspace) => execFileSync('mknod', [join(workspace, 'python', 'x'), 'c', '1', '3']),
    })
    expect(run.failure).toEqual([expect.stringContaining('neither a file, a directory nor a symbolic link')])
    expect(calls()).toEqual([])
  })
})

/** Runs `work` without the permissions of root, who can read everything. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (!isRoot) return work()
  process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

function archiveOf(name: string, zip: Buffer, says: string | RegExp): InputCase {
  const prepare = (workspace: string): void => writeFileSync(join(workspace, 'layer.zip'), zip)
  return [name, { inputs: { archive: 'layer.zip' }, prepare }, says]
}

/** Returns a zip with these entries. */
function zipOf(files: Record<string, string>): Buffer {
  const zip = new AdmZip()
  for (const [path, text] of Object.entries(files)) zip.addFile(path, Buffer.from(text))
  return zip.toBuffer()
}

/** Returns a zip with one entry, whose name can be one that zip programs do not write. */
function zipNaming(name: string): Buffer {
  const plain = 'x'.repeat(Buffer.byteLength(name))
  return replaced(zipOf({ [plain]: 'text' }), plain, name)
}

function replaced(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(from, Buffer.from(to).toString('latin1')), 'latin1')
}

/** Returns the zip with the bit that marks its entry as encrypted (PKWARE: APPNOTE, 4.4.4). */
function encrypted(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt16LE(copy.readUInt16LE(6) | 1, 6)
  const central = copy.indexOf('PK\u0001\u0002')
  copy.writeUInt16LE(copy.readUInt16LE(central + 8) | 1, central + 8)
  return copy
}

const validZip = zipOf({ 'python/own.py': 'text' })

expectRejected('a finished zip', [
  archiveOf('not a zip', Buffer.from('<html>'), 'Input "archive"'),
  archiveOf('an empty file', Buffer.alloc(0), 'Input "archive"'),
  archiveOf('no entries', new AdmZip().toBuffer(), /Input "archive"|The layer is empty/),
  archiveOf('truncated', validZip.subarray(0, validZip.length - 30), 'Input "archive"'),
  archiveOf('encrypted', encrypted(validZip), 'encrypted'),
  archiveOf(
    'two entries with the same name',
    replaced(zipOf({ 'python/a': '', 'python/b': '' }), 'python/b', 'python/a'),
    'Input "archive"',
  ),
  ...['../x', '/abs', 'C:\\x', 'python/a\nb', 'python/../../x'].map((name) =>
    archiveOf(`the entry ${JSON.stringify(name)}`, zipNaming(name), 'Input "archive"'),
  ),
  ...['index.js', 'node_modules/x/index.js', 'x-1.0.dist-info/METADATA'].map((name) =>
    archiveOf(
      `${name} at its root`,
      zipOf({ [name]: '' }),
      'is in the wrong place: Lambda does not find it there',
    ),
  ),
  archiveOf('truncated by one byte', validZip.subarray(0, validZip.length - 1), 'Input "archive"'),
  archiveOf('without its beginning', validZip.subarray(20), 'Input "archive"'),
  archiveOf('a tar', Buffer.concat([Buffer.from('ustar'), Buffer.alloc(1_024)]), 'Input "archive"'),
  archiveOf('secrets', zipOf({ 'python/own.py': '', 'python/.env': '' }), 'from the zip'),
  archiveOf('everything in an additional folder', zipOf({ 'layer/python/own.py': '' }), 'the folder "layer"'),
  [
    'an archive and a build command',
    { inputs: { archive: 'python/own.py', 'build-command': 'make' } },
    '"archive" and "build-command"',
  ],
])

expectAccepted('a finished zip', [
  [
    'a folder that no runtime loads code from',
    {
      inputs: { archive: 'layer.zip' },
      prepare: (workspace) => writeFileSync(join(workspace, 'layer.zip'), zipOf({ 'fonts/a.ttf': 'x' })),
    },
  ],
])

const npmProject = { 'app/package.json': '{"dependencies":{"own":"file:../own"}}' }

expectRejected('package managers', [
  [
    'a missing lock file that is required',
    { inputs: { source: 'app', 'require-lockfile': 'true' }, files: npmProject },
    '"source" has no lock file',
  ],
  inputCase('extras', '$(id)', 'the name of a group has only'),
  inputCase('install-scripts', '`id`', 'names of packages'),
  [
    'a package manager that is not installed',
    { inputs: { source: 'app' }, files: npmProject, env: { PATH: '/nowhere' } },
    /"npm".*setup-node/,
  ],
  inputCase('package-manager', 'pnmp', 'Did you mean pnpm?'),
  inputCase('package-manager', 'NPM', 'Did you mean npm?'),
  inputCase('package-manager', 'cargo', 'the allowed values are auto, npm'),
  inputCase('package-manager', 'npm; id', 'the allowed values are auto, npm'),
  inputCase('install-scripts', 'yes', 'Did you mean true?'),
  inputCase('install-scripts', 'true, sharp', 'has "true", but it must be'),
  inputCase('install-scripts', '../evil', 'names of packages'),
  inputCase('install-scripts', '--ignore-scripts=false', 'names of packages'),
  inputCase('extras', '--index-url=https://evil.example', 'the name of a group has only'),
  inputCase('require-lockfile', '0', 'Did you mean false?'),
  [
    'lock files of two managers',
    { files: { 'package.json': '{}', 'package-lock.json': '{}', 'yarn.lock': '' } },
    'package-lock.json and yarn.lock',
  ],
  [
    'a manifest that is not JSON',
    { files: { 'package.json': '{', 'package-lock.json': '{}' } },
    'is not a JSON object',
  ],
  ['a build command that fails', { inputs: { 'build-command': 'false' } }, 'exit code 1'],
])

expectRejected('the runner and the bucket', [
  inputCase('s3-bucket', 'Layers', 'a bucket has 3 to 63'),
  [
    'object keys with ".."',
    { inputs: { 's3-bucket': 'layers', 's3-prefix': 'a/../b/' } },
    'no ".." and no leading "/"',
  ],
  [
    'object keys that are too long',
    { inputs: { 's3-bucket': 'layers', 's3-prefix': 'a'.repeat(1_025) } },
    'more than 700 bytes',
  ],
  ...['ab', 'a'.repeat(64), '10.0.0.1', 'a..b', '-a-b', 'a_b', 's3://layers', 'layers/sub', 'läyers'].map(
    (bucket) => inputCase('s3-bucket', bucket, 'a bucket has 3 to 63'),
  ),
  ...['/abs/', '..', 'a\nb', 'a b', 'a//../b', 'ä', '{stage}/'].map((prefix): InputCase => [
    `s3-prefix: ${JSON.stringify(prefix)}`,
    { inputs: { 's3-bucket': 'layers', 's3-prefix': prefix } },
    'Input "s3-prefix"',
  ]),
  inputCase('s3-prefix', 'staging/', 'but not "s3-bucket"'),
  inputCase('ssm-parameter', '/a b', 'these are several items on one line'),
  inputCase('ssm-parameter', '/a:b', 'a parameter has only letters'),
  inputCase('ssm-parameter', '/aws/x', 'must not begin with "aws"'),
  inputCase('ssm-parameter', '/{stage}/x', 'a parameter has only letters'),
  inputCase('ssm-parameter', `/${'a/'.repeat(16)}b`, 'at most 15 levels'),
  inputCase('dry-run', 'maybe', 'only "true" and "false"'),
  inputCase('pull-request-comment', 'on', 'Did you mean true?'),
])

describe('the errors of one run', () => {
  test('include every invalid input, each in a separate sentence', async () => {
    const bad = {
      'layer-name': 'my layer',
      regions: 'us-east1, moon-1',
      source: '../..',
      'compatible-architectures': 'amd64',
      principals: 'o-1',
      'retain-versions': '0',
      's3-prefix': '../x',
      sbom: '/etc/bom',
      export: 'jsn: a.json',
      'dry-run': 'maybe',
    }
    const { run } = await runWith({ inputs: bad, env: { AWS_ENDPOINT_URL_S3: 'http://proxy.example' } })
    const about = run.failure?.map((error) => /^(?:Input ")?([\w-]+)/.exec(error)?.[1])
    expect(about).toEqual([
      'layer-name',
      'source',
      'compatible-architectures',
      'regions',
      'regions',
      'principals',
      's3-prefix',
      'export',
      'sbom',
      'retain-versions',
      'dry-run',
      'AWS_ENDPOINT_URL_S3',
    ])
    for (const error of run.failure ?? []) expect(error).toMatch(sentence)
    expect(calls()).toEqual([])
  })

  test('include every problem of a layer directory', async () => {
    const { run } = await runWith({
      files: { '.env': 'canary', 'index.js': '', 'python/a\tb': '' },
      prepare: (workspace) => symlinkSync('/etc/passwd', join(workspace, 'python', 'x')),
    })
    expect(run.failure).toEqual([
      expect.stringContaining('a control character'),
      expect.stringContaining('is absolute'),
      expect.stringContaining('"index.js" is in the wrong place'),
      expect.stringContaining('files whose names indicate secrets'),
    ])
    expect(run.failure?.join()).not.toContain('canary')
    expect(calls()).toEqual([])
  })
})
