import type { Message, Reason } from '../../base/message.ts'
import { about, becauseOf } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import type { Numbered } from '../../layer/layer.ts'
import type { Parameter, Parameters } from '../calls/parameter-store.ts'
import { isTolerated } from '../calls/service.ts'
import type { RegionRun } from './region-run.ts'

/**
 * Throws a Problem if the run would publish a version although a parameter with the name of this release has an ARN already. Otherwise, the
 * Region would fail after the publish, and its version would have no parameter.
 */
export async function requireFreeNames({ task }: RegionRun): Promise<void> {
  const { parameters, plan } = task
  if (!parameters || plan.target.do !== 'publish') return
  for (const parameter of parameters.all.filter(({ isFixed, isKnown }) => isFixed && isKnown)) {
    const name = parameter.nameOf(plan.target.expected)
    // If it cannot be read, writing it fails too, and reports why.
    const existing = await parameters.store.value(name).catch((error: unknown) => {
      if (isTolerated(error)) throw error
      return undefined
    })
    if (existing !== undefined) throw new Problem(taken(name, existing))
  }
}

/**
 * Writes the ARN of the current version to the parameters of the Region that do not have it. The fixed ones come first: if one has another
 * ARN, no other is changed. Throws a Problem.
 */
export async function writeParameters(regionRun: RegionRun): Promise<void> {
  const { parameters } = regionRun.task
  const { layerVersion } = regionRun.outcome
  if (!parameters || !layerVersion) return
  const written: string[] = []
  for (const parameter of parameters.all.toSorted(
    (one, other) => Number(other.isFixed) - Number(one.isFixed),
  )) {
    const name = parameter.nameOf(layerVersion.version)
    await write(parameter, name, layerVersion, parameters).catch((error: unknown) => {
      throw isTolerated(error) ? error : new Problem(notSet(name, layerVersion, reasonOf(error)))
    })
    written.push(name)
    regionRun.advance({ parameters: [...written] })
  }
}

async function write(
  { isFixed }: Parameter,
  name: string,
  { arn }: Numbered,
  { store }: Parameters,
): Promise<void> {
  const before = await store.value(name)
  if (before === arn) return
  if (isFixed && before !== undefined) throw new Problem(taken(name, before))
  await store.put(name, arn, before)
}

function notSet(name: string, { version }: Numbered, reason: Reason): Message {
  const text =
    `Version ${version} exists, but the parameter "${name}" could not be set to its ARN. ${reason.text} ` +
    'Re-run the job. It does only what is missing.'
  return becauseOf(reason, 'the-parameter-cannot-be-set', text)
}

function taken(name: string, existing: string): Message {
  return about(
    'the-parameter-cannot-be-set',
    `The parameter "${name}" has the ARN ${existing} already. A name with {version} or {release} is never changed to another ARN. ` +
      'Use another release, or delete the parameter.',
  )
}
