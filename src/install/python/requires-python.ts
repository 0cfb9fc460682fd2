import { Problem } from '../../base/problem.ts'
import type { PythonTarget } from './target.ts'
import { permits } from './versions.ts'

/** Throws a Problem for targets outside of the Python versions of a lock file. It can lack packages that they need. */
export function requirePermitted(
  specifiers: string | undefined,
  targets: readonly PythonTarget[],
  lockFile: string,
): void {
  const outside = targets.filter(({ full }) => specifiers !== undefined && !permits(specifiers, full))
  if (outside.length === 0) return
  throw new Problem({
    topic: 'the-code-is-for-another-version-of-the-language',
    text:
      `${lockFile} is for Python ${specifiers ?? ''}, but the layer is for Python ${outside.map(({ minor }) => minor).join(', ')}. ` +
      'Change the Python version in pyproject.toml and lock again, or change "compatible-runtimes".',
  })
}
