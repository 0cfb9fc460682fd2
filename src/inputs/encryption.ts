import type { Encryption } from '../aws-names/encryption.ts'
import { hasRegionForm, partitionOf } from '../aws-names/regions-and-runtimes.ts'
import { quote } from '../base/quote.ts'
import type { Region } from '../layer/layer.ts'
import { refuse } from './parse.ts'
import type { Parsed } from './parse.ts'
import type { Rule } from './read-all.ts'

/** The ARN of a KMS key or of its alias. The groups are the partition and the Region. */
const keyArn =
  /^arn:(aws[a-z-]*):kms:(\{region\}|[a-z0-9-]+):(?:\{account\}|\d{12}):(?:key\/[\w-]{1,128}|alias\/(?:[\w/-]|\{(?:region|account)\}){1,250})$/

const allowed =
  'it must be "AES256", "aws:kms", or "aws:kms:" with the ARN of a key or an alias, such as ' +
  '"aws:kms:arn:aws:kms:{region}:{account}:alias/layers"'

/** Parses the input "s3-encryption". */
export function encryption(given: string): Parsed<Encryption> {
  if (given === 'AES256' || given === 'aws:kms') return { value: { by: given } }
  if (given === 'aws:kms:dsse')
    return refuse(
      'dual-layer encryption is not supported for Lambda layers. Use "aws:kms", or "aws:kms:" with the ARN of a key',
    )
  const meant = meantBy(given)
  if (meant !== undefined) return refuse(`${allowed}. Did you mean ${meant}`)
  const key = given.startsWith('aws:kms:') ? given.slice('aws:kms:'.length) : ''
  return keyArn.test(key) || /^alias\/(?:[\w/-]|\{(?:region|account)\}){1,250}$/.test(key)
    ? { value: { by: 'aws:kms', key } }
    : refuse(allowed)
}

/** Returns the allowed value that a common misspelling means. */
function meantBy(given: string): string | undefined {
  const word = given.toLowerCase().replaceAll(/[\s_-]/g, '')
  if (word === 'aes256' || word === 'sses3') return 'AES256'
  if (['kms', 'awskms', 'ssekms', 'aws:kms'].includes(word)) return 'aws:kms'
  if (keyArn.test(given)) return `aws:kms:${given}`
  const id = /^aws:kms:((?:mrk-)?[0-9a-f-]{32,36})$/i.exec(given)?.[1]
  return id === undefined ? undefined : `aws:kms:arn:aws:kms:{region}:{account}:key/${id}`
}

/** Returns the rules about the key and the Regions. S3 can use a KMS key only in the key's Region. */
export function encryptionRules(
  { key = '' }: Partial<Encryption>,
  { regions, bucket }: { readonly regions: readonly Region[]; readonly bucket: string | undefined },
): Rule[] {
  const [, partition, keyRegion] = keyArn.exec(key) ?? []
  const isFixed = keyRegion !== undefined && keyRegion !== '{region}'
  const otherRegions = isFixed ? regions.filter((region) => region !== keyRegion) : []
  const foreign = regions.filter((region) => hasRegionForm(region) && partitionOf(region) !== partition)
  if (bucket === undefined || partition === undefined) return []
  return [
    [
      otherRegions.length > 0,
      {
        topic: 'an-input-is-not-allowed',
        text:
          `Input "s3-encryption" has a KMS key in ${keyRegion ?? ''}, but there are also buckets in ${otherRegions.join(', ')}. ` +
          'S3 can use a KMS key only in the Region of the key. Replace the Region in the ARN with "{region}".',
      },
    ],
    [
      foreign.length > 0 && otherRegions.length === 0,
      {
        topic: 'an-input-is-not-allowed',
        text:
          `Input "s3-encryption" has a KMS key of the partition ${quote(partition)}. ` +
          `It cannot be used in another partition: ${foreign.join(', ')}. Correct the ARN.`,
      },
    ],
  ]
}
