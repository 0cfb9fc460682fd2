import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AdmZip from 'adm-zip'
import type { Tree } from '../../src/layer/layer.ts'
import { judgeArchive } from '../../src/pack/judge-archive.ts'
import { judgeTree } from '../../src/pack/judge-tree.ts'
import type { TreeRequest } from '../../src/pack/judge-tree.ts'
import type { Packed } from '../../src/pack/judged-layer.ts'

/** Contents by path. A text that begins with `->` is a link. A path that ends with `/` is an empty directory. */
export type Files = Record<string, string | Buffer>

export function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'pack-'))
}

/** Creates a directory with these files. Returns its path. */
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

/** Creates a zip with these files by a different zip writer. Returns its path. */
export function zipOf(files: Files): string {
  const zip = new AdmZip()
  for (const [path, content] of Object.entries(files)) zip.addFile(path, Buffer.from(content))
  const path = join(temporary(), 'given.zip')
  zip.writeZip(path)
  return path
}

export type Request = Partial<TreeRequest['target'] & Pick<TreeRequest, 'exclude' | 'slim'>>

/** Packs a directory. By default it is for x86_64, without declared runtimes. */
export function packDirectory(directory: string, request: Request = {}): Promise<Packed> {
  return packTree({ directory, madeBy: 'test', warnings: [] }, request)
}

/** Packs a tree. By default it is for x86_64, without declared runtimes. */
export async function packTree(
  tree: Tree,
  { exclude = [], slim = [], ...target }: Request = {},
): Promise<Packed> {
  const path = join(temporary(), 'layer.zip')
  return (await judgeTree(tree, { path, exclude, slim, target: targetOf(target) })).write()
}

/** Judges an archive and writes it again. By default it is for x86_64, without declared runtimes. */
export async function packArchive(archive: string, target: Request = {}): Promise<Packed> {
  const path = join(temporary(), 'layer.zip')
  return (await judgeArchive(archive, { path, target: targetOf(target) })).write()
}

function targetOf({ runtimes = [], architecture = 'x86_64' }: Request): TreeRequest['target'] {
  return { runtimes, architecture }
}
