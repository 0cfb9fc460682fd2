import { messageOf, Problem } from '../../base/problem.ts'
import type { Site } from './region-run.ts'

/** Puts the standing version's ARN into its parameter, where it is not there yet. Throws a Problem. */
export async function announce(site: Site): Promise<void> {
  const { parameter, advance } = site
  const { standing } = site.outcome()
  if (!parameter || !standing) return
  const { arn, version } = standing
  const name = parameter.nameOf(version)
  try {
    const before = await parameter.store.value(name)
    if (before !== arn) await parameter.store.put(name, arn, before)
    advance({ parameter: name })
  } catch (error) {
    throw new Problem(
      `Version ${version} stands, but the parameter "${name}" could not be set to its ARN. ${messageOf(error)} ` +
        'Running again does only what is missing.',
    )
  }
}
