import type { Endpoints, EndpointSettings } from '../aws-names/endpoints.ts'
import { endpointsIn } from '../aws-names/endpoints.ts'
import type { Message } from '../base/message.ts'
import type { Parser, Surroundings } from './parse.ts'
import { readAll } from './read-all.ts'
import type { InputsRead, InputText, Rule, Values } from './read-all.ts'

/** What an action that calls AWS knows in addition to its inputs. */
export interface AwsContext {
  readonly warnings: readonly Message[]
  /** The endpoints of AWS to call. */
  readonly endpoints: Endpoints
}

/** How the inputs of an action that calls AWS are read. */
interface AwsReading<V, M> {
  /** Returns the rules about combinations of inputs. An invalid input has no value here. */
  readonly rules: (
    inputs: Partial<V>,
    surroundings: Surroundings,
    settings: EndpointSettings,
  ) => readonly Rule[]
  /** Returns values to add to the inputs if all are valid. */
  readonly more?: (inputs: V) => M
  readonly warnings: (inputs: V & M, settings: EndpointSettings) => readonly Message[]
}

/** Reads all inputs of an action that calls AWS. Each input is parsed once. */
export function readForAws<T extends Record<string, Parser<unknown>>, M = object>(
  parsers: T,
  read: InputText,
  surroundings: Surroundings,
  { rules, more = () => ({}) as M, warnings }: AwsReading<Values<T>, M>,
): InputsRead<Values<T>, M & AwsContext> {
  const settings = endpointsIn(surroundings.env)
  return readAll(parsers, {
    read,
    surroundings,
    rules: (given) => rules(given, surroundings, settings),
    more: (inputs) => {
      const added = more(inputs)
      return {
        ...added,
        warnings: warnings({ ...inputs, ...added }, settings),
        endpoints: settings.endpoints,
      }
    },
  })
}
