import type { EndpointSettings } from '../../aws-names/endpoints.ts'
import type { Message } from '../../base/message.ts'
import { awsWarnings } from '../../inputs/aws-inputs.ts'
import type { Surroundings } from '../../inputs/parse.ts'
import type { InputsRead, InputText } from '../../inputs/read-all.ts'
import { readForAws } from '../../inputs/read-for-aws.ts'
import type { AwsContext } from '../../inputs/read-for-aws.ts'
import { runtimeWarnings } from '../../inputs/runtime-warnings.ts'
import type { Job as JobOf } from '../../steps/job.ts'
import { parsers } from './parsers.ts'
import type { Given } from './parsers.ts'
import { rulesFor } from './rules.ts'

/** Every input by its name in action.yml, parsed. */
export type Inputs = Given & AwsContext

/** What every step of this action works with: the inputs and the record of one layer. */
export interface Job extends JobOf<Inputs> {
  /** Begins each line about this layer, such as `arm64: `. Empty if the step has only one layer. */
  readonly label: string
}

/** All inputs, each parsed once. */
export function readInputs(read: InputText, surroundings: Surroundings): InputsRead<Given, AwsContext> {
  return readForAws(parsers, read, surroundings, { rules: rulesFor, warnings: warningsFor })
}

function warningsFor(inputs: Given, settings: EndpointSettings): Message[] {
  const today = new Date().toISOString().slice(0, 10)
  return [...awsWarnings(inputs, settings), ...runtimeWarnings(inputs['compatible-runtimes'], today)]
}
