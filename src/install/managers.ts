import { Problem } from '../base/problem.ts'
import type { Builder } from './builder.ts'
import { gradle } from './java/gradle.ts'
import { maven } from './java/maven.ts'
import { managerNames } from './manager-names.ts'
import { bun } from './node/bun.ts'
import { npm } from './node/npm.ts'
import { pnpm } from './node/pnpm.ts'
import { yarn } from './node/yarn.ts'
import { pip } from './python/pip.ts'
import { pipenv } from './python/pipenv.ts'
import { poetry } from './python/poetry.ts'
import { uv } from './python/uv.ts'
import { bundler } from './ruby/bundler.ts'

const table: Readonly<Record<(typeof managerNames)[number], Builder>> = {
  npm,
  pnpm,
  yarn,
  bun,
  pipenv,
  pip,
  poetry,
  uv,
  bundler,
  maven,
  gradle,
}

/** The supported package managers. To add one, write its file, add its name to manager-names.ts and add a line here. */
export const managers: readonly Builder[] = managerNames.map((name) => table[name])

/** Returns the package manager with a name. Throws a Problem if there is none. */
export function builderNamed(name: string): Builder {
  const builder = managers.find((candidate) => candidate.name === name)
  if (builder) return builder
  throw new Problem({
    topic: 'the-package-manager-was-not-found',
    text: `The package manager ${name} is not supported. Use one of ${managers.map((one) => one.name).join(', ')}.`,
  })
}
