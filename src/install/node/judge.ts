import type { Message } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import type { Topic } from '../../base/topics.ts'
import type { Target } from '../builder.ts'
import type { Closure, Finding, Package } from './packages.ts'

/**
 * Throws a Problem if a manager reported success but did not install a dependency of the source or of another directory of the checkout. If
 * a published package lacks a dependency, overrides can have removed it on purpose, so that is a warning.
 */
export function requireAll({ source, packages, missing }: Closure, manager: string): void {
  const lacking = missing.filter(({ neededBy }) => isOwn(neededBy, source))
  if (lacking.length > 0) {
    throw new Problem({
      topic: 'the-package-manager-reported-success',
      text:
        `${manager} reported success, but did not install ${namesOf(lacking, source)}. Check that the lock file contains it for ` +
        'the target. Check that local dependencies and workspace members are in the checkout. With npm, a ' +
        'local dependency outside of the project needs its own lock file.',
    })
  }
  if (packages.length > 0) return
  throw new Problem({
    topic: 'the-layer-would-be-empty',
    text:
      'The layer would be empty, because the package.json in "source" has no production dependencies. ' +
      (source.manifest.workspaces === undefined
        ? 'Point "source" at a package that has some.'
        : 'Point "source" at a workspace member that has some.'),
  })
}

/** Returns the warnings about installed packages. */
export function warningsAbout(closure: Closure, target: Target): Message[] {
  const { source, missing, incompatible, missingNative } = closure
  const lacking = missing.filter(({ neededBy }) => !isOwn(neededBy, source))
  const unpinned = unpinnedOf(closure)
  const platform = `linux ${target.architecture}`
  return [
    ...messagesAbout(
      'the-package-manager-reported-success',
      lacking,
      (names) =>
        `Dependencies were not installed: ${names}. The packages that need them can fail at run time.`,
    ),
    ...messagesAbout(
      'native-code-does-not-load',
      incompatible,
      (names) => `According to their package.json, these packages do not run on ${platform}: ${names}.`,
    ),
    ...messagesAbout(
      'native-code-does-not-load',
      missingNative,
      (names) =>
        `Packages that seem to have the native code for ${platform} were not installed: ${names}. If the lock file was created ` +
        'on another system, delete it and node_modules, install again, and commit the new lock file.',
    ),
    ...messagesAbout(
      'a-package-does-not-match-its-hash',
      unpinned,
      (names) =>
        `Dependencies come from Git or from a web address: ${names}. No registry vouches for their content.`,
    ),
  ]

  function messagesAbout(
    topic: Topic,
    findings: readonly Finding[],
    textOf: (names: string) => string,
  ): Message[] {
    return findings.length === 0 ? [] : [{ topic, text: textOf(namesOf(findings, source)) }]
  }
}

function isOwn(one: Package, source: Package): boolean {
  return one === source || one.isLocal
}

function namesOf(findings: readonly Finding[], source: Package): string {
  const names = findings.map(({ name, neededBy }) =>
    neededBy === source ? name : `${name} (needed by ${String(neededBy.manifest.name)})`,
  )
  return [...new Set(names)].join(', ')
}

/** Returns the packages that come from Git or from a web address. */
export function remotePackages(closure: Closure): ReadonlySet<Package> {
  return new Set(unpinnedOf(closure).flatMap(({ name, neededBy }) => neededBy.dependencies.get(name) ?? []))
}

/** Returns the dependencies on Git or on a web address, as the manifests name them. */
function unpinnedOf({ source, packages }: Closure): Finding[] {
  return [...new Set([source, ...packages])].flatMap((neededBy) => {
    const { dependencies, optionalDependencies } = neededBy.manifest
    return Object.entries({ ...dependencies, ...optionalDependencies })
      .filter(([name, spec]) => neededBy.dependencies.has(name) && isRemote(String(spec)))
      .map(([name]) => ({ name, neededBy }))
  })
}

/** `git+ssh://...`, `https://...`, `github:owner/name` or `owner/name`. */
function isRemote(spec: string): boolean {
  return /^(git[+:@]|https?:|github:|gitlab:|bitbucket:|gist:|ssh:)|^[\w-]+\/[\w.-]+(#|$)/.test(spec)
}
