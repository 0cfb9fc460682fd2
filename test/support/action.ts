import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { LambdaClient } from '@aws-sdk/client-lambda'
import type { Rig } from '../rig/rig.mjs'
import { runAction } from '../rig/runner.mjs'

export type Result = Awaited<ReturnType<typeof runAction>>

export const fourRegions = ['eu-central-1', 'eu-west-1', 'us-west-1', 'us-east-1']

/** A fresh workspace with these files, or with a copy of one of test/fixtures. */
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

/** A small layer that is laid out already; `content` makes its bytes. */
export function smallLayer(content = 'module.exports = 1\n'): string {
  return workspaceOf({ 'nodejs/node_modules/own/index.js': content })
}

/** The client of one Region's Lambda on the rig. */
export function lambdaOn({ url, env }: Rig, region: string): LambdaClient {
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY }
  return new LambdaClient({ region, endpoint: url, credentials })
}

/** Runs the committed bundle as GitHub's runner does: a layer `test-layer` in four Regions, unless `inputs` say other. */
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

/** The annotations of one level, but for the one that every run against the rig has: that it does not speak to AWS. */
export function annotated(result: Result, level: 'error' | 'warning'): string[] {
  return result.annotations
    .filter((annotation) => annotation.level === level && !isOfRig(annotation.message))
    .map(({ message }) => message)
}

function isOfRig(message: string): boolean {
  return message.startsWith('AWS_ENDPOINT_URL sends calls to http://127.0.0.1:')
}

/** Everything that a run shows to people: to have a secret masked is not to show it. */
export function shownBy({ log, summary, outputs }: Result): string {
  return [log.replaceAll(/^::add-mask::.*$/gm, ''), summary, JSON.stringify(outputs)].join('\n')
}

/** The beginning of every JSON Web Token: a header and a payload, each of JSON. */
export const jsonWebToken = /eyJ[\w-]{10,}\.eyJ/

/** Runs the committed bundle of collect as GitHub's runner does, in this workspace. */
export function collect(
  workspace: string,
  inputs: Record<string, string>,
  env: Record<string, string | undefined> = {},
): Promise<Result> {
  return runAction({
    workspace,
    env,
    entry: join(process.cwd(), 'dist', 'collect', 'index.js'),
    manifest: join('collect', 'action.yml'),
    inputs,
  })
}
