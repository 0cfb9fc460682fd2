import { open, readFile } from 'node:fs/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import fc from 'fast-check'
import { compareContents } from '../../../src/changes/compare.ts'
import type { LayerContents } from '../../../src/changes/contents.ts'
import { contentsOf, readingSharedFilesFrom } from '../../../src/changes/contents.ts'
import { localBytes } from '../../../src/changes/local-reader.ts'
import { defaultDeadlines } from '../../../src/base/deadlines.ts'
import { connectionsOf } from '../../../src/network/connections.ts'
import { remoteBytes } from '../../../src/changes/download-reader.ts'
import { NotComparable } from '../../../src/changes/not-comparable.ts'
import type { ZipContents } from '../../../src/changes/zip-reader.ts'
import { openZip } from '../../../src/changes/zip-reader.ts'
import type { Changes } from '../../../src/layer/changes.ts'
import type { Files } from '../../support/pack-layer.ts'
import { packDirectory, treeOf, zipOf } from '../../support/pack-layer.ts'
import type { Misbehaviour } from '../../support/zip-server.ts'
import { serveZip } from '../../support/zip-server.ts'

const { fetch } = connectionsOf({}, defaultDeadlines)
const until = (end: AbortSignal) => ({ fetch, sleep: () => Promise.resolve(), end })
const patient = until(new AbortController().signal)

async function contents(files: Files): Promise<LayerContents> {
  const file = await open(zipOf(files))
  try {
    return await contentsOf(await openZip(await localBytes(file)))
  } finally {
    await file.close()
  }
}

async function changes(before: Files, after: Files): Promise<Changes> {
  return compareContents(await contents(before), await contents(after))
}

function npm(name: string, version: string, files: Files = {}, below = 'nodejs'): Files {
  const folder = `${below}/node_modules/${name}`
  const own = Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text])
  return { [`${folder}/package.json`]: JSON.stringify({ name, version }), ...Object.fromEntries(own) }
}

function wheel(project: string, version: string, files: Files): Files {
  const info = `${project}-${version}.dist-info`
  const record = [...Object.keys(files), `${info}/RECORD`].map((path) => `${path},,\n`).join('')
  const all = { ...files, [`${info}/RECORD`]: record }
  return Object.fromEntries(Object.entries(all).map(([path, text]) => [`python/${path}`, text]))
}

/** Returns one line for each package, and for each other file. */
function lines({ packages, files }: Changes): string[] {
  return [
    ...packages.map(
      ({ name, before, after }) => `${name}: ${before.join(', ') || 'none'} -> ${after.join(', ') || 'none'}`,
    ),
    ...files.map(({ path, sizeBefore, sizeAfter }) => `${path}: ${sizeBefore ?? '-'} -> ${sizeAfter ?? '-'}`),
  ]
}

describe('the changes between two layers', () => {
  const ten = 'x'.repeat(10)
  const table: [what: string, before: Files, after: Files, expected: string[]][] = [
    ['a package that moved', npm('a', '1.9.0'), npm('a', '1.10.0'), ['a: 1.9.0 -> 1.10.0']],
    [
      'one that was added, and one that was removed',
      npm('@scope/a', '1.0.0'),
      npm('b', '2.0.0', { 'index.js': ten }),
      ['b: none -> 2.0.0', '@scope/a: 1.0.0 -> none'],
    ],
    [
      'one that is there twice, in the order of its versions',
      { ...npm('a', '10.0.0'), ...npm('b', '1.0.0'), ...npm('a', '9.0.0', {}, 'nodejs/node_modules/b') },
      { ...npm('a', '10.0.0'), ...npm('b', '1.0.0') },
      ['a: 9.0.0, 10.0.0 -> 10.0.0'],
    ],
    [
      'a wheel, whose files are as its record says, by whatever name',
      wheel('PyYAML', '6.0', { 'yaml/__init__.py': ten, '_yaml/x.py': ten }),
      wheel('pyyaml', '6.0.1', { 'yaml/__init__.py': `${ten}1`, '_yaml/y.py': ten }),
      ['pyyaml: 6.0 -> 6.0.1'],
    ],
    [
      'a jar, by its name',
      { 'java/lib/gson-2.10.1.jar': ten, 'java/lib/own.jar': ten },
      { 'java/lib/gson-2.11.0.jar': ten, 'java/lib/own.jar': `${ten}1` },
      ['gson: 2.10.1 -> 2.11.0', 'java/lib/own.jar: 10 -> 11'],
    ],
    [
      'a gem, with what was built for it',
      {
        'ruby/gems/3.4.0/specifications/nokogiri-1.18.1.gemspec': '',
        'ruby/gems/3.4.0/gems/nokogiri-1.18.1/lib/nokogiri.rb': ten,
        'ruby/gems/3.4.0/extensions/x86_64-linux/3.4.0/nokogiri-1.18.1/nokogiri.so': ten,
      },
      {
        'ruby/gems/3.4.0/specifications/nokogiri-1.18.2.gemspec': '',
        'ruby/gems/3.4.0/gems/nokogiri-1.18.2/lib/nokogiri.rb': ten,
      },
      ['nokogiri: 1.18.1 -> 1.18.2'],
    ],
    [
      'files of no package, and of packages that stay',
      { ...npm('a', '1.0.0', { 'index.js': 'one' }), 'bin/tool': 'x', 'lib/old.so': 'x' },
      { ...npm('a', '1.0.0', { 'index.js': 'two' }), 'bin/tool': 'x', 'lib/new.so': 'xx' },
      ['nodejs/node_modules/a/index.js: 3 -> 3', 'lib/new.so: - -> 2', 'lib/old.so: 1 -> -'],
    ],
    ['nothing', npm('a', '1.0.0'), npm('a', '1.0.0'), []],
  ]
  test.each(table)('include %s', async (_what, before, after, expected) => {
    expect(lines(await changes(before, after))).toEqual(expected)
  })

  test('include the sizes of packages, without nested packages, and of the whole layer', async () => {
    const inner = npm('b', '1.0.0', { 'index.js': 'x'.repeat(500) }, 'nodejs/node_modules/a')
    const before = { ...npm('a', '1.0.0', { 'index.js': 'x'.repeat(100) }), ...inner }
    const after = { ...npm('a', '1.1.0', { 'index.js': 'x'.repeat(150) }), ...inner }
    const { packages, totals } = await changes(before, after)
    const json = JSON.stringify({ name: 'a', version: '1.0.0' }).length
    expect(packages).toMatchObject([{ sizeBefore: 100 + json, sizeAfter: 150 + json }])
    expect(totals).toEqual({
      packages: { added: 0, removed: 0, changed: 1 },
      files: { added: 0, removed: 0, changed: 0 },
      sizeBefore: 600 + 2 * json,
      sizeAfter: 650 + 2 * json,
    })
  })

  test('treat a link in node_modules as a part of the package that it names', async () => {
    const layer = (version: string): Files => ({
      ...npm('a', version, {}, `nodejs/node_modules/.pnpm/a@${version}`),
      'nodejs/node_modules/a': `->.pnpm/a@${version}/node_modules/a`,
    })
    const [before, after] = await Promise.all(
      ['1.0.0', '1.1.0'].map(async (version) => {
        const { archive } = await packDirectory(treeOf(layer(version)))
        const file = await open(archive.path)
        return contentsOf(await openZip(await localBytes(file))).finally(() => file.close())
      }),
    )
    expect(before && after && lines(compareContents(before, after))).toEqual(['a: 1.0.0 -> 1.1.0'])
  })

  test('list the largest, and count all', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1_200 }, (_, index) => [`lib/${index}`, 'x'.repeat(index)]),
    )
    const { files: listed, totals } = await changes(files, { 'lib/0': '' })
    expect(listed).toHaveLength(1_000)
    expect(listed[0]).toEqual({ path: 'lib/1199', sizeBefore: 1_199 })
    expect(totals.files).toEqual({ added: 0, removed: 1_199, changed: 0 })
  })
})

describe('a zip on a server', () => {
  let close: (() => void) | undefined
  afterEach(() => close?.())

  async function serve(body: Buffer, misbehave?: Misbehaviour) {
    const served = await serveZip(body, misbehave)
    close = served.close
    return served
  }

  async function reasonOf(reading: Promise<unknown>): Promise<string> {
    const thrown: unknown = await reading.catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(NotComparable)
    expect(JSON.stringify([(thrown as Error).stack, (thrown as Error).cause])).not.toMatch(/127\.0|secret/)
    return (thrown as Error).message
  }

  /** Returns a zip with this many packages, each with a file that cannot be compressed. */
  function large(packages: number, version: string): Buffer {
    const zip = new AdmZip()
    let seed = 1
    const noise = Buffer.from(
      Array.from({ length: 4_000 }, () => (seed = (seed * 48_271) % 2_147_483_647) % 256),
    )
    for (let index = 0; index < packages; index += 1) {
      const files = npm(`package-${index}`, index === 7 ? version : '1.0.0', { noise: noise })
      for (const [path, content] of Object.entries(files)) zip.addFile(path, Buffer.from(content))
    }
    return zip.toBuffer()
  }

  const small = { part: 10_000, parts: 1_000 }

  test('is read in one request if it is small', async () => {
    const { download, asked } = await serve(await readFile(zipOf(npm('a', '1.0.0'))))
    const { packages } = await contentsOf(await openZip(remoteBytes(download, patient)))
    expect(packages).toMatchObject([{ name: 'a', version: '1.0.0' }])
    expect(asked).toEqual([{ first: 0, last: download.size - 1 }])
  })

  test('is read only at its directory, and at files that differ from another zip', async () => {
    const { download, asked } = await serve(large(100, '1.0.0'))
    const here = large(100, '2.0.0')
    const file: ZipContents = await openZip({
      size: here.length,
      read: (start, end) => Promise.resolve(here.subarray(start, end)),
    })
    const there = readingSharedFilesFrom(await openZip(remoteBytes(download, patient, small)), file)
    expect(lines(compareContents(await contentsOf(there), await contentsOf(file)))).toEqual([
      'package-7: 1.0.0 -> 2.0.0',
    ])
    expect(download.size).toBeGreaterThan(400_000)
    expect(asked.length).toBeLessThan(10)
    expect(new Set(asked.map(({ first }) => first)).size).toBe(asked.length)
  })

  test('is not read beyond the bounds: versions of packages that were not read are unknown', async () => {
    const { download, asked } = await serve(large(100, '1.0.0'))
    const { packages } = await contentsOf(
      await openZip(remoteBytes(download, patient, { ...small, parts: 8 })),
    )
    expect(packages).toHaveLength(100)
    expect(packages.filter(({ version }) => version === '').length).toBeGreaterThan(80)
    expect(asked).toHaveLength(8)
  })

  const partly = (first: number, last: number, size: number) => ({
    'content-range': `bytes ${first}-${last}/${size}`,
  })
  const zip = new AdmZip()
  zip.addFile('lib/a', Buffer.from('a'))
  const whole = zip.toBuffer()
  const faults: [what: string, why: string, Misbehaviour][] = [
    [
      'is gone',
      'the download returned the status 404',
      (response) => response.writeHead(404).end('<Error/>'),
    ],
    [
      'is refused',
      'the download returned the status 403',
      (response) => response.writeHead(403).end('<Error/>'),
    ],
    [
      'has another length',
      'the download returned the status 416',
      (response) => response.writeHead(416, { 'content-range': 'bytes */9' }).end(),
    ],
    [
      'is at another place',
      'the download returned the status 307',
      (response) => response.writeHead(307, { location: 'http://127.0.0.1:9/secret' }).end(),
    ],
    [
      'breaks off at once',
      'the download was interrupted (ECONNRESET)',
      (response) => response.socket?.resetAndDestroy(),
    ],
    [
      'breaks off midway',
      'the download was interrupted (ECONNRESET)',
      (response, { first, last }) => {
        const headers = { ...partly(first, last, whole.length), 'content-length': last - first + 1 }
        response.writeHead(206, headers)
        response.write(whole.subarray(0, 9), () => response.socket?.destroy())
      },
    ],
    [
      'gives another part',
      'the download returned another part than requested',
      (response) => response.writeHead(206, partly(1, 2, whole.length)).end('xx'),
    ],
    [
      'does not say which part',
      'the download returned another part than requested',
      (response) => response.writeHead(206).end(whole),
    ],
    [
      'gives fewer bytes',
      'the download returned fewer bytes than declared',
      (response, { first, last }) =>
        response.writeHead(206, partly(first, last, whole.length)).end(whole.subarray(1)),
    ],
    [
      'never ends',
      'the download returned more bytes than declared',
      (response, { first, last }) => {
        response.writeHead(206, partly(first, last, whole.length))
        const go = (): void => {
          while (response.writable && response.write(Buffer.alloc(65_536)));
        }
        response.on('drain', go)
        go()
      },
    ],
    [
      'is another kind of file',
      'its zip is damaged',
      (response, { first, last }) =>
        response.writeHead(206, partly(first, last, whole.length)).end(Buffer.alloc(whole.length, 'x')),
    ],
  ]
  test.each(faults)('that %s cannot be compared: %s', async (_what, why, misbehave) => {
    const { download } = await serve(whole, misbehave)
    expect(await reasonOf(openZip(remoteBytes(download, patient)))).toBe(why)
  })

  test('is read as a whole from a server without range requests if it is one part', async () => {
    const { download } = await serve(whole, (response) => response.writeHead(200).end(whole))
    expect([...(await openZip(remoteBytes(download, patient))).files.keys()]).toEqual(['lib/a'])
    const bounds = { ...small, part: whole.length - 1 }
    expect(await reasonOf(openZip(remoteBytes(download, patient, bounds)))).toBe(
      'the download returned the status 200',
    )
  })

  test('does not block other work, even with many entries', async () => {
    const many = new AdmZip()
    for (let index = 0; index < 3_000; index += 1) many.addFile(`lib/${index}`, Buffer.alloc(0))
    const body = many.toBuffer()
    let turns = 0
    const turning = setInterval(() => (turns += 1), 0)
    await openZip({ size: body.length, read: (start, end) => Promise.resolve(body.subarray(start, end)) })
    clearInterval(turning)
    expect(turns).toBeGreaterThan(2)
  })

  test('is not waited for longer than the timeout', async () => {
    const { download } = await serve(whole, () => undefined)
    expect(await reasonOf(openZip(remoteBytes(download, until(AbortSignal.timeout(50)))))).toBe(
      'the download took too long',
    )
  })

  test('is not waited for after the run is cancelled', async () => {
    const { download } = await serve(whole, () => undefined)
    const cancellation = new AbortController()
    const reading = reasonOf(openZip(remoteBytes(download, until(cancellation.signal))))
    cancellation.abort('SIGINT')
    expect(await reading).toBe('the run was cancelled')
  })

  test.each([
    ['https://no-such-host.invalid/zip?secret', 'there is no such host as no-such-host.invalid (ENOTFOUND)'],
    ['http://localhost:47/zip?secret', 'localhost cannot be reached (ECONNREFUSED)'],
  ])('cannot be compared if the download does not begin: %s', async (url, reason) => {
    expect(await reasonOf(openZip(remoteBytes({ url, size: 100 }, patient)))).toBe(reason)
  })

  test('cannot be compared if the URL is invalid', async () => {
    const download = { url: 'no address, secret', size: 100 }
    expect(await reasonOf(openZip(remoteBytes(download, patient)))).toBe(
      'its URL does not begin with "https:"',
    )
  })

  test('results in a reason or in a list of files, whatever is damaged in it', async () => {
    const layer = {
      ...npm('a', '1.0.0'),
      ...wheel('b', '1.0', { 'b/__init__.py': 'x' }),
      'java/lib/c-1.0.jar': 'x',
    }
    const good = await readFile(zipOf(layer))
    const damage = fc.record({ at: fc.nat(good.length - 1), byte: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 6 }), async (damages) => {
        const bad = Buffer.from(good)
        for (const { at, byte } of damages) bad[at] = byte
        const read = (start: number, end: number) => Promise.resolve(bad.subarray(start, end))
        const reading = openZip({ size: bad.length, read }).then(contentsOf)
        const ended = await reading.catch((error: unknown) => error)
        expect(ended instanceof NotComparable || (ended as LayerContents).files.size <= 10).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})
