import { join } from 'node:path'
import { about } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import { matchingFiles } from '../install/source/include.ts'

/**
 * Returns the absolute paths of the files in the checkout that match the glob patterns, except those in `without`. Throws a Problem for a
 * pattern that matches nothing.
 */
export async function filesOfBuildInputs(
  patterns: readonly string[],
  workspace: string,
  without: readonly string[],
): Promise<string[]> {
  const { chosen, unmatched } = await matchingFiles(patterns, workspace, without)
  if (unmatched.length === 0) return chosen.map((path) => join(workspace, path))
  const named = unmatched.map((pattern) => JSON.stringify(pattern)).join(', ')
  throw new Problem(
    about(
      'a-pattern-matches-nothing-or-too-much',
      `Input "build-inputs" has patterns that match no file in the checkout: ${named}. ` +
        'Write patterns relative to the checkout, such as "native/**".',
    ),
  )
}
