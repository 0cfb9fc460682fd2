import { dirname } from 'node:path/posix'
import { isProgram } from '../../base/files.ts'
import type { Message } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import type { FileStart, LayerToCheck } from '../../layer/layer-to-check.ts'
import type { Runtime } from '../../layer/layer.ts'
import { extensions, programs, sharedLibraries } from '../../layer/opt.ts'
import { factsOf } from '../../layer/runtimes.ts'
import { readBinary } from './binary.ts'
import type { Findings } from './findings.ts'
import { isLoadedAsLibrary } from './loaded-files.ts'
import { fixForPointers } from './pointers.ts'
import { whyScriptFails } from './scripts.ts'
import type { Why } from './scripts.ts'

/**
 * Finds programs that would not start on Lambda. An error is about a file that Lambda starts itself: an extension, and the bootstrap of a
 * custom runtime. A warning is about a program in bin/, which a function can start (AWS: Lambda developer guide, "Lambda Extensions API"
 * and "Building a custom runtime").
 */
export async function checkPrograms(layer: LayerToCheck, runtimes: readonly Runtime[]): Promise<Findings> {
  const paths = new Set([...layer.files.map(({ path }) => path), ...layer.links])
  const faults: Fault[] = []
  for (const path of paths) {
    const starter = starterOf(path, runtimes)
    const start = starter && (await layer.startOf(path))
    // Everything in the folders of Lambda is started, and in bin/ there can be data too.
    if (!start || (starter === 'functions' && !isProgram(withoutMark(start.bytes)))) continue
    const why = whyNotStarted(path, start, { layer, runtimes })
    if (why !== undefined) faults.push({ path, starter, ...why })
  }
  const of = (wanted: readonly Starter[]): Message[] =>
    messagesOn(faults.filter(({ starter }) => wanted.includes(starter)))
  return {
    errors: [...of(['Lambda']), ...onlyNested(layer)],
    warnings: of(['functions', 'a custom runtime']),
  }
}

/** Who starts a program. `a custom runtime`: Lambda does, if the function has a custom runtime, and no runtimes are declared. */
type Starter = 'Lambda' | 'functions' | 'a custom runtime'

interface Fault extends Why {
  readonly path: string
  readonly starter: Starter
}

function starterOf(path: string, runtimes: readonly Runtime[]): Starter | undefined {
  if (dirname(path) === extensions) return 'Lambda'
  if (dirname(path) === programs) return 'functions'
  if (path !== 'bootstrap') return undefined
  if (runtimes.length === 0) return 'a custom runtime'
  return runtimes.some((runtime) => factsOf(runtime)?.language === 'provided') ? 'Lambda' : undefined
}

function messagesOn(faults: readonly Fault[]): Message[] {
  const groups = Map.groupBy(faults, ({ starter, why, fix }) => JSON.stringify([starter, why, fix]))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const names = group.map(({ path }) => JSON.stringify(path)).join(', ')
    const starter = first.starter === 'functions' ? 'Functions' : 'Lambda'
    const text = `${starter} cannot start ${names}: ${first.why}. ${first.fix}`
    return [about('lambda-cannot-start-a-program', text)]
  })
}

function whyNotStarted(
  path: string,
  { bytes, isExecutable }: FileStart,
  { layer, runtimes }: { readonly layer: LayerToCheck; readonly runtimes: readonly Runtime[] },
): Why | undefined {
  if (!isProgram(bytes)) return whyNoProgram(path, bytes, layer)
  if (!isExecutable) return { why: 'the execute permission is missing', fix: fixForMode[layer.from] }
  if (dirname(path) === extensions && isLoadedAsLibrary(path)) {
    return {
      why: `only programs can be started, and Lambda starts every file in ${extensions}/`,
      fix: `Move shared libraries to ${sharedLibraries}/.`,
    }
  }
  return whyScriptFails(bytes, { layer, runtimes })
}

/** Returns a text without the byte order mark at its beginning, with which Linux does not recognize a script. */
function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(bytes.indexOf('\ufeff') === 0 ? 3 : 0)
}

function whyNoProgram(path: string, start: Buffer, { from }: LayerToCheck): Why {
  if (isProgram(withoutMark(start))) {
    return {
      why: 'it begins with a byte order mark instead of "#!"',
      fix: 'Save it as UTF-8 without a byte order mark.',
    }
  }
  const binary = readBinary(start)
  switch (binary?.kind) {
    case 'foreign':
      return { why: `it is for ${binary.system}, and Lambda runs Linux`, fix: 'Build it for Linux.' }
    case 'pointer':
      return { why: 'it is only a Git LFS pointer instead of the program', fix: fixForPointers[from] }
    default:
      return {
        why: 'only ELF programs and scripts that begin with "#!" can be started',
        fix: `Move data files out of ${dirname(path)}/.`,
      }
  }
}

const fixForMode: Record<LayerToCheck['from'], string> = {
  tree: 'Make it executable with "chmod +x", and commit the change. On Windows, use "git update-index --chmod=+x".',
  archive:
    'Make it executable before you create the zip. Zips that are created on Windows have no executable files.',
}

/** Lambda ignores folders in extensions/. A layer with nothing else there has probably been created with one folder too many. */
function onlyNested({ files, links }: LayerToCheck): Message[] {
  const paths = [...files.map(({ path }) => path), ...links].filter((path) =>
    path.startsWith(`${extensions}/`),
  )
  const [first] = paths
  if (first === undefined || paths.some((path) => dirname(path) === extensions)) return []
  return [
    about(
      'lambda-cannot-start-a-program',
      `Lambda starts only files that are directly in ${extensions}/, and the layer has only files in folders below it, such as ` +
        `${JSON.stringify(first)}. Move the program of the extension to ${extensions}/.`,
    ),
  ]
}
