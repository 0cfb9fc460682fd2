import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { createOnce } from '../rig/once.mjs'
import { installedPython } from '../rig/python.mjs'
import { pythonWith, toolFile } from '../rig/tools.mjs'
import { pathOf, printedBy } from './measured.mjs'
import { cache, file } from './programs/paths.mjs'

/**
 * @typedef {object} Kind Projects of a language.
 * @property {string} runtime
 * @property {string[]} [properties] the `BuildProperties` of SAM
 * @property {() => Promise<string[]>} folders directories to put first on PATH. Rejects if the package manager is missing
 *
 * @typedef {object} Project A checkout with a template of SAM, and a directory with the manifest for SAM and this action.
 * @property {string} directory
 * @property {string} runtime
 * @property {string} path PATH for both
 */

/** The directory with the manifest. It contains no files of SAM, because a new file there would invalidate SAM's cache. */
export const source = 'layer'

/** @type {Kind} */
const npm = {
  runtime: 'nodejs22.x',
  // By default, SAM ignores the lock file.
  properties: ['UseNpmCi: true'],
  folders: async () => [],
}

/** @type {Kind} */
const pip = {
  runtime: 'python3.13',
  folders: async () => {
    const python = await installedPython('3.13')
    if (!python) throw new Error('Python 3.13 is missing. Install it.')
    return [dirname(await pythonWith(['pip==26.3'], python))]
  },
}

/** @type {Kind} */
const maven = {
  runtime: 'java21',
  folders: async () => {
    if (!(await pathOf('mvn'))) throw new Error('Maven is missing. Run "apt-get install maven".')
    return []
  },
}

/** @type {Record<string, { kind: Kind, prepare: (directory: string) => Promise<void> }>} */
const makers = {
  blog: {
    kind: npm,
    prepare: async (directory) => {
      const manifest = JSON.parse(readFileSync(file('test/fixtures/blog/package.json'), 'utf8'))
      // SAM rejects a package without a version.
      writeFileSync(join(directory, 'package.json'), JSON.stringify({ ...manifest, version: '1.0.0' }))
      await lockPackages(directory)
    },
  },
  'numpy and pandas': {
    kind: pip,
    prepare: async (directory) => {
      copy('numpy-and-pandas', directory)
      await lockRequirements(directory)
    },
  },
  'AWS SDK for Java': { kind: maven, prepare: async (directory) => copy('aws-sdk-for-java', directory) },
  small: {
    kind: npm,
    prepare: async (directory) => {
      copy('small', directory)
      await lockPackages(directory)
    },
  },
}

export const projects = Object.keys(makers).filter((name) => name !== 'small')

/** Returns a project. Creates it if it does not exist. @param {string} name @returns {Promise<Project>} */
export async function projectNamed(name) {
  const { kind, prepare } = makers[name] ?? {}
  if (!kind || !prepare) throw new Error(`There is no project "${name}".`)
  const folder = join(cache, `project-${name.replaceAll(/\W+/g, '-')}`)
  const directory = join(folder, 'checkout')
  await createOnce(folder, async () => {
    mkdirSync(join(directory, source), { recursive: true })
    await prepare(join(directory, source))
    writeFileSync(join(directory, 'template.yaml'), templateFor(kind))
  })
  const path = [...(await kind.folders()), process.env['PATH'] ?? ''].join(delimiter)
  return { directory, runtime: kind.runtime, path }
}

/** @param {string} name @param {string} directory */
function copy(name, directory) {
  cpSync(file(`test/bench/projects/${name}`), directory, { recursive: true })
}

/** Creates a lock file with the addresses of the packages, which some settings of npm would omit. @param {string} directory */
async function lockPackages(directory) {
  const options = [
    '--package-lock-only',
    '--omit-lockfile-registry-resolved=false',
    '--no-audit',
    '--no-fund',
  ]
  await printedBy(['npm', 'install', '--silent', ...options], { cwd: directory })
}

/** Creates a requirements.txt with hashes. @param {string} directory */
async function lockRequirements(directory) {
  const options = ['--quiet', '--universal', '--generate-hashes', '--python-version', '3.13']
  const files = ['requirements.in', '--output-file', 'requirements.txt']
  await printedBy([await toolFile('uv'), 'pip', 'compile', ...options, ...files], { cwd: directory })
}

/** @param {Kind} kind */
function templateFor({ runtime, properties = [] }) {
  return [
    'Transform: AWS::Serverless-2016-10-31',
    'Resources:',
    '  Layer:',
    '    Type: AWS::Serverless::LayerVersion',
    '    Properties:',
    `      ContentUri: ${source}`,
    `      CompatibleRuntimes: [${runtime}]`,
    '    Metadata:',
    `      BuildMethod: ${runtime}`,
    `      BuildProperties: {${properties.join(', ')}}`,
    '',
  ].join('\n')
}
