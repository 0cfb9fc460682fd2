// Reads one malicious input as a build would, in a separate process: `node hostile.ts NAME DIRECTORY write`, then `... read`, which prints
// the time and the memory that it needed.
import { closeSync, mkdirSync, openSync, symlinkSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { LimitExceeded } from '../../src/base/limits.ts'
import { effortSince, peakMegabytes } from './resources.mjs'

const repeated = (length: number, of: (index: number) => string): string =>
  Array.from({ length }, (_, index) => of(index)).join('')
const files = (directory: string, contents: Readonly<Record<string, string>>): void => {
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), content)
  }
}

/** Writes a zip with `count` entries of the same content, in zip64 if necessary. */
function zip(
  path: string,
  count: number,
  name: (index: number) => string,
  packed = Buffer.alloc(0),
  size = 0,
): void {
  const file = openSync(path, 'w')
  const [local, central] = [Buffer.alloc(30), Buffer.alloc(46)]
  local.writeUInt32LE(0x04034b50)
  central.writeUInt32LE(0x02014b50)
  for (const [header, at] of [
    [local, 8],
    [central, 10],
  ] as const) {
    header.writeUInt16LE(size === packed.length ? 0 : 8, at)
    header.writeUInt32LE(packed.length, at + 10)
    header.writeUInt32LE(size, at + 14)
  }
  let offset = 0
  const directory: Buffer[] = []
  for (let index = 0; index < count; index++) {
    const named = Buffer.from(name(index))
    local.writeUInt16LE(named.length, 26)
    central.writeUInt16LE(named.length, 28)
    central.writeUInt32LE(offset, 42)
    const entry = Buffer.concat([local, named, packed])
    writeSync(file, entry)
    offset += entry.length
    directory.push(Buffer.concat([central, named]))
  }
  const all = Buffer.concat(directory)
  const wide = Buffer.alloc(76)
  wide.writeUInt32LE(0x06064b50)
  wide.writeBigUInt64LE(44n, 4)
  wide.writeBigUInt64LE(BigInt(count), 24)
  wide.writeBigUInt64LE(BigInt(count), 32)
  wide.writeBigUInt64LE(BigInt(all.length), 40)
  wide.writeBigUInt64LE(BigInt(offset), 48)
  wide.writeUInt32LE(0x07064b50, 56)
  wide.writeBigUInt64LE(BigInt(offset + all.length), 64)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Math.min(count, 0xffff), 8)
  end.writeUInt16LE(Math.min(count, 0xffff), 10)
  end.writeUInt32LE(all.length, 12)
  end.writeUInt32LE(offset, 16)
  for (const part of [all, wide, end]) writeSync(file, part)
  closeSync(file)
}

async function laidOut(jar: string, directory: string, built = false): Promise<unknown> {
  const { layOut } = await import('../../src/install/java/jars.ts')
  const to = { directory: join(directory, 'layer'), runtimes: ['java21'], built: () => built }
  return layOut('Maven', [{ owner: 'a', name: 'x.jar', path: jar }], to)
}

const pom = (content: string): string => `<project><artifactId>a</artifactId>${content}</project>`
const locked = async (directory: string): Promise<unknown> =>
  (await import('../../src/install/java/maven.ts')).maven.isLocked?.(directory)
const member = async (directory: string): Promise<unknown> =>
  (await import('../../src/install/node/pnpm.ts')).pnpm.hasMember?.(directory, directory)
const asked = async (directory: string): Promise<unknown> =>
  (await import('../../src/install/python/requirements-file.ts')).readRequirements(
    join(directory, 'requirements.txt'),
    { directory, workspace: directory },
  )

/** For each input, a function that writes it, and a function of the action that reads it. */
const inputs: Readonly<
  Record<string, readonly [(directory: string) => void, (directory: string) => Promise<unknown>]>
> = {
  'jar-of-400000-entries': [
    (directory) =>
      zip(join(directory, 'x.jar'), 400_000, (index) => `entry/${String(index).padStart(7, '0')}.txt`),
    (directory) => laidOut(join(directory, 'x.jar'), directory),
  ],
  'jar-of-1200000-entries': [
    (directory) => zip(join(directory, 'x.jar'), 1_200_000, (index) => `entry/${index}.txt`),
    (directory) => laidOut(join(directory, 'x.jar'), directory),
  ],
  'jar-of-400000-classes': [
    (directory) => {
      const content = Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 65, 0, 0])
      zip(
        join(directory, 'x.jar'),
        400_000,
        (index) => `a/C${index}.class`,
        deflateRawSync(content),
        content.length,
      )
    },
    (directory) => laidOut(join(directory, 'x.jar'), directory),
  ],
  'jar-of-65000-entries-that-a-build-made': [
    (directory) => zip(join(directory, 'x.jar'), 65_000, (index) => `entry/${index}.txt`),
    (directory) => laidOut(join(directory, 'x.jar'), directory, true),
  ],
  'jar-of-600000-entries-in-a-layer': [
    (directory) => {
      mkdirSync(join(directory, 'tree', 'java', 'lib'), { recursive: true })
      zip(
        join(directory, 'tree', 'java', 'lib', 'x-1.0.jar'),
        600_000,
        (index) => `META-INF/maven/g/${index}/x`,
      )
    },
    async (directory) => {
      const { judgeTree } = await import('../../src/pack/judge-tree.ts')
      const { packagesIn } = await import('../../src/packages/packages.ts')
      const judged = await judgeTree(
        { directory: join(directory, 'tree'), madeBy: 'test', warnings: [] },
        {
          path: join(directory, 'layer.zip'),
          exclude: [],
          slim: [],
          target: { runtimes: [], architecture: 'x86_64' },
        },
      )
      const { archive } = await judged.write()
      return packagesIn(archive.path)
    },
  ],
  'pom-of-properties-that-multiply': [
    (directory) =>
      files(directory, {
        'pom.xml': pom(
          `<properties>${repeated(10, (index) => `<p${index}>${`\${p${index + 1}}`.repeat(12)}</p${index}>`)}<p10>lol</p10></properties>` +
            '<dependencies><dependency><version>${p0}</version></dependency></dependencies>',
        ),
      }),
    locked,
  ],
  'pom-of-140000-tags': [(directory) => files(directory, { 'pom.xml': pom('<a/>'.repeat(140_000)) }), locked],
  'pom-of-open-tags': [
    (directory) => files(directory, { 'pom.xml': '<project>'.padEnd(4_900_000, '<') }),
    locked,
  ],
  'modules-of-450000-tags': [
    (directory) =>
      files(directory, {
        'pom.xml': pom(`<modules>${repeated(30, (index) => `<module>m${index}</module>`)}</modules>`),
        ...Object.fromEntries(
          Array.from({ length: 30 }, (_, index) => [`m${index}/pom.xml`, pom('<a>b</a>'.repeat(7_200))]),
        ),
      }),
    locked,
  ],
  'requirements-of-5-MB': [
    (directory) => files(directory, { 'requirements.txt': 'a\n'.repeat(2_400_000) }),
    asked,
  ],
  'requirement-of-5-MB': [
    (directory) => files(directory, { 'requirements.txt': `six${' '.repeat(4_900_000)}x` }),
    asked,
  ],
  'pyproject-of-390000-values': [
    (directory) => files(directory, { 'pyproject.toml': '[[a]]\nb = 1\n'.repeat(130_000) }),
    async (directory) => (await import('../../src/install/python/pyproject.ts')).readPyproject(directory),
  ],
  'pnpm-workspace-of-commas': [
    (directory) =>
      files(directory, { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages: ['.padEnd(99_000, ',') }),
    member,
  ],
  'pnpm-workspace-of-anchors': [
    (directory) =>
      files(directory, { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages: '.padEnd(99_000, '&a ') }),
    member,
  ],
  'pnpm-lock-of-3-MB': [
    (directory) =>
      files(directory, {
        'pnpm-lock.yaml': `snapshots:\n\n${repeated(60_000, (index) => `  a${index}@1.0.0:\n    dependencies:\n      b: 1.0.0\n\n`)}`,
      }),
    async (directory) => (await import('../../src/install/node/pnpm-lock.ts')).lockedNames(directory),
  ],
  'package-json-of-lists': [
    (directory) => files(directory, { 'package.json': '['.repeat(4_900_000) }),
    async (directory) => (await import('../../src/install/node/package-json.ts')).readManifest(directory),
  ],
  'links-that-lead-back': [
    (directory) => {
      for (const name of ['a', 'b', 'c']) symlinkSync('.', join(directory, name))
    },
    async (directory) => (await import('../../src/base/files.ts')).listPathsIn(directory),
  ],
  'output-of-32-MB': [
    () => undefined,
    async () => {
      const { explain } = await import('../../src/install/run/tool.ts')
      const { remedies } = await import('../../src/install/python/remedies.ts')
      const lines = Array.from({ length: 32 }, () => 'hint: connection broken by a- '.repeat(34_000))
      return explain({ name: 'uv', remedies }, { exitCode: 1, lines })
    },
  ],
}

/** The names of all malicious inputs. */
export const names = Object.keys(inputs)

const [, file, name, directory, task] = process.argv
if (file === import.meta.filename && name !== undefined && directory !== undefined) {
  const [write, read] = inputs[name] ?? []
  if (task === 'write') write?.(directory)
  else {
    const began = performance.now()
    const result = await Promise.resolve(read?.(directory)).then(
      () => 'read',
      (error: unknown) => (error instanceof LimitExceeded ? error.limit : String(error)),
    )
    const megabytes = peakMegabytes()
    console.log(JSON.stringify({ result, megabytes, effort: effortSince(began) }))
  }
}
