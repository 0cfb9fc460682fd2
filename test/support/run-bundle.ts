import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { LambdaClient } from '@aws-sdk/client-lambda'
import type { Rig } from '../rig/rig.mjs'
import { runAction } from '../rig/runner.mjs'

export type Result = Awaited<ReturnType<typeof runAction>>

/** A stand-in for AWS, and the credentials of an account. */
export type Endpoint = Pick<Rig, 'url' | 'env'>

export const fourRegions = ['eu-central-1', 'eu-west-1', 'us-west-1', 'us-east-1']

/** Creates a workspace with these files, or with a copy of a folder of test/fixtures. Returns its path. */
export function workspaceOf(content: Record<string, string> | string): string {
  const workspace = mkdtempSync(join(tmpdir(), 'workspace-'))
  if (typeof content === 'string') {
    cpSync(join('test', 'fixtures', content), workspace, { recursive: true })
    return workspace
  }
  for (const [path, text] of Object.entries(content)) {
    mkdirSync(join(workspace, dirname(path)), { recursive: true })
    writeFileSync(join(workspace, path), text)
  }
  return workspace
}

/** Creates a workspace with a prepared layer directory of one file. Returns its path. */
export function smallLayer(content = 'module.exports = 1\n'): string {
  return workspaceOf({ 'nodejs/node_modules/own/index.js': content })
}

/** Returns a client for Lambda in one Region of a stand-in. */
export function lambdaOn({ url, env }: Endpoint, region: string): LambdaClient {
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY }
  return new LambdaClient({ region, endpoint: url, credentials })
}

/** Runs the committed bundle as GitHub's runner does. By default it publishes the layer `test-layer` to four Regions. */
export function run(
  workspace: string,
  env: Record<string, string | undefined>,
  inputs: Record<string, string> = {},
  node = process.execPath,
): Promise<Result> {
  return runAction({
    workspace,
    env,
    node,
    inputs: { 'layer-name': 'test-layer', regions: fourRegions.join(), ...inputs },
  })
}

/** Returns the annotations of one level, without the warning about a custom endpoint, which each run against the rig shows. */
export function annotationsOf(result: Result, level: 'error' | 'warning'): string[] {
  return result.annotations
    .filter((annotation) => annotation.level === level && !isOfRig(annotation.message))
    .map(({ message }) => message)
}

function isOfRig(message: string): boolean {
  return message.startsWith('AWS_ENDPOINT_URL sends calls to http://127.0.0.1:')
}

/** Returns whether a run built the layer. Throws an Error if its log is contradictory. */
export function isBuilt({ log }: Result): boolean {
  const built = /^::group::(?:\w+: )?Build$/m.test(log)
  if (log.includes('The build is skipped') === built) throw new Error(log)
  return built
}

/** Returns everything that a run shows. Commands that mask a secret are omitted, because the runner does not show them. */
export function everythingShownBy({ log, summary, outputs }: Result): string {
  return [log.replaceAll(/^::add-mask::.*$/gm, ''), summary, JSON.stringify(outputs)].join('\n')
}

/** Matches the beginning of a JSON Web Token: a header and a payload, both JSON in base64. */
export const jsonWebToken = /eyJ[\w-]{10,}\.eyJ/

/** The rooms of src/ that are actions. A room has the name of its folder, except for the main action. */
export type Action = 'publish' | 'collect' | 'copy' | 'rollout' | 'verify' | 'yank'

/** The directory, the environment and the inputs of a step. */
export interface Step {
  readonly workspace: string
  readonly env: Record<string, string | undefined>
  readonly inputs: Record<string, string>
}

/** Runs the committed bundle of an action as GitHub's runner does, with only these inputs. */
export function runBundle(action: Action, step: Step): Promise<Result> {
  const folder = action === 'publish' ? '' : action
  return runAction({
    ...step,
    entry: join(process.cwd(), 'dist', folder, 'index.js'),
    manifest: join(folder, 'action.yml'),
  })
}

/** Runs the committed bundle of the sub-action collect as GitHub's runner does. */
export function collect(
  workspace: string,
  inputs: Record<string, string>,
  env: Record<string, string | undefined> = {},
): Promise<Result> {
  return runBundle('collect', { workspace, env, inputs })
}
