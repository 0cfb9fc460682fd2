import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import AdmZip from 'adm-zip'

type Files = Readonly<Record<string, string>>

/** The content of a package: its files, its requirements, and the tags at the end of the name of a wheel. */
interface Content {
  readonly files?: Files
  readonly requires?: readonly string[]
  readonly tag?: string
}

/** Creates an empty folder that serves as a package index (`--find-links`). Returns its path. */
export function emptyIndex(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'index-')))
}

/** Writes a wheel into a folder. Returns its path. */
export function addWheel(folder: string, name: string, version: string, content: Content = {}): string {
  const {
    files = { [`${name}.py`]: `version = "${version}"\n` },
    requires = [],
    tag = 'py3-none-any',
  } = content
  const info = `${name}-${version}.dist-info`
  const [pythons = '', abis = '', platforms = ''] = tag.split('-')
  const tags = platforms.split('.').map((platform) => `Tag: ${pythons}-${abis}-${platform}\n`)
  const all: Files = {
    ...files,
    [`${info}/METADATA`]: metadata(name, version, requires),
    [`${info}/WHEEL`]: `Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: ${String(platforms === 'any')}\n${tags.join('')}`,
  }
  const record = Object.entries(all).map(([path, text]) => `${path},sha256=${digest(text)},${text.length}\n`)
  const zip = new AdmZip()
  for (const [path, text] of Object.entries(all)) zip.addFile(path, Buffer.from(text))
  zip.addFile(`${info}/RECORD`, Buffer.from(`${record.join('')}${info}/RECORD,,\n`))
  const path = join(folder, `${name}-${version}-${tag}.whl`)
  mkdirSync(folder, { recursive: true })
  zip.writeZip(path)
  return path
}

/** Writes an sdist whose setup.py logs its run in the file that the variable RAN names. Returns its path. */
export function addSdist(folder: string, name: string, version: string, more: Files = {}): string {
  const top = `${name}-${version}`
  const place = mkdtempSync(join(tmpdir(), 'sdist-'))
  for (const [path, text] of Object.entries({
    ...loggingSetupFiles(name, version),
    ...more,
    'PKG-INFO': metadata(name, version, []),
  })) {
    mkdirSync(dirname(join(place, top, path)), { recursive: true })
    writeFileSync(join(place, top, path), text)
  }
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${top}.tar.gz`)
  execFileSync('tar', ['-czf', path, '-C', place, top])
  return path
}

/** The files of a package whose setup.py logs its run in the file that the variable RAN names. */
export function loggingSetupFiles(name: string, version: string): Files {
  return {
    'setup.py':
      'import os\nfrom setuptools import setup\n' +
      `with open(os.environ["RAN"], "a") as file: file.write("${name} " + ",".join(sorted(os.environ)) + "\\n")\n` +
      `setup(name="${name}", version="${version}", py_modules=["${name}"])\n`,
    [`${name}.py`]: `version = "${version}"\n`,
  }
}

/** A build backend without dependencies that logs its run in the file that the variable RAN names, and builds nothing. */
export const loggingBackend: Files = {
  'pyproject.toml': '[build-system]\nrequires = []\nbuild-backend = "note"\nbackend-path = ["."]\n',
  'note.py':
    'import os\nwith open(os.environ["RAN"], "a") as file: file.write("evil " + ",".join(sorted(os.environ)) + "\\n")\n',
}

/** Returns the SHA-256 of a file in hexadecimal, as in lock files. */
export function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

function metadata(name: string, version: string, requires: readonly string[]): string {
  const lines = requires.map((requirement) => `Requires-Dist: ${requirement}\n`)
  return `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${lines.join('')}`
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
