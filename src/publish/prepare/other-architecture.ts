import { about } from '../../base/message.ts'
import { errorsOf, withErrors } from '../../base/problem.ts'
import type { Topic } from '../../base/topics.ts'
import type { Job } from '../inputs/inputs.ts'
import type { Layers } from '../inputs/layers.ts'
import { inEachLayer } from '../inputs/layers.ts'
import { runnerArchitecture, targetOf } from '../inputs/wanted.ts'

/** Failures that another runner does not prevent. */
const unrelated: readonly Topic[] = [
  ...(['the-build-took-too-long', 'the-run-was-cancelled', 'the-runner-has-no-room'] as const),
  ...(['a-registry-cannot-be-reached', 'the-archive-was-changed'] as const),
  ...(['the-zip-is-too-large-to-send', 'the-layer-is-too-large'] as const),
]

/**
 * Does a phase that depends on the runner for each layer. If it succeeds only for the architecture of the runner, the error also explains
 * how to build each layer on a separate runner.
 */
export function onThisRunner<T extends { readonly job: Job }, R extends object>(
  layers: Layers<T>,
  phase: (layer: T) => Promise<R>,
): Promise<Layers<T & R>> {
  return inEachLayer(layers, (layer) =>
    phase(layer).catch((error: unknown) => {
      throw layers.length > 1 ? withMatrixAdvice(error, layer.job) : error
    }),
  )
}

function withMatrixAdvice(error: unknown, { inputs }: Job): unknown {
  const { architecture, matchesRunner } = targetOf(inputs)
  const errors = errorsOf(error)
  if (matchesRunner || errors.some(({ topic }) => unrelated.includes(topic))) return error
  const advice = about(
    'a-package-does-not-run-on-this-runner',
    `This runner is ${runnerArchitecture}, and the same step succeeded for ${runnerArchitecture}, but failed for ${architecture}. ` +
      'Nothing was published. Use a matrix with a runner for each architecture, and set "compatible-architectures" to one architecture in ' +
      'each job.',
  )
  return withErrors(error, [...errors, advice])
}
