import type { Tags } from '../../layer/lambda-function.ts'
import { hasTag } from './selection.ts'
import type { TagPattern } from './types.ts'

interface Manager extends TagPattern {
  readonly name: string
}

/**
 * Deployment tools, and the tags that they add to functions by themselves. First match wins: AWS SAM uses CloudFormation too. CDK, Serverless
 * Framework, Amplify and Copilot deploy through CloudFormation. Terraform and Pulumi add no tags.
 */
const managers: readonly Manager[] = [
  { key: 'lambda:createdBy', value: 'SAM', name: 'AWS SAM' },
  { key: 'aws:cloudformation:stack-name', name: 'CloudFormation' },
  { key: 'sst:app', name: 'SST' },
  { key: 'aws-chalice', name: 'Chalice' },
  { key: 'services.k8s.aws/controller-version', name: 'AWS Controllers for Kubernetes' },
  { key: 'eks:eks-capability-arn', name: 'AWS Controllers for Kubernetes' },
  { key: 'crossplane-kind', name: 'Crossplane' },
]

/**
 * Returns the tool that manages a function according to its tags, such as `CloudFormation`. For a tag of `managedTags`, it has the tag itself.
 */
export function managerOf(tags: Tags, managedTags: readonly TagPattern[]): string | undefined {
  const known = managers.find((manager) => hasTag(tags, manager))
  if (known) return known.name
  const own = managedTags.find((pattern) => hasTag(tags, pattern))
  return own && `a deployment tool (${own.key}=${tags[own.key] ?? ''})`
}
