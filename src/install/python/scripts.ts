import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isProgram, readBytes, readTextOrEmpty } from '../../base/files.ts'
import { makeExecutable, replaceContent } from '../../base/trees.ts'
import type { Recorded } from './record.ts'
import { cutAt } from './requirement-text.ts'

/** Whether a file is a program of a package, which installers put into `bin`. */
const isInBin = ({ path }: Recorded): boolean => path.startsWith('bin/')

/** A first line that finds Lambda's Python, or any other Python, by PATH. */
const portable = '#!/usr/bin/env python3\n'

/**
 * The first line of an installer, which names the Python of its machine, or the three lines that it writes for a long path (PyPA: "Binary
 * distribution format", "Recommended installer features").
 */
const byInterpreter =
  /^#!(?!\S*\/env\s)(?:\/[^\n]*\/(?:python|pypy)[\d.]*w?(?:[ \t][^\n]*)?|\/bin\/sh\r?\n'''exec' [^\n]*(?:python|pypy)[^\n]*\n' ''')\r?(?:\n|$)/

/** Long enough for a first line with a path. */
const longestHead = 8192

/**
 * Makes the programs of a package the same on every machine. Commands that an installer generated from entry points are removed, because
 * installers write them differently. Other programs stay, and find their Python by PATH. Returns the remaining files.
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
  const start = await startOf(path)
  // Not every installer makes files executable that were packed on Windows.
  if (isProgram(start)) await makeExecutable(path)
  if (!byInterpreter.test(start.toString('latin1'))) return file
  if (isGenerated(file.path.slice('bin/'.length), commands)) {
    await rm(path)
    return undefined
  }
  const content = (await readBytes(path, 'text')).toString('latin1').replace(byInterpreter, portable)
  const bytes = Buffer.from(content, 'latin1')
  await replaceContent(path, bytes)
  return { ...file, rest: digestOf(bytes) }
}

/** Returns whether an installer generated a command. pip and easy_install also have commands with the Python version in the name. */
function isGenerated(name: string, commands: readonly string[]): boolean {
  const [, plain = name] = /^(pip|easy_install)-?\d+(?:\.\d+)*$/.exec(name) ?? []
  return commands.includes(name) || commands.includes(plain)
}

/** Returns the names of the commands that an installer generates for a package (PyPA: "Entry points specification"). */
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

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path).catch(() => undefined)
  if (!file) return Buffer.alloc(0)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHead), 0, longestHead, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Returns the hash and the size in the form of a RECORD. */
function digestOf(content: Buffer): string {
  return `,sha256=${createHash('sha256').update(content).digest('base64url')},${content.length}`
}
