import { awsParsers, awsRules, awsWarnings, layerName } from '../inputs/aws-inputs.ts'
import type { Endpoints } from '../aws-names/endpoints.ts'
import { endpointsIn } from '../aws-names/endpoints.ts'
import { boolean, list, otherwise, readAll, refuse, required } from '../inputs/parse.ts'
import type { Parser, Surroundings, Values } from '../inputs/parse.ts'
import type { Asked } from './plan.ts'
import type { Range } from './ranges.ts'

/** What yank/action.yml declares, by its names there. A test holds the two together. */
export const parsers = {
  'layer-name': required(layerName),
  versions: required(asked),
  ...awsParsers,
  'dry-run': otherwise(true, boolean),
  force: otherwise(false, boolean),
} satisfies Record<string, Parser<unknown>>

/** Every input by its name in yank/action.yml, parsed. */
export type Inputs = Values<typeof parsers> & {
  readonly warnings: readonly string[]
  readonly endpoints: Endpoints
}

/** All inputs as one value; `read` gives an input's text. Throws one Problem that lists everything that is wrong. */
export function readInputs(read: (name: string) => string, surroundings: Surroundings): Inputs {
  const judged = endpointsIn(surroundings.env)
  const inputs = readAll(parsers, {
    read,
    surroundings,
    rules: (given) => awsRules(given, surroundings, judged),
  })
  return { ...inputs, warnings: awsWarnings(inputs, judged), endpoints: judged.endpoints }
}

function asked(given: string, surroundings: Surroundings): ReturnType<Parser<Asked>> {
  return given === 'all' ? { value: 'all' } : list(range)(given, surroundings)
}

const range: Parser<Range> = (given) => {
  if (given === 'all') return refuse('"all" stands alone. Remove the numbers, or "all"')
  const [, first = '', last = first] = /^([1-9]\d{0,8})(?:\s*-\s*([1-9]\d{0,8}))?$/.exec(given) ?? []
  if (first === '') return refuse('versions are numbers from 1 and ranges, such as "3, 5-8", or "all"')
  const [from, to] = [Number(first), Number(last)]
  return from <= to ? { value: { from, to } } : refuse(`it goes backwards. Did you mean ${to}-${from}`)
}
