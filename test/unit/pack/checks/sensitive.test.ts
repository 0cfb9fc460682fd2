import { describe, expect, test } from '@jest/globals'
import { collisionsIn } from '../../../../src/pack/checks/collisions.ts'
import { Problem } from '../../../../src/base/problem.ts'
import type { Files } from '../../../support/pack-layer.ts'
import { packArchive, packDirectory, packTree, treeOf, zipOf } from '../../../support/pack-layer.ts'
import { textsOf } from '../../../../src/base/message.ts'

const code = { 'python/own.py': '' }
// Two parts, as scanners for secrets read tests too.
const key = `-----BEGIN RSA ${'PRIVATE KEY'}-----\ncanary\n`
const manifest = '{"name":"x","version":"1.0.0"}'

async function errorsAbout(files: Files): Promise<readonly string[]> {
  return packDirectory(treeOf({ ...code, ...files })).then(
    () => [],
    (error: unknown) => (error instanceof Problem ? textsOf(error.errors) : [String(error)]),
  )
}

async function warningsAbout(files: Files): Promise<readonly string[]> {
  return textsOf((await packDirectory(treeOf({ ...code, ...files }))).warnings)
}

describe('what carries secrets, in the own part of a layer', () => {
  test.each([
    '.env',
    'python/.env',
    'python/.env.local',
    'python/.env.production',
    'nodejs/.npmrc',
    'python/own/.pypirc',
    'bin/.netrc',
    'bin/_netrc',
    'python/.git-credentials',
    'python/id_rsa',
    'python/keys/id_ed25519',
    'python/.docker/config.json',
    'python/.kube/config',
    'fonts/.envrc',
    'ruby/.gem/credentials',
    'java/.m2/settings.xml',
    'bin/.cargo/credentials.toml',
    'bin/terraform.tfstate',
    'bin/client.p12',
    'bin/client.pfx',
    'java/lib/.env',
    'nodejs/node_modules/.npmrc',
    'ruby/gems/3.4.0/gems/.env',
    'python/lib/python3.13/site-packages/.env',
  ])('%s is refused by its name', async (path) => {
    expect(await errorsAbout({ [path]: 'canary' })).toEqual([
      `The layer has what carries secrets, by its name or as a private key: "${path}". ` +
        'Whoever may use the layer can read it. Input "exclude" leaves out those files.',
    ])
  })

  test.each(['.aws', 'python/.ssh', 'nodejs/.gnupg', 'python/own/.git', 'bin/.azure'])(
    'the folder %s is named once, whatever it holds',
    async (folder) => {
      const files = { [`${folder}/one`]: 'canary', [`${folder}/deep/two`]: 'canary' }
      expect(await errorsAbout(files)).toEqual([expect.stringContaining(`key: "${folder}". Whoever`)])
    },
  )

  test('a .git that points at a repository elsewhere is one too', async () => {
    expect(await errorsAbout({ 'python/own/.git': 'gitdir: ../../.git/modules/own' })).toHaveLength(1)
  })

  test.each(['python/server.pem', 'bin/tls.key', 'bin/TLS.KEY', 'lib/app.p8'])(
    '%s with a private key is refused',
    async (path) => {
      const [error] = await errorsAbout({ [path]: `text before\n${key}` })
      expect(error).toContain(`"${path}"`)
      expect(error).not.toContain('canary')
    },
  )

  test('so is a key of PGP', async () => {
    const text = `-----BEGIN PGP ${'PRIVATE KEY'} BLOCK-----`
    expect(await errorsAbout({ 'bin/release.asc': text })).toHaveLength(1)
  })

  test.each([
    'python/.env.example',
    'python/.env.local.sample',
    'python/id_rsa.pub',
    'python/cacert.pem',
    'python/environment.py',
    'nodejs/.env.d.ts',
    'nodejs/.env.js',
    'nodejs/.env.md',
    'nodejs/shared/.npmrc.md',
    'python/own/.gitignore',
  ])('%s is taken', async (path) => {
    expect(await warningsAbout({ [path]: '-----BEGIN CERTIFICATE-----' })).toEqual([])
  })

  test('all are named at once, up to ten and the count of the others', async () => {
    const names = Array.from({ length: 1_012 }, (_, n) => `python/${n}/.env`)
    const [error] = await errorsAbout(Object.fromEntries(names.map((name) => [name, ''])))
    expect(error?.match(/\.env"/g)).toHaveLength(10)
    expect(error).toContain(', and 1,002 more.')
  })

  test('a link counts by its own name, whatever it leads to', async () => {
    expect(await errorsAbout({ 'python/.env': '->own.py' })).toHaveLength(1)
  })

  test('"exclude" is the way out', async () => {
    const { archive } = await packDirectory(treeOf({ ...code, 'python/.env': '', '.aws/config': '' }), {
      exclude: ['**/.env', '.aws'],
    })
    expect(archive.files).toBe(1)
  })

  test('in a finished zip too: there it has to be left out of the zip', async () => {
    await expect(packArchive(zipOf({ ...code, 'python/.env': '' }))).rejects.toThrow(
      'Leave those files out of the zip.',
    )
  })
})

describe('what carries secrets, in an installed package, is a warning', () => {
  const record = { 'python/six-1.0.dist-info/RECORD': 'six/.env,,\nsix-1.0.dist-info/RECORD,,\n' }

  test.each<[string, Files]>([
    ['nodejs/node_modules/x/.npmrc', { 'nodejs/node_modules/x/package.json': manifest }],
    ['nodejs/node_modules/@s/x/test/key.pem', { 'nodejs/node_modules/@s/x/package.json': manifest }],
    ['nodejs/node22/node_modules/x/.env', { 'nodejs/node22/node_modules/x/package.json': manifest }],
    ['nodejs/node_modules/x/test/node_modules/y/.env', { 'nodejs/node_modules/x/package.json': manifest }],
    ['nodejs/node_modules/.pnpm/x@1/node_modules/x/.env', modulesOfPnpm()],
    ['python/six/.env', record],
    ['ruby/gems/3.4.0/gems/x-1.0/.env', { 'ruby/gems/3.4.0/specifications/x-1.0.gemspec': '' }],
  ])('%s', async (path, files) => {
    expect(await warningsAbout({ [path]: key, ...files })).toEqual([
      `Installed packages have what can carry secrets, by its name or as a private key: "${path}". ` +
        'Input "exclude" leaves out what is not needed.',
    ])
  })

  test.each<[string, string, Files]>([
    ['has no manifest', 'nodejs/node_modules/own/.env', {}],
    [
      'must not be published',
      'nodejs/node_modules/own/.env',
      { 'nodejs/node_modules/own/package.json': '{"name":"own","version":"1.0.0","private":true}' },
    ],
    [
      'has a broken manifest',
      'nodejs/node_modules/own/.env',
      { 'nodejs/node_modules/own/package.json': '{' },
    ],
    ['was not installed by the wheel beside it', 'python/six/.npmrc', record],
    ['has no specification', 'ruby/gems/3.4.0/gems/x-1.0/.env', {}],
  ])('but not where what is there %s', async (_name, path, files) => {
    expect(await errorsAbout({ [path]: key, ...files })).toEqual([expect.stringContaining(`"${path}"`)])
  })

  test.each<[string, string, Files]>([
    [
      'nodejs/node_modules/own/.env',
      'nodejs/node_modules/own',
      { 'nodejs/node_modules/own/package.json': manifest },
    ],
    ['python/six/.env', 'python/six-1.0.dist-info', record],
    [
      'ruby/gems/3.4.0/gems/x-1.0/.env',
      'ruby/gems/3.4.0/gems/x-1.0',
      { 'ruby/gems/3.4.0/specifications/x-1.0.gemspec': '' },
    ],
  ])('and not where it was installed from the own repository: %s', async (path, own, files) => {
    const tree = { directory: treeOf({ ...code, [path]: '', ...files }), madeBy: 'test', warnings: [] }
    await expect(packTree({ ...tree, own: [own] })).rejects.toThrow(`"${path}"`)
  })
})

describe('names that differ only by case', () => {
  test('are a warning, which names the highest that do', () => {
    const files = ['nodejs/Readme.md', 'nodejs/README.md', 'lib/a/x', 'lib/A/x', 'lib/A/y', 'bin/Tool']
    const { warnings, errors } = collisionsIn({
      files: files.map((path) => ({ path, size: 0 })),
      links: ['bin/tool'],
    })
    expect(errors).toEqual([])
    expect(textsOf(warnings)).toEqual([
      'The layer has names that differ only by case: "bin/Tool", "bin/tool", "lib/A", "lib/a", "nodejs/README.md", ' +
        '"nodejs/Readme.md". Lambda tells them apart, but a machine with macOS or Windows that unzips the layer keeps one of them.',
    ])
  })

  test.each([
    [
      'in a folder whose own name has another beside it',
      ['a/b/1', 'A/b/2', 'a/B/3'],
      '"A", "a", "a/B", "a/b"',
    ],
    ['three of them', ['a/X/1', 'a/x/2', 'a/X/3', 'A/y'], '"A", "a", "a/X", "a/x"'],
    ['a file and a folder', ['lib/X', 'lib/x/1'], '"lib/X", "lib/x"'],
  ])('are all named: %s', (_name, paths, names) => {
    const { warnings } = collisionsIn({ files: paths.map((path) => ({ path, size: 0 })), links: [] })
    expect(textsOf(warnings)).toEqual([expect.stringContaining(`case: ${names}. Lambda`)])
  })

  test('are found in a small zip with many folders in each other', async () => {
    const deep = Array.from({ length: 300 }, (_, n) => `lib/${n}/${'a-long-name/'.repeat(240)}x`)
    const zip = zipOf(Object.fromEntries([...deep, 'lib/X', 'lib/x'].map((path) => [path, ''])))
    expect(textsOf((await packArchive(zip)).warnings)).toEqual([
      expect.stringContaining('case: "lib/X", "lib/x".'),
    ])
  })

  test('or by how an accent is written, are one too', () => {
    const files = ['lib/\u00e9', 'lib/e\u0301'].map((path) => ({ path, size: 0 }))
    expect(collisionsIn({ files, links: [] }).warnings).toHaveLength(1)
  })

  test('in other folders are none', () => {
    const files = ['lib/a', 'bin/A', 'lib/b/a'].map((path) => ({ path, size: 0 }))
    expect(collisionsIn({ files, links: [] }).warnings).toEqual([])
  })
})

function modulesOfPnpm(): Files {
  return { 'nodejs/node_modules/.pnpm/x@1/node_modules/x/package.json': manifest }
}
