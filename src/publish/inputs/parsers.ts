import { knownRuntimes } from '../../aws-names/regions-and-runtimes.ts'
import { awsParsers, layerName } from '../../inputs/aws-inputs.ts'
import { bucket, keyPrefix } from '../../inputs/bucket.ts'
import { encryption } from '../../inputs/encryption.ts'
import { exportLines } from '../../inputs/exports.ts'
import { parameterTemplate } from '../../inputs/parameter.ts'
import { list, optional, withDefault, refuse } from '../../inputs/parse.ts'
import type { Parsed, Parser, Surroundings } from '../../inputs/parse.ts'
import { existing, writable } from '../../inputs/paths.ts'
import { principal } from '../../inputs/principals.ts'
import type { Values } from '../../inputs/read-all.ts'
import { release } from '../../inputs/release.ts'
import { runtimeMeantBy } from '../../inputs/typos.ts'
import {
  boolean,
  booleanMeant,
  oneOf,
  positiveNumber,
  text,
  wholeNumber,
  withoutTypo,
} from '../../inputs/values.ts'
import { packageManagers } from '../../install/manager-names.ts'
import type { Architecture, Runtime } from '../../layer/layer.ts'
import type { SlimKind } from '../../layer/slim.ts'
import { safeSlimKinds, slimKinds } from '../../layer/slim.ts'
import { commentParsers } from '../../steps/comment-inputs.ts'

/** The maximum duration of a job in minutes, on a self-hosted runner (GitHub: "Actions limits"). */
const longestJob = 7_200

/** The inputs that action.yml declares, with one parser for each. A test compares the two. */
export const parsers = {
  'layer-name': layerName,
  source: (given: string, surroundings: Surroundings) => existing('directory')(given || '.', surroundings),
  archive: optional(existing('file')),
  'package-manager': withDefault('auto', oneOf(packageManagers)),
  extras: list(
    text({
      atMost: 100,
      form: {
        pattern: /^\w[\w.-]*$/,
        must: 'the name of a group has only letters, digits, "_", "." and "-", and does not begin with "-"',
      },
    }),
  ),
  'build-command': optional(text({ atMost: 100_000 })),
  'skip-build-if-unchanged': withDefault(false, boolean),
  'build-inputs': list(glob),
  'smoke-test': withDefault(false, boolean),
  'test-command': optional(text({ atMost: 100_000 })),
  'build-timeout-minutes': withDefault(20, positiveNumber(longestJob)),
  'install-scripts': withDefault(false, installScripts),
  'require-lockfile': withDefault(false, boolean),
  'compatible-runtimes': list<Runtime>(
    withoutTypo(
      text({
        atMost: 40,
        form: {
          pattern: /^[a-z][a-z0-9.]*$/,
          must: 'a runtime looks like nodejs24.x or python3.13',
          near: knownRuntimes,
        },
      }),
      (given) => runtimeMeantBy(given, knownRuntimes),
    ),
    ({ length }) => (length > 15 ? refuse('Lambda accepts at most 15 runtimes. Remove some').errors : []),
  ),
  'compatible-architectures': list(
    oneOf<Architecture>(['x86_64', 'arm64'], {
      x64: 'x86_64',
      amd64: 'x86_64',
      x86: 'x86_64',
      'x86-64': 'x86_64',
      arm: 'arm64',
      aarch64: 'arm64',
      armv8: 'arm64',
    }),
  ),
  description: optional(text({ atMost: 256 })),
  'license-info': optional(text({ atMost: 512 })),
  include: list(glob),
  exclude: list(glob),
  slim,
  ...awsParsers,
  principals: optional(list(principal)),
  'allow-public': withDefault(false, boolean),
  's3-bucket': optional(bucket),
  's3-prefix': withDefault('', keyPrefix),
  's3-encryption': optional(encryption),
  release: optional(release),
  'ssm-parameter': list(parameterTemplate(['name', 'version', 'region', 'release'], ['architecture'])),
  export: exportLines,
  sbom: optional(writable),
  'skip-unchanged': withDefault(true, boolean),
  version: optional(wholeNumber(1, 1_000_000)),
  'align-versions': withDefault(false, boolean),
  'retain-versions': optional(wholeNumber(1, 1_000_000)),
  'on-failure': withDefault('keep', oneOf(['keep', 'rollback'])),
  'dry-run': withDefault(false, boolean),
  ...commentParsers,
} satisfies Record<string, Parser<unknown>>

/** The values of the inputs by their names in action.yml. */
export type Given = Values<typeof parsers>

/** A comma begins the next pattern, even inside braces. Braces that are not closed show this. */
function glob(given: string, surroundings: Surroundings): Parsed<string> {
  const pattern = { test: (one: string) => one.lastIndexOf('{') <= one.lastIndexOf('}') }
  const must =
    'its braces are not closed: a comma begins the next pattern. Give each alternative a line of its own'
  return text({ atMost: 1_000, form: { pattern, must } })(given, surroundings)
}

function installScripts(given: string, surroundings: Surroundings): Parsed<boolean | string[]> {
  const whole = boolean(given, surroundings)
  if ('value' in whole || booleanMeant(given) !== undefined) return whole
  return list(
    text({
      atMost: 1_000,
      form: {
        // A package from git is named with its address, such as name@git+https://...
        pattern:
          /^(?!(?:true|false)$)(@[\w.~-]+\/)?[\w.~-]+(@(git|https?|ssh|file|github|gitlab|bitbucket|gist)[+:@][^\s"'`$]+)?$/i,
        must: 'it must be "true", "false" or names of packages',
      },
    }),
  )(given, surroundings)
}

/** `true`, `false` or a list of kinds. The names that other tools use for a kind are rejected with a suggestion. */
function slim(given: string, surroundings: Surroundings): Parsed<SlimKind[]> {
  const whole = boolean(given || 'false', surroundings)
  if ('value' in whole) return { value: whole.value ? [...safeSlimKinds] : [] }
  return booleanMeant(given) === undefined ? list(slimKind)(given, surroundings) : whole
}

const slimKind = oneOf<SlimKind>(slimKinds, {
  ...{ test: 'tests', doc: 'docs', documentation: 'docs', types: 'typings', dts: 'typings', pyi: 'typings' },
  ...{ maps: 'source-maps', sourcemaps: 'source-maps', sdk: 'runtime-sdk', 'aws-sdk': 'runtime-sdk' },
})
