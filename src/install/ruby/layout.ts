import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listPathsIn, readText } from '../../base/files.ts'
import { isInside } from '../../base/paths.ts'
import { Problem } from '../../base/problem.ts'
import { copyTree, linkTree, moveTree, replaceContent } from '../../base/trees.ts'
import { opt } from '../../layer/opt.ts'
import type { BuildRequest } from '../builder.ts'
import { runTool } from '../run/tool.ts'
import { copySource } from '../source/copy.ts'
import type { Gem } from './gems.ts'
import { stripTool } from './tools.ts'

/** Moves installed gems to where Lambda's Ruby finds them, once for each Ruby version. */
export async function layOut(
  gems: readonly Gem[],
  { installed, directory, rubies }: { installed: string; directory: string; rubies: readonly string[] },
  request: BuildRequest,
): Promise<void> {
  const [abi = ''] = await readdir(installed).catch(() => [])
  const from = join(installed, abi)
  for (const gem of gems.filter(({ from: source }) => source !== 'registry')) await addLocalGem(gem, from)
  for (const name of await readdir(from)) {
    if (!['gems', 'specifications', 'extensions'].includes(name))
      await rm(join(from, name), { recursive: true })
  }
  requireInstalled(gems, from)
  await cleanSpecifications(join(from, 'specifications'))
  await cleanCompiled(
    gems.filter(({ compiles }) => compiles),
    from,
    request,
  )
  const [first = '', ...others] = rubies.map((version) =>
    join(directory, opt.ruby.versioned.packagesFor(version)),
  )
  await moveTree(from, first)
  for (const other of others) await linkTree(first, other)
}

/** Adds a gem from a path or from Git in the layout of an installed gem. Otherwise, only Bundler would find it. */
async function addLocalGem({ fullName, directory, files, specification }: Gem, to: string): Promise<void> {
  const target = join(to, 'gems', fullName)
  // A list of files that Git creates is empty in a copy without a repository.
  if (files.length === 0) await copySource(directory, target)
  for (const file of files.filter((name) => isInside(directory, join(directory, name)))) {
    if (existsSync(join(directory, file))) {
      await copyTree(join(directory, file), join(target, file))
    }
  }
  await mkdir(join(to, 'specifications'), { recursive: true })
  await writeFile(join(to, 'specifications', `${fullName}.gemspec`), specification)
}

function requireInstalled(gems: readonly Gem[], from: string): void {
  const missing = gems.filter(
    ({ fullName }) =>
      !existsSync(join(from, 'gems', fullName)) ||
      !existsSync(join(from, 'specifications', `${fullName}.gemspec`)),
  )
  if (missing.length === 0) return
  throw new Problem({
    topic: 'the-package-manager-reported-success',
    text:
      `Bundler reported success, but did not install ${missing.map(({ fullName }) => fullName).join(', ')}. ` +
      'Check Gemfile and .bundle/config.',
  })
}

/** Removes the version of RubyGems that installed a gem, which is not part of the gem. */
async function cleanSpecifications(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const path = join(directory, name)
    const text = await readText(path)
    await replaceContent(path, text.replace(/^ *s\.installed_by_version = .*\n/gm, ''))
  }
}

/** Matches files that a compiler leaves next to an extension. They contain the path and the time of the build. */
const leftover = /(^|\/)(Makefile|mkmf\.log|gem_make\.out|[^/]*\.o|\.[^/]*\.time)$/

async function cleanCompiled(gems: readonly Gem[], from: string, request: BuildRequest): Promise<void> {
  if (gems.length === 0) return
  const places = [join(from, 'extensions'), ...gems.map(({ fullName }) => join(from, 'gems', fullName))]
  const libraries: string[] = []
  for (const place of places) {
    for (const name of await listPathsIn(place)) {
      const path = join(place, name)
      if (leftover.test(name) || /^ext\/.*\.so$/.test(name)) await rm(path)
      else if (name.endsWith('.so')) libraries.push(path)
    }
  }
  // Some gems compile only if Ruby does not have their features.
  if (libraries.length === 0) return
  // The build id is a digest that depends on the path of the build.
  const args = ['--strip-debug', '--remove-section=.note.gnu.build-id', ...libraries]
  await runTool(stripTool, args, from, request)
}
