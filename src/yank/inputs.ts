import { awsParsers, awsRules, awsWarnings, layerName } from '../inputs/aws-inputs.ts'
import { exportLines } from '../inputs/exports.ts'
import type { Export } from '../inputs/exports.ts'
import { list, withDefault, refuse, required } from '../inputs/parse.ts'
import type { Parser, Surroundings } from '../inputs/parse.ts'
import type { InputsRead, InputText, Values } from '../inputs/read-all.ts'
import { readForAws } from '../inputs/read-for-aws.ts'
import type { AwsContext } from '../inputs/read-for-aws.ts'
import { boolean } from '../inputs/values.ts'
import { versionRange } from '../inputs/version-range.ts'
import type { RequestedVersions } from './plan.ts'

/** The inputs that yank/action.yml declares. A test compares the two. */
export const parsers = {
  'layer-name': required(layerName),
  versions: required(requestedVersions),
  ...awsParsers,
  'dry-run': withDefault(true, boolean),
  force: withDefault(false, boolean),
  export: indexLines,
} satisfies Record<string, Parser<unknown>>

type Given = Values<typeof parsers>

/** Every input by its name in yank/action.yml, parsed. */
export type Inputs = Given & AwsContext

/** All inputs, each parsed once. */
export function readInputs(read: InputText, surroundings: Surroundings): InputsRead<Given, AwsContext> {
  return readForAws(parsers, read, surroundings, { rules: awsRules, warnings: awsWarnings })
}

/** The indexes in which the deleted versions are marked. Files in other formats have only the versions of one run. */
function indexLines(given: string, surroundings: Surroundings): ReturnType<Parser<Export[]>> {
  const parsed = exportLines(given, surroundings)
  return 'value' in parsed &&
    parsed.value.some(({ format, section }) => format !== 'index' || section !== undefined)
    ? refuse('this action changes only files in the format "index". Remove the other lines')
    : parsed
}

function requestedVersions(given: string, surroundings: Surroundings): ReturnType<Parser<RequestedVersions>> {
  return given === 'all' ? { value: 'all' } : list(versionRange('all'))(given, surroundings)
}
