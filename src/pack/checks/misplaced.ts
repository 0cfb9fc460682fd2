import type { Message } from '../../base/message.ts'
import type { LayerToCheck } from '../../layer/layer-to-check.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'
import { opt, packagesPattern, runtimeFolders } from '../../layer/opt.ts'
import { onLayout } from './findings.ts'

/** Typical mistakes: code in places where no runtime finds it. The error names the first group that matches. */
const misplaced: readonly { readonly found: RegExp; readonly fix: string }[] = [
  { found: /^(index\.(?:js|mjs|cjs)|package\.json)$/, fix: 'Move it into nodejs/node_modules/<name>/.' },
  { found: /^(node_modules|node\d+(?=\/node_modules))\//, fix: 'Move it into nodejs/.' },
  {
    found: /^(nodejs\/(?:nodejs|node))\/(?:node\d+\/)?node_modules\//,
    fix: 'Move its content into nodejs/.',
  },
  {
    found: /^(nodejs\/(?!node\d+\/)(?:node(?:js)?)?-?v?\d+(?:\.x)?)\/node_modules\//,
    fix: 'Rename it to the form that Lambda uses, such as nodejs/node22.',
  },
  {
    found: /^(?:((?:[^/]+\/){0,2}pyvenv\.cfg)$|(\.?venv)\/)/,
    fix: 'It is a virtual environment. Move the content of its site-packages folder into python/.',
  },
  { found: /^(?:([^/]+\.py)$|([^/]+\.(?:dist|egg)-info)\/)/, fix: 'Move it into python/.' },
  {
    found: new RegExp(
      `^(?!${opt.python.versioned.packagesPattern}/)((?:(?:python|lib|Lib)[\\d.]*/)*(?:site|dist)-packages)/`,
    ),
    fix: 'Move its content into python/.',
  },
  {
    found: /^(python\/lib\/python3\.\d+)\/(?!site-packages\/)[^/]+\.dist-info\//,
    fix: 'Move its content into its subfolder site-packages/.',
  },
  { found: /^(java\/[^/]+\.jar)$/, fix: 'Move it into java/lib/.' },
  {
    found: /^(?:([^/]+\.gem)$|(gems)\/)/,
    fix: 'Move it into ruby/gems/<version>/, such as ruby/gems/3.4.0/.',
  },
  {
    found: /^(ruby\/gems\/(?:gems|specifications|extensions))\//,
    fix: 'Move it into ruby/gems/<version>/, such as ruby/gems/3.4.0/.',
  },
  {
    found: /^(ruby\/\d+\.\d+\.\d+|(?:ruby|vendor\/bundle)\/ruby\/\d[\d.]*)\//,
    fix: 'Move it into ruby/gems/.',
  },
  {
    found: /^(ruby\/gems\/(?!\d+\.\d+\.0\/)\d[\d.]*)\//,
    fix: 'Rename it to the ABI version of Ruby, such as ruby/gems/3.4.0 for ruby3.4.',
  },
  { found: /^([^/]+\.so(?:\.\d+)*)$/, fix: 'Move it into lib/.' },
]

/** Returns the first sentence of an error about a path in the wrong place. */
export function misplacedAt(path: string): string {
  return `"${path}" is in the wrong place: Lambda does not find it there.`
}

/** Returns errors about code in the wrong place. Each consists of full sentences. */
export function misplacedIn(paths: readonly string[], layer: LayerToCheck): Message[] {
  return [...onLayout(outOfPlace(paths)), ...repository(paths, layer), ...onLayout(tooDeep(paths, layer))]
}

function outOfPlace(paths: readonly string[]): string[] {
  return misplaced.flatMap(({ found, fix }) => {
    const names = paths.flatMap((path) => found.exec(path)?.slice(1).find(Boolean) ?? [])
    const [name] = names
    return name === undefined ? [] : [`${misplacedAt(name)} ${fix}`]
  })
}

function repository(paths: readonly string[], { from }: LayerToCheck): Message[] {
  if (!paths.some((path) => /^\.git(\/|$)/.test(path))) return []
  const fix = from === 'tree' ? 'Set "source" to a directory that contains only the files of the layer. ' : ''
  const text = `".git" is at the root of the layer. ${fix}${leaveOut(from, '".git"')}`
  return [{ topic: 'something-must-not-be-in-the-layer', text }]
}

/** Files that runtimes find, by their paths from the root of a layer. */
const runtimeFiles = new RegExp(
  [
    `^${packagesPattern('nodejs')}/`,
    `^${opt.python.folder}/(?:.*\\.py$|[^/]+\\.dist-info/)`,
    `^${opt.java.packages}/[^/]+\\.jar$`,
    `^${opt.ruby.folder}/gems/\\d`,
  ].join('|'),
)

/** Returns an error if the files of a runtime are all below an additional folder. */
function tooDeep(paths: readonly string[], { from }: LayerToCheck): string[] {
  const [top, ...others] = new Set(paths.map((path) => path.split('/')[0] ?? ''))
  if (top === undefined || others.length > 0 || runtimeFolders.includes(top)) return []
  const below = paths.map((path) => path.slice(top.length + 1))
  const found = below.find((path) => runtimeFiles.test(path))
  if (found === undefined) return []
  const fix =
    from === 'tree'
      ? 'Set "source" to that folder.'
      : 'Zip the content of that folder, not the folder itself.'
  const folder = `${top}/${found.split('/', 1).join()}`
  return [`${misplacedAt(folder)} All files are in the folder "${top}". ${fix}`]
}
