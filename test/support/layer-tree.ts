import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AdmZip from 'adm-zip'
import { takeArchive } from '../../src/pack/archive.ts'
import type { Packed, PackRequest } from '../../src/pack/pack.ts'
import { pack } from '../../src/pack/pack.ts'

/** Contents by path; a text that begins with `->` is a link, and a path that ends with `/` an empty directory. */
export type Files = Record<string, string | Buffer>

export function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'pack-'))
}

/** A new directory with these files. */
export function treeOf(files: Files, order: 'given' | 'reversed' = 'given'): string {
  const root = temporary()
  const entries = Object.entries(files)
  for (const [path, content] of order === 'given' ? entries : entries.reverse()) {
    mkdirSync(join(root, path.endsWith('/') ? path : join(path, '..')), { recursive: true })
    if (path.endsWith('/')) continue
    if (typeof content === 'string' && content.startsWith('->'))
      symlinkSync(content.slice(2), join(root, path))
    else writeFileSync(join(root, path), content)
  }
  return root
}

/** A new zip with these files, made by another program than ours. */
export function zipOf(files: Files): string {
  const zip = new AdmZip()
  for (const [path, content] of Object.entries(files)) zip.addFile(path, Buffer.from(content))
  const path = join(temporary(), 'given.zip')
  zip.writeZip(path)
  return path
}

export type Request = Partial<PackRequest['target'] & Pick<PackRequest, 'exclude'>>

/** The directory, packed for x86_64 and no declared runtime unless another target is given. */
export function packed(directory: string, request: Request = {}): Promise<Packed> {
  return pack({ directory, madeBy: 'test', warnings: [] }, requestOf(request))
}

/** The archive, taken for x86_64 and no declared runtime unless another target is given. */
export function taken(archive: string, request: Request = {}): Promise<Packed> {
  return takeArchive(archive, requestOf(request))
}

function requestOf({ exclude = [], runtimes = [], architecture = 'x86_64' }: Request): PackRequest {
  return { directory: temporary(), name: 'layer.zip', exclude, target: { runtimes, architecture } }
}
