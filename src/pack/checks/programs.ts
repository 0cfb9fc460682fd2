import { basename, dirname } from 'node:path/posix'
import { isProgram } from '../../base/files.ts'
import type { Message } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import type { FileStart, LayerToCheck } from '../../layer/layer-to-check.ts'
import type { Runtime } from '../../layer/layer.ts'
import { extensions, programs } from '../../layer/opt.ts'
import { factsOf } from '../../layer/runtimes.ts'
import { readBinary } from './binary.ts'
import type { Findings } from './findings.ts'
import { fixForPointers } from './pointers.ts'

/**
 * Finds programs that would not start on Lambda. An error is about a file that Lambda starts itself: an extension, and the bootstrap of a
 * custom runtime. A warning is about a program in bin/, which a function can start (AWS: Lambda developer guide, "Lambda Extensions API"
 * and "Building a custom runtime").
 */
export async function checkPrograms(layer: LayerToCheck, runtimes: readonly Runtime[]): Promise<Findings> {
  const startable = layer.files.flatMap((file) => {
    const starter = starterOf(file.path, runtimes)
    return starter === undefined ? [] : [{ file, starter }]
  })
  const faults: Fault[] = []
  for (const { file, starter } of startable) {
    const start = await layer.startOf(file.path)
    // Everything in the folders of Lambda is started, and in bin/ there can be data too.
    if (starter === 'functions' && !isProgram(start.bytes)) continue
    const why = whyNotStarted(file.path, start, { layer, runtimes })
    if (why !== undefined) faults.push({ path: file.path, starter, ...why })
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

/** Why a program does not start, as a clause that fits one file and several, and the sentence with the fix. */
interface Why {
  readonly why: string
  readonly fix: string
}

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
  const line = firstLineOf(bytes)
  if (line?.endsWith('\r')) {
    return {
      why: 'the first line has a Windows line ending',
      fix: 'Save it with Unix line endings. To keep Git from changing them, add "eol=lf" for the file in .gitattributes.',
    }
  }
  return line === undefined ? undefined : whyNoInterpreter(line, { layer, runtimes })
}

function whyNoProgram(path: string, start: Buffer, { from }: LayerToCheck): Why {
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

/** Returns the first line of a script, with a carriage return at its end. Returns undefined for other files. */
function firstLineOf(start: Buffer): string | undefined {
  const [line = ''] = start.toString('latin1').split('\n')
  return line.startsWith('#!') ? line : undefined
}

/** The languages whose interpreter is only in their own runtimes. `undefined`: no runtime has this interpreter. */
const languageOfInterpreter: Readonly<Record<string, string | undefined>> = {
  ...{ node: 'nodejs', python: 'python', python3: 'python', ruby: 'ruby', java: 'java' },
  ...{ php: undefined, deno: undefined, bun: undefined, pwsh: undefined },
}

function whyNoInterpreter(
  line: string,
  { layer, runtimes }: { readonly layer: LayerToCheck; readonly runtimes: readonly Runtime[] },
): Why | undefined {
  const interpreter = interpreterOf(line)
  // It can be in another layer.
  if (interpreter === undefined || interpreter.startsWith('/opt/')) return undefined
  const name = basename(interpreter)
  const [, version] = /^python(3\.\d+)$/.exec(name) ?? []
  const known = version === undefined ? name : 'python3'
  if (!Object.hasOwn(languageOfInterpreter, known)) return undefined
  const isOnPath = interpreter === name && layer.files.some(({ path }) => path === `${programs}/${name}`)
  const without = runtimes.filter(
    (runtime) => !hasInterpreter(runtime, languageOfInterpreter[known], version),
  )
  if (isOnPath || without.length === 0) return undefined
  return {
    why: `${name} is required, and it is not in ${without.join(', ')}`,
    fix: `Use a compiled program or a shell script, or add ${name} to ${programs}/ of the layer and use "#!/usr/bin/env ${name}".`,
  }
}

function hasInterpreter(
  runtime: Runtime,
  language: string | undefined,
  version: string | undefined,
): boolean {
  const facts = factsOf(runtime)
  if (facts === undefined) return true
  return facts.language === language && (version === undefined || facts.version === version)
}

/** Returns the interpreter of a script as its path, or as its name if it is searched on PATH by `env`. */
function interpreterOf(line: string): string | undefined {
  const [program, ...words] = line.slice(2).trim().split(/\s+/)
  if (program === undefined || basename(program) !== 'env') return program
  return words.find((word) => !word.startsWith('-') && !word.includes('='))
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
