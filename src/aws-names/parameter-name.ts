import type { Region } from '../layer/layer.ts'
import { partitionOf } from './regions-and-runtimes.ts'

/** The values of the placeholders in a parameter name. */
export interface ParameterNameValues {
  readonly name: string
  readonly version: number
  readonly region: Region
  readonly release: string
}

/** Returns a parameter name in which the values replace `{name}`, `{version}`, `{region}` and `{release}`. */
export function fillParameterName(template: string, values: ParameterNameValues): string {
  return Object.entries(values).reduce<string>(
    (name, [placeholder, value]) => name.replaceAll(`{${placeholder}}`, () => String(value)),
    template,
  )
}

/** Returns whether a parameter always has the same ARN. The name of any other parameter stands for the newest version. */
export function isFixedName(template: string): boolean {
  return /\{(?:version|release)\}/.test(template)
}

/** Returns why Parameter Store rejects a parameter name in a Region (Systems Manager: PutParameter, "Name"), or undefined if it does not. */
export function whyInvalidParameterName(name: string, region: Region): string | undefined {
  const rules: [boolean, string][] = [
    [!/^[\w./-]+$/.test(name), 'a parameter name can have only letters, digits and any of _.-/'],
    [
      longestArnOf(name, region).length > 1_011,
      'the ARN of a parameter can have at most 1,011 characters. Shorten the name',
    ],
    [name.includes('/') && !name.startsWith('/'), 'a parameter name with "/" must begin with "/"'],
    [/\/\/|\/$/.test(name), 'a parameter name must not contain "//" or end with "/"'],
    [name.split('/').length > 16, 'a parameter name can have at most 15 levels'],
    [/^\/?(aws|ssm)/i.test(name), 'a parameter name must not begin with "aws" or "ssm"'],
  ]
  return rules.find(([broken]) => broken)?.[1]
}

/** The limit applies to the length of the whole ARN. The zeros replace the account id, which always has 12 digits. */
function longestArnOf(name: string, region: Region): string {
  const path = name.startsWith('/') ? name : `/${name}`
  return `arn:${partitionOf(region)}:ssm:${region}:${'0'.repeat(12)}:parameter${path}`
}
