import { join } from 'node:path'
import { toolFile } from '../../rig/tools.mjs'
import { costOfCommand } from '../measured.mjs'
import { fourRegions } from './action.mjs'
import { cache } from './paths.mjs'

/**
 * @import { Bench } from '../parts.mjs'
 * @import { Cost } from '../measured.mjs'
 */

/**
 * Measures `sam build` and one `sam package` for each Region, one call after another. `sam package` uploads an archive to S3 and publishes no
 * layer version.
 * @param {Bench} bench
 * @param {object} run
 * @param {string} run.project the directory of template.yaml
 * @param {Record<string, string | undefined>} run.env
 * @param {string} run.bucket the prefix of one bucket for each Region. `sam package` uploads nothing that the bucket contains
 * @param {boolean} [run.cached] whether `sam build` reuses the result of an earlier build in the same directory
 * @returns {Promise<Cost>}
 */
export async function costOfSam({ room }, { project, env, bucket, cached = false }) {
  const sam = await toolFile('sam')
  const packages = fourRegions.map(
    (region) =>
      `${sam} package --region ${region} --s3-bucket ${bucket}-${region} --output-template-file ${region}.yaml`,
  )
  const commands = [`${sam} build ${cached ? '--cached' : '--no-cached'}`, ...packages]
  return costOfCommand(room, ['sh', '-c', commands.join(' && ')], {
    cwd: project,
    env: {
      ...env,
      SAM_CLI_TELEMETRY: '0',
      // The folder of SAM stores when SAM last looked for a newer version of itself.
      __SAM_CLI_APP_DIR: join(cache, 'sam'),
      // SAM installs the project itself in the repository of Maven, and this action does not skip a build if an installed artifact changed.
      MAVEN_OPTS: `-Dmaven.repo.local=${join(cache, 'sam-maven')}`,
    },
  })
}
