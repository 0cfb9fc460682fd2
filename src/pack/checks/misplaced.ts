import type { Message } from '../../base/message.ts'
import type { LayerToCheck } from '../../layer/layer-to-check.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'
import { opt, packagesPattern, runtimeFolders } from '../../layer/opt.ts'
import { onLayout } from './findings.ts'

/** Typical mistakes: code in places where no runtime finds it. The first matching group is named in the error. */
const misplaced: readonly { readonly found: RegExp; readonly fix: string }[] = [
  { found: /^(index\.(?:js|mjs|cjs)|package\.json)$/, fix: 'Move it into nodejs/node_modules/<name>/.' },
  { found: /^(node_modules|node\d+(?=\/node_modules))\//, fix: 'Move it into nodejs/.' },
  {
    found: /^(nodejs\/(?:nodejs|node))\/(?:node\d+\/)?node_modules\//,
    fix: 'Move what is in it into nodejs/.',
  },
  {
    found: /^(nodejs\/(?!node\d+\/)(?:node(?:js)?)?-?v?\d+(?:\.x)?)\/node_modules\//,
    fix: 'Name it as Lambda does, such as nodejs/node22.',
  },
  {
    found: /^(?:((?:[^/]+\/){0,2}pyvenv\.cfg)$|(\.?venv)\/)/,
    fix: 'It is a virtual environment: move what is in its site-packages folder into python/.',
  },
  { found: /^(?:([^/]+\.py)$|([^/]+\.(?:dist|egg)-info)\/)/, fix: 'Move it into python/.' },
  {
    found: new RegExp(
      `^(?!${opt.python.versioned.packagesPattern}/)((?:(?:python|lib|Lib)[\\d.]*/)*(?:site|dist)-packages)/`,
    ),
    fix: 'Move what is in it into python/.',
  },
  {
    found: /^(python\/lib\/python3\.\d+)\/(?!site-packages\/)[^/]+\.dist-info\//,
    fix: 'Move what is in it into its folder site-packages/.',
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
    fix: 'Name it by the version of the ABI, such as ruby/gems/3.4.0 for ruby3.4.',
  },
  { found: /^([^/]+\.so(?:\.\d+)*)$/, fix: 'Move it into lib/.' },
]

/** Errors about code in the wrong place. Each is a full sentence or more. */
export function misplacedIn(paths: readonly string[], layer: LayerToCheck): Message[] {
  return [...onLayout(outOfPlace(paths)), ...repository(paths, layer), ...onLayout(tooDeep(paths, layer))]
}

function outOfPlace(paths: readonly string[]): string[] {
  return misplaced.flatMap(({ found, fix }) => {
    const names = paths.flatMap((path) => found.exec(path)?.slice(1).find(Boolean) ?? [])
    const [name] = names
    if (name === undefined) return []
    const where = name.includes('/') ? 'lies' : 'is at the root of the layer,'
    return [`"${name}" ${where} where Lambda does not look for it. ${fix}`]
  })
}

function repository(paths: readonly string[], { from }: LayerToCheck): Message[] {
  if (!paths.some((path) => /^\.git(\/|$)/.test(path))) return []
  const fix =
    from === 'tree' ? 'Point "source" at a directory that holds only what the layer shall have. ' : ''
  const text = `".git" is at the root of the layer. ${fix}${leaveOut(from, 'it')}`
  return [{ topic: 'something-must-not-be-in-the-layer', text }]
}

/** What runtimes find if it is in the right place. */
const known = new RegExp(
  [
    `^${packagesPattern('nodejs')}/`,
    `^${opt.python.folder}/(?:.*\\.py$|[^/]+\\.dist-info/)`,
    `^${opt.java.packages}/[^/]+\\.jar$`,
    `^${opt.ruby.folder}/gems/\\d`,
  ].join('|'),
)

/** A layer whose content is in one folder too many. */
function tooDeep(paths: readonly string[], { from }: LayerToCheck): string[] {
  const [top, ...others] = new Set(paths.map((path) => path.split('/')[0] ?? ''))
  if (top === undefined || others.length > 0 || runtimeFolders.includes(top)) return []
  const below = paths.map((path) => path.slice(top.length + 1))
  const found = below.find((path) => known.test(path))
  if (found === undefined) return []
  const fix =
    from === 'tree' ? 'Point "source" at that folder.' : 'Zip what is in that folder, not the folder itself.'
  return [
    `"${top}/${found.split('/', 1).join()}" lies where Lambda does not look for it: everything is in the folder "${top}". ${fix}`,
  ]
}
