import type { LayerToCheck } from '../../src/layer/layer-to-check.ts'
import type { SlimKind } from '../../src/layer/slim.ts'
import { safeSlimKinds } from '../../src/layer/slim.ts'
import type { SlimRequest, Slimming } from '../../src/pack/slim/slim.ts'
import { slimmingOf } from '../../src/pack/slim/slim.ts'

/** Contents of files by their paths. */
export type Files = Readonly<Record<string, string>>

/** The differences from a layer without code of the user, and from a request of all safe kinds. */
export type Differences = Partial<SlimRequest> & Pick<LayerToCheck, 'own' | 'directDependencies'>

/** Returns the files of an installed npm package. `manifest` adds to its package.json. */
export function npmPackage(name: string, files: Files = {}, manifest: object = {}): Files {
  const root = `nodejs/node_modules/${name}`
  return inFolder(root, {
    'package.json': JSON.stringify({
      name: name.replace(/^.*node_modules\//, ''),
      version: '1.0.0',
      ...manifest,
    }),
    LICENSE: 'MIT',
    ...files,
  })
}

/** Returns the files of an installed wheel. `requires` are its requirements. */
export function wheel(name: string, files: Files = {}, requires: readonly string[] = []): Files {
  const info = `${name}-1.0.dist-info`
  const all: Files = {
    ...files,
    [`${info}/METADATA`]: [
      ...['Metadata-Version: 2.1', `Name: ${name}`, 'Version: 1.0'],
      ...requires.map((one) => `Requires-Dist: ${one}`),
    ].join('\n'),
    [`${info}/licenses/LICENSE`]: 'MIT',
  }
  const record = [...Object.keys(all), `${info}/RECORD`].map((path) => `${path},,\n`).join('')
  return inFolder('python', { ...all, [`${info}/RECORD`]: record })
}

/** Returns the files of an installed gem. `name` includes the version. */
export function gem(name: string, files: Files = {}): Files {
  const [, short = name, version = ''] = /^(.+)-(\d.*)$/.exec(name) ?? []
  return inFolder('ruby/gems/3.4.0', {
    [`specifications/${name}.gemspec`]: `# stub: ${short} ${version} ruby lib\n`,
    ...inFolder(`gems/${name}`, files),
  })
}

function inFolder(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))
}

/** Returns what would be left out of a layer with these files. */
export function slimmingIn(
  files: Files,
  { own, directDependencies, ...request }: Differences = {},
): Promise<Slimming> {
  const layer = {
    files: Object.entries(files).map(([path, text]) => ({ path, size: text.length })),
    ...{ links: [], own, directDependencies },
    read: (path: string) => Promise.resolve(Buffer.from(files[path] ?? '')),
  }
  return slimmingOf(layer, { kinds: safeSlimKinds, runtimes: [], ...request })
}

/** Returns the kinds of the files that would be left out of a layer, by their paths. */
export async function leftOutIn(files: Files, differences?: Differences): Promise<Record<string, SlimKind>> {
  const { kindOf } = await slimmingIn(files, differences)
  return Object.fromEntries([...kindOf].sort(([one], [other]) => (one < other ? -1 : 1)))
}
