import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Message } from '../base/message.ts'
import { messageOf, Problem } from '../base/problem.ts'
import { contentOf } from './content.ts'
import { faultsOfLinks } from './links.ts'
import type { ZipEntry } from './strict-reader.ts'
import { readZip } from './strict-reader.ts'
import type { Fault } from './zip-messages.ts'
import { sentencesOn, shown } from './zip-messages.ts'

/**
 * Unpacks the archive of a layer into a new directory, as Lambda does at /opt, with permissions and links. Throws a Problem if the zip
 * cannot be read, or if it would write or point outside of that directory.
 */
export async function unpack(zip: string, to: string): Promise<void> {
  const { entries, faults } = readZip(await readFile(zip))
  requireNone(faults)
  const of = (kind: ZipEntry['kind']): ZipEntry[] => entries.filter((entry) => entry.kind === kind)
  const links = await targetsOf(of('link'))
  requireNone(faultsOfLinks(links))
  await mkdir(to, { recursive: true })
  for (const { path } of of('directory')) await mkdir(join(to, path), { recursive: true })
  for (const entry of of('file')) await writeOne(entry, to)
  // Links are created last, so that no file is written through a link.
  for (const [path, target] of links) await linkOne(path, target, to)
}

async function targetsOf(links: readonly ZipEntry[]): Promise<Map<string, Buffer>> {
  const targets = new Map<string, Buffer>()
  for (const link of links) targets.set(link.path, await read(link))
  return targets
}

async function read(entry: ZipEntry): Promise<Buffer> {
  try {
    return await contentOf(entry)
  } catch (error) {
    const fault = `has an entry that cannot be unpacked, ${shown(entry.path)}: ${messageOf(error)}. Create the zip again.`
    throw new Problem(errorsFrom([fault]), { cause: error })
  }
}

async function writeOne(entry: ZipEntry, to: string): Promise<void> {
  const target = join(to, entry.path)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, await read(entry))
  await chmod(target, entry.mode ?? 0o644)
}

async function linkOne(path: string, target: Buffer, to: string): Promise<void> {
  await mkdir(dirname(join(to, path)), { recursive: true })
  await symlink(target.toString(), join(to, path))
}

function requireNone(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Problem(errorsFrom(faults))
}

function errorsFrom(faults: readonly Fault[]): Message[] {
  return sentencesOn("The layer's zip", faults)
}
