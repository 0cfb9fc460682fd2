import { layerVersionArn } from '../aws-names/layer-version-arn.ts'
import type { LayerVersionArn } from '../aws-names/layer-version-arn.ts'
import { parseJson } from '../base/json.ts'
import type { Region } from '../layer/layer.ts'
import { inputErrorsOf, list, refuse } from './parse.ts'
import type { InputError, Parsed, Parser } from './parse.ts'

/** The ARN of one version of the same layer in each Region, by Region. */
export type LayerArns = ReadonlyMap<Region, LayerVersionArn>

/** With more errors than this, the text is not what the user meant. */
const mostErrors = 9

/** Parses the output `arns`, or ARNs of layer versions, one for each Region. All are versions of the same layer of the same account. */
export const layerArns: Parser<LayerArns> = (given, surroundings) => {
  const parsed = given.startsWith('{') ? arnsInObject(given) : list(arn)(given, surroundings)
  if ('errors' in parsed) return { errors: inputErrorsOf(parsed) }
  const [first, ...others] = parsed.value
  if (first === undefined)
    return refuse('it contains no ARNs. Use the output of a run that published a version')
  const other = others.find((one) => layerIn(one) !== layerIn(first))
  if (other)
    return refuse(`it has ARNs of the layers ${layerIn(first)} and ${layerIn(other)}. Use one step for each`)
  const arns = new Map(parsed.value.map((one) => [one.region, one]))
  return arns.size === parsed.value.length
    ? { value: arns }
    : refuse('it has two ARNs of one Region. Remove one of them')
}

/** Parses the ARN of a layer version. */
const arn: Parser<LayerVersionArn> = (given) => {
  const value = layerVersionArn(given)
  return value ? { value } : refuse(notAnArn)
}

const notAnArn = 'the ARN of a layer version looks like arn:aws:lambda:eu-central-1:111122223333:layer:name:7'

function arnsInObject(given: string): Parsed<readonly LayerVersionArn[]> {
  const entries = entriesIn(given)
  if (entries === undefined)
    return refuse('it is not a JSON object of Regions and ARNs. Use the output "arns" unchanged')
  const errors: InputError[] = []
  const arns: LayerVersionArn[] = []
  for (const [region, text] of entries) {
    const parts = typeof text === 'string' ? layerVersionArn(text) : undefined
    if (parts?.region === region) arns.push(parts)
    else errors.push({ item: region, ...notOfRegion })
  }
  return errors.length > 0 ? { errors: errors.slice(0, mostErrors) } : { value: arns }
}

const notOfRegion = {
  topic: 'an-input-is-not-allowed',
  text: 'this is not a Region with the ARN of a layer version there. Use the output "arns" unchanged',
} as const

function entriesIn(given: string): readonly [string, unknown][] | undefined {
  try {
    const value: unknown = parseJson(given, 'The input')
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
      : undefined
  } catch {
    return undefined
  }
}

/** The name of a layer and its account, as in its ARN. */
function layerIn({ account, layerName }: LayerVersionArn): string {
  return `${account}:layer:${layerName}`
}
