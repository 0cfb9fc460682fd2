import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { toolFile } from '../../rig/tools.mjs'
import { costOfCommand, pathOf, printedBy } from '../measured.mjs'
import { theirs } from '../program-names.mjs'
import { fourRegions, newLayerName } from './action.mjs'
import { node, processFile } from './paths.mjs'

/**
 * @import { Bench } from '../parts.mjs'
 * @import { Contenders } from '../measured.mjs'
 */

const directUploadLimit = 52_428_800

/**
 * Returns the programs that zip a directory and publish the archive to four Regions, and parts of them.
 * @param {Bench} bench
 * @param {{ tree: string, env: Record<string, string | undefined> }} place
 */
export async function zipPrograms({ room }, { tree, env }) {
  const [aws, sevenZip] = await Promise.all([toolFile('aws'), pathOf('7z')])
  if (!sevenZip) console.error('7z is not installed and is omitted from the comparison.')
  const zip = join(room, 'theirs.zip')
  await printedBy(['zip', '-qrX', zip, '.'], { cwd: tree })
  const isLarge = statSync(zip).size > directUploadLimit
  // The programs would add files to an existing archive.
  rmSync(zip)
  const zipping = `rm -f ${zip} && zip -qrX ${zip} .`
  const byCli = () => {
    const name = newLayerName()
    return fourRegions.map((region) =>
      isLarge
        ? `${aws} s3api put-object --region ${region} --bucket layers-${region} --key ${name} --body ${zip} && ` +
          `${aws} lambda publish-layer-version --region ${region} --layer-name ${name} --content S3Bucket=layers-${region},S3Key=${name}`
        : `${aws} lambda publish-layer-version --region ${region} --layer-name ${name} --zip-file fileb://${zip}`,
    )
  }
  const bySdk = () =>
    `${node} ${processFile('publishes.mjs')} ${newLayerName()} ${zip} ${fourRegions.join(' ')}`
  const shell = (/** @type {string[]} */ ...commands) =>
    costOfCommand(room, ['sh', '-c', commands.join(' && ')], { cwd: tree, env })
  /** @type {Contenders} */
  const programs = {
    [theirs.cli]: () => shell(zipping, ...byCli()),
    [theirs.zip]: () => shell(zipping),
    // The SDK programs upload directly, so they publish only archives up to the limit.
    [theirs.sdk]: isLarge ? undefined : () => shell(zipping, bySdk()),
    [theirs.publishes]: isLarge ? undefined : () => shell(bySdk()),
    [theirs.sevenZip]: sevenZip
      ? () => shell(`rm -f ${zip}`, `${sevenZip} a -tzip -bd ${zip} . >/dev/null`)
      : undefined,
  }
  return { programs, isLarge }
}
