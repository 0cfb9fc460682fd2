import type { Run } from './run.ts'
import { failedRegions, outputsOf, standingVersions } from './outputs.ts'

/** Everything that is known of a run, as one JSON text for other tools. It holds no secret. */
export function manifestOf(run: Run): string {
  const standing = standingVersions(run)
  const regions = run.regions.map((region) => {
    const outcome = run.outcomes?.find((candidate) => candidate.region === region)
    return [
      region,
      {
        ...standing.get(region),
        published: outcome?.published ?? false,
        granted: outcome?.granted ?? [],
        ...(outcome?.failure === undefined ? {} : { failure: outcome.failure }),
      },
    ] as const
  })
  const manifest = {
    schema: 1,
    layerName: run.layerName,
    ...run.commit,
    dryRun: run.dryRun,
    account: run.account,
    madeBy: run.madeBy,
    archive: run.archive && {
      path: run.archive.path,
      codeSha256: run.archive.sha256,
      codeSize: run.archive.size,
      unzippedSize: run.archive.unzippedSize,
      files: run.archive.files,
    },
    largest: run.largest,
    regions: Object.fromEntries(regions),
    failedRegions: failedRegions(run),
    plan: run.plan && Object.fromEntries(run.plan),
    changed: outputsOf(run).changed === 'true',
    warnings: run.warnings,
    failure: run.failure,
  }
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}
