import type { Runtime } from '../../layer/layer.ts'
import type { RuntimeFacts } from '../../layer/runtimes.ts'
import { factsOf, versionsOf } from '../../layer/runtimes.ts'
import type { Candidate } from '../../layer/layer-to-check.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'

/** What is wrong with a layer, and what a reader should know of it. Each is a full sentence or more. */
export interface Findings {
  readonly complaints: readonly string[]
  readonly warnings: readonly string[]
}

/** Code where no runtime looks for it (AWS: Lambda developer guide, "Layer paths for each Lambda runtime"). The group that fits is what is named. */
const misplaced: readonly { readonly found: RegExp; readonly cure: string }[] = [
  { found: /^(index\.(?:js|mjs|cjs)|package\.json)$/, cure: 'Move it into nodejs/node_modules/<name>/.' },
  { found: /^(node_modules|node\d+(?=\/node_modules))\//, cure: 'Move it into nodejs/.' },
  {
    found: /^(nodejs\/(?:nodejs|node))\/(?:node\d+\/)?node_modules\//,
    cure: 'Move what is in it into nodejs/.',
  },
  {
    found: /^(nodejs\/(?!node\d+\/)(?:node(?:js)?)?-?v?\d+(?:\.x)?)\/node_modules\//,
    cure: 'Name it as Lambda does, such as nodejs/node22.',
  },
  {
    found: /^(?:((?:[^/]+\/){0,2}pyvenv\.cfg)$|(\.?venv)\/)/,
    cure: 'It is a virtual environment: move what is in its site-packages folder into python/.',
  },
  { found: /^(?:([^/]+\.py)$|([^/]+\.(?:dist|egg)-info)\/)/, cure: 'Move it into python/.' },
  {
    found:
      /^(?!python\/lib\/python3\.\d+\/site-packages\/)((?:(?:python|lib|Lib)[\d.]*\/)*(?:site|dist)-packages)\//,
    cure: 'Move what is in it into python/.',
  },
  {
    found: /^(python\/lib\/python3\.\d+)\/(?!site-packages\/)[^/]+\.dist-info\//,
    cure: 'Move what is in it into its folder site-packages/.',
  },
  { found: /^(java\/[^/]+\.jar)$/, cure: 'Move it into java/lib/.' },
  {
    found: /^(?:([^/]+\.gem)$|(gems)\/)/,
    cure: 'Move it into ruby/gems/<version>/, such as ruby/gems/3.4.0/.',
  },
  {
    found: /^(ruby\/gems\/(?:gems|specifications|extensions))\//,
    cure: 'Move it into ruby/gems/<version>/, such as ruby/gems/3.4.0/.',
  },
  {
    found: /^(ruby\/\d+\.\d+\.\d+|(?:ruby|vendor\/bundle)\/ruby\/\d[\d.]*)\//,
    cure: 'Move it into ruby/gems/.',
  },
  {
    found: /^(ruby\/gems\/(?!\d+\.\d+\.0\/)\d[\d.]*)\//,
    cure: 'Name it by the version of the ABI, such as ruby/gems/3.4.0 for ruby3.4.',
  },
  { found: /^([^/]+\.so(?:\.\d+)*)$/, cure: 'Move it into lib/.' },
]

/** Folders that a runtime reads only if they have its own version, and what it reads of that language whatever its version. */
interface Versioned {
  readonly language: RuntimeFacts['language']
  readonly folder: RegExp
  readonly any: RegExp
  readonly at: (version: string) => string
}

const versioned: readonly Versioned[] = [
  {
    language: 'nodejs',
    folder: /^nodejs\/node(\d+)\//,
    any: /^nodejs\/(?!node\d+\/)/,
    at: (version) => `nodejs/node${version}`,
  },
  {
    language: 'python',
    folder: /^python\/lib\/python(3\.\d+)\//,
    any: /^python\/(?!lib\/python3\.\d+\/|bin\/)/,
    at: (version) => `python/lib/python${version}`,
  },
  {
    language: 'ruby',
    folder: /^ruby\/gems\/(\d+\.\d+)\.0\//,
    any: /^ruby\/(?!gems\/)/,
    at: (version) => `ruby/gems/${version}.0`,
  },
]

/** What of a layer no function would find, or not one of every declared runtime. Other folders than those of the runtimes are legal. */
export async function placesOf(candidate: Candidate, runtimes: readonly Runtime[]): Promise<Findings> {
  const { files, links } = candidate
  // A link may be a folder: `node22 -> node20`.
  const paths = [...files.map(({ path }) => path), ...links.flatMap((path) => [path, `${path}/`])]
  const found = versioned.map((language) => versionsWithout(language, { candidate, paths, runtimes }))
  return {
    complaints: [
      ...outOfPlace(paths),
      ...repository(paths, candidate),
      ...tooDeep(paths, candidate),
      ...notInstalled(paths, candidate, await asksForDependencies(candidate)),
      ...found.flatMap(({ complaints }) => complaints),
    ],
    warnings: [
      ...loosePackages(paths),
      ...looseFiles(paths),
      ...found.flatMap(({ warnings }) => warnings),
      ...otherLanguages(paths, runtimes),
    ],
  }
}

function outOfPlace(paths: readonly string[]): string[] {
  return misplaced.flatMap(({ found, cure }) => {
    const names = paths.flatMap((path) => found.exec(path)?.slice(1).find(Boolean) ?? [])
    const [name] = names
    if (name === undefined) return []
    const where = name.includes('/') ? 'lies' : 'is at the root of the layer,'
    return [`"${name}" ${where} where Lambda does not look for it. ${cure}`]
  })
}

function repository(paths: readonly string[], { from }: Candidate): string[] {
  if (!paths.some((path) => /^\.git(\/|$)/.test(path))) return []
  const cure =
    from === 'tree' ? 'Point "source" at a directory that holds only what the layer shall have. ' : ''
  return [`".git" is at the root of the layer. ${cure}${leaveOut(from, 'it')}`]
}

/** All of a layer in one folder too many. */
function tooDeep(paths: readonly string[], { from }: Candidate): string[] {
  const [top, ...others] = new Set(paths.map((path) => path.split('/')[0] ?? ''))
  if (top === undefined || others.length > 0 || /^(?:nodejs|python|java|ruby|bin|lib)$/.test(top)) return []
  const below = paths.map((path) => path.slice(top.length + 1))
  const known =
    /^(?:(nodejs)\/(?:node\d+\/)?node_modules\/|(python)\/(?:.*\.py$|[^/]+\.dist-info\/)|(java)\/lib\/[^/]+\.jar$|(ruby)\/gems\/\d)/
  const [name] = below.flatMap((path) => known.exec(path)?.slice(1).find(Boolean) ?? [])
  if (name === undefined) return []
  const cure =
    from === 'tree' ? 'Point "source" at that folder.' : 'Zip what is in that folder, not the folder itself.'
  return [
    `"${top}/${name}" lies where Lambda does not look for it: everything is in the folder "${top}". ${cure}`,
  ]
}

const nodeModules = /^nodejs\/(?:node\d+\/)?node_modules\//
const unpackedModules = /^nodejs\/(?:@[^/]+\/[^/]+\/package\.json$|\.bin\/|\.package-lock\.json$)/
const pythonAsks = /^python\/(?:requirements[^/]*\.txt|pyproject\.toml|Pipfile)$/
const notCode = /^python\/(?:README[^/]*|\.[^/]+|[^/]+\.lock)$/

/** Manifests of packages that were never installed, and packages beside the folder where they belong. */
function notInstalled(paths: readonly string[], { from }: Candidate, nodeAsks: boolean): string[] {
  const complaint = (manifest: string, folder: string, missing: string): string =>
    `"${manifest}" asks for packages, and ${missing}: they were not installed. ` +
    (from === 'tree'
      ? `Point "source" at the folder "${folder}", and they are.`
      : 'Install them before the zip is made.')
  const complaints = []
  const hasModules = paths.some((path) => nodeModules.test(path))
  const unpacked = paths.find((path) => unpackedModules.test(path))
  if (!hasModules && unpacked !== undefined) {
    complaints.push(
      `"${unpacked}" lies where Lambda does not look for it. Move the packages in nodejs/ into nodejs/node_modules/.`,
    )
  } else if (!hasModules && nodeAsks) {
    complaints.push(complaint('nodejs/package.json', 'nodejs', 'there is no nodejs/node_modules'))
  }
  const python = paths.filter((path) => path.startsWith('python/'))
  const manifest = python.find((path) => pythonAsks.test(path))
  if (manifest !== undefined && python.every((path) => pythonAsks.test(path) || notCode.test(path))) {
    complaints.push(complaint(manifest, 'python', 'there is nothing else in python/'))
  }
  return complaints
}

async function asksForDependencies({ files, read }: Candidate): Promise<boolean> {
  const path = 'nodejs/package.json'
  if (!files.some((file) => file.path === path)) return false
  try {
    const { dependencies } = JSON.parse((await read(path)).toString()) as { dependencies?: object }
    return Object.keys(dependencies ?? {}).length > 0
  } catch {
    return false
  }
}

/** May be meant so: `require("/opt/nodejs/name")` finds them. */
function loosePackages(paths: readonly string[]): string[] {
  const [name] = paths.flatMap((path) => /^nodejs\/([^/@]+)\/package\.json$/.exec(path)?.[1] ?? [])
  if (name === undefined || paths.some((path) => nodeModules.test(path))) return []
  return [
    `"nodejs/${name}" is found by its full path only, as in require("/opt/nodejs/${name}"). ` +
      'To be found by name, a package must lie in nodejs/node_modules/.',
  ]
}

/** May be meant so: `-javaagent:/opt/agent.jar`, `--require /opt/wrapper.js`. */
function looseFiles(paths: readonly string[]): string[] {
  const names = paths.filter((path) => /^(?!index\.)[^/]+\.(?:js|mjs|cjs|jar)$/.test(path))
  return names.map(
    (name) =>
      `"${name}" is at the root of the layer, where it is found by its full path only, as /opt/${name}. ` +
      `To be found by name, it must lie in ${name.endsWith('.jar') ? 'java/lib' : 'nodejs/node_modules'}/.`,
  )
}

function versionsWithout(
  { language, folder, any, at }: Versioned,
  {
    candidate,
    paths,
    runtimes,
  }: { candidate: Candidate; paths: readonly string[]; runtimes: readonly Runtime[] },
): Findings {
  const declared = versionsOf(language, runtimes)
  const found = [...new Set(paths.flatMap((path) => folder.exec(path)?.[1] ?? []))]
  const idle = found.filter((version) => !declared.includes(version)).map(at)
  if (declared.length === 0 || found.length === 0) return { complaints: [], warnings: [] }
  const wanted = `"compatible-runtimes" has ${runtimes.join(', ')}`
  if (idle.length === found.length) {
    const places = declared.map(at).join(' or ')
    return {
      complaints: [
        `"${idle.join('", "')}" is for another version than any that ${wanted}. ` +
          `Move what is in it into ${places}, if it runs there, or name its runtime too.`,
      ],
      warnings: [],
    }
  }
  const missing = paths.some((path) => any.test(path))
    ? []
    : declared.filter((version) => !found.includes(version))
  return {
    complaints: missing.map(
      (version) =>
        `${wanted}, but there is no ${at(version)}: functions of that version find nothing. Add it.`,
    ),
    warnings: idle.map(
      (place) =>
        `"${place}" is for a version that no runtime in "compatible-runtimes" has. ${leaveOut(candidate.from, 'it')}`,
    ),
  }
}

/** Nothing is said where a custom runtime, which may read what it likes, or an unknown one is declared. */
function otherLanguages(paths: readonly string[], runtimes: readonly Runtime[]): string[] {
  const languages = runtimes.map((runtime) => factsOf(runtime)?.language ?? 'provided')
  const folders = (['nodejs', 'python', 'java', 'ruby'] as const).filter((folder) =>
    paths.some((path) => path.startsWith(`${folder}/`)),
  )
  if (runtimes.length === 0 || folders.length === 0 || languages.includes('provided')) return []
  if (folders.some((folder) => languages.includes(folder))) return []
  return [
    `The layer has ${folders.map((folder) => `${folder}/`).join(' and ')}, which no runtime of ` +
      `"compatible-runtimes" (${runtimes.join(', ')}) reads.`,
  ]
}
