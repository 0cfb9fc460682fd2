import type { EndpointSettings } from '../aws-names/endpoints.ts'
import { namedRegions, namesIn } from '../aws-names/region-selection.ts'
import type { RegionSelection } from '../aws-names/region-selection.ts'
import { about } from '../base/message.ts'
import { awsRules, awsWarnings } from '../inputs/aws-inputs.ts'
import type { Surroundings } from '../inputs/parse.ts'
import type { InputsRead, InputText, Rule } from '../inputs/read-all.ts'
import { readForAws } from '../inputs/read-for-aws.ts'
import type { AwsContext } from '../inputs/read-for-aws.ts'
import { wantedRegions } from '../inputs/regions.ts'
import type { Region } from '../layer/layer.ts'
import { parsers } from './parsers.ts'
import type { Given } from './parsers.ts'
import type { ReleaseRequest } from './plan/types.ts'

/** What follows from the inputs. */
interface More extends AwsContext {
  readonly 'layer-name': string
  readonly regions: RegionSelection | undefined
  /** Undefined if no version is published. */
  readonly release: ReleaseRequest | undefined
}

/** Every input by its name in rollout/action.yml, parsed. */
export type Inputs = Given & More

/** All inputs, each parsed once. */
export function readInputs(read: InputText, surroundings: Surroundings): InputsRead<Given, More> {
  return readForAws(parsers, read, surroundings, {
    rules: rulesFor,
    more: (inputs) => {
      const [first] = inputs.arns.values()
      return {
        'layer-name': first?.layerName ?? '',
        regions: withRegions(inputs).regions,
        release: releaseIn(inputs),
      }
    },
    warnings: awsWarnings,
  })
}

function rulesFor(given: Partial<Given>, surroundings: Surroundings, settings: EndpointSettings): Rule[] {
  const known = withRegions(given)
  return [
    ...releaseRules(given),
    ...(known.regions === undefined
      ? []
      : regionRules(given, namesIn(wantedRegions(known, surroundings.env)))),
    ...awsRules(known, surroundings, settings),
  ]
}

/** Returns the rule that there is an ARN for each Region. The Regions of a pattern are known only after the action has connected to AWS. */
export function regionRules({ arns }: Pick<Partial<Given>, 'arns'>, regions: readonly Region[]): Rule[] {
  const without = arns ? regions.filter((region) => !arns.has(region)) : []
  return [
    [
      without.length > 0,
      about(
        'two-inputs-contradict-each-other',
        `Input "arns" has no ARN for ${without.join(', ')}. Publish the layer there first, or remove these Regions from "regions".`,
      ),
    ],
  ]
}

/** Returns the inputs with the Regions of "arns" if none are given. If "arns" is not valid, the Regions are not known. */
function withRegions({ regions, ...others }: Partial<Given>): Partial<Given> {
  if (regions !== undefined) return { ...others, regions }
  return others.arns ? { ...others, regions: namedRegions([...others.arns.keys()]) } : others
}

function releaseRules(given: Partial<Given>): Rule[] {
  const { alias, 'alias-weight': weight, 'publish-version': isPublished } = given
  return [
    [
      alias !== undefined && isPublished === false,
      about(
        'two-inputs-contradict-each-other',
        'Input "alias" is given, but "publish-version" is not "true". An alias invokes a published version. ' +
          'Set "publish-version: true", or remove "alias".',
      ),
    ],
    [
      'alias' in given && alias === undefined && weight !== undefined && weight < 100,
      about(
        'two-inputs-contradict-each-other',
        'Input "alias-weight" is given without "alias". Set "alias" to the alias that gets the new version, or remove "alias-weight".',
      ),
    ],
  ]
}

function releaseIn({
  alias,
  'alias-weight': percent,
  'publish-version': isPublished,
}: Given): ReleaseRequest | undefined {
  if (!isPublished) return undefined
  return alias === undefined ? {} : { alias: { name: alias, weight: percent / 100 } }
}
