import { newRun } from '../../src/report/run.ts'

const regions = ['eu-central-1', 'eu-west-1', 'us-west-1', 'us-east-1']
const version = 7
const layerName = 'sample-layer'
const account = '111122223333'

/**
 * A run that published a new version in four Regions. The picture of a job summary is drawn from it.
 *
 * @returns {import('../../src/report/run.ts').Run}
 */
export function sampleRun() {
  const { commit, guide, warnings, profile } = newRun({})
  return {
    commit,
    guide,
    warnings,
    profile,
    layerName,
    regions,
    optionalRegions: [],
    dryRun: false,
    account,
    madeBy: 'npm 11.21.2',
    archive: {
      path: '/tmp/sample-layer.zip',
      sha256: 'q1mWGfB5vTgqK2b8Q0y4oG1ZC1pVq0Yw4x7r3M5J8tE=',
      size: 1_402_617,
      unzippedSize: 6_734_190,
      files: 812,
    },
    largest: [
      { name: 'zod', size: 4_301_188 },
      { name: '@aws-lambda-powertools/logger', size: 1_612_530 },
    ],
    changes: {
      region: 'eu-central-1',
      version: version - 1,
      packages: [
        change('zod', ['4.5.2'], ['4.6.7'], 4_198_701, 4_301_188),
        change('@aws-lambda-powertools/logger', ['2.35.0'], ['2.36.0'], 1_604_022, 1_612_530),
        change('@aws/lambda-invoke-store', [], ['0.2.4'], 0, 21_904),
      ],
      files: [],
      totals: {
        packages: { added: 1, removed: 0, changed: 2 },
        files: { added: 0, removed: 0, changed: 0 },
        sizeBefore: 6_601_291,
        sizeAfter: 6_734_190,
      },
    },
    outcomes: new Map(
      regions.map((region) => [
        region,
        {
          published: true,
          granted: ['o-a1b2c3d4e5'],
          revoked: [],
          deleted: [],
          layerVersion: { arn: `arn:aws:lambda:${region}:${account}:layer:${layerName}:${version}`, version },
        },
      ]),
    ),
  }
}

/**
 * @param {string} name
 * @param {string[]} before
 * @param {string[]} after
 * @param {number} sizeBefore
 * @param {number} sizeAfter
 * @returns {import('../../src/layer/changes.ts').PackageChange}
 */
function change(name, before, after, sizeBefore, sizeAfter) {
  return { ecosystem: 'npm', name, before, after, sizeBefore, sizeAfter }
}
