import { basename } from 'node:path/posix'
import type { LayerToCheck } from '../../layer/layer-to-check.ts'
import type { Runtime } from '../../layer/layer.ts'
import { programs } from '../../layer/opt.ts'
import { factsOf } from '../../layer/runtimes.ts'

/** Why a program does not start, as a clause that fits one file and several, and the sentence with the fix. */
export interface Why {
  readonly why: string
  readonly fix: string
}

interface Surroundings {
  readonly layer: LayerToCheck
  readonly runtimes: readonly Runtime[]
}

/** Returns why Linux does not start a script, by the beginning of the file. Undefined if it starts, or if the file is no script. */
export function whyScriptFails(start: Buffer, { layer, runtimes }: Surroundings): Why | undefined {
  const [line = ''] = start.toString('latin1').split('\n')
  if (!line.startsWith('#!')) return undefined
  if (line.endsWith('\r')) {
    return {
      why: 'the first line has a Windows line ending',
      fix: 'Save it with Unix line endings. To keep Git from changing them, add "eol=lf" for the file in .gitattributes.',
    }
  }
  const command = commandIn(line)
  return whyEnvFails(command, runtimes) ?? whyNoInterpreter(interpreterOf(command), { layer, runtimes })
}

/** The program in the first line, and the rest of the line, which Linux passes as one argument (Linux: execve(2)). */
interface Command {
  readonly program: string
  readonly argument: string
}

function commandIn(line: string): Command {
  const text = line.slice(2).trim()
  const [program = ''] = text.split(/\s/, 1)
  return { program, argument: text.slice(program.length).trim() }
}

/** The option with which env splits its argument into words. The rest of the text are these words. */
const splitOption = /^(?:-[0iv]*S|--split-string[= \t])[ \t]*/

function isEnv({ program }: Command): boolean {
  return basename(program) === 'env'
}

/** Returns why env, which searches PATH for a program, does not start it. */
function whyEnvFails(command: Command, runtimes: readonly Runtime[]): Why | undefined {
  const { program, argument } = command
  if (!isEnv(command) || !/\s/.test(argument)) return undefined
  // The option exists since coreutils 8.30, and Amazon Linux 2 has 8.22 (AWS: "Comparing AL2 and AL2023").
  const without = runtimes.filter((runtime) => factsOf(runtime)?.glibc === '2.26')
  const isSplit = splitOption.test(argument)
  if (isSplit && without.length === 0) return undefined
  const byShell = 'Use a shell script that starts the program with its arguments.'
  if (isSplit) return { why: `env in ${without.join(', ')} does not support the option -S`, fix: byShell }
  return {
    why: `env searches for a program with the name ${JSON.stringify(argument)}`,
    fix: without.length === 0 ? `Use "#!${program} -S ${argument}".` : byShell,
  }
}

/** The languages whose interpreter is only in their own runtimes. `undefined`: no runtime has this interpreter. */
const languageOfInterpreter: Readonly<Record<string, string | undefined>> = {
  ...{ node: 'nodejs', python: 'python', python3: 'python', ruby: 'ruby', java: 'java' },
  ...{ php: undefined, deno: undefined, bun: undefined, pwsh: undefined },
}

function whyNoInterpreter(
  interpreter: string | undefined,
  { layer, runtimes }: Surroundings,
): Why | undefined {
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
  if (isOnPath) return undefined
  if (without.length === 0) return whyElsewhere(interpreter, known, runtimes)
  return {
    why: `${name} is required, and it is not in ${without.join(', ')}`,
    fix: `Use a compiled program or a shell script, or add ${name} to ${programs}/ of the layer and use "#!/usr/bin/env ${name}".`,
  }
}

/** The folder in which runtimes have these interpreters, and not in those of the system (AWS: base images for Lambda, /var/runtime/bootstrap). */
const folderOfRuntime = '/var/lang/bin'
const onlyInRuntime = ['node', 'python3', 'ruby']

function whyElsewhere(interpreter: string, name: string, runtimes: readonly Runtime[]): Why | undefined {
  const isSystemPath = /^\/(?:usr\/(?:local\/)?)?bin\//.test(interpreter)
  const isKnown = runtimes.some((runtime) => factsOf(runtime) !== undefined)
  if (!isSystemPath || !isKnown || !onlyInRuntime.includes(name)) return undefined
  return {
    why: `${interpreter} is required, and Lambda has it in ${folderOfRuntime}/`,
    fix: `Use "#!/usr/bin/env ${basename(interpreter)}".`,
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

/** Options of env that are followed by a value, such as the name of a variable (coreutils: "env invocation"). */
const optionWithValue = /^-[uC]$/

/** Returns the interpreter of a script as its path, or as its name if it is searched on PATH by `env`. */
function interpreterOf(command: Command): string | undefined {
  if (!isEnv(command)) return command.program
  const words = command.argument.replace(splitOption, '').split(/\s+/)
  return words.find(
    (word, index) =>
      !word.startsWith('-') && !word.includes('=') && !optionWithValue.test(words[index - 1] ?? ''),
  )
}
