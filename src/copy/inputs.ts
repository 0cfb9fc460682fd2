import type { Endpoints, EndpointSettings } from '../aws-names/endpoints.ts'
import { endpointsIn } from '../aws-names/endpoints.ts'
import { isKnownRegion } from '../aws-names/regions-and-runtimes.ts'
import type { Message } from '../base/message.ts'
import { awsWarnings, unknownValue } from '../inputs/aws-inputs.ts'
import type { Surroundings } from '../inputs/parse.ts'
import { readAll } from '../inputs/read-all.ts'
import type { InputsRead, InputText } from '../inputs/read-all.ts'
import type { Job as JobOf } from '../steps/job.ts'
import { rulesFor } from './input-rules.ts'
import { parsers } from './parsers.ts'
import type { Given } from './parsers.ts'
import type { Run } from './run.ts'

/** What is known in addition to the inputs. */
interface More {
  readonly warnings: readonly Message[]
  /** The endpoints of AWS to call. */
  readonly endpoints: Endpoints
}

/** Every input by its name in copy/action.yml, parsed. */
export type Inputs = Given & More

/** What every step of this action works with. */
export interface Job extends Omit<JobOf<Inputs>, 'run'> {
  readonly run: Run
}

/** All inputs, each parsed once. */
export function readInputs(read: InputText, surroundings: Surroundings): InputsRead<Given, More> {
  const judged = endpointsIn(surroundings.env)
  return readAll(parsers, {
    read,
    surroundings,
    rules: (given) => rulesFor(given, surroundings, judged),
    more: (inputs) => ({ warnings: warningsFor(inputs, judged), endpoints: judged.endpoints }),
  })
}

function warningsFor(inputs: Given, judged: EndpointSettings): Message[] {
  const { region } = inputs.from
  return [...(isKnownRegion(region) ? [] : [unknownValue('from', region)]), ...awsWarnings(inputs, judged)]
}
