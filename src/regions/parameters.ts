import { messageOf, Problem } from '../problem.ts'
import type { Site } from './site.ts'

/** What is asked of Parameter Store in one Region. Every method rejects with a ServiceFailure, never with an empty value in its place. */
export interface ParameterStore {
  /** A parameter's value; undefined where there is no such parameter. */
  value(name: string): Promise<string | undefined>
  /** Creates the parameter, or replaces the value that was read `before`. */
  put(name: string, value: string, before: string | undefined): Promise<void>
}

/** The parameter by which a Region's version is to be found; its name may have the version's number in it. */
export interface Parameter {
  readonly store: ParameterStore
  readonly nameOf: (version: number) => string
}

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
