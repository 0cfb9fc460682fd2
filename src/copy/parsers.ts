import { awsParsers, layerName, roleArn } from '../inputs/aws-inputs.ts'
import { bucket, keyPrefix } from '../inputs/bucket.ts'
import { encryption } from '../inputs/encryption.ts'
import { list, optional, refuse, required, withDefault } from '../inputs/parse.ts'
import type { Parsed, Parser, Surroundings } from '../inputs/parse.ts'
import { principal } from '../inputs/principals.ts'
import type { Values } from '../inputs/read-all.ts'
import { boolean, text } from '../inputs/values.ts'
import { versionRange } from '../inputs/version-range.ts'
import { codeSha256Form } from '../layer/code-sha256.ts'
import type { Principal } from '../layer/layer.ts'
import type { Range } from '../layer/version-ranges.ts'
import { sourceLayer } from './source-arn.ts'

/** The versions to copy: numbers and ranges, or the newest one. */
export type RequestedVersions = 'latest' | readonly Range[]

/** Who is allowed to use the copies. `mirror`: those who are allowed to use the version of the source. */
export type RequestedPrincipals = 'mirror' | readonly Principal[]

/** The inputs that copy/action.yml declares. A test compares the two. */
export const parsers = {
  from: required(sourceLayer),
  versions: optional(requestedVersions),
  'code-sha256': optional(
    text({
      atMost: 44,
      form: {
        pattern: codeSha256Form,
        must: 'it must be the CodeSha256 of the version, which is a SHA-256 in base64: 44 characters that end with "="',
      },
    }),
  ),
  'from-role': optional(roleArn),
  'layer-name': optional(layerName),
  ...awsParsers,
  'keep-version-numbers': withDefault(true, boolean),
  principals: optional(requestedPrincipals),
  'allow-public': withDefault(false, boolean),
  's3-bucket': optional(bucket),
  's3-prefix': withDefault('', keyPrefix),
  's3-encryption': optional(encryption),
  'dry-run': withDefault(true, boolean),
} satisfies Record<string, Parser<unknown>>

/** The values of the inputs by their names in copy/action.yml. */
export type Given = Values<typeof parsers>

function requestedVersions(given: string, surroundings: Surroundings): Parsed<RequestedVersions> {
  return given === 'latest' ? { value: 'latest' } : list(versionRange('latest'))(given, surroundings)
}

function requestedPrincipals(given: string, surroundings: Surroundings): Parsed<RequestedPrincipals> {
  return given === 'mirror' ? { value: 'mirror' } : list(principalOrMirror)(given, surroundings)
}

function principalOrMirror(given: string): Parsed<Principal> {
  return given === 'mirror'
    ? refuse('"mirror" cannot be combined with other principals. Remove them, or "mirror"')
    : principal(given)
}
