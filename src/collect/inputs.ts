import { about } from '../base/message.ts'
import type { Message } from '../base/message.ts'
import { exportLines } from '../inputs/exports.ts'
import { list, optional, withDefault, required } from '../inputs/parse.ts'
import type { Parser, Surroundings } from '../inputs/parse.ts'
import { readAll } from '../inputs/read-all.ts'
import type { InputsRead, InputText, Rule, Values } from '../inputs/read-all.ts'
import { isNoneGiven, orEmptyList, regionsByName } from '../inputs/regions.ts'
import { release, releaseRules } from '../inputs/release.ts'
import { boolean, text } from '../inputs/values.ts'
import { commentParsers } from '../steps/comment-inputs.ts'

/** The inputs that collect/action.yml declares. A test compares the two. */
export const parsers = {
  manifests: required(list(text({ atMost: 1_000 }))),
  regions: regionsByName('regions'),
  'optional-regions': orEmptyList(regionsByName('optional-regions')),
  export: exportLines,
  release: optional(release),
  'dry-run': withDefault(false, boolean),
  ...commentParsers,
} satisfies Record<string, Parser<unknown>>

type Given = Values<typeof parsers>

/** Returns all inputs, each parsed once. This action does not call AWS, so it does not warn about unknown Regions. */
export function readInputs(
  read: InputText,
  surroundings: Surroundings,
): InputsRead<Given, { readonly warnings: readonly Message[] }> {
  const rules = (inputs: Partial<Given>): Rule[] => [
    [isNoneGiven(inputs), noRegions],
    ...releaseRules({ ...inputs, 'ssm-parameter': [] }),
  ]
  return readAll(parsers, { read, surroundings, rules, more: () => ({ warnings: [] }) })
}

/** `AWS_REGION` is not the default, because the Regions must be those of all matrix jobs. */
const noRegions = about(
  'no-region-is-given',
  'Inputs "regions" and "optional-regions" are not given. Set "regions" to the output "regions" of the step or job that planned the Regions.',
)
