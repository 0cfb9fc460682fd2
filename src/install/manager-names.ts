/**
 * The package managers that this action builds with: managers.ts has each by its name, and is loaded only to build. Of those of one
 * language, the first whose manifest is there is taken where there is no lock file.
 */
export const managerNames = [
  'npm',
  'pnpm',
  'yarn',
  'bun',
  'pipenv',
  'pip',
  'poetry',
  'uv',
  'bundler',
  'maven',
  'gradle',
] as const

/** What may be asked for by name. */
export const packageManagers = ['auto', ...managerNames, 'none']
