import type { Run } from '../report/run.ts'
import { describeOutcome, describePlan } from '../report/sentences.ts'
import type { Runner } from '../runner/runner.ts'
import { takeCommentToken } from '../steps/comment-inputs.ts'
import { exportVersions } from '../steps/export.ts'
import { requireNone, takeInputs, warn } from '../steps/job.ts'
import { findManifests } from './find.ts'
import { gather } from './gather.ts'
import { readInputs } from './inputs.ts'
import { readResults } from './manifest.ts'

/** The recipe: find the manifests of the jobs, read them, and merge them. Throws a Problem if the result is incomplete. */
export async function main(runner: Runner, run: Run): Promise<void> {
  const inputs = takeInputs(readInputs, runner, run)
  takeCommentToken(inputs, { runner, run })
  const { results, errors } = readResults(await findManifests(inputs.manifests, runner), runner.hide)
  const { regions, optionalRegions, commit, dryRun } = run
  const gathered = gather(results, { regions, optionalRegions, commit, dryRun })
  Object.assign(run, gathered.merged)
  if (run.layerName) run.directory = runner.newDirectory()
  warn(gathered.warnings, { runner, run })
  for (const line of linesOf(run)) runner.log.info(line)
  // Without a Region, the exported files would look complete, so errors are thrown before they are written.
  requireNone([...errors, ...gathered.errors])
  if (!run.dryRun) await exportVersions(inputs.export, { runner, run })
}

function linesOf({ regions, outcomes, plan }: Run): string[] {
  return regions.flatMap((region) => {
    const [outcome, planned] = [outcomes.get(region), plan?.get(region)]
    if (outcome) return [`${outcome.layerVersion?.arn ?? region}: ${describeOutcome(outcome)}`]
    return planned ? [`${region}: ${describePlan(planned)}`] : []
  })
}
