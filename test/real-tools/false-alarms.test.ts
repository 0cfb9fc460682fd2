import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { afterAll, describe, expect, jest, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import type { Message } from '../../src/base/message.ts'
import { messageOf } from '../../src/base/problem.ts'
import type { LoadTarget } from '../../src/layer/layer-to-check.ts'
import type { Architecture } from '../../src/layer/layer.ts'
import { binaryFileOf } from '../../src/pack/checks/binary.ts'
import { requireLoads } from '../../src/pack/checks/native.ts'
import { everyVersion } from '../rig/tools.mjs'
import { hostArchitecture, otherArchitecture } from '../support/build-layer.ts'
import { glibcOfMachine, loadLibraries } from '../support/dynamic-loader.ts'
import { temporary } from '../support/pack-layer.ts'

/** Popular packages with native code load on Lambda, so that the checks must not report anything. Once a week, all of them are checked. */

jest.setTimeout(1_200_000)

const wheels = {
  always: ['numpy==2.3.4'],
  weekly: ['scipy==1.16.3', 'pandas==2.3.3', 'opencv-python-headless==4.12.0.88', 'pyarrow==22.0.0'],
}
const npmPackages = {
  always: { bcrypt: '6.0.0' },
  weekly: { sharp: '0.34.5', '@napi-rs/canvas': '0.1.84' },
}

const directories: string[] = []

/** Creates a directory for downloads, which are large. */
function removedAtTheEnd(): string {
  const directory = temporary()
  directories.push(directory)
  return directory
}

afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true })
})

interface File {
  readonly path: string
  readonly content: Buffer
}

/** Returns the messages about a layer with these files, and the number of files with native code. */
async function report(
  files: readonly File[],
  target: LoadTarget,
): Promise<{ messages: readonly Message[]; native: number }> {
  const contents = new Map(files.map(({ path, content }) => [path, content]))
  const contentOf = (path: string): Buffer => contents.get(path) ?? Buffer.alloc(0)
  const binaries = files.flatMap(({ path, content }) => binaryFileOf(path, content) ?? [])
  const layer = {
    files: files.map(({ path, content }) => ({ path, size: content.length })),
    links: [],
    read: async (path: string) => contentOf(path),
    startOf: async (path: string) => ({ isExecutable: true, bytes: contentOf(path).subarray(0, 1_024) }),
    from: 'tree' as const,
  }
  return { messages: await requireLoads(binaries, layer, target), native: binaries.length }
}

const linux = ['manylinux2014', 'manylinux_2_17', 'manylinux_2_24', 'manylinux_2_27', 'manylinux_2_28']

/** Downloads the wheels of packages for Python 3.13. Returns their paths. */
function download(names: readonly string[], platforms: readonly string[]): string[] {
  const directory = removedAtTheEnd()
  const options = platforms.flatMap((platform) => ['--platform', platform])
  const pip = [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--python-version=3.13',
  ]
  execFileSync('python3', [...pip, ...options, '--dest', directory, ...names], { stdio: 'pipe' })
  return readdirSync(directory).map((name) => join(directory, name))
}

const downloaded = new Map<Architecture, string[]>()

/** Returns the paths of the wheels for an architecture. They are downloaded once. */
function wheelsFor(architecture: Architecture): string[] {
  const cpu = architecture === 'arm64' ? 'aarch64' : 'x86_64'
  const names = [...wheels.always, ...(everyVersion ? wheels.weekly : [])]
  const platforms = linux.map((platform) => `${platform}_${cpu}`)
  const paths = downloaded.get(architecture) ?? download(names, platforms)
  downloaded.set(architecture, paths)
  return paths
}

/** Returns the files of wheels at their paths in a layer. */
function filesIn(paths: readonly string[]): File[] {
  return paths.flatMap((path) =>
    new AdmZip(path)
      .getEntries()
      .filter(({ isDirectory }) => !isDirectory)
      .map((entry) => ({ path: `python/${entry.entryName}`, content: entry.getData() })),
  )
}

/** Installs npm packages for a platform, without running their code. Returns their files at their paths in a layer. */
function npmFiles(
  dependencies: Readonly<Record<string, string>>,
  os: string,
  architecture: Architecture,
): File[] {
  const directory = removedAtTheEnd()
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ private: true, dependencies }))
  const cpu = architecture === 'arm64' ? 'arm64' : 'x64'
  const platform = [`--os=${os}`, `--cpu=${cpu}`, ...(os === 'linux' ? ['--libc=glibc'] : [])]
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', ...platform]
  execFileSync('npm', ['install', ...options], { cwd: directory, stdio: 'pipe' })
  const entries = readdirSync(join(directory, 'node_modules'), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path: `nodejs/${relative(directory, path)}`, content: readFileSync(path) }))
}

const onPython = (architecture: Architecture): LoadTarget => ({ runtimes: ['python3.13'], architecture })
const onNode = (architecture: Architecture): LoadTarget => ({ runtimes: ['nodejs22.x'], architecture })

describe('packages for Linux are accepted', () => {
  test.each([hostArchitecture, otherArchitecture])('from wheels on %s', async (architecture) => {
    const paths = wheelsFor(architecture)
    const files = filesIn(paths)
    const { messages, native } = await report(files, onPython(architecture))
    console.info(`${architecture}, ${paths.length} wheels: ${files.length} files, ${native} with native code`)
    expect(messages).toEqual([])
    expect(native).toBeGreaterThan(15 * paths.length)
  })

  test.each([hostArchitecture, otherArchitecture])('from npm on %s', async (architecture) => {
    const dependencies = { ...npmPackages.always, ...(everyVersion ? npmPackages.weekly : {}) }
    const files = npmFiles(dependencies, 'linux', architecture)
    const { messages, native } = await report(files, onNode(architecture))
    console.info(`${architecture}, npm: ${files.length} files, ${native} with native code`)
    expect(messages).toEqual([])
    expect(native).toBeGreaterThan(0)
  })
})

describe('packages for other systems are rejected', () => {
  test('from npm, except those that declare that they are not for Linux', async () => {
    const dependencies = { '@node-rs/crc32': '1.10.6', esbuild: '0.25.12', chokidar: '3.6.0' }
    const files = npmFiles(dependencies, 'darwin', 'arm64')
    expect(files.map(({ path }) => path)).toContain('nodejs/node_modules/fsevents/fsevents.node')
    const error: unknown = await report(files, onNode('arm64')).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ errors: [{ topic: 'native-code-does-not-load' }] })
    expect(messageOf(error)).toMatch(/@node-rs\/crc32-darwin-arm64 \("[^"]+\.node" is for macOS\)/)
    expect(messageOf(error)).toMatch(/@esbuild\/darwin-arm64 \("[^"]+\/bin\/esbuild" is for macOS\)/)
    expect(messageOf(error)).not.toContain('fsevents')
  })

  test.each([
    ['macosx_11_0_arm64', 'macOS'],
    ['win_amd64', 'Windows'],
  ])('from wheels for %s', async (platform, system) => {
    const files = filesIn(download(['markupsafe==3.0.3'], [platform]))
    await expect(report(files, onPython('x86_64'))).rejects.toThrow(
      new RegExp(String.raw`: markupsafe \("python/markupsafe/[^"]+" is for ${system}\)`),
    )
  })
})

const testWithStrip = spawnSync('strip', ['--version']).status === 0 ? test : test.skip

testWithStrip('a library that strip has changed is rejected if the dynamic loader rejects it', async () => {
  const wheel = wheelsFor(hostArchitecture).filter((path) => basename(path).startsWith('numpy-'))
  const library = filesIn(wheel).find(({ path }) => path.includes('numpy.libs/libscipy_openblas'))
  const path = join(removedAtTheEnd(), 'library.so')
  writeFileSync(path, library?.content ?? '')
  expect(loadLibraries([path])[0]).not.toMatch(/align/)
  execFileSync('strip', [path], { stdio: 'pipe' })
  const [reason = ''] = loadLibraries([path])
  console.info(`glibc ${glibcOfMachine() ?? ''}: ${reason}`)
  const stripped = [{ path: library?.path ?? '', content: readFileSync(path) }]
  const error = await report(stripped, onPython(hostArchitecture)).then(() => '', messageOf)
  // Some versions of strip do not damage it.
  expect(error.includes('numpy ("python/numpy.libs/') && error.includes('not aligned to pages')).toBe(
    reason.includes('align'),
  )
})
