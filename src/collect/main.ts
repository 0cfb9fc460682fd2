import { Problem } from '../base/problem.ts'
import { quote } from '../base/quote.ts'
import type { Export } from '../inputs/exports.ts'
import { fillArchitecture, hasArchitecturePlaceholder } from '../layer/architecture-placeholder.ts'
import type { Run, Runs } from '../report/run.ts'
import { describeOutcome, describePlan } from '../report/sentences.ts'
import type { Runner } from '../runner/runner.ts'
import { takeCommentToken } from '../steps/comment-inputs.ts'
import { exportVersions } from '../steps/export.ts'
import { requireNone, takeInputs } from '../steps/job.ts'
import { findManifests } from './find.ts'
import { readInputs } from './inputs.ts'
import { errorsInLayers, gatherLayers, runsOf, warnAbout } from './layers.ts'
import { readResults } from './manifest.ts'

/** The recipe: find the manifests of the jobs, read them, and merge them. Throws a Problem if the result is incomplete. */
export async function main(runner: Runner, runs: Runs): Promise<void> {
  const [record] = runs.layers
  const inputs = takeInputs(readInputs, runner, record)
  takeCommentToken(inputs, { runner, run: record })
  const { regions, optionalRegions, commit, dryRun } = record
  const { results, errors } = readResults(await findManifests(inputs.manifests, runner), runner.hide)
  const gathered = gatherLayers(results, { regions, optionalRegions, commit, dryRun })
  runs.layers = runsOf(record, gathered)
  const directory = runs.layers[0].layerName ? runner.newDirectory() : undefined
  warnAbout(gathered, runner, runs.layers)
  for (const run of runs.layers) {
    if (directory !== undefined) run.directory = directory
    for (const line of linesOf(run)) runner.log.info(line)
  }
  // Without a Region, the exported files would look complete, so errors are thrown before they are written.
  requireNone([...errors, ...errorsInLayers(gathered)])
  if (dryRun) return
  await exportVersions(
    runs.layers.map((run) => ({
      run,
      release: inputs.release,
      exports: inputs.export.map((one) => exportFor(run, one)),
    })),
    runner,
  )
}

/** Replaces `{architecture}` in the path of a file. The architecture of a layer is known only after its manifests were read. */
function exportFor({ variant, metadata }: Run, given: Export): Export {
  const { path } = given
  const [first, ...others] = variant ? [variant.architecture] : (metadata?.architectures ?? [])
  if (!hasArchitecturePlaceholder(path)) return given
  if (first !== undefined && others.length === 0) return { ...given, path: fillArchitecture(path, first) }
  throw new Problem({
    topic: 'two-inputs-contradict-each-other',
    text:
      `Input "export" has ${quote(path)}, but the layer is not for one architecture. ` +
      'Remove "{architecture}" from the path, or add it to "layer-name" in the matrix jobs.',
  })
}

function linesOf({ regions, outcomes, plan }: Run): string[] {
  return regions.flatMap((region) => {
    const [outcome, planned] = [outcomes.get(region), plan?.get(region)]
    if (outcome) return [`${outcome.layerVersion?.arn ?? region}: ${describeOutcome(outcome)}`]
    return planned ? [`${region}: ${describePlan(planned)}`] : []
  })
}
