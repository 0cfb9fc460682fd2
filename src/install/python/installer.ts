import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Message } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import { opt } from '../../layer/opt.ts'
import type { BuildRequest } from '../builder.ts'
import { namesNotInstalled, warningsAboutScripts } from '../install-scripts.ts'
import { isAtLeast } from '../run/minimum-version.ts'
import { warningsAboutBuilds, wantedBuilds } from './builds.ts'
import { layOut } from './layout.ts'
import type { PythonTree } from './layout.ts'
import { requirementOnLocal } from './local-wheel.ts'
import type { WheelBuild } from './local-wheel.ts'
import { isFor } from './markers.ts'
import { localInfos, normalise } from './normalise.ts'
import { installByPip } from './pip-install.ts'
import { pipSources } from './pip-tool.ts'
import { addressesOf } from './requirement-set.ts'
import type { RequirementSet } from './requirement-set.ts'
import { joined, normalised, noRequirements } from './requirements.ts'
import { findPython, describeTarget, minorOf, targetsOf } from './target.ts'
import type { PythonTarget, RunnerPython } from './target.ts'
import { installByUv } from './uv-install.ts'
import { findUv } from './uv-tool.ts'
import type { Uv } from './uv-tool.ts'
import { installedIn, requireAll } from './verify.ts'
import type { Pin } from './verify.ts'
import { warningsAboutAddresses, warningsAboutHashes, warningsAboutVersion } from './warnings.ts'

/** Installed packages in the layout that Lambda expects. `by` is the installer and its version. */
export interface Packages {
  readonly directory: string
  readonly own: readonly string[]
  readonly by: string
  readonly warnings: readonly Message[]
}

/** An installation: the requirements, the targets, and the Python of this runner. */
interface Job {
  readonly set: RequirementSet
  readonly targets: readonly PythonTarget[]
  readonly python: RunnerPython | undefined
  readonly request: BuildRequest
}

/** Installs requirements for each target and checks the result. Throws a Problem if that fails. */
export async function installPackages(set: RequirementSet, request: BuildRequest): Promise<Packages> {
  requireSome(set)
  const python = await findPython(request)
  const job = { set, targets: targetsOf(request, python), python, request }
  const { by, trees } = await install(job)
  const installed = (await Promise.all(trees.map(({ directory }) => installedIn(directory)))).flat()
  if (installed.length === 0) throw new Problem(isEmpty)
  const names = installed.map(({ name }) => name)
  return {
    directory: await request.log.timed('lay out the packages', () =>
      layOut(trees, join(request.work, 'layer')),
    ),
    own: trees.flatMap(({ minor, local }) =>
      local.flatMap((name) =>
        [opt.python.packages, opt.python.versioned.packagesFor(minor)].map((folder) => `${folder}/${name}`),
      ),
    ),
    by,
    warnings: [
      ...warningsAboutAddresses(set),
      ...warningsAboutHashes(set, job.targets),
      ...warningsAboutBuilds(set.wanted, request.installScripts, addressesOf(set)),
      ...warningsAboutScripts({
        blocked: [],
        notFound: namesNotInstalled(request.installScripts, names, normalised),
      }),
      ...warningsAboutVersion(set, installed, job.targets, request),
    ],
  }
}

const isEmpty: Message = {
  topic: 'the-layer-would-be-empty',
  text:
    'The layer would be empty, because the manifest in "source" has no dependencies. ' +
    'To publish files of your own without a package manager, set "package-manager: none".',
}

function requireSome({ wanted, manifest }: RequirementSet): void {
  if (!manifest && wanted.requirements.length + wanted.locals.length === 0) throw new Problem(isEmpty)
}

interface Result {
  readonly by: string
  /** `local` are the dist-infos of packages that were installed from this machine. */
  readonly trees: readonly (PythonTree & { readonly local: readonly string[] })[]
}

/** Installs with pip if it can, otherwise with uv. */
async function install(job: Job): Promise<Result> {
  const { log } = job.request
  const reason = whyNotPip(job)
  if (reason === undefined && job.python) {
    log.info(
      'pip installs the packages, because this runner has the Python version and the architecture of the layer.',
    )
    const installed = await byPip(job, job.python)
    if (installed) return installed
  }
  const why = reason ?? 'pip could not find or install everything, and uv reports the cause'
  const uv = await findUv(job.request, job.python)
  log.info(`uv ${uv.version} installs the packages, because ${why}.`)
  return byUv(job, uv)
}

/** The first version of pip with --report. */
const minimumPip = '22.2'

/**
 * Returns why pip cannot be used. pip evaluates markers for the Python that it runs in, and builds for that too (measured with pip 23.2 and
 * 26.3).
 */
function whyNotPip({ set, targets, python, request }: Job): string | undefined {
  const [target, ...others] = targets
  const { requirements, constraints, locals } = set.wanted
  const obstacles: [boolean, string][] = [
    [set.rules === 'uv', 'this is a uv project'],
    [python?.pip === undefined || !python.isCPython, 'this runner has no CPython with pip'],
    [
      !isAtLeast(python?.pip ?? '', minimumPip),
      `pip ${python?.pip ?? ''} cannot report what it installs, which pip ${minimumPip} and newer can`,
    ],
    [
      others.length > 0,
      `pip installs for one Python version only, but the layer is for ${targets.map(describeTarget).join(', ')}`,
    ],
    [
      !request.target.matchesRunner ||
        process.platform !== 'linux' ||
        target?.minor !== minorOf(python?.version ?? ''),
      `pip would install for Python ${python?.version ?? ''} on ${process.arch}, as on this runner, but the layer is for ` +
        (target ? describeTarget(target) : ''),
    ],
    [
      locals.length > 0 ||
        [...requirements, ...constraints].some(({ url }) => url !== undefined && !isWheel(url)) ||
        wantedBuilds(set.wanted, request.installScripts, addressesOf(set)).length > 0,
      'a package must be built from source',
    ],
    [
      requirements.some(({ text }) => text.includes('python_full_version')),
      'a marker depends on the patch version of Python, which can differ between Lambda and this runner',
    ],
  ]
  return obstacles.find(([applies]) => applies)?.[1]
}

async function byPip({ set, targets, request }: Job, python: RunnerPython): Promise<Result | undefined> {
  const trees = []
  for (const target of targets) {
    const { directory, scratch } = await placeFor(target, request)
    const pins = await installByPip({ python, set, target, scratch, request }, directory)
    if (!pins) return undefined
    const local = await request.log.timed('normalise the packages', () =>
      normaliseAndCheck(directory, pins, target, 'pip'),
    )
    trees.push({ minor: target.minor, directory, local })
  }
  return { by: `pip ${python.pip ?? ''}`, trees }
}

async function byUv(job: Job, uv: Uv): Promise<Result> {
  const { targets, python, request, ...given } = await withPipSources(job)
  const set = await withWheels(given.set, targets, { uv, python, request })
  const trees = []
  for (const target of targets) {
    const { directory, scratch } = await placeFor(target, request)
    const pins = await installByUv({ uv, python, set, target, scratch, request }, directory)
    const local = await request.log.timed('normalise the packages', () =>
      normaliseAndCheck(directory, pins, target, 'uv'),
    )
    trees.push({ minor: target.minor, directory, local })
  }
  return { by: `uv ${uv.version}`, trees }
}

async function placeFor(
  { minor }: PythonTarget,
  { work }: BuildRequest,
): Promise<{ directory: string; scratch: string }> {
  const directory = join(work, `python-${minor}`)
  // An attempt with pip can have left files there.
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory)
  return { directory, scratch: join(work, `scratch-${minor}`) }
}

async function normaliseAndCheck(
  directory: string,
  pins: readonly Pin[],
  target: PythonTarget,
  tool: string,
): Promise<string[]> {
  const local = await localInfos(directory)
  await normalise(directory)
  requireAll(await installedIn(directory), pins, target, tool)
  return local
}

/** Adds pip's settings for the sources of packages to a job, in the form that uv reads. */
async function withPipSources(job: Job): Promise<Job> {
  const { set, python, request } = job
  if (set.rules !== 'pip') return job
  const { indexLines, env } = await pipSources(python, request)
  const { UV_DEFAULT_INDEX, ...others } = env
  const hasIndex = set.wanted.indexLines.some((line) => line.startsWith('--index-url'))
  return {
    ...job,
    set: { ...set, wanted: joined([{ ...noRequirements, indexLines }, set.wanted]) },
    request: {
      ...request,
      env: { ...(hasIndex ? others : { UV_DEFAULT_INDEX, ...others }), ...request.env },
    },
  }
}

/** Replaces local packages that a target needs with requirements on wheels, which are built from source if necessary. */
async function withWheels(
  set: RequirementSet,
  targets: readonly PythonTarget[],
  by: WheelBuild,
): Promise<RequirementSet> {
  const { wanted } = set
  const locals = wanted.locals.filter(({ marker }) => targets.some((target) => isFor(marker, target)))
  const own = await Promise.all(locals.map((local) => requirementOnLocal(local, by)))
  return { ...set, wanted: { ...wanted, locals: [], requirements: [...wanted.requirements, ...own] } }
}

/** Returns whether an address is that of a wheel. The fragment does not count, and a version control system always fetches a source. */
function isWheel(url: string): boolean {
  if (/^(?:git|hg|bzr|svn)\+/i.test(url)) return false
  return (URL.canParse(url) ? new URL(url).pathname : url.replace(/[?#].*/s, '')).endsWith('.whl')
}
