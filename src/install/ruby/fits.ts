import { Problem } from '../../base/problem.ts'
import type { Topic } from '../../base/topics.ts'
import type { Architecture } from '../../layer/layer.ts'
import { versionsOf } from '../../layer/runtimes.ts'
import type { BuildRequest } from '../builder.ts'
import { mayRun } from '../install-scripts.ts'
import type { Bundle, Gem } from './gems.ts'

/** Throws a Problem if there are no gems. */
export function requireSome(gems: readonly Gem[]): void {
  if (gems.length > 0) return
  throw new Problem({
    topic: 'the-layer-would-be-empty',
    text:
      'The layer would be empty, because the Gemfile in "source" has gems only in the groups development and test. ' +
      'Move the gems that your functions need to other groups.',
  })
}

/** Throws one Problem with all reasons why gems cannot run on the target. */
export function requireFits(gems: readonly Gem[], { ruby }: Bundle, request: BuildRequest): void {
  const { target, installScripts } = request
  const rubies = versionsOf('ruby', target.runtimes)
  const compiled = gems.filter(({ compiles }) => compiles)
  const native = gems.filter(({ compiles, isPrecompiled }) => compiles || isPrecompiled)
  const rules: readonly (readonly [Topic, readonly Gem[], (names: string) => string])[] = [
    [
      'a-package-does-not-run-on-this-runner',
      target.matchesRunner ? [] : native,
      (names) =>
        `${names} would be installed with native code for this runner, but the layer is for ${target.architecture}. ` +
        `Bundler builds only for the architecture of the runner. Use ${runnerOf[target.architecture]}.`,
    ],
    [
      'code-of-a-package-would-have-to-run',
      compiled.filter(({ from }) => from !== 'registry'),
      (names) =>
        `${names} has an extension to compile, but does not come from a registry. Publish it as a gem.`,
    ],
    [
      'code-of-a-package-would-have-to-run',
      gems.filter(({ name, specifiedName }) => name !== specifiedName),
      (names) =>
        `${names} has another name in its own specification, so it is not installed. Find out why before you use it.`,
    ],
    [
      'code-of-a-package-would-have-to-run',
      compiled.filter(({ name }) => !mayRun(installScripts, { name })),
      (names) =>
        `${names} cannot work without its native extension, which is compiled during the installation. ` +
        `If you trust it, set "install-scripts: ${names}". Otherwise, lock a compiled version ("bundle lock --add-platform").`,
    ],
    [
      'the-code-is-for-another-version-of-the-language',
      rubies.some((version) => version !== ruby) ? compiled : [],
      (names) =>
        `${names} is compiled for Ruby ${ruby}, as on this runner, but "compatible-runtimes" has Ruby ${rubies.join(' and ')}. ` +
        (rubies.length > 1
          ? 'Publish a layer for each of them.'
          : `Add a step with "uses: ruby/setup-ruby@v1" and "ruby-version: '${rubies.join()}'" before this one.`),
    ],
    [
      'the-code-is-for-another-version-of-the-language',
      gems.filter(({ incompatibleRubies }) => incompatibleRubies.length > 0),
      (names) =>
        `${names} does not support Ruby ${[...new Set(gems.flatMap(({ incompatibleRubies }) => incompatibleRubies))].join(' and ')}, which is in ` +
        '"compatible-runtimes". Use another version of the gem, or other runtimes.',
    ],
  ]
  const errors = rules.flatMap(([topic, named, textOf]) =>
    named.length > 0 ? [{ topic, text: textOf(named.map(({ name }) => name).join(', ')) }] : [],
  )
  if (errors.length > 0) throw new Problem(errors)
}

const runnerOf: Record<Architecture, string> = {
  x86_64: 'an x86_64 runner, such as "runs-on: ubuntu-latest"',
  arm64: 'an arm64 runner, such as "runs-on: ubuntu-24.04-arm"',
}
