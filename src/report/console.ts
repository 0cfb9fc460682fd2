import type { Numbered } from '../layer/layer.ts'

/** The host of the console by partition (AWS: "Working with the AWS Management Console"). Versions in other partitions have no link. */
const consoleHosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
}

/** Returns the URL of a layer version in the AWS console, or undefined if the console of the partition is not known. */
export function consoleUrl({ arn, version }: Numbered): string | undefined {
  const [, partition = '', , region = '', , , name = ''] = arn.split(':')
  const host = Object.hasOwn(consoleHosts, partition) ? consoleHosts[partition] : undefined
  return host && `https://${region}.${host}/lambda/home?region=${region}#/layers/${name}/versions/${version}`
}
