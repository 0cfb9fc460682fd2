import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Judged } from '../../../src/layer/judged-archive.ts'
import {
  copyJudged,
  judgedBytes,
  judgedZip,
  judgedChunks,
  openAsJudged,
  requireJudged,
} from '../../../src/layer/judged-archive.ts'
import { decoded } from '../../support/base64.ts'
import { treeOf } from '../../support/pack-layer.ts'

/** Larger than one chunk. */
const bytes = randomBytes(2_500_000)

function archive(): Judged {
  const path = join(treeOf({ 'layer.zip': bytes }), 'layer.zip')
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('base64') }
}

async function chunksOf(judged: Judged): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of judgedChunks(judged)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const ways: readonly (readonly [string, (judged: Judged) => Promise<unknown>])[] = [
  ['as a whole', judgedBytes],
  ['in base64', judgedZip],
  ['in chunks', chunksOf],
  ['to be sure', requireJudged],
  ['to be copied', (judged) => copyJudged(judged, join(dirname(judged.path), 'copy.zip'))],
  ['to be opened', async (judged) => (await openAsJudged(judged)).close()],
]

const changes: readonly (readonly [string, (path: string) => void])[] = [
  ['another file', (path) => writeFileSync(path, randomBytes(bytes.length))],
  [
    'changed in its last byte',
    (path) => writeFileSync(path, Buffer.concat([bytes.subarray(0, -1), Buffer.of(1 ^ (bytes.at(-1) ?? 0))])),
  ],
  ['truncated', (path) => truncateSync(path, 1_000_000)],
  ['empty', (path) => truncateSync(path)],
  ['longer', (path) => appendFileSync(path, 'more')],
  ['gone', (path) => rmSync(path)],
  ['a directory', (path) => (rmSync(path), execFileSync('mkdir', [path]))],
  ['a pipe that nobody writes to', (path) => (rmSync(path), execFileSync('mkfifo', [path]))],
  ['a device without end', (path) => (rmSync(path), symlinkSync('/dev/zero', path))],
]

describe.each(ways)('an archive that is read %s', (_way, read) => {
  test('has the bytes that were checked', async () => {
    await expect(read(archive())).resolves.not.toThrow()
  })

  test.each(changes)('is rejected if it is %s', async (_what, change) => {
    const judged = archive()
    change(judged.path)
    await expect(read(judged)).rejects.toThrow(
      `The archive was changed after the action checked it: ${judged.path} no longer has the CodeSha256 ${judged.sha256}.`,
    )
    expect(readdirSync(dirname(judged.path))).not.toContain('copy.zip')
  })
})

test('all bytes of an archive are read', async () => {
  const judged = archive()
  const copy = join(dirname(judged.path), 'copy.zip')
  await copyJudged(judged, copy)
  const file = await openAsJudged(judged)
  await file.close()
  const zip = decoded(await judgedZip(judged))
  for (const read of [await judgedBytes(judged), zip, await chunksOf(judged), readFileSync(copy)])
    expect(read.equals(bytes)).toBe(true)
})

test('the last chunk of an archive is never returned if the archive changes while it is read', async () => {
  const judged = archive()
  let length = 0
  const reading = async (): Promise<void> => {
    for await (const chunk of judgedChunks(judged)) {
      if (length === 0) writeFileSync(judged.path, Buffer.alloc(bytes.length))
      length += chunk.length
    }
  }
  await expect(reading()).rejects.toThrow('The archive was changed')
  expect(length).toBeLessThan(bytes.length)
})

test('a copy never replaces an existing path, such as a link', async () => {
  const judged = archive()
  const elsewhere = join(dirname(judged.path), 'elsewhere')
  symlinkSync(elsewhere, join(dirname(judged.path), 'copy.zip'))
  await expect(copyJudged(judged, join(dirname(judged.path), 'copy.zip'))).rejects.toThrow('EEXIST')
  expect(existsSync(elsewhere)).toBe(false)
})
