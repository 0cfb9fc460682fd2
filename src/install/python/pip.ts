import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Problem } from '../../base/problem.ts'
import type { Builder, BuildRequest, Installed, Project, Reads } from '../builder.ts'
import { choicesOf, requirementsOfGroup } from './groups.ts'
import { installPackages } from './installer.ts'
import { expandOwnExtras } from './own-extras.ts'
import { licenseOf, readPyproject } from './pyproject.ts'
import type { Pyproject } from './pyproject.ts'
import type { Location } from './requirement-line.ts'
import { readRequirements } from './requirements-file.ts'
import { digestsOf, joined, noRequirements, requirementOf } from './requirements.ts'
import type { Local, Requirements } from './requirements.ts'
import { readsOf, workingCopy } from './working-copy.ts'

export const pip: Builder = {
  name: 'pip',
  language: 'Python',
  lockFiles: [],
  manifests: ['requirements.txt'],
  lockHint:
    'List the dependencies of the layer in requirements.in, run ' +
    '"uv pip compile --universal --generate-hashes requirements.in -o requirements.txt", and commit both files.',
  supportsExtras: true,
  isLocked,
  reads,
  build,
}

/** Returns whether every requirement has a hash, as an option or in its address. pip then accepts no other content. */
async function isLocked(root: string): Promise<boolean> {
  const file = join(root, 'requirements.txt')
  if (!existsSync(file)) return false
  // The build reports a file that cannot be read.
  const found = await readRequirements(file, { directory: root, workspace: '/' }).catch(() => noRequirements)
  const all = [...found.requirements, ...found.locals]
  return all.length > 0 && all.every((one) => digestsOf(one).length > 0)
}

async function reads(
  project: Project,
  request: Pick<BuildRequest, 'workspace' | 'extras' | 'installScripts'>,
): Promise<Reads> {
  const place = { directory: project.source, workspace: request.workspace }
  const wanted = await wantedBy(place, await readPyproject(project.source), request.extras)
  const folders = wanted.indexLines.flatMap((line) => /^--[a-z-]+ (\/.*)$/.exec(line)?.[1] ?? [])
  return readsOf(
    project,
    { packages: wanted.locals.map(({ path }) => path), files: [...wanted.files, ...folders] },
    request,
  )
}

async function build(request: BuildRequest, project: Project): Promise<Installed> {
  const { source } = project
  const pyproject = await readPyproject(source)
  const place = { directory: source, workspace: request.workspace }
  const wanted = await wantedBy(place, pyproject, request.extras)
  const { by, warnings, ...installed } = await installPackages(
    { wanted: await copied(wanted, project, request), complete: false, cwd: source, rules: 'pip' },
    request,
  )
  return {
    ...installed,
    version: by.startsWith('pip ') ? by.slice('pip '.length) : `with ${by}`,
    license: licenseOf(pyproject),
    warnings,
  }
}

async function wantedBy(
  place: Location,
  pyproject: Pyproject | undefined,
  extras: readonly string[],
): Promise<Requirements> {
  const file = join(place.directory, 'requirements.txt')
  const chosen = chosenOf(pyproject, extras)
  if (existsSync(file)) return joined([await readRequirements(file, place), chosen])
  // A pyproject.toml can contain dependency groups only.
  if (!pyproject?.project && chosen.requirements.length > 0) return chosen
  if (!pyproject?.project) {
    throw new Problem({
      topic: 'the-package-manager-was-not-found',
      text: 'Input "source" has neither a requirements.txt nor a pyproject.toml with a table [project]. Add one, so that pip has something to install.',
    })
  }
  return joined([await dependenciesOf(pyproject, place), chosen])
}

async function dependenciesOf(pyproject: Pyproject, place: Location): Promise<Requirements> {
  const { dependencies = [], dynamic = [] } = pyproject.project ?? {}
  if (!dynamic.includes('dependencies')) return listed(expandOwnExtras(pyproject, dependencies))
  const files = [pyproject.tool?.setuptools?.dynamic?.dependencies?.file ?? []].flat()
  if (files.length === 0) {
    throw new Problem({
      topic: 'the-package-manager-was-not-found',
      text:
        'The pyproject.toml in "source" lists "dependencies" as "dynamic", so they are known only after a build. ' +
        'List the dependencies in pyproject.toml or in a requirements.txt.',
    })
  }
  return joined(await Promise.all(files.map((file) => readRequirements(join(place.directory, file), place))))
}

function chosenOf(pyproject: Pyproject | undefined, names: readonly string[]): Requirements {
  const { extras, groups } = choicesOf(pyproject, names)
  if (!pyproject) return noRequirements
  const texts = [
    ...extras.flatMap((name) => pyproject.project?.['optional-dependencies']?.[name] ?? []),
    ...groups.flatMap((name) => requirementsOfGroup(pyproject, name)),
  ]
  return listed(expandOwnExtras(pyproject, texts))
}

function listed(texts: readonly string[]): Requirements {
  return { ...noRequirements, requirements: texts.map((text) => requirementOf(text)) }
}

/** Returns the requirements with copies of local packages, because a build writes into their folders. */
async function copied(wanted: Requirements, project: Project, request: BuildRequest): Promise<Requirements> {
  const { locals } = wanted
  if (locals.length === 0) return wanted
  const paths = locals.map(({ path }) => path)
  const copy = await workingCopy(project, paths, request)
  const there = (local: Local): Local => ({
    ...local,
    path: join(copy.source, relative(project.source, local.path)),
  })
  return { ...wanted, locals: locals.map(there) }
}
