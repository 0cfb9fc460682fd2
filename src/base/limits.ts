import { count } from './figures.ts'
import { Problem } from './problem.ts'

/**
 * The most that is read of what others wrote, such as the files of a pull request and what packages contain. Real projects stay far below
 * these numbers. Without them, a small file could occupy a runner for hours, or fill its memory.
 */
export const limits = {
  /** A lock file in JSON or lines, a list that a package manager wrote, and the like. */
  text: { most: 100_000_000, of: 'bytes' },
  /** A package.json, a pom.xml, a requirements file and the like. */
  manifest: { most: 5_000_000, of: 'bytes' },
  /** pyproject.toml, uv.lock and poetry.lock. */
  toml: { most: 15_000_000, of: 'bytes' },
  /** Settings in YAML, or one package of a lock file in YAML: its parser takes seconds for each megabyte. */
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
  /** The parser of XML keeps a kilobyte for each. */
  tags: { most: 150_000, of: 'tags' },
  pomTags: { most: 1_000_000, of: 'tags of POMs in all' },
  parents: { most: 50, of: 'parents' },
  properties: { most: 1_000_000, of: 'characters of expanded properties' },
  /** What a package in a layer says of itself. */
  metadata: { most: 20_000_000, of: 'bytes' },
  /** Of the zips that are looked into inside of a layer. Their directories are read in parts. */
  jarEntries: { most: 1_000_000, of: 'entries' },
  classes: { most: 100_000, of: 'classes' },
  /** Of a jar that a build made, which is written again. More entries need another form of zip. */
  rewrittenEntries: { most: 65_535, of: 'entries' },
  rewrittenBytes: { most: 500_000_000, of: 'bytes' },
} as const

/** What is limited. */
export type Limit = keyof typeof limits

/** What others wrote is more than is read of it. */
export class LimitExceeded extends Problem {
  readonly limit: Limit

  constructor(subject: string, limit: Limit) {
    const { most, of } = limits[limit]
    super(
      `${subject} exceeds a limit of this action: it has more than ${count(most)} ${of}. Make it smaller.`,
    )
    this.limit = limit
  }
}

/** What is left of a limit for one piece of work. */
export interface Budget {
  /** Takes some of it. Throws LimitExceeded, which names the subject, if that is more than is left. */
  readonly spend: (subject: string, amount?: number) => void
}

/** A limit of which nothing is used yet. */
export function budgetOf(limit: Limit): Budget {
  let left: number = limits[limit].most
  return {
    spend: (subject, amount = 1) => {
      left -= amount
      if (left < 0) throw new LimitExceeded(subject, limit)
    },
  }
}

/** Throws LimitExceeded if an amount is more than a limit. */
export function requireWithin(limit: Limit, subject: string, amount: number): void {
  budgetOf(limit).spend(subject, amount)
}

/** Passes on what was thrown because of a limit: other errors are for somebody else to report. */
export function passOnLimit(error: unknown): void {
  if (error instanceof LimitExceeded) throw error
}

/** How often a character is in a text, which tells how much a parser would have to do. */
export function countOf(character: string, text: string): number {
  let found = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1
  return found
}
