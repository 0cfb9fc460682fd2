import { count } from './figures.ts'
import { Problem } from './problem.ts'

/**
 * Limits on untrusted files, such as those of a pull request or a package. Real projects stay far below them. Without limits, a small file
 * could occupy a runner for hours, or fill its memory.
 */
export const limits = {
  /** Lock files in JSON or plain lines, and lists that package managers print. */
  text: { most: 100_000_000, of: 'bytes' },
  /** Manifests such as package.json, pom.xml and requirements files. */
  manifest: { most: 5_000_000, of: 'bytes' },
  /** pyproject.toml, uv.lock and poetry.lock. */
  toml: { most: 15_000_000, of: 'bytes' },
  /** Settings in YAML, or one package of a YAML lock file. The YAML parser needs seconds for each megabyte. */
  yaml: { most: 100_000, of: 'bytes' },
  yamlLock: { most: 10_000_000, of: 'bytes' },
  yamlParts: { most: 1_000_000, of: 'bytes of packages in another form than pnpm writes them' },
  tomlValues: { most: 400_000, of: 'keys and lists' },
  nesting: { most: 200, of: 'levels of nesting' },
  aliases: { most: 100, of: 'uses of an alias' },
  patterns: { most: 1_000, of: 'patterns of members' },
  wildcards: { most: 3, of: 'wildcards in one part of a pattern' },
  requirementsFiles: { most: 1_000, of: 'requirements files in all' },
  requirements: { most: 20_000, of: 'lines of requirements in all' },
  includes: { most: 50, of: 'levels of files that include each other' },
  groups: { most: 200, of: 'levels of groups that include each other' },
  extras: { most: 1_000_000, of: 'characters of requirements in its extras' },
  poms: { most: 5_000, of: 'POMs in all' },
  /** The XML parser needs a kilobyte of memory for each tag. */
  tags: { most: 150_000, of: 'tags' },
  pomTags: { most: 1_000_000, of: 'tags of POMs in all' },
  parents: { most: 50, of: 'parents' },
  properties: { most: 1_000_000, of: 'characters of expanded properties' },
  /** The metadata file of a package in a layer. */
  metadata: { most: 20_000_000, of: 'bytes' },
  /** Entries of a jar in a layer. The directory of a jar is read in parts. */
  jarEntries: { most: 1_000_000, of: 'entries' },
  classes: { most: 100_000, of: 'classes' },
  /** A jar that the action rewrites. More entries would need the zip64 format. */
  rewrittenEntries: { most: 65_535, of: 'entries' },
  rewrittenBytes: { most: 500_000_000, of: 'bytes' },
} as const

/** The name of a limit. */
export type Limit = keyof typeof limits

/** An untrusted file exceeds a limit. */
export class LimitExceeded extends Problem {
  readonly limit: Limit

  constructor(subject: string, limit: Limit) {
    const { most, of } = limits[limit]
    super({
      topic: 'a-file-exceeds-a-limit',
      text: `${subject} exceeds a limit of this action: it has more than ${count(most)} ${of}. Make it smaller.`,
    })
    this.limit = limit
  }
}

/** The remaining amount of a limit that several files share. */
export interface Budget {
  /** Subtracts `amount`, 1 by default. Throws LimitExceeded with the name `subject` if less remains. */
  readonly spend: (subject: string, amount?: number) => void
}

/** Returns a budget with the full amount of a limit. */
export function newBudget(limit: Limit): Budget {
  let remaining: number = limits[limit].most
  return {
    spend: (subject, amount = 1) => {
      remaining -= amount
      if (remaining < 0) throw new LimitExceeded(subject, limit)
    },
  }
}

/** Throws LimitExceeded with the name `subject` if `amount` exceeds the limit. */
export function requireWithinLimit(limit: Limit, subject: string, amount: number): void {
  newBudget(limit).spend(subject, amount)
}

/** Rethrows an error if it is a LimitExceeded. The caller ignores all other errors. */
export function rethrowIfLimitExceeded(error: unknown): void {
  if (error instanceof LimitExceeded) throw error
}

/** Returns how often a character occurs in a text. This estimates the work of a parser before it starts. */
export function countOccurrences(character: string, text: string): number {
  let found = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1
  return found
}
