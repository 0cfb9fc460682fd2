import type { Region } from '../layer/layer.ts'
import { partitionOf } from './known.ts'

/** What the placeholders in a parameter's name stand for. */
export interface Names {
  readonly name: string
  readonly version: number
  readonly region: Region
}

/** A parameter's name with `{name}`, `{version}` and `{region}` filled in. */
export function fillParameterName(template: string, names: Names): string {
  return Object.entries(names).reduce<string>(
    (name, [placeholder, value]) => name.replaceAll(`{${placeholder}}`, String(value)),
    template,
  )
}

/** Why Parameter Store takes no parameter of this name in a Region (Systems Manager: PutParameter, "Name"); undefined where it does. */
export function whyNoParameterName(name: string, region: Region): string | undefined {
  const rules: [boolean, string][] = [
    [!/^[\w./-]+$/.test(name), 'a parameter has only letters, digits and any of _.-/'],
    [arnOf(name, region).length > 1_011, "a parameter's ARN has at most 1,011 characters. Shorten the name"],
    [name.includes('/') && !name.startsWith('/'), 'a parameter with a "/" in its name begins with one'],
    [/\/\/|\/$/.test(name), 'there is nothing between two "/", or after the last one'],
    [name.split('/').length > 16, 'a parameter has at most 15 levels'],
    [/^\/?(aws|ssm)/i.test(name), 'a parameter must not begin with "aws" or "ssm"'],
  ]
  return rules.find(([broken]) => broken)?.[1]
}

/** What counts as the length of a name is that of the whole ARN; an account's id has 12 digits. */
function arnOf(name: string, region: Region): string {
  const path = name.startsWith('/') ? name : `/${name}`
  return `arn:${partitionOf(region)}:ssm:${region}:${'0'.repeat(12)}:parameter${path}`
}
