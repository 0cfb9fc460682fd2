import type { Message } from '../../base/message.ts'
import type { BuildRequest } from '../builder.ts'
import { isFor } from './markers.ts'
import type { RequirementSet } from './requirement-set.ts'
import { digestsOf } from './requirements.ts'
import { describeTarget } from './target.ts'
import type { PythonTarget } from './target.ts'
import { dependsOnPython } from './verify.ts'
import type { Distribution } from './verify.ts'

/** Returns a warning about requirements from an address without a hash. */
export function warningsAboutAddresses({ wanted }: RequirementSet): Message[] {
  const open = wanted.requirements.filter(
    (one) => one.url !== undefined && !one.url.startsWith('file:') && digestsOf(one).length === 0,
  )
  if (open.length === 0) return []
  return [
    {
      topic: 'a-package-does-not-match-its-hash',
      text:
        `Packages come from an address without a hash: ${open.map(({ name }) => name).join(', ')}. ` +
        'If the content at the address changes, the action cannot detect it.',
    },
  ]
}

/** Returns a warning about packages in a uv.lock that a target needs and that have no hash. */
export function warningsAboutHashes(
  { wanted, complete, rules }: RequirementSet,
  targets: readonly PythonTarget[],
): Message[] {
  if (!complete || rules !== 'uv') return []
  const bare = wanted.requirements.filter(
    (one) =>
      one.url === undefined &&
      digestsOf(one).length === 0 &&
      targets.some((target) => isFor(one.text, target)),
  )
  if (bare.length === 0) return []
  const names = [...new Set(bare.map(({ name }) => name))]
  return [
    {
      topic: 'a-package-does-not-match-its-hash',
      text:
        `uv.lock has no hash for ${names.join(', ')}. If the content of a package changes, the action cannot detect it. ` +
        'Use an index that lists hashes, and lock again.',
    },
  ]
}

/** Returns a warning if no Python runtime is declared and the packages depend on the version. */
export function warningsAboutVersion(
  set: RequirementSet,
  installed: readonly Distribution[],
  targets: readonly PythonTarget[],
  { target: { runtimes } }: BuildRequest,
): Message[] {
  if (runtimes.some((runtime) => runtime.startsWith('python'))) return []
  const asked = [
    ...set.wanted.requirements.map(({ text }) => text),
    ...installed.flatMap(({ requires }) => requires),
  ]
  if (!asked.some((requirement) => dependsOnPython(requirement))) return []
  return [
    {
      topic: 'the-target-was-not-declared',
      text:
        `The packages depend on the Python version, and the layer is for ${targets.map(describeTarget).join(', ')}, as on this runner. ` +
        'Declare the runtimes of the functions that use it in "compatible-runtimes".',
    },
  ]
}
