import { Problem } from '../../base/problem.ts'

/** A lock file of an unsupported tool, and how to convert it to one that this action reads. */
interface ForeignLock {
  readonly file: RegExp
  readonly tool: string
  readonly language: string
  readonly convert: string
}

const uvLock = 'List the PyPI packages in pyproject.toml, run "uv lock", and commit uv.lock.'
const npmLock = 'Run "npm install --package-lock-only", and commit package-lock.json.'

const foreignLocks: readonly ForeignLock[] = [
  {
    file: /^pdm(?:\.[\w-]+)?\.lock$/,
    tool: 'PDM',
    language: 'Python',
    convert: 'Run "pdm export --format pylock --output pylock.toml", and commit pylock.toml.',
  },
  { file: /^pixi\.lock$/, tool: 'pixi', language: 'Python', convert: uvLock },
  { file: /^(?:.+\.)?conda-lock\.ya?ml$/, tool: 'conda-lock', language: 'Python', convert: uvLock },
  {
    file: /^requirements(?:-dev)?\.lock$/,
    tool: 'Rye',
    language: 'Python',
    convert: 'Run "uv lock", and commit uv.lock.',
  },
  { file: /^deno\.lock$/, tool: 'Deno', language: 'Node.js', convert: npmLock },
  { file: /^vlt-lock\.json$/, tool: 'vlt', language: 'Node.js', convert: npmLock },
  {
    file: /^gems\.locked$/,
    tool: 'Bundler with gems.rb',
    language: 'Ruby',
    convert: 'Rename gems.rb to Gemfile and gems.locked to Gemfile.lock.',
  },
]

/** Returns the lock files of unsupported tools among some names, for one language or for all. */
export function foreignAmong(names: readonly string[], language?: string): string[] {
  return names.filter((name) => foreignOf(name, language) !== undefined)
}

function foreignOf(name: string, language?: string): ForeignLock | undefined {
  return foreignLocks.find(
    (one) => one.file.test(name) && (language === undefined || one.language === language),
  )
}

/** Throws a Problem for lock files of unsupported tools, with how to convert the first one. They would be ignored otherwise. */
export function requireNoForeign(names: readonly string[], language?: string): void {
  const found = foreignAmong(names, language)
  const [first] = found
  const foreign = first === undefined ? undefined : foreignOf(first, language)
  if (!foreign) return
  throw new Problem({
    topic: 'a-lock-file-is-needed',
    text:
      `Input "source" has ${found.join(' and ')}, but this action does not read lock files of ${foreign.tool}. ` +
      `${foreign.convert} To build without a lock file, remove it.`,
  })
}
