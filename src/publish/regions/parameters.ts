import { fillParameterName, isFixedName } from '../../aws-names/parameter-name.ts'
import type { Region } from '../../layer/layer.ts'
import type { Parameter } from '../../regions/calls/parameter-store.ts'
import type { Inputs } from '../inputs/inputs.ts'

/** Returns the SSM parameters that receive the ARN of the version in a Region. */
export function parametersIn(
  region: Region,
  { 'ssm-parameter': templates, 'layer-name': name, release = '' }: Inputs,
): Parameter[] {
  return templates.map((template) => ({
    nameOf: (version) => fillParameterName(template, { name, version, region, release }),
    isKnown: !template.includes('{version}'),
    isFixed: isFixedName(template),
  }))
}
