import type { EndpointSettings } from '../aws-names/endpoints.ts'
import { isKnownRegion } from '../aws-names/regions-and-runtimes.ts'
import type { Message } from '../base/message.ts'
import { awsWarnings, unknownValue } from '../inputs/aws-inputs.ts'
import type { Surroundings } from '../inputs/parse.ts'
import type { InputsRead, InputText } from '../inputs/read-all.ts'
import { readForAws } from '../inputs/read-for-aws.ts'
import type { AwsContext } from '../inputs/read-for-aws.ts'
import type { Job as JobOf } from '../steps/job.ts'
import { rulesFor } from './input-rules.ts'
import { parsers } from './parsers.ts'
import type { Given } from './parsers.ts'
import type { Run } from './run.ts'

/** Every input by its name in copy/action.yml, parsed. */
export type Inputs = Given & AwsContext

/** What every step of this action works with. */
export type Job = JobOf<Inputs, Run>

/** All inputs, each parsed once. */
export function readInputs(read: InputText, surroundings: Surroundings): InputsRead<Given, AwsContext> {
  return readForAws(parsers, read, surroundings, { rules: rulesFor, warnings: warningsFor })
}

function warningsFor(inputs: Given, settings: EndpointSettings): Message[] {
  const { region } = inputs.from
  return [...(isKnownRegion(region) ? [] : [unknownValue('from', region)]), ...awsWarnings(inputs, settings)]
}
