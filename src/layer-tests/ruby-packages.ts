import { basename, join } from 'node:path'
import { readTextOrEmpty } from '../base/files.ts'
import { readGemspec } from '../packages/metadata.ts'
import { namesIn } from './environment.ts'
import type { Place, Selection } from './selection.ts'

/** An installed gem. */
interface Gem {
  readonly name: string
  readonly place: string
  readonly requires: readonly string[]
}

/**
 * Returns the gems to require. A gem that no other one requires is a direct dependency, even if the Gemfile is not readable. The program
 * that loads them finds the file of each gem.
 */
export async function rubyPackages({ folders, direct }: Place): Promise<Selection> {
  const gems = (await Promise.all(folders.map(gemsIn))).flat()
  const required = new Set(gems.flatMap(({ requires }) => requires))
  const chosen = direct ? gems.filter(({ name }) => direct.has(name) || !required.has(name)) : gems
  return {
    loads: chosen.map(({ name, place }) => ({ package: name, module: name, how: 'require', place })),
    skipped: [],
  }
}

async function gemsIn(folder: string): Promise<Gem[]> {
  const specifications = join(folder, 'specifications')
  const names = (await namesIn(specifications)).filter((name) => name.endsWith('.gemspec')).sort()
  return Promise.all(
    names.map(async (file) => {
      const place = join(specifications, file)
      const text = await readTextOrEmpty(place)
      return {
        name: readGemspec(text).name ?? basename(file, '.gemspec').replace(/-\d[^-]*(-[^-]*)*$/, ''),
        place,
        requires: [...text.matchAll(/add_(?:runtime_)?dependency\(%q<([^>]+)>/g)].map(
          ([, name = '']) => name,
        ),
      }
    }),
  )
}

/** The gems that the Ruby runtimes include (AWS: Lambda developer guide, "Runtime-included SDK versions"). */
const ofRuntime = /^LoadError: cannot load such file -- (aws-sdk[\w-]*|aws-(?:sigv4|partitions|eventstream))/

/** Returns the gem of the runtime that a gem requires, if that is why it does not load. */
export function missingOfRubyRuntime({ message }: { readonly message: string }): string | undefined {
  return ofRuntime.exec(message)?.[1]
}
