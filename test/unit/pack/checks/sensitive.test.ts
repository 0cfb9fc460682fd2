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

describe('secrets in the code of the user', () => {
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
  ])('%s is rejected by its name', async (path) => {
    expect(await errorsAbout({ [path]: 'canary' })).toEqual([
      `The layer has files whose names indicate secrets, or that are private keys: "${path}". ` +
        'Everybody who can use the layer can read them. To leave out these files, use the input "exclude".',
    ])
  })

  test.each(['.aws', 'python/.ssh', 'nodejs/.gnupg', 'python/own/.git', 'bin/.azure'])(
    'the folder %s is reported once, with any content',
    async (folder) => {
      const files = { [`${folder}/one`]: 'canary', [`${folder}/deep/two`]: 'canary' }
      expect(await errorsAbout(files)).toEqual([expect.stringContaining(`keys: "${folder}". Everybody`)])
    },
  )

  test('a .git file that points to a repository elsewhere is rejected too', async () => {
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

  test('a PGP key is rejected too', async () => {
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
  ])('%s is accepted', async (path) => {
    expect(await warningsAbout({ [path]: '-----BEGIN CERTIFICATE-----' })).toEqual([])
  })

  test('up to ten files are reported, and the number of the others', async () => {
    const names = Array.from({ length: 1_012 }, (_, n) => `python/${n}/.env`)
    const [error] = await errorsAbout(Object.fromEntries(names.map((name) => [name, ''])))
    expect(error?.match(/\.env"/g)).toHaveLength(10)
    expect(error).toContain(', and 1,002 more.')
  })

  test('a link is rejected by its own name, whatever its target is', async () => {
    expect(await errorsAbout({ 'python/.env': '->own.py' })).toHaveLength(1)
  })

  test('"exclude" leaves them out', async () => {
    const { archive } = await packDirectory(treeOf({ ...code, 'python/.env': '', '.aws/config': '' }), {
      exclude: ['**/.env', '.aws'],
    })
    expect(archive.files).toBe(1)
  })

  test('in an archive, they must be removed from the zip', async () => {
    await expect(packArchive(zipOf({ ...code, 'python/.env': '' }))).rejects.toThrow(
      'Remove these files from the zip.',
    )
  })
})

describe('secrets in an installed package are a warning', () => {
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
      `Installed packages have files whose names indicate secrets, or that are private keys: "${path}". ` +
        'To leave out files that the functions do not need, use the input "exclude".',
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
  ])('but not if the folder %s', async (_name, path, files) => {
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
  ])('but not if the package was installed from the repository: %s', async (path, own, files) => {
    const tree = { directory: treeOf({ ...code, [path]: '', ...files }), madeBy: 'test', warnings: [] }
    await expect(packTree({ ...tree, own: [own] })).rejects.toThrow(`"${path}"`)
  })
})

describe('names that differ only by case', () => {
  test('are a warning, with the topmost of these names', () => {
    const files = ['nodejs/Readme.md', 'nodejs/README.md', 'lib/a/x', 'lib/A/x', 'lib/A/y', 'bin/Tool']
    const { warnings, errors } = collisionsIn({
      files: files.map((path) => ({ path, size: 0 })),
      links: ['bin/tool'],
    })
    expect(errors).toEqual([])
    expect(textsOf(warnings)).toEqual([
      'The layer has names that differ only by case: "bin/Tool", "bin/tool", "lib/A", "lib/a", "nodejs/README.md", ' +
        '"nodejs/Readme.md". Lambda distinguishes them, but if the layer is unzipped on macOS or Windows, only one of them is kept.',
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
  ])('are all reported: %s', (_name, paths, names) => {
    const { warnings } = collisionsIn({ files: paths.map((path) => ({ path, size: 0 })), links: [] })
    expect(textsOf(warnings)).toEqual([expect.stringContaining(`case: ${names}. Lambda`)])
  })

  test('are found in a small zip with many nested folders', async () => {
    const deep = Array.from({ length: 300 }, (_, n) => `lib/${n}/${'a-long-name/'.repeat(240)}x`)
    const zip = zipOf(Object.fromEntries([...deep, 'lib/X', 'lib/x'].map((path) => [path, ''])))
    expect(textsOf((await packArchive(zip)).warnings)).toEqual([
      expect.stringContaining('case: "lib/X", "lib/x".'),
    ])
  })

  test('or by the encoding of an accent are a warning too', () => {
    const files = ['lib/\u00e9', 'lib/e\u0301'].map((path) => ({ path, size: 0 }))
    expect(collisionsIn({ files, links: [] }).warnings).toHaveLength(1)
  })

  test('in different folders are no warning', () => {
    const files = ['lib/a', 'bin/A', 'lib/b/a'].map((path) => ({ path, size: 0 }))
    expect(collisionsIn({ files, links: [] }).warnings).toEqual([])
  })
})

function modulesOfPnpm(): Files {
  return { 'nodejs/node_modules/.pnpm/x@1/node_modules/x/package.json': manifest }
}
