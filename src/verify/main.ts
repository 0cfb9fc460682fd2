import type { LayerVersionArn } from '../aws-names/layer-version-arn.ts'
import { namedRegions } from '../aws-names/region-selection.ts'
import type { WantedRegions } from '../aws-names/region-selection.ts'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import { wantedRegions } from '../inputs/regions.ts'
import type { Region } from '../layer/layer.ts'
import type { Connection } from '../regions/connect.ts'
import { noRegionWasAvailable } from '../report/missing-regions.ts'
import { describePatterns } from '../report/region-patterns.ts'
import type { Runner } from '../runner/runner.ts'
import { connectAs, connectToAws } from '../steps/connect-to-aws.ts'
import { requireNone, takeInputs, warn } from '../steps/job.ts'
import type { Job as JobOf } from '../steps/job.ts'
import { compare } from './compare.ts'
import type { Expectation } from './context.ts'
import type { Comparison, Finding, RegionResult } from './drift.ts'
import { findingsIn, isMissing, messageOn, missingIn } from './drift.ts'
import type { Inputs } from './inputs.ts'
import { readInputs } from './inputs.ts'
import type { Consumer, Observers, Publisher, Query } from './observe.ts'
import { observe } from './observe.ts'
import { messagesOf, stateOf, uncheckedMessages } from './report.ts'
import type { Run } from './run.ts'

type Job = JobOf<Inputs, Run>

/** The recipe: connect, observe, compare. It writes nothing to AWS. Throws a Problem if a difference must fail the step. */
export async function main(runner: Runner, run: Run): Promise<void> {
  const inputs = takeInputs(readInputs, runner, run)
  const job: Job = { inputs, runner, run }
  const { observers, account } = await connectObservers(job)
  for (const sentence of describePatterns(run.patterns)) runner.log.info(sentence)
  const looks = await runner.log.group('Observe', () => observe(observers, queryOf(job, account)))
  run.comparison = withoutSecrets(compare(expectationOf(job, account, observers.consumer), looks), runner)
  report(run.comparison, job)
}

/** Who reads the layer, and the account that owns it. */
interface Connected {
  readonly observers: Observers
  readonly account: string
}

/** Connects as the owner of the layer, if there are credentials for that, and then as the consumer, if it is requested. */
async function connectObservers(job: Job): Promise<Connected> {
  const { inputs } = job
  const owner = inputs.hasPublisher ? await connectOwner(job) : undefined
  const account = owner?.account ?? accountIn(inputs)
  return {
    observers: {
      publisher: owner && (await publisherBy(owner, inputs)),
      consumer: await connectConsumer(job, owner),
    },
    account,
  }
}

async function connectOwner({ inputs, runner, run }: Job): Promise<Connection> {
  const reached = await connectToAws({ inputs: { ...inputs, 'dry-run': false }, runner, run })
  if ('unreached' in reached) throw new Problem(reached.unreached)
  return reached.connection
}

/** The client of Parameter Store is loaded only if a parameter is compared. */
async function publisherBy({ services, parameters }: Connection, inputs: Inputs): Promise<Publisher> {
  const written = [...(inputs.layer?.versions.values() ?? [])].some(
    ({ parameters: names = [] }) => names.length > 0,
  )
  const isCompared = inputs['ssm-parameter'].length > 0 || written
  return { layers: services, parameters: isCompared ? await parameters() : new Map() }
}

async function connectConsumer(
  { inputs, runner, run }: Job,
  owner: Connection | undefined,
): Promise<Consumer | undefined> {
  const role = inputs['consumer-role']
  if (role === undefined) return undefined
  const { account, resolved, sharedVersions } = await connectAs(
    {
      role: { arn: role, input: 'consumer-role' },
      regions: owner ? wantedIn(run) : wantedRegions(inputs, runner.env),
      allowedAccountIds: [],
    },
    { inputs: { ...inputs, 'dry-run': false }, runner },
  )
  if (!owner) Object.assign(run, { regions: resolved.regions, optionalRegions: resolved.optional })
  return { account, versions: sharedVersions() }
}

/** The Regions of a run, which are resolved already. */
function wantedIn({ regions, optionalRegions }: Run): WantedRegions {
  return { required: namedRegions(regions), optional: namedRegions(optionalRegions) }
}

/** The account of the first expected ARN. It is needed only if no credentials of the owner are given. */
function accountIn({ layer }: Inputs): string {
  const [first] = layer?.versions.values() ?? []
  return first?.arn.account ?? ''
}

function queryOf({ inputs, run }: Job, account: string): Query {
  const { layer: expected, version, principals } = inputs
  const arnIn = (region: Region): LayerVersionArn | undefined => {
    const arn = expected?.versions.get(region)?.arn
    const isOfRegion = arn?.region === region && arn.account === account && arn.layerName === run.layerName
    return isOfRegion ? arn : undefined
  }
  return {
    layerName: run.layerName,
    regions: run.regions,
    versionIn: (region) => expected?.versions.get(region)?.arn.version ?? version,
    arnIn,
    withPolicy: principals !== undefined,
    parametersIn: (region) => {
      const given = inputs['ssm-parameter']
      return given.length > 0 ? given : (expected?.versions.get(region)?.parameters ?? [])
    },
  }
}

function expectationOf({ inputs, run }: Job, account: string, consumer: Consumer | undefined): Expectation {
  const { layer: expected, principals } = inputs
  return {
    layerName: run.layerName,
    account,
    content: {
      codeSha256: inputs['code-sha256'] ?? expected?.codeSha256,
      codeSize: expected?.codeSize,
    },
    versions: expected?.versions ?? new Map(),
    principals,
    consumer: consumer?.account,
  }
}

/** AWS returns descriptions and parameters that can contain a secret of the job. */
function withoutSecrets(comparison: Comparison, { hide }: Runner): Comparison {
  const hideIn = (value: Finding['found']): Finding['found'] => {
    if (typeof value === 'object') return value.map(hide)
    return typeof value === 'string' ? hide(value) : value
  }
  const hidden = (finding: Finding): Finding => ({
    ...finding,
    text: hide(finding.text),
    expected: hideIn(finding.expected),
    found: hideIn(finding.found),
  })
  return new Map(
    [...comparison].map(([region, result]) => [
      region,
      {
        ...result,
        aspects: new Map(
          [...result.aspects].map(([aspect, one]) => [
            aspect,
            { ...one, findings: one.findings.map(hidden) },
          ]),
        ),
      },
    ]),
  )
}

/** Shows the result. Differences that do not fail the step are warnings. Throws a Problem with the others, and with what was not compared. */
function report(comparison: Comparison, job: Job): void {
  const { runner, inputs } = job
  for (const [region, result] of comparison)
    runner.log.info(`${region}: ${[stateOf(result), ...result.notes].join('. ')}`)
  const fails = failsOn[inputs['fail-on']]
  const differences = (isFailure: boolean): Message[] =>
    messagesOf(comparison, (result) =>
      findingsIn(result)
        .filter((one) => fails(one) === isFailure)
        .map(messageOn),
    )
  warn([...messagesOf(comparison, missingMessages), ...differences(false)], job)
  requireNone([
    ...differences(true),
    ...messagesOf(comparison, uncheckedMessages),
    ...noRegionWasAvailable({ regions: job.run.regions, outcomes: missingRegions(comparison) }),
  ])
}

function missingMessages(result: RegionResult): Message[] {
  const missing = missingIn(result)
  if (missing === undefined) return []
  const text = `This optional Region was not available, so it was not checked. ${missing.text}`
  return [about('an-optional-region-was-not-available', text)]
}

function missingRegions(comparison: Comparison): Parameters<typeof noRegionWasAvailable>[0]['outcomes'] {
  return new Map([...comparison].map(([region, result]) => [region, { missing: missingIn(result) }]))
}

/** Which differences fail the step, by the input "fail-on". */
const failsOn: Readonly<Record<Inputs['fail-on'], (finding: Finding) => boolean>> = {
  drift: () => true,
  missing: isMissing,
  nothing: () => false,
}
