import { about } from '../base/message.ts'
import type { Export } from './exports.ts'
import type { Rule } from './read-all.ts'
import { text } from './values.ts'

/** Parses the name of a release, such as a tag. It is part of parameter names and a key in JSON files. */
export const release = text({
  atMost: 128,
  form: {
    pattern: /^[A-Za-z0-9][\w.+/-]*$/,
    must: 'a release begins with a letter or digit, and can have only letters, digits and any of _.+/-',
  },
})

/** The inputs that can need the name of the release. */
interface ReleaseInputs {
  readonly release?: string | undefined
  readonly 'ssm-parameter'?: readonly string[]
  readonly export?: readonly Export[]
}

/** Returns the rule that what is named after a release needs its name. */
export function releaseRules(inputs: ReleaseInputs): Rule[] {
  const { 'ssm-parameter': parameters = [], export: exports = [] } = inputs
  const needsRelease = [
    ...(parameters.some((template) => template.includes('{release}'))
      ? ['"ssm-parameter" has "{release}"']
      : []),
    ...(exports.some(({ format }) => format === 'index') ? ['"export" has the format "index"'] : []),
  ]
  return needsRelease.map((why) => [
    'release' in inputs && inputs.release === undefined,
    about(
      'an-input-is-not-allowed',
      `Input ${why}, but "release" is not given. Set it to the name of this release, such as "release: \${{ github.ref_name }}".`,
    ),
  ])
}
