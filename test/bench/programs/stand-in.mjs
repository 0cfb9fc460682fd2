import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { runnerVariables } from '../../rig/runner.mjs'
import { node, processFile } from './paths.mjs'

/** @import { Bench } from '../parts.mjs' */

/**
 * Starts a stand-in for AWS. Returns the environment of a program that calls it, with the variables of a runner.
 * @param {Bench} bench
 * @param {{ latency?: number, silentRegion?: string }} [options] a latency in milliseconds, and a Region that never responds
 * @returns {Promise<Record<string, string | undefined>>}
 */
export async function startStandIn(bench, { latency = 0, silentRegion = 'none' } = {}) {
  const child = spawn(node, [processFile('stand-in.mjs'), String(latency), silentRegion], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  bench.onEnd(() => child.kill())
  const [url] = await once(createInterface(child.stdout), 'line')
  return {
    ...runnerVariables(),
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_MAX_ATTEMPTS: '1',
    // These files do not exist, so that no setting of this machine is used.
    AWS_CONFIG_FILE: join(bench.room, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(bench.room, 'credentials'),
  }
}
