import { createHash } from 'node:crypto'
import { chmod, open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBytes, readTextOrEmpty } from '../../base/files.ts'
import type { Recorded } from './record.ts'
import { cutAt } from './requirement-text.ts'

/** The programs of a package: what installers put into `bin` for it. */
const isInBin = ({ path }: Recorded): boolean => path.startsWith('bin/')

/** A first line that finds Lambda's Python, and any other, by PATH. */
const portable = '#!/usr/bin/env python3\n'

/**
 * The first line by which an installer names the Python of its machine, or the three that it writes if the path is long
 * (PyPA: "Binary distribution format", "Recommended installer features").
 */
const byInterpreter =
  /^#!(?!\S*\/env\s)(?:\/[^\n]*\/(?:python|pypy)[\d.]*w?(?:[ \t][^\n]*)?|\/bin\/sh\r?\n'''exec' [^\n]*(?:python|pypy)[^\n]*\n' ''')\r?(?:\n|$)/

/** Enough for a first line that names a path. */
const longestHead = 8192

/**
 * Makes the programs of a package the same on every machine. Commands that an installer generated from entry points are removed:
 * installers write them differently. What the package itself brought stays, and finds its Python by PATH. Returns the files
 * that are left.
 */
export async function normaliseScripts(
  directory: string,
  info: string,
  files: readonly Recorded[],
): Promise<Recorded[]> {
  const commands = await commandsOf(join(directory, info, 'entry_points.txt'))
  // A package that is imported as "bin" has its modules there.
  const isPackage = files.some(({ path }) => path === 'bin/__init__.py')
  const settled = await Promise.all(
    files.map(async (file) => {
      if (!isInBin(file) || (isPackage && file.path.endsWith('.py'))) return file
      return normaliseScript(directory, file, commands)
    }),
  )
  return settled.filter((file) => file !== undefined)
}

async function normaliseScript(
  directory: string,
  file: Recorded,
  commands: readonly string[],
): Promise<Recorded | undefined> {
  const path = join(directory, file.path)
  const head = await headOf(path)
  const isProgram = head.startsWith('#!') || head.startsWith('\u007fELF')
  // Not every installer makes executable what was packed on Windows.
  if (isProgram) await chmod(path, 0o755)
  if (!byInterpreter.test(head)) return file
  if (isGenerated(file.path.slice('bin/'.length), commands)) {
    await rm(path)
    return undefined
  }
  const content = (await readBytes(path, 'text')).toString('latin1').replace(byInterpreter, portable)
  await writeFile(path, content, 'latin1')
  return { ...file, rest: digestOf(Buffer.from(content, 'latin1')) }
}

/** pip and its kin get commands with the version of Python in their names, too. */
function isGenerated(name: string, commands: readonly string[]): boolean {
  const [, plain = name] = /^(pip|easy_install)-?\d+(?:\.\d+)*$/.exec(name) ?? []
  return commands.includes(name) || commands.includes(plain)
}

/** The names of the commands that an installer generates for a package (PyPA: "Entry points specification"). */
async function commandsOf(entryPoints: string): Promise<string[]> {
  const text = await readTextOrEmpty(entryPoints)
  let section = ''
  return text.split(/\r?\n/).flatMap((line) => {
    section = /^\s*\[(.+)\]\s*$/.exec(line)?.[1]?.trim() ?? section
    const name = line.includes('=') ? cutAt(line, '=')[0].trim() : ''
    const isName = name !== '' && !/^[#;[]/.test(name)
    return isName && /^(?:console|gui)_scripts$/.test(section) ? [name] : []
  })
}

async function headOf(path: string): Promise<string> {
  const file = await open(path).catch(() => undefined)
  if (!file) return ''
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHead), 0, longestHead, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Hash and size as a RECORD has them. */
function digestOf(content: Buffer): string {
  return `,sha256=${createHash('sha256').update(content).digest('base64url')},${content.length}`
}
