import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import hcl from 'hcl2-parser'
import { parse } from 'yaml'
import type { CollectionTag, ScalarTag } from 'yaml'
import { jsonOf } from '../support/markdown-files.ts'
import { host, provider } from '../support/trust-policies.ts'
import { cfnLint } from '../rig/cfn-lint.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { toolPath } from '../rig/tools.mjs'
import { allows } from '../rig/trust.mjs'
import type { OneOrMore, TrustPolicy } from '../rig/trust.mjs'

/** The role of docs/role.md, created in each of the three ways. Its policies must be those on the page. */

let rig: Rig

beforeAll(async () => {
  rig = await startRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

/** A role, and the audiences of the identity provider that is created with it. */
interface CreatedRole {
  readonly trust: TrustPolicy
  readonly permissions: object
  readonly audiences: readonly string[]
}

const account = '111122223333'
const onMain = 'repo:octo-org/octo-repo:ref:refs/heads/main'
const withIds = 'repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main'
const onNext = 'repo:octo-org/octo-repo:ref:refs/heads/next'
const ways = { CloudFormation: byCloudFormation, Terraform: byTerraform, 'the AWS CLI': byCli }

describe.each(Object.entries(ways))('a role that is created by %s', (_way, createRole) => {
  test.each([onMain, withIds])(
    'for "%s" has the policies in the docs, and trusts no other sub or audience',
    async (sub) => {
      const { trust, permissions, audiences } = await createRole(sub)
      expect(unwrapped(trust)).toEqual(unwrapped(shown('trust', sub)))
      expect(unwrapped(permissions)).toEqual(unwrapped(shown('permissions')))
      expect(audiences).toEqual(['sts.amazonaws.com'])
      const others = [onMain, withIds, onNext].filter((other) => other !== sub)
      expect([sub, ...others].map((one) => isTrusted(trust, one))).toEqual([true, false, false])
      expect(isTrusted(trust, sub, 'another')).toBe(false)
    },
  )
})

test('cfn-lint reports nothing for the CloudFormation template', async () => {
  expect(await cfnLint(file('role.yml'))).toBe('')
})

test('the AWS CLI script keeps an identity provider that already exists', async () => {
  const aws = await awsCli()
  const url = ['--url', `https://${host}`, '--client-id-list', 'sts.amazonaws.com', 'other']
  await aws(['iam', 'create-open-id-connect-provider', ...url])
  const { audiences } = await byCli(onMain)
  expect([...audiences].sort()).toEqual(['other', 'sts.amazonaws.com'])
})

function file(name: string): string {
  return readFileSync(join('docs', 'role', name), 'utf8')
}

/** Returns the text of a file, with another `sub`. */
function filledIn(name: string, sub: string): string {
  const text = file(name)
  expect(text.split(onMain)).toHaveLength(2)
  return text.replace(onMain, sub)
}

/** Returns a policy of the docs, with another `sub`. */
function shown(name: string, sub = onMain): unknown {
  return JSON.parse(JSON.stringify(jsonOf('docs/role.md', name)).replace(onMain, sub))
}

function isTrusted(trust: TrustPolicy, sub: string, aud = 'sts.amazonaws.com'): boolean {
  const context = { [`${host}:aud`]: aud, [`${host}:sub`]: sub }
  return allows(trust, { provider, action: 'sts:AssumeRoleWithWebIdentity', context })
}

/** For IAM, a list with one element is the same as the element. */
function unwrapped(policy: unknown): unknown {
  return JSON.parse(JSON.stringify(policy), (_key, value) =>
    Array.isArray(value) && value.length === 1 ? value[0] : value,
  )
}

async function byCloudFormation(sub: string): Promise<CreatedRole> {
  const text = filledIn('role.yml', sub)
  const { Parameters } = parse(text, { customTags: intrinsics({}) })
  const defaults = Object.entries<{ Default: string }>(Parameters).map(([name, { Default }]) => [
    name,
    Default,
  ])
  const values = { ...Object.fromEntries(defaults), 'AWS::AccountId': account }
  const { GitHub, Publisher } = parse(text, { customTags: intrinsics(values) }).Resources
  return {
    trust: Publisher.Properties.AssumeRolePolicyDocument,
    permissions: Publisher.Properties.Policies[0].PolicyDocument,
    audiences: GitHub.Properties.ClientIdList,
  }
}

/** Returns the CloudFormation functions that the template uses, as YAML tags with these values. */
function intrinsics(values: Record<string, string>): (ScalarTag | CollectionTag)[] {
  const valueOf = (name: string): string => values[name] ?? `(${name})`
  return [
    { tag: '!Ref', resolve: valueOf },
    { tag: '!Sub', resolve: (text: string) => text.replace(/\$\{(.+?)\}/g, (_, name) => valueOf(name)) },
    { tag: '!GetAtt', resolve: valueOf },
    { tag: '!Equals', collection: 'seq', resolve: (list) => list },
  ]
}

interface TerraformStatement {
  actions: OneOrMore
  resources?: OneOrMore
  principals?: { type: string; identifiers: OneOrMore }[]
  condition?: { test: string; variable: string; values: OneOrMore }[]
}

async function byTerraform(sub: string): Promise<CreatedRole> {
  const [read, error] = hcl.parseToObject(filledIn('role.tf', sub))
  expect(error).toBeNull()
  const { locals, ...rest } = JSON.parse(JSON.stringify(read))
  const { subject, layer } = locals[0]
  const values: Record<string, string> = {
    'local.subject': subject,
    'local.layer': layer,
    'data.aws_caller_identity.current.account_id': account,
    'aws_iam_openid_connect_provider.github.arn': provider,
  }
  const { data, resource } = JSON.parse(JSON.stringify(rest), (_key, value) =>
    typeof value === 'string' ? value.replace(/\$\{(.+?)\}/g, (all, name) => values[name] ?? all) : value,
  )
  const policyOf = (reference: string): { Version: string; Statement: object[] } => {
    const name = /^\$\{data\.aws_iam_policy_document\.(\w+)\.json\}$/.exec(reference)?.[1] ?? ''
    const { statement } = data.aws_iam_policy_document[name][0]
    return { Version: '2012-10-17', Statement: statement.map(statementOf) }
  }
  return {
    trust: policyOf(resource.aws_iam_role.layer_publisher[0].assume_role_policy) as TrustPolicy,
    permissions: policyOf(resource.aws_iam_role_policy.publish_layer[0].policy),
    audiences: resource.aws_iam_openid_connect_provider.github[0].client_id_list,
  }
}

/** Returns the policy statement that Terraform's AWS provider creates. */
function statementOf({ actions, resources, principals, condition = [] }: TerraformStatement): object {
  const conditions: Record<string, Record<string, OneOrMore>> = {}
  for (const { test, variable, values } of condition) {
    conditions[test] = { ...conditions[test], [variable]: values }
  }
  return {
    Effect: 'Allow',
    ...(principals && {
      Principal: Object.fromEntries(principals.map(({ type, identifiers }) => [type, identifiers])),
    }),
    Action: actions,
    ...(resources && { Resource: resources }),
    ...(condition.length > 0 && { Condition: conditions }),
  }
}

async function byCli(sub: string): Promise<CreatedRole> {
  const aws = await awsCli()
  await aws.bash(filledIn('role.sh', sub))
  const role = ['--role-name', 'layer-publisher']
  const { Role } = await aws(['iam', 'get-role', ...role])
  const { PolicyDocument } = await aws(['iam', 'get-role-policy', ...role, '--policy-name', 'publish-layer'])
  const { ClientIDList } = await aws([
    ...['iam', 'get-open-id-connect-provider', '--open-id-connect-provider-arn', provider],
  ])
  return { trust: Role.AssumeRolePolicyDocument, permissions: PolicyDocument, audiences: ClientIDList }
}

/** Returns a function that runs the AWS CLI as a user of the account. Its `bash` runs a script with the AWS CLI on PATH. */
async function awsCli() {
  const credentials = { accessKeyId: rig.env.AWS_ACCESS_KEY_ID, secretAccessKey: 'rig' }
  const sts = new STSClient({ region: 'us-east-1', endpoint: rig.url, credentials })
  const request = { RoleArn: `arn:aws:iam::${account}:role/admin`, RoleSessionName: 'test' }
  const { Credentials } = await sts.send(new AssumeRoleCommand(request))
  const env = {
    PATH: await toolPath('aws'),
    HOME: mkdtempSync(join(tmpdir(), 'home-')),
    AWS_ENDPOINT_URL: rig.url,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey,
    AWS_SESSION_TOKEN: Credentials?.SessionToken,
  }
  const run = promisify(execFile)
  const aws = async (words: string[]) =>
    JSON.parse((await run('aws', [...words, '--output', 'json'], { env })).stdout)
  return Object.assign(aws, { bash: (script: string) => run('bash', ['-e', '-c', script], { env }) })
}
