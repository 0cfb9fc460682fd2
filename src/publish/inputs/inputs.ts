import type { Endpoints, EndpointSettings } from '../../aws-names/endpoints.ts'
import { endpointsIn } from '../../aws-names/endpoints.ts'
import type { Message } from '../../base/message.ts'
import { awsWarnings } from '../../inputs/aws-inputs.ts'
import type { Surroundings } from '../../inputs/parse.ts'
import { readAll } from '../../inputs/read-all.ts'
import type { InputsRead, InputText } from '../../inputs/read-all.ts'
import { runtimeWarnings } from '../../inputs/runtime-warnings.ts'
import type { Job as JobOf } from '../../steps/job.ts'
import { parsers } from './parsers.ts'
import type { Given } from './parsers.ts'
import { rulesFor } from './rules.ts'

/** What is known in addition to the inputs. */
interface More {
  readonly warnings: readonly Message[]
  /** The endpoints of AWS to call. */
  readonly endpoints: Endpoints
}

/** Every input by its name in action.yml, parsed. */
export type Inputs = Given & More

/** What every step of this action works with: the inputs and the record of one layer. */
export interface Job extends JobOf<Inputs> {
  /** Begins each line about this layer, such as `arm64: `. Empty if the step has only one layer. */
  readonly label: string
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
  const today = new Date().toISOString().slice(0, 10)
  return [...awsWarnings(inputs, judged), ...runtimeWarnings(inputs['compatible-runtimes'], today)]
}
