import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { becauseOf } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import { copyTree } from '../../base/trees.ts'
import type { BuildRequest } from '../builder.ts'
import { missingFiles } from './entries.ts'
import { hasScript, installEvents, isBuiltByDefault } from './events.ts'
import { isAllowed } from './identity.ts'
import type { KnownPackages } from './identity.ts'
import { runNpm } from './npm-tool.ts'
import type { Closure, Package } from './packages.ts'
import { requireTargetOfRunner } from './target.ts'

/**
 * Runs the allowed scripts of packages of the checkout in the copy of the project, where files that they refer to exist. This includes
 * `prepare`, which npm runs in a directory that it links to. Returns the packages whose scripts are done.
 */
export async function runLocalScripts(
  { closure, directories, identityOf }: KnownPackages,
  request: BuildRequest,
): Promise<ReadonlySet<Package>> {
  const done = new Set<Package>()
  for (const own of dependenciesFirst(closure)) {
    const directory = directories.get(own)
    const identity = identityOf(own)
    if (directory === undefined || !isAllowed(request.installScripts, identity)) continue
    const { name } = identity
    // npm compiles such a package in the layer.
    const compiled = isBuiltByDefault(own.manifest, directory)
    const events = [
      ...(compiled ? [] : installEvents(own.manifest, directory)),
      ...(needsPrepare(own, directory, request) ? ['prepare'] : []),
    ]
    if (events.some((event) => event !== 'prepare')) requireTargetOfRunner([name], request.target)
    for (const event of events) await runScript(event, name, directory, request)
    if (events.length > 0) await copyResults(directory, own.directory)
    if (!compiled) done.add(own)
  }
  return done
}

/**
 * Returns whether to run `prepare`. If all scripts are allowed, a package that a previous step has built is not built again, because
 * `prepare` needs devDependencies, which are not installed.
 */
function needsPrepare({ manifest }: Package, directory: string, { installScripts }: BuildRequest): boolean {
  if (!hasScript(manifest, 'prepare')) return false
  return installScripts !== true || missingFiles(manifest, directory).length > 0
}

/** Returns the packages, each after its dependencies. */
function dependenciesFirst({ packages }: Closure): Package[] {
  const seen = new Set<Package>()
  const ordered: Package[] = []
  const visit = (one: Package): void => {
    if (seen.has(one)) return
    seen.add(one)
    for (const dependency of one.dependencies.values()) visit(dependency)
    ordered.push(one)
  }
  for (const one of packages) visit(one)
  return ordered
}

async function runScript(
  event: string,
  name: string,
  directory: string,
  request: BuildRequest,
): Promise<void> {
  try {
    // --force: a package can be developed with another package manager.
    await runNpm(['run', event, '--no-workspaces', '--ignore-scripts=false', '--force'], directory, request)
  } catch (error) {
    const reason = reasonOf(error)
    const text =
      `The script "${event}" of ${name} failed: ${reason.text} Its devDependencies are not installed. If it needs them, ` +
      'build the package in a step before this one and remove it from "install-scripts".'
    throw new Problem(becauseOf(reason, 'code-of-a-package-would-have-to-run', text), { cause: error })
  }
}

/** Copies what the scripts created to the installed copy of a package, if the manager made a copy instead of a link. */
async function copyResults(from: string, to: string): Promise<void> {
  if (from === to) return
  for (const name of await readdir(to))
    if (name !== 'node_modules') await rm(join(to, name), { recursive: true, force: true })
  await copyTree(from, to, (path) => basename(path) === 'node_modules')
}
